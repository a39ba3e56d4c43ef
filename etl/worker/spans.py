"""What the internal API's callers send as spans and get as streams."""

from collections.abc import AsyncIterator, Generator
from datetime import UTC, datetime, timedelta
from typing import Any

import orjson
from fastapi.concurrency import iterate_in_threadpool
from fastapi.responses import StreamingResponse

from etl.runs.gaps import span_of
from etl.sources.model import Window
from services.chassis.errors import InvalidInputError, OrreryError

MOST_DAYS = 36_525


def ndjson(events: Generator[dict[str, Any], None, None]) -> StreamingResponse:
    """Events as they come, a line of JSON each, an error as the last; what makes them ends with whoever asked.

    Raises:
        OrreryError: before the first event.
    """
    # Begun before anybody reads: a generator that never began would keep what it was made with, such as a lock.
    first = next(events, None)

    async def lines() -> AsyncIterator[bytes]:
        if first is None:
            return
        try:
            yield orjson.dumps(first) + b"\n"
            async for event in iterate_in_threadpool(events):
                yield orjson.dumps(event) + b"\n"
        except OrreryError as error:
            yield orjson.dumps({"error": error.detail}) + b"\n"
        finally:
            # A client that is gone leaves the generator where it stands, with whatever it holds.
            events.close()

    return StreamingResponse(lines(), media_type="application/x-ndjson")


def span(now: datetime, begin: str | None, end: str | None, days: int | None) -> Window | None:
    """Either `from` and `to` or the last so many days, None where neither is given.

    Raises:
        InvalidInputError: both are given, or a value is none.
    """
    if days is None:
        return window_of(begin, end)
    if begin is not None or end is not None:
        raise InvalidInputError.of("days", days, "either days, or from and to")
    if not 1 <= days <= MOST_DAYS:
        raise InvalidInputError.of("days", days, f"1 to {MOST_DAYS}")
    return span_of(now, days)


def window_of(begin: str | None, end: str | None) -> Window | None:
    """Two dates or instants as a window, None where neither is given.

    Raises:
        InvalidInputError: one is missing, is no instant with its zone, or they are the wrong way round.
    """
    if begin is None and end is None:
        return None
    start = _instant("from", begin) if begin is not None else None
    stop = _instant("to", end, whole_day=True) if end is not None else None
    if start is None or stop is None:
        missing = "from" if start is None else "to"
        raise InvalidInputError.of(missing, None, "an instant or a date: from and to are given together")
    if start >= stop:
        raise InvalidInputError.of("to", end, f"an instant after from ({begin})")
    return Window(start, stop)


def _instant(name: str, text: str, *, whole_day: bool = False) -> datetime:
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        raise InvalidInputError.of(
            name, text, "a date such as 2026-04-02, or an instant such as 2026-04-02T12:00Z"
        ) from None
    bare_date = len(text) == len("2026-04-02")
    if found.tzinfo is None and not bare_date:
        raise InvalidInputError.of(name, text, "an instant with its zone: 2026-04-02T12:00Z")
    instant = found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)
    return instant + timedelta(days=1) if bare_date and whole_day else instant
