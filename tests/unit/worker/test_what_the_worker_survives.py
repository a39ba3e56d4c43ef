"""A job of the worker that fails is logged and has its next turn; a stream that fails ends with the reason."""

import threading
from collections.abc import Generator
from datetime import UTC, datetime
from typing import Any

import orjson
import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from structlog.testing import capture_logs

from etl.worker.scheduler import Scheduler
from etl.worker.spans import ndjson
from services.chassis.errors import UnavailableError


@pytest.mark.parametrize(
    ("error", "said"), [(UnavailableError("core is away"), "put off"), (ZeroDivisionError("a bug"), "not done")]
)
def test_a_job_that_fails_is_logged_and_comes_again(error: Exception, said: str) -> None:
    turns, again = [0], threading.Event()

    def fails() -> None:
        turns[0] += 1
        if turns[0] == 2:
            again.set()
        raise error

    scheduler = Scheduler((), lambda _: None, lambda: datetime.now(UTC), 1.0)
    scheduler.every(0.05, fails, "tidying")
    with capture_logs() as logs:
        scheduler.start()
        assert again.wait(20)
        scheduler.stop()
    assert (logs[0]["event"], logs[0]["job"]) == (said, "tidying")


def test_a_stream_ends_with_the_reason_for_which_it_broke_off() -> None:
    app, closed = FastAPI(), threading.Event()

    def events() -> Generator[dict[str, Any], None, None]:
        try:
            yield {"progress": 1}
            raise UnavailableError("core is away")
        finally:
            closed.set()

    app.get("/")(lambda: ndjson(events()))
    lines = TestClient(app).get("/").content.splitlines()
    assert [orjson.loads(line) for line in lines] == [{"progress": 1}, {"error": "core is away"}]
    assert closed.is_set()
