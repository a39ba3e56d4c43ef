"""NASA EONET v3: natural events with where they were when; and a reduced copy of its open events that was recorded.

Answers are parsed whatever type they are labelled with; a trailing comma, which broke them in 2023, is forgiven. A
question for an unknown category gets other events: what was not asked for is set aside.
"""

import re
from datetime import timedelta
from typing import Any

import orjson

from etl.sources import columns
from etl.sources.cleaning import entity
from etl.sources.eonet_copy import whole
from etl.sources.instants import iso_text
from etl.sources.model import Ask, Dataset, Parsed, Payload, Request, Window, about
from etl.sources.payload import UnreadableError, check_bytes, fingerprint, malformed, reject_error_body, unreadable
from etl.sources.rows import Rows, rows_from_objects, table
from etl.sources.windows import day_of, query_of, window_of_dates

_SIMPLE = ("natural_event_id", "event_title", "event_description", "event_link", "event_status", "closed_at")
_PLACE = ("first_point_at", "last_point_at", "event_longitude_deg", "event_latitude_deg", "event_magnitude",
          "event_magnitude_unit", "event_geometry", "event_sources")  # fmt: skip
EVENTS = columns.bronze("bronze_eonet__events", *_SIMPLE, *_PLACE, "event_categories", lists=("event_categories",))
CLOSED_DAYS = 30
_FIELDS = ("description", "link", "closed", "categories", "sources", "geometry")
_TEXT_OR_COMMA = re.compile(rb'"(?:\\.|[^"\\])*"|,(?=\s*[}\]])', re.DOTALL)


def parse(payload: Payload) -> Parsed:
    """Events of an answer, or of a reduced copy."""
    try:
        value = _read(payload)
        records = value.get("events") if isinstance(value, dict) else value
        if isinstance(value, dict) and "t" in value:
            records = [whole(r) for r in records] if isinstance(records, list) else records
        rows = rows_from_objects(records, ["id", "title", "geometry"], _FIELDS)
    except UnreadableError as error:
        return unreadable(payload, error)
    total, asked = len(rows.records) + len(rows.problems), query_of(payload.url).get("category")
    shaped = fingerprint((), rows.records)
    rows.reject([not isinstance(g, list) for g in rows.get("geometry")], "record.shape", "geometry", "a list of places")
    wanted = set(asked.split(",")) if asked else None
    stray = [wanted is not None and not wanted & set(_names(c)) for c in rows.get("categories")]
    rows.reject(stray, "record.not_asked", "categories", f"an event of {asked}; the provider does not know one of them")
    return Parsed(
        records=total,
        tables={EVENTS: table(EVENTS, rows.record_no, _columns(rows))},
        problems=rows.problems,
        schema_fingerprint=shaped,
        window=None if rows.problems else window_of_dates(payload.url, "start", "end"),
    )


def _read(payload: Payload) -> Any:
    body = check_bytes(payload)
    try:
        value = orjson.loads(body)
    except (orjson.JSONDecodeError, RecursionError):
        try:
            value = orjson.loads(_TEXT_OR_COMMA.sub(lambda m: m[0] if m[0] != b"," else b"", body))
        except (orjson.JSONDecodeError, RecursionError) as error:
            raise malformed(payload, body, error) from None
    if isinstance(value, dict):
        reject_error_body(value, payload.status)
    return value


def _columns(rows: Rows) -> dict[str, Any]:
    placed = [_placed(g) for g in rows.get("geometry")]
    closed = iso_text(rows.get("closed"))
    # An end that cannot be read is shown to the check, not taken for none.
    ended = [at or given for at, given in zip(closed, rows.get("closed"), strict=True)]
    return {
        "natural_event_id": rows.get("id"),
        "event_title": rows.get("title"),
        "event_description": rows.get("description"),
        "event_link": rows.get("link"),
        "event_status": ["closed" if at else "open" for at in ended],
        "closed_at": ended,
        "event_categories": [_names(c) for c in rows.get("categories")],
        "event_sources": [orjson.dumps(s).decode() if isinstance(s, list) else None for s in rows.get("sources")],
        **{name: [p.get(name) for p in placed] for name in _PLACE if name != "event_sources"},
    }


def _names(categories: Any) -> list[str]:
    given = categories if isinstance(categories, list) else []
    return [str(c["id"]) for c in given if isinstance(c, dict) and c.get("id") is not None]


def _placed(geometry: list[Any]) -> dict[str, Any]:
    points = [p for p in geometry if isinstance(p, dict)]
    times = iso_text([p.get("date") for p in points])
    dated = sorted(((t, i, p) for i, (t, p) in enumerate(zip(times, points, strict=True)) if t), key=lambda d: d[:2])
    last: dict[str, Any] = dated[-1][2] if dated else {}
    corner = _corner(last.get("coordinates"))
    measured = next((p for _, _, p in reversed(dated) if p.get("magnitudeValue") is not None), {})
    return {
        "first_point_at": dated[0][0] if dated else None,
        "last_point_at": dated[-1][0] if dated else None,
        "event_longitude_deg": corner[0],
        "event_latitude_deg": corner[1],
        "event_magnitude": measured.get("magnitudeValue"),
        "event_magnitude_unit": measured.get("magnitudeUnit"),
        "event_geometry": orjson.dumps([p for _, _, p in dated], default=str).decode(),
    }


def _corner(coordinates: Any) -> tuple[Any, Any]:
    """Longitude and latitude of a point, or of the first corner of an area."""
    for _ in range(4):
        if not isinstance(coordinates, list) or not coordinates:
            return None, None
        if not isinstance(coordinates[0], list):
            return (coordinates[0], coordinates[1]) if len(coordinates) > 1 else (None, None)
        coordinates = coordinates[0]
    return None, None


def _requests(ask: Ask) -> list[Request]:
    base = f"{ask.settings.eonet_url}/events"
    if ask.window is None:
        is_open = Request("eonet", f"{base}?status=open")
        # Of closed ones nothing is recorded.
        closed = [Request("eonet", f"{base}?status=closed&days={CLOSED_DAYS}")]
        return [is_open, *(closed if ask.settings.origin != "recorded" else [])]
    window = Window(day_of(ask.window.start), day_of(ask.window.end - timedelta(seconds=1)) + timedelta(days=1))
    first, last = window.start, window.end - timedelta(days=1)
    return [Request("eonet", f"{base}?status=all&start={first:%Y-%m-%d}&end={last:%Y-%m-%d}", window)]


_CLEANING = entity(EVENTS, "silver_eonet__events", {n: n for n in (*_SIMPLE, "event_categories", *_PLACE)},
                   required=("event_title",))  # fmt: skip
DATASETS = (
    Dataset(about("eonet", "events"), "eonet", (EVENTS,), _requests, parse,
            (r"eonet\.gsfc\.nasa\.gov/api/v3/events(/EONET_\d+)?",), (_CLEANING,)),
)  # fmt: skip
