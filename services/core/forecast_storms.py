"""Storm by storm: what was forecast before each, from the ledger as it was issued."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any, Final

import orjson

from services.core import completeness
from services.core.answers import records
from services.core.columns import first, rows
from services.core.conditions import STANDING, within
from services.core.forecasts import OURS
from services.core.inputs import OpenSpan
from services.domain.tables import TABLES
from services.ports.archive import ArchiveStore, Select, Where
from services.storage import Stores

STORM_KP: Final = 4.66
"""Kp 5− is 4.67: from there on an interval is part of a storm."""
SERIES: Final = ("kp_index_definitive", "celestrak_kp_index", "kp_index")
"""Observed Kp, the first that is held of an interval."""
INTERVAL: Final = timedelta(hours=3)
QUIET: Final = timedelta(hours=12)
"""Intervals of a storm are no further apart than this."""
LEADS_H: Final = (24, 6, 1)
_OLDEST: Final = timedelta(hours=25)
"""An issue older than this before the lead is not what was said then: the next was a day later at most."""
_TASKS: Final = ("dst", "kp", "storm")
_SAID: Final = tuple(c for c in TABLES["forecasts"].columns if c not in {"inputs", "moved_by", "subject"})


@dataclass
class Storm:
    """An episode of observed Kp of at least 5−; `end_at` is the end of its last interval."""

    onset_at: datetime
    end_at: datetime
    kp_max: float | None
    event_ids: list[str] = field(default_factory=list)


def storms(stores: Stores, span: OpenSpan, limit: int) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    """The newest storms whose onset is in the span, with what each forecaster had said 24, 6 and 1 h before the onset.

    Without either end of a span, that of the ledger: from the first issue to three days after the newest.
    """
    archive = stores.archive
    start, end = _known(archive, span)
    if start is None or end is None or start >= end:
        return [], {"completeness": None, "total": 0}
    held, kp = _observed(stores, start, end)
    told = [{**_facts(storm), "before": _before(archive, storm.onset_at)} for storm in held[:limit]]
    whole = completeness.facts("windows", held=len(held), newest_at=max(kp, default=None), sources=["donki", "swpc"])
    return told, {"completeness": whole, "total": len(held)}


def episodes(kp: Iterable[tuple[datetime, float]], events: Iterable[dict[str, Any]]) -> list[Storm]:
    """Storms of observed Kp and of DONKI's geomagnetic storms, merged where they touch; the newest first.

    Args:
        kp: begin and value of each three-hour interval.
        events: `event_id`, `start_at`, `kp_max`, `kp_values` of each storm; the instants of its values end intervals.
    """
    found = [Storm(at, at + INTERVAL, value) for at, value in kp if value >= STORM_KP]
    found += [Storm(row["start_at"], _end(row), row["kp_max"], [row["event_id"]]) for row in events]
    merged: list[Storm] = []
    for one in sorted(found, key=lambda storm: storm.onset_at):
        if merged and one.onset_at - merged[-1].end_at <= QUIET:
            _join(merged[-1], one)
        else:
            merged.append(one)
    return merged[::-1]


def _join(storm: Storm, other: Storm) -> None:
    storm.end_at = max(storm.end_at, other.end_at)
    storm.kp_max = max((kp for kp in (storm.kp_max, other.kp_max) if kp is not None), default=None)
    storm.event_ids += other.event_ids


def _end(row: dict[str, Any]) -> datetime:
    told = [datetime.fromisoformat(value["observedTime"]) for value in orjson.loads(row["kp_values"] or "[]")]
    ends = [at if at.tzinfo else at.replace(tzinfo=UTC) for at in told]
    latest: datetime = max([*ends, row["start_at"] + INTERVAL])
    return latest


def _known(archive: ArchiveStore, span: OpenSpan) -> OpenSpan:
    columns = ("forecast_id", "issued_at")
    oldest, newest = (
        first(archive.select(Select(table="forecasts", sort=(sort,), limit=1, columns=columns)), "issued_at")
        for sort in ("issued_at", "-issued_at")
    )
    return span[0] or oldest, span[1] or (newest and newest + timedelta(days=3))


def _observed(stores: Stores, start: datetime, end: datetime) -> tuple[list[Storm], dict[datetime, float]]:
    # A storm under way at an end of the span is seen whole, or its onset would be the span's.
    first_at, last_at = start - timedelta(days=10), end + timedelta(days=10)
    kp: dict[datetime, float] = {}
    held = rows(stores.telemetry.read(list(SERIES), first_at, last_at))
    for row in sorted(held, key=lambda r: SERIES.index(r["series"]), reverse=True):
        if row["value"] is not None:
            kp[row["observed_at"]] = row["value"]
    where = (STANDING, Where("event_type", "=", "GST"), *within("start_at", first_at, last_at))
    columns = ("event_id", "start_at", "kp_max", "kp_values")
    events = rows(stores.archive.select(Select(table="fact_space_weather_events", where=where, columns=columns)))
    return [storm for storm in episodes(kp.items(), events) if start <= storm.onset_at < end], kp


def _facts(storm: Storm) -> dict[str, Any]:
    return {
        "onset_at": storm.onset_at,
        "end_at": storm.end_at,
        "kp_max": storm.kp_max,
        "event_ids": storm.event_ids,
    }


def _before(archive: ArchiveStore, onset: datetime) -> list[dict[str, Any]]:
    """By lead: of each task the last issue by then, all its forecasters; `covers_onset` says whether it spoke of it."""
    return [{"lead_h": lead, "forecasts": _said(archive, onset, onset - timedelta(hours=lead))} for lead in LEADS_H]


def _said(archive: ArchiveStore, onset: datetime, by: datetime) -> list[dict[str, Any]]:
    where = (Where("subject", "=", ""), Where("issued_at", ">=", by - _OLDEST), Where("issued_at", "<=", by))
    found = archive.select(
        Select(table="forecasts", where=where, greatest=("task", "issued_at"), sort=("task",), columns=_SAID)
    )
    said = [row for row in records(found) if row["task"].startswith(_TASKS)]
    ordered = sorted(said, key=lambda row: (row["task"], row["forecaster"] != OURS, row["forecaster"]))
    return [{**row, "covers_onset": row["valid_from_at"] <= onset < row["valid_until_at"]} for row in ordered]
