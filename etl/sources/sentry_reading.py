"""Sentry's ways to write an instant and to name a virtual impactor."""

import re
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import orjson

from etl.sources.model import Payload
from etl.sources.payload import UnreadableError, check_bytes, malformed

_PACIFIC = ZoneInfo("America/Los_Angeles")
_DECIMAL = re.compile(r"(\d{4})-(\d\d)-(\d\d)(\.\d{1,9})?")


def payload_object(payload: Payload) -> dict[str, Any]:
    """The JSON object of an answer, error bodies included: a removal is told by one.

    Raises:
        UnreadableError: the body is no JSON object.
    """
    body = check_bytes(payload)
    try:
        value = orjson.loads(body)
    except (orjson.JSONDecodeError, RecursionError) as error:
        raise malformed(payload, body, error) from None
    if not isinstance(value, dict):
        raise UnreadableError("payload.shape", "an object with data", type(value).__name__)
    return value


def pacific(text: Any) -> str | None:
    """ISO seconds UTC of `2021-08-26 07:28:14` in California's civil time; None for anything else."""
    try:
        local = datetime.strptime(str(text)[:19], "%Y-%m-%d %H:%M:%S").replace(tzinfo=_PACIFIC)
        return f"{local.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
    except (ValueError, OverflowError):
        return None


def decimal_date(text: Any) -> str | None:
    """ISO seconds of `2068-04-12.63`, in the date's own time scale; None for anything else."""
    found = _DECIMAL.fullmatch(text.strip()) if isinstance(text, str) else None
    if found is None:
        return None
    try:
        day = datetime(int(found[1]), int(found[2]), int(found[3]), tzinfo=UTC)
        at = day + timedelta(days=float(found[4] or 0))
    except (ValueError, OverflowError):
        return None
    return f"{at:%Y-%m-%dT%H:%M:%SZ}" if day.year > 999 else None


def impactor_ids(designation: str | None, dates: Sequence[Any]) -> list[str | None]:
    """Keys that a new analysis keeps: designation, date, and which one of that date where there are several."""
    seen: Counter[str] = Counter()
    found: list[str | None] = []
    for date in dates:
        if designation is None or not isinstance(date, str):
            found.append(None)
            continue
        seen[date] += 1
        found.append(f"{designation} {date}" + (f" #{seen[date]}" if seen[date] > 1 else ""))
    return found
