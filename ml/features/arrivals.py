"""One forecast for each CME that ENLIL sends to Earth: issued once, as soon as it can be.

Issued when the first analysis and the first run that says when the CME reaches Earth are both known, if that arrival
still lies ahead. ENLIL's own forecast is then this run's arrival, so both say their first word at the same instant.
Truth of the arrival: hours to the shock at Earth whose fastest linked CME it is. Truth of a hit: whether any shock at
Earth is linked with the CME. People made the links later, and they had seen ENLIL.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import numpy as np

from ml.features import donki
from ml.features.cmes import LONGEST, Analysis, Cme, Run, Shock, read_cmes, read_shocks
from ml.features.instants import stamp
from ml.features.once import once
from ml.features.samples import Instants, Samples
from ml.features.source import Source

NAMES = (
    "elapsed_h",
    "enlil_h",
    "enlil_is_glancing",
    "enlil_kp_180",
    "enlil_cmes",
    "speed_km_s",
    "half_angle_deg",
    "axis_to_earth_deg",
    "latitude_deg",
    "analyses",
    "arriving_before",
)
"""`elapsed_h` since the front passed 21.5 solar radii; `enlil_h` from issue to ENLIL's arrival; `analyses`: how many;
`arriving_before`: how many other CMEs ENLIL lets arrive between issue and then."""

ARRIVAL_NAMES = ("elapsed_h", "enlil_h", "speed_km_s")
"""All that an arrival is forecast from."""


@dataclass(frozen=True, slots=True)
class Issue:
    """What is known of a CME when its forecast is issued."""

    cme: Cme
    issued_at: datetime
    analysis: Analysis
    run: Run
    arrival_at: datetime


def build_arrivals(source: Source, start: datetime, end: datetime) -> Samples:
    """Forecasts issued in [start, end), by instant; truth in hours after issue, NaN where no shock followed (yet)."""
    cmes, shocks = _read(source, start, end)
    causes = shocks_by_cme(cmes, shocks)
    samples = _samples(cmes, start, end, lambda issue: _hours_to(issue, causes.get(issue.cme.event_id)))
    return replace(samples, names=ARRIVAL_NAMES, features=samples.columns(ARRIVAL_NAMES))


def build_hits(source: Source, start: datetime, end: datetime) -> Samples:
    """Forecasts issued in [start, end), by instant; truth 1 where a shock followed, 0 where none did in eight days."""
    cmes, shocks = _read(source, start, end)
    seen_at = {shock.event_id: shock.observed_at for shock in shocks}
    known_until = donki.held(source)[1]
    return _samples(cmes, start, end, lambda issue: _hit(issue, seen_at, known_until))


def issues_of(cmes: Iterable[Cme]) -> list[Issue]:
    """One issue for each CME that ENLIL sends to Earth, by instant."""
    found = [issue for cme in cmes if (issue := _issue(cme))]
    return sorted(found, key=lambda issue: (issue.issued_at, issue.cme.event_id))


def shocks_by_cme(cmes: Iterable[Cme], shocks: Sequence[Shock]) -> dict[str, Shock]:
    """The first shock at Earth of each CME that is the fastest of those linked with it; keys are CME ids."""
    linked: dict[str, list[Cme]] = {}
    for cme in cmes:
        for event_id in cme.linked:
            linked.setdefault(event_id, []).append(cme)
    found: dict[str, Shock] = {}
    for shock in shocks:
        if causes := linked.get(shock.event_id):
            fastest = max(causes, key=lambda cme: (cme.final_speed_km_s or 0.0, cme.event_id))
            found.setdefault(fastest.event_id, shock)
    return found


def axis_to_earth_deg(latitude_deg: float, longitude_deg: float | None) -> float:
    """Angle between a CME's axis and the line to Earth; NaN where the longitude is not known.

    Earth is put into the Sun's equator: its own latitude is 7 degrees at most, less than an analysis can tell.
    """
    if longitude_deg is None:
        return float("nan")
    cosine = np.cos(np.radians(latitude_deg)) * np.cos(np.radians(longitude_deg))
    return float(np.degrees(np.arccos(cosine)))


def _issue(cme: Cme) -> Issue | None:
    """The first instant at which an analysis and a run with an arrival that lies ahead are known."""
    if not cme.analyses:
        return None
    for instant in sorted({max(run.available_at, cme.analyses[0].available_at) for run in cme.runs}):
        analysis, run = cme.analysis_at(instant), cme.run_at(instant)
        if analysis and run and run.arrival_at and run.arrival_at > instant:
            return Issue(cme, instant, analysis, run, run.arrival_at)
    return None


def _features(issue: Issue, cmes: Iterable[Cme]) -> list[float]:
    analysis, run = issue.analysis, issue.run
    kp = run.kp_by_clock_angle[-1]
    return [
        _hours(issue.issued_at - analysis.time21_5_at),
        _hours(issue.arrival_at - issue.issued_at),
        float(run.is_glancing),
        np.nan if kp is None else kp,
        float(max(len(run.cme_ids), 1)),
        analysis.speed_km_s,
        analysis.half_angle_deg,
        axis_to_earth_deg(analysis.latitude_deg, analysis.longitude_deg),
        analysis.latitude_deg,
        float(sum(a.available_at <= issue.issued_at for a in issue.cme.analyses)),
        float(sum(_arrives_before(other, issue) for other in cmes)),
    ]


def _arrives_before(other: Cme, issue: Issue) -> bool:
    """Whether, as known at the issue, ENLIL lets another CME arrive between issue and this one."""
    if other.event_id == issue.cme.event_id or not timedelta(0) <= issue.issued_at - other.start_at <= LONGEST:
        return False
    run = other.run_at(issue.issued_at)
    arrival_at = run.arrival_at if run else None
    return arrival_at is not None and issue.issued_at <= arrival_at <= issue.arrival_at


def _read(source: Source, start: datetime, end: datetime) -> tuple[list[Cme], list[Shock]]:
    """All CMEs that forecasts issued in [start, end) may see or that may share a shock with theirs; and the shocks."""
    begin, until = start - 2 * LONGEST, end + LONGEST
    return (
        once(source, ("cmes", begin, until), lambda: read_cmes(source, begin, until)),
        read_shocks(source, start, until),
    )


def _samples(cmes: Sequence[Cme], start: datetime, end: datetime, truth: Callable[[Issue], float]) -> Samples:
    issues = [issue for issue in issues_of(cmes) if start <= issue.issued_at < end]
    issued_at: Instants = np.array([stamp(issue.issued_at) for issue in issues], "datetime64[s]")
    return Samples(
        issued_at=issued_at,
        valid_from=issued_at,
        valid_until=issued_at + np.timedelta64(LONGEST),
        names=NAMES,
        features=np.array([_features(issue, cmes) for issue in issues], float).reshape(len(issues), len(NAMES)),
        truth=np.array([truth(issue) for issue in issues], float),
        subjects=tuple(issue.cme.event_id for issue in issues),
    )


def _hours_to(issue: Issue, shock: Shock | None) -> float:
    """Hours to the shock; NaN where there is none, or where it was there before the forecast."""
    if shock is None or shock.observed_at <= issue.issued_at:
        return np.nan
    return _hours(shock.observed_at - issue.issued_at)


def _hit(issue: Issue, seen_at: Mapping[str, datetime], known_until: np.datetime64) -> float:
    """Whether a shock of this CME came after the forecast, within eight days."""
    if any(issue.issued_at < seen_at[i] <= issue.issued_at + LONGEST for i in issue.cme.linked if i in seen_at):
        return 1.0
    return 0.0 if stamp(issue.issued_at + LONGEST) <= known_until else np.nan


def _hours(span: timedelta) -> float:
    return span.total_seconds() / 3600
