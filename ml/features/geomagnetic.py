"""What Dst and Kp of the next hours are told from: the last day's solar wind, the indices themselves, the clock.

A row is named after hour t and issued a quarter of an hour later. `bz_1h` is Bz of the hour that ended at t, `bz_2h` of
the hour before; `bz_mean_6h` is the mean of the last six; `kp_1` is the last completed interval of Kp. Where the newest
Dst or Kp has not come in, the one before stands for it; solar wind that has not come in is NaN. `dst_27d_3h` is what
Dst was 27 days before the hour that `dst_3h` is about. `wind_age_h`, `dst_age_h` and `kp_age_h` say how old the newest
value was at t, in hours; NaN where there was none in a day (three days for Kp).
"""

from collections.abc import Mapping
from datetime import datetime

import numpy as np

from ml.features import hours as near_earth
from ml.features.hours import Hourly
from ml.features.instants import stamp
from ml.features.latency import HOUR, ISSUE_DELAY, issue_hours
from ml.features.once import once
from ml.features.samples import Instants, Numbers, Samples
from ml.features.source import Source

WIND = ("v", "n", "bt", "by", "bz", "sqrt_p", "newell", "vbs")
LAGS = (1, 2, 3, 4, 6, 9)
MEANS = (3, 6, 12, 24)
DST_LAGS = (1, 2, 3, 4, 6, 12, 24)
KP_LAGS = tuple(range(1, 10))
DST_LEADS = range(1, 7)
KP_LEADS = range(6)
CARRINGTON = np.timedelta64(27, "D")
"""One turn of the Sun as seen from Earth; recurrent streams come back after it."""

WIND_COLUMNS = tuple(f"{c}_{lag}h" for c in WIND for lag in LAGS) + tuple(f"{c}_mean_{w}h" for c in WIND for w in MEANS)
CLOCK_COLUMNS = ("sin_hour", "cos_hour", "sin_year", "cos_year")
DST_COLUMNS = (*(f"dst_{lag}h" for lag in DST_LAGS), "dst_change_1h", "dst_change_3h", "dst_least_24h")
KP_COLUMNS = (*(f"kp_{lag}" for lag in KP_LAGS), "kp_mean_8", "kp_phase")

_HISTORY = np.timedelta64(28, "D")
_AHEAD = np.timedelta64(2, "D")
_DAY = np.timedelta64(1, "D")
_BLOCK = 10_000  # rows at a time: a day's window of every column of thirteen years would not fit a small machine

Frames = Mapping[str, Hourly]


def frames(source: Source, start: np.datetime64, end: np.datetime64) -> Frames:
    """All quantities of the days that forecasts named after [start, end] are told from, truth of Kp and Dst included.

    `kp_truth` and `dst_truth` hold the index as its maker settled it, where it did.
    """
    first = (start - _HISTORY).astype("datetime64[D]").astype("datetime64[s]")
    last = (end + _AHEAD).astype("datetime64[D]").astype("datetime64[s]")

    def make() -> Frames:
        found = {name: near_earth.read(source, name, first, last) for name in near_earth.QUANTITIES}
        truth = {f"{name}_truth": near_earth.read(source, name, first, last, settled=True) for name in ("kp", "dst")}
        return found | truth

    return once(source, ("frames", first, last), make)


def hourly(source: Source, start: datetime, end: datetime) -> tuple[Samples, Frames]:
    """One row per hour whose forecast is issued in [start, end), without truth, and the frames it was made from."""
    first, last = map(stamp, (start, end))
    at = issue_hours(first, last)
    found = frames(source, first, last)
    return once(source, ("hourly", first, last), lambda: _samples(found, at)), found


def dst(source: Source, start: datetime, end: datetime, lead: int) -> Samples:
    """Samples of Dst in `lead` hours: the hour that begins at t + lead - 1, in nT."""
    rows, found = hourly(source, start, end)
    begins = rows.issued_at - ISSUE_DELAY + (lead - 1) * HOUR
    return _about(rows, begins, begins + HOUR, found["dst_truth"].at(begins))


def kp(source: Source, start: datetime, end: datetime, lead: int) -> Samples:
    """Samples of Kp of the three hours that hold hour t + lead."""
    rows, found = hourly(source, start, end)
    begins = kp_interval(rows.issued_at - ISSUE_DELAY + lead * HOUR)
    return _about(rows, begins, begins + 3 * HOUR, found["kp_truth"].at(begins))


