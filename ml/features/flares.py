"""Flares as DONKI told of them, and what is known of the Sun at 00:00 UTC of each day.

Source: NASA CCMC DONKI. It lists all flares from M1 on; of the weaker ones only some, so those are left out. A flare
belongs to the day in which it begins: two records carry a wrong year in their peak, none in their begin.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Any, Final

import numpy as np

from ml.features import donki, hours, latency
from ml.features.instants import stamp
from ml.features.once import once
from ml.features.samples import Instants, Mask, Numbers, Samples
from ml.features.source import Source
from services.ports.archive import Select, Where

DAY = np.timedelta64(86400, "s")
WINDOWS_DAYS: Final = (1, 7, 27, 81, 365)
DECAYS_DAYS: Final = (3, 10)
LEVELS: Final = {"m": 1e-5, "x": 1e-4}
"""Least peak flux in W/m² of GOES 0.1-0.8 nm."""

NAMES: Final = (
    *(f"{level}_days_{window}" for level in LEVELS for window in WINDOWS_DAYS),
    *(f"m_recent_{decay}" for decay in DECAYS_DAYS),
    "f107_sfu",
    "f107_mean_27_sfu",
)
"""`m_days_27`: how many of the trailing 27 days had a flare of class M or more; `m_recent_3`: count of these flares,
each fading over 3 days; F10.7: newest and mean of 27 trailing days, never centred. All as told by the issue."""

F107: Final = hours.Quantity(
    ("omni_f107_sfu", "f107_observed_sfu"), "f107_flux_sfu", np.timedelta64(0, "s"), 24, upstream=False
)
"""Measured at 17, 20 and 23 UTC: there when its day has ended."""

_LOG = "silver_donki__events"
_FLUX: Final = {"A": 1e-8, "B": 1e-7, "C": 1e-6, "M": 1e-5, "X": 1e-4}
EVERY: Final = timedelta(days=1)
_F107_REACH_DAYS = 5


@dataclass(frozen=True, slots=True)
class Flares:
    """Flares of class M and more, by begin.

    Args:
        start_at: begin, shape (n,).
        available_at: when DONKI was told, or the platform learned of it where it watched, shape (n,).
        first_flux: peak flux as first told, W/m², shape (n,); what a forecast may see.
        flux: as told now: the truth, shape (n,).
        begins_at: before this nothing is recorded: missing, not zero.
        known_until: the flares of days that end by then are known.
    """

    start_at: Instants
    available_at: Instants
    first_flux: Numbers
    flux: Numbers
    begins_at: np.datetime64
    known_until: np.datetime64


def peak_flux(flare_class: str | None) -> float:
    """W/m² of a class such as `M2.3`; NaN where it is not one."""
    if not flare_class or flare_class[0] not in _FLUX:
        return np.nan
    try:
        return _FLUX[flare_class[0]] * float(flare_class[1:] or 1)
    except ValueError:
        return np.nan


def read_flares(source: Source, start: datetime, end: datetime) -> Flares:
    """Flares that begin in [start, end); raises TransientError where core is away."""
    rows = source.rows(
        Select(
            table=_LOG,
            where=(Where("event_type", "=", "FLR"), Where("start_at", ">=", start), Where("start_at", "<", end)),
            sort=("known_at",),
            columns=("event_id", "start_at", "flare_class", "submitted_at", "known_at", "origin"),
        )
    )
    told: dict[str, list[dict[str, Any]]] = {}
    for row, available_at in zip(rows.to_pylist(), _available_at(rows), strict=True):
        told.setdefault(row["event_id"], []).append({**row, "available_at": available_at})
    firsts, lasts = [v[0] for v in told.values()], [v[-1] for v in told.values()]
    flux = np.array([peak_flux(row["flare_class"]) for row in lasts], float)
    first_flux = np.array([peak_flux(row["flare_class"]) for row in firsts], float)
    start_at = np.array([row["start_at"].replace(tzinfo=None) for row in lasts], "datetime64[s]")
    available_at = np.array([row["available_at"] for row in firsts], "datetime64[s]")
    strong = np.maximum(flux, first_flux) >= LEVELS["m"]
    order = np.argsort(start_at[strong], kind="stable")
    kept = np.flatnonzero(strong)[order]
    return Flares(start_at[kept], available_at[kept], first_flux[kept], flux[kept], *donki.held(source))


def build(source: Source, start: datetime, end: datetime, *, level: str) -> Samples:
    """A forecast for each UTC day, issued 15 minutes into it; truth 1 where a flare of the level began in that day.

    Args:
        source: core.
        start: first issue, aware UTC.
        end: of the issues, exclusive.
        level: `m` or `x`.
    """
    first, last = stamp(start), stamp(end)
    days = latency.issue_hours(first, last, DAY)
    begin, until = start - timedelta(days=max(WINDOWS_DAYS) + 1), end + timedelta(days=1)
    flares = once(source, ("flares", begin, until), lambda: read_flares(source, begin, until))
    radio = once(source, ("radio", begin, until), lambda: _radio(source, days))
    return Samples(
        issued_at=days + latency.ISSUE_DELAY,
        valid_from=days,
        valid_until=days + DAY,
        names=NAMES,
        features=np.column_stack([*_counts(flares, days), *radio]),
        truth=_truth(flares, days, LEVELS[level]),
    )


BUILDS: Final = {level: partial(build, level=level) for level in LEVELS}


def _available_at(rows: Any) -> Instants:
    told = latency.instants(rows["submitted_at"])
    begun = latency.instants(rows["start_at"])
    told = np.where(np.isnat(told), latency.instants(rows["known_at"]), np.maximum(told, begun))
    return latency.available_at(rows, told, np.timedelta64(0, "s"))


def _counts(flares: Flares, days: Instants) -> list[Numbers]:
    """Trailing counts per day, in the order of NAMES, each shape (n,)."""
    issued_at = (days + latency.ISSUE_DELAY)[:, None]
    age_days = (days[:, None] - flares.start_at) / DAY
    known = (flares.available_at <= issued_at) & (age_days > 0)
    counts = []
    for flux in LEVELS.values():
        strong = known & (flares.first_flux >= flux)
        counts += [_flare_days(flares, strong & (age_days <= window), days, window) for window in WINDOWS_DAYS]
    strong = known & (flares.first_flux >= LEVELS["m"])
    held = days - flares.begins_at >= max(DECAYS_DAYS) * DAY
    for decay in DECAYS_DAYS:
        fading = np.where(strong, np.exp(-np.maximum(age_days, 0) / decay), 0.0).sum(axis=1)
        counts.append(np.where(held, fading, np.nan))
    return counts


def _flare_days(flares: Flares, inside: Mask, days: Instants, window: int) -> Numbers:
    """How many different days have a flare inside, shape (n,); NaN where the record does not reach back so far."""
    flare_day, places = np.unique(flares.start_at.astype("datetime64[D]"), return_inverse=True)
    held = np.zeros((len(days), len(flare_day)), bool)
    rows, columns = np.nonzero(inside)
    held[rows, places[columns]] = True
    reaches = days - flares.begins_at >= window * DAY
    return np.where(reaches, held.sum(axis=1), np.nan)


def _radio(source: Source, days: Instants) -> Sequence[Numbers]:
    """Newest F10.7 and its mean over 27 trailing days, each shape (n,); NaN where none is known."""
    if not len(days):
        return [np.empty(0), np.empty(0)]
    flux = hours.filled(source, F107, days[0] - 28 * DAY, days[-1] + DAY).before(days, 1, 27)
    there = np.isfinite(flux)
    place = there.argmax(axis=1)
    newest = np.where(place < _F107_REACH_DAYS, flux[np.arange(len(days)), place], np.nan)
    count = there.sum(axis=1)
    mean = np.divide(np.nansum(flux, axis=1), count, out=np.full(len(days), np.nan), where=count > 0)
    return newest, mean


def _truth(flares: Flares, days: Instants, flux: float) -> Numbers:
    """1 where a flare begins in the day, else 0, shape (n,); NaN where that is not known."""
    event_days = np.unique(flares.start_at[flares.flux >= flux].astype("datetime64[D]"))
    happened = np.isin(days.astype("datetime64[D]"), event_days)
    known = (days >= flares.begins_at) & (days + DAY <= flares.known_until)
    return np.where(known, happened.astype(float), np.nan)
