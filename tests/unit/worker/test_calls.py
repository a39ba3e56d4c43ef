"""The model server is called in its turns; one that is dead, slow or angry disturbs nothing."""

import time
from datetime import UTC, datetime, timedelta

import httpx
import pytest

from etl.runs import calls
from etl.runs.schedule import CALLS
from etl.worker import scheduler as module
from etl.worker.scheduler import Scheduler
from services.chassis.errors import TerminalError, TransientError
from services.chassis.settings import Settings, load_settings
from services.cli.instance import free_port


@pytest.fixture
def settings() -> Settings:
    return load_settings(sources="live", ml_url=f"http://127.0.0.1:{free_port()}")


def test_a_dead_model_server_is_a_failure_that_passes(settings: Settings) -> None:
    with pytest.raises(TransientError, match="forecasts/issue"):
        calls.make(settings, CALLS[0])


@pytest.mark.parametrize(("status", "kind"), [(503, TransientError), (500, TerminalError), (422, TerminalError)])
def test_a_refusal_is_told_in_its_own_words(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, status: int, kind: type[Exception]
) -> None:
    answer = httpx.Response(status, text="the very words", request=httpx.Request("POST", settings.ml_url))
    monkeypatch.setattr(httpx, "post", lambda *_, **__: answer)
    with pytest.raises(kind, match="the very words"):
        calls.make(settings, CALLS[0])


def test_turns_go_on_after_a_call_that_failed_and_all_were_asked_once_at_the_start(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "CALLS_AFTER", timedelta(0))
    asked: list[str] = []

    def fails(call: calls.Call) -> None:
        asked.append(call.name)
        raise TransientError("away")

    scheduler = Scheduler((), lambda _: None, lambda: datetime(2026, 4, 2, 12, tzinfo=UTC), 1.0)
    scheduler.start()
    try:
        scheduler.begin_calls(CALLS, fails)
        deadline = time.monotonic() + 10
        while len(asked) < len(CALLS) and time.monotonic() < deadline:
            time.sleep(0.02)
        assert sorted(asked) == sorted(call.name for call in CALLS)
        assert all(scheduler.next_run_at(call.name) is not None for call in CALLS)
    finally:
        scheduler.stop()
