"""NeoWs bytes to typed objects: in one pass when all fit, else one by one, so that a bad one costs only itself."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import msgspec
import numpy as np

from etl.sources.model import Payload, Problem
from etl.sources.neows_schema import Approach, Asteroid, Feed
from etl.sources.payload import UnreadableError, check_bytes, fingerprint, read_json, record_text
from etl.sources.rows import as_text

_FEED = msgspec.json.Decoder(Feed)
_SAMPLE_BYTES = 200_000
_MISSING = "Object missing required field"


@dataclass(slots=True)
class Answer:
    """The objects of one answer, `listed` of them before any was set aside, and the days of a feed."""

    objects: list[Asteroid]
    listed: int
    declared: int | None
    days: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    fingerprint: str | None = None

    def number_problems_from(self, first: int) -> int:
        """Number the records set aside so far after the others, from `first`; gives the number of all records."""
        self.problems = [replace(p, record_no=first + i) for i, p in enumerate(self.problems)]
        return first + len(self.problems)

    def reject_instants(self, approaches: Sequence[Approach], numbers: Any, missing: Any) -> None:
        """Set aside the approaches whose time cannot be read."""
        for i in np.flatnonzero(missing).tolist():
            record = msgspec.to_builtins(approaches[i])
            value = as_text(record["close_approach_date"])
            expected = "epoch milliseconds, or a date such as 2029-04-13"
            self.problems.append(
                Problem("field.instant", expected, record_text(record), int(numbers[i]), "close_approach_date", value)
            )


def read(payload: Payload) -> Answer:
    """Feed, browse page or single object: the body decides, not the URL.

    Raises:
        UnreadableError: no record of it can be read.
    """
    body = check_bytes(payload)
    if payload.status == 200:
        try:
            return _fast(body)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            pass  # not a feed, or a record of it does not fit: the slow way says which
    return _lenient(read_json(payload))


def _fast(body: bytes) -> Answer:
    feed = _FEED.decode(body)
    by_day = feed.near_earth_objects
    objects = [item for day in by_day.values() for item in day]
    envelope = ("links", "element_count", "near_earth_objects")
    return Answer(objects, len(objects), _count(feed.element_count), list(by_day),
                  fingerprint=fingerprint(envelope, _sample(body)))  # fmt: skip


def _lenient(value: Any) -> Answer:
    if not isinstance(value, dict):
        raise UnreadableError("payload.shape", "a feed, a browse page or one object", type(value).__name__)
    records, days = _records(value)
    answer = Answer([], len(records), _count(value.get("element_count")), days)
    for record in records:
        _add(answer, record)
    if "close_approach_data" in value:
        answer.declared = None
    answer.fingerprint = fingerprint([k for k in value if k in {"links", "page", "near_earth_objects"}], records)
    return answer


def _records(value: dict[str, Any]) -> tuple[list[Any], list[str]]:
    listed = value.get("near_earth_objects")
    if isinstance(listed, list):
        return listed, []
    if isinstance(listed, dict):
        # A day that is no list is kept as one record, to be set aside like any other that does not fit.
        return [r for day in listed.values() for r in (day if isinstance(day, list) else [day])], list(listed)
    if listed is None and "close_approach_data" in value:
        return [value], []
    had = ", ".join(sorted(value))[:300]
    raise UnreadableError("payload.shape", "near_earth_objects, or one object", f"fields {had}", "near_earth_objects")


def _add(answer: Answer, record: Any) -> None:
    bare, approaches = record, None
    if isinstance(record, dict) and isinstance(record.get("close_approach_data"), list):
        approaches = record["close_approach_data"]
        bare = {**record, "close_approach_data": []}
    try:
        item = msgspec.convert(bare, Asteroid)
    except (msgspec.ValidationError, RecursionError) as error:
        answer.problems.append(_problem(error, record))
        return
    for approach in approaches or []:
        try:
            item.close_approach_data.append(msgspec.convert(approach, Approach))
        except (msgspec.ValidationError, RecursionError) as error:
            answer.problems.append(_problem(error, approach))
    answer.objects.append(item)


def _problem(error: Exception, record: Any) -> Problem:
    message = str(error)
    rule = "record.field_missing" if message.startswith(_MISSING) else "record.shape"
    name = message.split("`")[1] if message.startswith(_MISSING) else None
    return Problem(rule, message, record_text(record), field_name=name)


def _count(value: Any) -> int | None:
    try:
        return int(value)
    except (TypeError, ValueError):
        return None


def _sample(body: bytes) -> list[Any]:
    """The first object of a feed, whole, without decoding the rest."""
    start = body.find(b"[") + 1
    text = body[start : start + _SAMPLE_BYTES].decode("utf-8", "ignore").lstrip()
    try:
        return [json.JSONDecoder().raw_decode(text)[0]]
    except ValueError:
        return []
