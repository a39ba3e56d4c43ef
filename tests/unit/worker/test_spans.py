import gc
import threading
from collections.abc import Generator
from typing import Any

import pytest

from etl.worker.spans import ndjson
from services.chassis.errors import InvalidInputError


def _holding(lock: threading.Lock) -> Generator[dict[str, Any], None, None]:
    try:
        yield {"n": 1}
        yield {"n": 2}
    finally:
        lock.release()


async def test_events_are_lines_and_what_they_held_is_let_go_of() -> None:
    lock = threading.Lock()
    lock.acquire()
    told = [chunk async for chunk in ndjson(_holding(lock)).body_iterator]
    assert told == [b'{"n":1}\n', b'{"n":2}\n']
    assert not lock.locked()


def test_a_client_that_left_before_the_first_line_keeps_nothing_locked() -> None:
    lock = threading.Lock()
    lock.acquire()
    answer = ndjson(_holding(lock))
    assert lock.locked()
    del answer
    gc.collect()
    assert not lock.locked()


def test_an_error_before_the_first_event_is_an_answer_of_its_own() -> None:
    def refused() -> Generator[dict[str, Any], None, None]:
        raise InvalidInputError.of("dir", "x", "a folder")
        yield {}

    with pytest.raises(InvalidInputError, match="a folder"):
        ndjson(refused())


async def test_an_error_later_is_the_last_line() -> None:
    def broken() -> Generator[dict[str, Any], None, None]:
        yield {"n": 1}
        raise InvalidInputError.of("dir", "x", "a folder")

    told = [chunk async for chunk in ndjson(broken()).body_iterator]
    assert told[0] == b'{"n":1}\n'
    assert b"a folder" in told[-1]
