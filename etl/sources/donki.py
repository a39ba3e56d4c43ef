"""DONKI (NASA CCMC): flares, coronal mass ejections with their analyses, geomagnetic storms.

A window of dates answers with every event that began in it, as a list; no bytes at all mean an empty list. Events
come hours after the fact and are submitted again with a higher `versionId`, so the last 30 days are asked for each
time. No count is declared, therefore an answer never withdraws an event.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlencode

import numpy as np

from etl.sources import columns
from etl.sources.instants import iso_instants, iso_text
from etl.sources.model import Ask, Dataset, Parsed, Payload, Request, Window, about
from etl.sources.payload import UnreadableError, fingerprint, read_json, record_text, unreadable
from etl.sources.rows import Rows, flags, rows_from_objects, table
from etl.sources.windows import split, window_of_dates
from services.domain.time_scales import iso_seconds

MAX_DAYS = 30
_EXPECTED_TIME = "an instant such as 2026-09-06T13:58Z"
_PLAIN = ("note", "link", "versionId", "classType", "sourceLocation", "activeRegionNum")
_ANALYSIS = ("speed", "halfAngle", "latitude", "longitude")


@dataclass(frozen=True, slots=True)
class _Shape:
    table: str
    id_name: str
    start_name: str
    required: tuple[str, ...]
    own: Callable[[Rows], dict[str, Any]]


def _flare(rows: Rows) -> dict[str, Any]:
    return {"peak_at": iso_text(rows.get("peakTime")), "end_at": iso_text(rows.get("endTime"))}


def _cme(rows: Rows) -> dict[str, Any]:
    analyses = rows.get("cmeAnalyses")
    best = [_most_accurate(a) for a in analyses]
    return {
        **{name: [b.get(name) for b in best] for name in _ANALYSIS},
        "time21_5_at": iso_text([b.get("time21_5") for b in best]),
        "cmeAnalyses": [None if a is None else record_text(a) for a in analyses],
    }


def _storm(rows: Rows) -> dict[str, Any]:
    listed = rows.get("allKpIndex")
    return {
        "kp_max": [_greatest_kp(kp) for kp in listed],
        "allKpIndex": [None if kp is None else record_text(kp) for kp in listed],
    }


_FLARES = _Shape(columns.FLARES, "flrID", "beginTime", ("flrID", "beginTime", "classType"), _flare)
_CMES = _Shape(columns.CMES, "activityID", "startTime", ("activityID", "startTime", "cmeAnalyses"), _cme)
_STORMS = _Shape(columns.STORMS, "gstID", "startTime", ("gstID", "startTime", "allKpIndex"), _storm)


def _parser(shape: _Shape) -> Callable[[Payload], Parsed]:
    def parse(payload: Payload) -> Parsed:
        window = window_of_dates(payload.url, "startDate", "endDate")
        try:
            value = read_json(payload) if payload.body.strip() else []
            parsed = _parsed(shape, value)
        except UnreadableError as error:
            parsed = unreadable(payload, error)
        parsed.window = window
        return parsed

    return parse


def _parsed(shape: _Shape, value: Any) -> Parsed:
    records = [value] if isinstance(value, dict) else value
    wanted = (*_PLAIN, "submissionTime", "instruments", "linkedEvents", "peakTime", "endTime")
    rows = rows_from_objects(records, shape.required, wanted)
    started = np.isnat(iso_instants(rows.get(shape.start_name)))
    rows.reject(flags(started), "field.instant", shape.start_name, _EXPECTED_TIME)
    found = {
        "event_id": rows.get(shape.id_name),
        "start_at": iso_seconds(iso_instants(rows.get(shape.start_name))),
        "submitted_at": iso_text(rows.get("submissionTime")),
        "instruments": [_named(v, "displayName") for v in rows.get("instruments")],
        "linked_event_ids": [_named(v, "activityID") for v in rows.get("linkedEvents")],
        **{name: rows.get(name) for name in _PLAIN},
        **shape.own(rows),
    }
    return Parsed(
        records=len(records),
        tables={shape.table: table(shape.table, rows.record_no, found)},
        problems=rows.problems,
        schema_fingerprint=fingerprint((), records),
    )


def _most_accurate(analyses: Any) -> dict[str, Any]:
    """The analysis marked most accurate, the newest of several; without a mark none is."""
    listed = analyses if isinstance(analyses, list) else [analyses]
    marked = [a for a in listed if isinstance(a, dict) and a.get("isMostAccurate") is True]
    return max(marked, key=lambda a: str(a.get("submissionTime") or ""), default={})


def _greatest_kp(listed: Any) -> str | None:
    values = []
    for item in listed if isinstance(listed, list) else []:
        try:
            values.append(float(item["kpIndex"]))
        except (TypeError, KeyError, ValueError):
            continue
    return repr(max(values)) if values else None


def _named(items: Any, name: str) -> list[str] | None:
    if not isinstance(items, list):
        return None
    return [item[name] for item in items if isinstance(item, dict) and isinstance(item.get(name), str)]


def _requests(kind: str) -> Callable[[Ask], list[Request]]:
    def requests(ask: Ask) -> list[Request]:
        today = datetime.combine(ask.now.date(), datetime.min.time(), UTC)
        wanted = ask.window or Window(today - timedelta(days=MAX_DAYS - 1), today + timedelta(days=1))
        return [_request(ask, kind, part) for part in split(wanted, timedelta(days=MAX_DAYS))]

    return requests


def _request(ask: Ask, kind: str, window: Window) -> Request:
    last = window.end - timedelta(microseconds=1)
    query = urlencode({"startDate": f"{window.start:%Y-%m-%d}", "endDate": f"{last:%Y-%m-%d}"})
    return Request("donki", f"{ask.settings.donki_url}/{kind}?{query}", window)


_HOSTS = r"(kauai\.ccmc\.gsfc\.nasa\.gov/DONKI/WS/get|api\.nasa\.gov/DONKI)/"


def _dataset(name: str, kind: str, shape: _Shape) -> Dataset:
    return Dataset(about("donki", name), "donki", (shape.table,), _requests(kind), _parser(shape), (_HOSTS + kind,))


DATASETS = (_dataset("flares", "FLR", _FLARES), _dataset("cmes", "CME", _CMES), _dataset("storms", "GST", _STORMS))