def kp_interval(at: Instants) -> Instants:
    """Begin of the three hours of Kp that hold each instant."""
    midnight = at.astype("datetime64[D]").astype("datetime64[s]")
    return np.asarray(midnight + (at - midnight) // (3 * HOUR) * (3 * HOUR))


def coupling(wind: Mapping[str, Numbers]) -> dict[str, Numbers]:
    """What the solar wind drives the magnetosphere with, in the shape of its inputs.

    `newell`: rate of opening flux, (km/s)^4/3 nT^2/3 / 10⁴, Newell et al. 2007, doi:10.1029/2006JA012015. `vbs`:
    southward electric field in mV/m. `sqrt_p`: root of the dynamic pressure (OMNI's 2e-6 n v² for an alpha share of
    5 %) in nPa^1/2.
    """
    v, by, bz = wind["v"], wind["by"], wind["bz"]
    half = np.abs(np.sin(np.arctan2(by, bz) / 2))
    return {
        "newell": v ** (4 / 3) * np.hypot(by, bz) ** (2 / 3) * half ** (8 / 3) / 1e4,
        "vbs": v * np.maximum(-bz, 0) / 1000,
        "sqrt_p": np.sqrt(2e-6 * wind["n"] * v**2),
    }


def mean(window: Numbers) -> Numbers:
    """Mean of what is known of each row; NaN where nothing is."""
    known = np.isfinite(window)
    count = known.sum(axis=1)
    return np.where(count > 0, np.where(known, window, 0).sum(axis=1) / np.maximum(count, 1), np.nan)


def held_over(window: Numbers) -> Numbers:
    """The window, newest first, with what is not known taken from the next older; an index late by an hour stands."""
    known = np.isfinite(window)
    place = np.where(known, np.arange(window.shape[1]), window.shape[1] - 1)
    place = np.minimum.accumulate(place[:, ::-1], axis=1)[:, ::-1]
    return np.asarray(np.take_along_axis(window, place, axis=1))


def newest(window: Numbers) -> tuple[Numbers, Numbers]:
    """The first known value of each row and its place; NaN where nothing is known."""
    known = np.isfinite(window)
    place = known.argmax(axis=1)
    there = known.any(axis=1)
    return np.where(there, window[np.arange(len(window)), place], np.nan), np.where(there, place, np.nan)


def clock(at: Instants) -> dict[str, Numbers]:
    """Hour of the day and day of the year as angles: the Earth's tilt against the solar wind."""
    hour = (at - at.astype("datetime64[D]")) / _DAY
    year = (at - at.astype("datetime64[Y]").astype("datetime64[s]")) / (365.25 * _DAY)
    angles = {"hour": 2 * np.pi * hour, "year": 2 * np.pi * year}
    return {f"{f.__name__}_{name}": f(angle) for name, angle in angles.items() for f in (np.sin, np.cos)}


def _about(rows: Samples, begins: Instants, ends: Instants, truth: Numbers) -> Samples:
    return Samples(rows.issued_at, begins, ends, rows.names, rows.features, truth)


def _samples(found: Frames, at: Instants) -> Samples:
    names = tuple(_features(found, at[:0]))
    features = np.empty((len(at), len(names)))
    for begin in range(0, len(at), _BLOCK):
        part = slice(begin, begin + _BLOCK)
        features[part] = np.column_stack(list(_features(found, at[part]).values()))
    issued_at = at + ISSUE_DELAY
    return Samples(issued_at, issued_at, issued_at, names, features, np.full(len(at), np.nan))


def _features(found: Frames, at: Instants) -> dict[str, Numbers]:
    return {**_wind(found, at), **_dst(found["dst"], at), **_kp(found["kp"], at), **clock(at)}


def _wind(found: Frames, at: Instants) -> dict[str, Numbers]:
    window = {name: found[name].before(at, 1, max(MEANS)) for name in near_earth.SOLAR_WIND}
    window |= coupling(window)
    lagged = {f"{c}_{lag}h": window[c][:, lag - 1] for c in WIND for lag in LAGS}
    means = {f"{c}_mean_{w}h": mean(window[c][:, :w]) for c in WIND for w in MEANS}
    return lagged | means | {"wind_age_h": newest(window["v"] + window["bz"])[1]}


def _dst(index: Hourly, at: Instants) -> dict[str, Numbers]:
    window = index.before(at, 1, max(DST_LAGS))
    last, age = newest(window)
    window = held_over(window)
    changes = {f"dst_change_{h}h": window[:, 0] - window[:, h] for h in (1, 3)}
    least = {"dst_least_24h": np.fmin.reduce(window, axis=1), "dst_last": last, "dst_age_h": age}
    before = {f"dst_27d_{lead}h": _turn_before(index, at, at + (lead - 1) * HOUR) for lead in DST_LEADS}
    return {f"dst_{lag}h": window[:, lag - 1] for lag in DST_LAGS} | changes | least | before


def _kp(index: Hourly, at: Instants) -> dict[str, Numbers]:
    window = index.before(at, 1, 24)
    last, place = newest(window)
    window = held_over(window)
    since = (at - kp_interval(at)) / HOUR
    last_before = {"kp_27d_last": _turn_before(index, at, kp_interval(at) - 3 * HOUR)}
    named = {f"kp_{lag}": window[:, lag - 1] for lag in KP_LAGS} | {"kp_mean_8": mean(window[:, :8])}
    before = {f"kp_27d_{lead}h": _turn_before(index, at, kp_interval(at + lead * HOUR)) for lead in KP_LEADS}
    return named | {"kp_phase": since, "kp_last": last, "kp_age_h": 3 * place + since} | before | last_before


def _turn_before(index: Hourly, at: Instants, begins: Instants) -> Numbers:
    return index.at(begins - CARRINGTON, at + ISSUE_DELAY)
