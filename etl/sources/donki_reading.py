"""What all services of DONKI (NASA CCMC) share: how they are asked, read, and what an event's record carries.

A window of dates answers with every record that began in it, as a list; no bytes at all mean an empty list. Records
come hours after the fact and are submitted again with a higher `versionId`, so the last 30 days are asked for each
time. No count is declared, therefore an answer never withdraws a record.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlencode

import numpy as np

from etl.sources.cleaning import Cleaning, Derived, constant, entity
from etl.sources.instants import iso_instants, iso_text
from etl.sources.model import Ask, Dataset, Parsed, Payload, Request, Window, about
from etl.sources.payload import UnreadableError, fingerprint, read_json, unreadable
from etl.sources.rows import Rows, flags, rows_from_objects, table
from etl.sources.windows import split, window_of_dates
from services.domain.time_scales import iso_seconds

MAX_DAYS = 30
HOSTS = r"(kauai\.ccmc\.gsfc\.nasa\.gov/DONKI/WS/get|api\.nasa\.gov/DONKI)/"
_EXPECTED_TIME = "an instant such as 2026-09-06T13:58Z"
_PLAIN = ("note", "link", "versionId", "classType", "sourceLocation", "activeRegionNum", "location")
_LISTS = ("instruments", "linkedEvents", "sentNotifications")

EVENT_COLUMNS = ("event_id", "start_at", "submitted_at", "note", "link", "versionId", "instruments",
                 "linked_event_ids", "notification_ids")  # fmt: skip
_EVENT: dict[str, str | Derived] = {
    "event_id": "event_id", "start_at": "start_at", "linked_event_ids": "linked_event_ids",
    "notification_ids": "notification_ids", "instruments": "instruments", "note": "note", "link": "link",
    "version_id": "versionId", "submitted_at": "submitted_at",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Shape:
    """One kind of event: its bronze table, the provider's names of identifier and begin, and what is its own."""

    table: str
    id_name: str
    start_name: str = "eventTime"
    required: tuple[str, ...] = ()
    more: tuple[str, ...] = ()
    own: Callable[[Rows], dict[str, Any]] = lambda _: {}


def event_cleaning(bronze: str, kind: str, own: Mapping[str, str | Derived] | None = None) -> Cleaning:
    """Cleaning of events of one kind; `own` are the fields that other kinds do not have."""
    given = {**_EVENT, "event_type": constant(kind, "event_id"), **(own or {})}
    return entity(bronze, "silver_donki__events", given, required=("start_at",))


def event_dataset(name: str, kind: str, shape: Shape, own: Mapping[str, str | Derived] | None = None) -> Dataset:
    """Dataset of events of one kind, asked by 30 days."""
    cleaning = event_cleaning(shape.table, kind, own)
    return service(name, kind, (shape.table,), lambda value: _events(shape, value), cleaning)


def service(  # noqa: PLR0913, PLR0917 - one for each fact of a service
    name: str, kind: str, tables: tuple[str, ...], read: Callable[[Any], Parsed], cleaning: Cleaning,
    longest: int = MAX_DAYS,
) -> Dataset:  # fmt: skip
    """A dataset of DONKI: one service, asked by windows of at most `longest` days."""
    return Dataset(
        about("donki", name), "donki", tables, _requests(kind, longest), _parser(read), (HOSTS + kind,), (cleaning,)
    )


def rows_of(value: Any, required: tuple[str, ...], wanted: tuple[str, ...], start_name: str) -> tuple[Rows, list[Any]]:
    """Records whose begin is an instant, and all that there were; a single record answers without a list.

    Raises:
        UnreadableError: the answer holds no such records.
    """
    records = [value] if isinstance(value, dict) else value
    rows = rows_from_objects(records, required, wanted)
    rows.reject(flags(np.isnat(iso_instants(rows.get(start_name)))), "field.instant", start_name, _EXPECTED_TIME)
    return rows, records


def parsed(name: str, rows: Rows, found: dict[str, Any], records: list[Any]) -> Parsed:
    """The answer of one bronze table."""
    return Parsed(
        records=len(records),
        tables={name: table(name, rows.record_no, found)},
        problems=rows.problems,
        schema_fingerprint=fingerprint((), records),
    )


def named(items: Any, name: str) -> list[str] | None:
    """One member of each object of a list; None where there is no list."""
    if not isinstance(items, list):
        return None
    return [item[name] for item in items if isinstance(item, dict) and isinstance(item.get(name), str)]


def _events(shape: Shape, value: Any) -> Parsed:
    required = (shape.id_name, shape.start_name, *shape.required)
    wanted = (*_PLAIN, *_LISTS, "submissionTime", *shape.more)
    rows, records = rows_of(value, required, wanted, shape.start_name)
    found = {
        "event_id": rows.get(shape.id_name),
        "start_at": iso_seconds(iso_instants(rows.get(shape.start_name))),
        "submitted_at": iso_text(rows.get("submissionTime")),
        "instruments": [named(v, "displayName") for v in rows.get("instruments")],
        "linked_event_ids": [named(v, "activityID") for v in rows.get("linkedEvents")],
        "notification_ids": [named(v, "messageID") for v in rows.get("sentNotifications")],
        **{name: rows.get(name) for name in _PLAIN},
        **shape.own(rows),
    }
    return parsed(shape.table, rows, found, records)


def _parser(read: Callable[[Any], Parsed]) -> Callable[[Payload], Parsed]:
    def parse(payload: Payload) -> Parsed:
        try:
            result = read(read_json(payload) if payload.body.strip() else [])
        except UnreadableError as error:
            result = unreadable(payload, error)
        result.window = window_of_dates(payload.url, "startDate", "endDate")
        return result

    return parse


def _requests(kind: str, longest: int) -> Callable[[Ask], list[Request]]:
    def requests(ask: Ask) -> list[Request]:
        today = datetime.combine(ask.now.date(), datetime.min.time(), UTC)
        wanted = ask.window or Window(today - timedelta(days=MAX_DAYS - 1), today + timedelta(days=1))
        return [_request(ask, kind, part) for part in split(wanted, timedelta(days=longest))]

    return requests


def _request(ask: Ask, kind: str, window: Window) -> Request:
    last = window.end - timedelta(microseconds=1)
    query = urlencode({"startDate": f"{window.start:%Y-%m-%d}", "endDate": f"{last:%Y-%m-%d}"})
    return Request("donki", f"{ask.settings.donki_url}/{kind}?{query}", window)
