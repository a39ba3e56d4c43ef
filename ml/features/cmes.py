"""Coronal mass ejections as DONKI told of them: analyses, ENLIL runs and shocks, each with the instant it was known.

Source: NASA CCMC DONKI. `isMostAccurate` is never read: people set it after the arrival.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import msgspec

from ml.features.latency import WATCHED
from ml.features.source import Source
from services.ports.archive import Select, Where

LONGEST = timedelta(days=8)
"""No CME of the record was longer on its way to Earth."""

_CMES = "silver_donki__events"  # the log: an answer's later versions must not hide when an analysis was first told
_EVENTS = "fact_space_weather_events"


@dataclass(frozen=True, slots=True)
class Analysis:
    """One measurement of a CME in coronagraph images.

    Args:
        available_at: its submission, or the platform's first answer that held it where the platform watched.
        time21_5_at: when the front passed 21.5 solar radii, ENLIL's inner boundary.
        speed_km_s: radial, at 21.5 solar radii.
        half_angle_deg: half of the cone's width.
        latitude_deg: of the cone's axis, heliographic (HEEQ).
        longitude_deg: likewise, 0 towards Earth, west positive; None where only the plane of the sky was measured.
    """

    available_at: datetime
    time21_5_at: datetime
    speed_km_s: float
    half_angle_deg: float
    latitude_deg: float
    longitude_deg: float | None


@dataclass(frozen=True, slots=True)
class Run:
    """One completed run of WSA-ENLIL with the CME's cone.

    Args:
        available_at: its completion, or the platform's first answer that held it where the platform watched.
        arrival_at: of the shock at Earth; None where the run has none.
        is_glancing: whether the run calls it a glancing blow.
        kp_by_clock_angle: greatest Kp expected for clock angles of 18, 90, 135 and 180 degrees; None where not given.
        cme_ids: of all CMEs that the run holds.
    """

    available_at: datetime
    arrival_at: datetime | None
    is_glancing: bool
    kp_by_clock_angle: tuple[float | None, ...]
    cme_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cme:
    """One CME.

    Args:
        event_id: DONKI's.
        start_at: first seen in a coronagraph.
        analyses: by `available_at`.
        runs: by `available_at`.
        linked: ids of the events that people tied to it afterwards: truth, never an input.
        final_speed_km_s: of the analysis that people preferred in the end: truth, never an input.
    """

    event_id: str
    start_at: datetime
    analyses: tuple[Analysis, ...]
    runs: tuple[Run, ...]
    linked: tuple[str, ...]
    final_speed_km_s: float | None

    def analysis_at(self, instant: datetime) -> Analysis | None:
        """The newest analysis known at an instant."""
        known = [a for a in self.analyses if a.available_at <= instant]
        return known[-1] if known else None

    def run_at(self, instant: datetime) -> Run | None:
        """The newest run known at an instant that says when the CME reaches Earth."""
        known = [run for run in self.runs if run.available_at <= instant and run.arrival_at]
        return known[-1] if known else None


@dataclass(frozen=True, slots=True)
class Shock:
    """An interplanetary shock seen at Earth; told of at `submitted_at`."""

    event_id: str
    observed_at: datetime
    submitted_at: datetime


def read_cmes(source: Source, start: datetime, end: datetime) -> list[Cme]:
    """CMEs that start in [start, end), oldest first, with all that was ever told of them.

    What was told after an issue must be left out by its `available_at`.
    """
    rows = source.rows(
        Select(table=_CMES, where=_between("CME", start, end), sort=("known_at",), columns=_COLUMNS)
    ).to_pylist()
    told: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        told.setdefault(row["event_id"], []).append(row)
    return sorted((_cme(versions) for versions in told.values()), key=lambda cme: (cme.start_at, cme.event_id))


def read_shocks(source: Source, start: datetime, end: datetime) -> list[Shock]:
    """Shocks seen at Earth in [start, end), oldest first."""
    here = (Where("event_location", "=", "Earth"), Where("is_withdrawn", "=", False))
    query = Select(table=_EVENTS, where=(*_between("IPS", start, end), *here), sort=("start_at",))
    return [
        Shock(row["event_id"], row["start_at"], row["submitted_at"] or row["start_at"])
        for row in source.rows(query).to_pylist()
    ]


def runs_at_earth(cmes: Iterable[Cme]) -> list[Run]:
    """All runs that say when a CME reaches Earth, each once, by `available_at`."""
    runs = {run for cme in cmes for run in cme.runs if run.arrival_at}
    return sorted(runs, key=lambda run: (run.available_at, run.cme_ids))


_COLUMNS = ("event_id", "start_at", "analyses", "linked_event_ids", "cme_speed_km_s", "known_at", "origin")


class _Enlil(msgspec.Struct):
    completed: str | None = msgspec.field(name="modelCompletionTime", default=None)
    arrival: str | None = msgspec.field(name="estimatedShockArrivalTime", default=None)
    is_glancing: bool | None = msgspec.field(name="isEarthGB", default=None)
    kp_18: float | None = None
    kp_90: float | None = None
    kp_135: float | None = None
    kp_180: float | None = None
    cme_ids: list[str] | None = msgspec.field(name="cmeIDs", default=None)


class _Told(msgspec.Struct):
    submitted: str | None = msgspec.field(name="submissionTime", default=None)
    time21_5: str | None = None
    speed: float | None = None
    half_angle: float | None = msgspec.field(name="halfAngle", default=None)
    latitude: float | None = None
    longitude: float | None = None
    runs: list[_Enlil] | None = msgspec.field(name="enlilList", default=None)


_decode = msgspec.json.Decoder(list[_Told]).decode


def _between(event_type: str, start: datetime, end: datetime) -> tuple[Where, ...]:
    return (Where("event_type", "=", event_type), Where("start_at", ">=", start), Where("start_at", "<", end))


def _cme(versions: Sequence[dict[str, Any]]) -> Cme:
    """One CME from all its versions, the oldest first: what an earlier version held was known from then on."""
    analyses: dict[tuple[Any, ...], Analysis] = {}
    runs: dict[tuple[Any, ...], Run] = {}
    for row in versions:
        seen_at = row["known_at"] if row["origin"] in WATCHED else None
        for told in _decode(row["analyses"] or "[]"):
            if analysis := _analysis(told, seen_at):
                analyses.setdefault((told.submitted, told.time21_5, told.speed), analysis)
            for enlil in told.runs or ():
                if run := _run(enlil, row["start_at"], seen_at):
                    runs.setdefault((enlil.completed, enlil.arrival), run)
    newest = versions[-1]
    return Cme(
        newest["event_id"],
        newest["start_at"],
        tuple(sorted(analyses.values(), key=lambda a: a.available_at)),
        tuple(sorted(runs.values(), key=lambda run: run.available_at)),
        tuple(newest["linked_event_ids"] or ()),
        newest["cme_speed_km_s"],
    )


def _analysis(told: _Told, seen_at: datetime | None) -> Analysis | None:
    """An analysis that can be used: with an instant, a speed, a width and a latitude."""
    if not (told.submitted and told.time21_5 and told.speed and told.half_angle) or told.latitude is None:
        return None
    available_at = _known(told.submitted, seen_at)
    return Analysis(available_at, _instant(told.time21_5), told.speed, told.half_angle, told.latitude, told.longitude)


def _run(enlil: _Enlil, start_at: datetime, seen_at: datetime | None) -> Run | None:
    """A run that is completed; an arrival before the CME's own start is a slip of the pen and left out."""
    if not enlil.completed:
        return None
    arrival_at = _instant(enlil.arrival) if enlil.arrival else None
    if arrival_at and arrival_at <= start_at:
        arrival_at = None
    kp = (enlil.kp_18, enlil.kp_90, enlil.kp_135, enlil.kp_180)
    available_at = _known(enlil.completed, seen_at)
    return Run(available_at, arrival_at, bool(enlil.is_glancing), kp, tuple(enlil.cme_ids or ()))


def _known(told: str, seen_at: datetime | None) -> datetime:
    return max(_instant(told), seen_at) if seen_at else _instant(told)


def _instant(text: str) -> datetime:
    """DONKI leaves out the seconds: `2016-01-02T16:47Z`."""
    return datetime.fromisoformat(text)
