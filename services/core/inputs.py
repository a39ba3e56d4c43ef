"""Reading what a caller sent: instants, lists, cursors; anything else is refused before it touches a store."""

import base64
import binascii
import re
from collections.abc import Collection, Iterable
from datetime import UTC, datetime, timedelta
from typing import Any, overload

import orjson
import pyarrow as pa

from services.chassis.errors import InvalidInputError
from services.core.columns import first

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_INSTANT = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}:\d{2})")
OpenSpan = tuple[datetime | None, datetime | None]
"""A half-open span; None is open."""
_ALLOWED = "a date such as 2026-04-02 or an instant with its zone such as 2026-04-02T12:00:00Z, years 1800 to 2300"


@overload
def instant(name: str, text: str, *, end: bool = ...) -> datetime: ...
@overload
def instant(name: str, text: str | None, *, end: bool = ...) -> datetime | None: ...
def instant(name: str, text: str | None, *, end: bool = False) -> datetime | None:
    """An aware UTC instant; a bare date is its first moment, or as an `end` the first moment of the next day.

    Raises:
        InvalidInputError: neither a date nor an instant with its zone, or too far away.
    """
    if text is None:
        return None
    bare = _DATE.fullmatch(text) is not None
    # A plus sign that nobody encoded arrives as a blank.
    text = re.sub(r" (\d{2}:\d{2})$", r"+\1", text)
    if not bare and not _INSTANT.fullmatch(text):
        raise InvalidInputError.of(name, text, _ALLOWED)
    try:
        value = datetime.fromisoformat(text)
        value = value.replace(tzinfo=UTC) if bare else value.astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise InvalidInputError.of(name, text, _ALLOWED) from error
    if not 1800 <= value.year <= 2300:
        raise InvalidInputError.of(name, text, _ALLOWED)
    return value + timedelta(days=1) if bare and end else value


def span(start: str | None, end: str | None) -> OpenSpan:
    """The half-open span of `from` and `to`.

    Raises:
        InvalidInputError: either is no instant, or they are the wrong way round.
    """
    first, last = instant("from", start), instant("to", end, end=True)
    if first is not None and last is not None and first >= last:
        raise InvalidInputError.of("to", end, f"an instant after from ({start})")
    return first, last


def whole_span(start: str | None, end: str | None) -> tuple[datetime, datetime]:
    """As `span`, of which neither end may be left out.

    Raises:
        InvalidInputError: either is absent or no instant, or they are the wrong way round.
    """
    first, last = span(start, end)
    if first is None or last is None:
        missing = "from" if first is None else "to"
        raise InvalidInputError.of(missing, None, "a date or an instant", "Send both: from and to are required.")
    return first, last


def one_of(name: str, text: str, allowed: Collection[str]) -> str:
    """The text, if it is allowed."""
    if text not in allowed:
        raise InvalidInputError.of(name, text, ", ".join(allowed))
    return text


def names(name: str, text: str | None, allowed: Collection[str]) -> list[str]:
    """The parts of a comma list, each allowed, in the order given, once."""
    if text is None:
        return list(allowed)
    parts = list(dict.fromkeys(part.strip() for part in text.split(",") if part.strip()))
    if not parts:
        raise InvalidInputError.of(name, text, ", ".join(allowed))
    return [one_of(name, part, allowed) for part in parts]


def write_cursor(table: pa.Table, columns: Iterable[str]) -> str:
    """The place behind a table's last row, opaque to the caller."""
    last = table.slice(table.num_rows - 1)
    raw = orjson.dumps([first(last, c) for c in columns])
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


def read_cursor(text: str | None, schema: pa.Schema, columns: tuple[str, ...]) -> tuple[Any, ...]:
    """The place that a cursor names, as values of `columns`, whose last is the row's key and never null.

    Raises:
        InvalidInputError: it is not a cursor of this query.
    """
    if text is None:
        return ()
    try:
        values = orjson.loads(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))
        place = tuple(_typed(v, schema.field(c).type) for v, c in zip(values, columns, strict=True))
    except (ValueError, TypeError, binascii.Error, pa.ArrowInvalid) as error:
        raise _no_cursor(text) from error
    if place[-1] is None:
        raise _no_cursor(text)
    return place


def _no_cursor(text: str) -> InvalidInputError:
    step = "Take meta.next_cursor of the page before and change nothing else."
    return InvalidInputError.of("cursor", text, "the next_cursor of the same query", step)


def _typed(value: Any, kind: pa.DataType) -> Any:
    if value is not None and pa.types.is_timestamp(kind):
        return datetime.fromisoformat(value)
    return pa.scalar(value, kind).as_py()
