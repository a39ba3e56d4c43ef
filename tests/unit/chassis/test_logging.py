import json
import logging
import sys
import threading
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
import structlog
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from services.chassis.app import create_app
from services.chassis.logging import configure_logging, get_logger
from services.chassis.settings import load_settings

KEY = "k3y-of-some-one"


@pytest.fixture(autouse=True)
def _quiet_again() -> Iterator[None]:
    root = logging.getLogger()
    before = root.handlers[:], root.level
    hooks = sys.excepthook, threading.excepthook
    levels = {n: lo.level for n, lo in logging.root.manager.loggerDict.items() if isinstance(lo, logging.Logger)}
    yield
    for name, made in logging.root.manager.loggerDict.items():
        if isinstance(made, logging.Logger):
            made.setLevel(levels.get(name, logging.NOTSET))
    root.handlers[:], level = before
    root.setLevel(level)
    structlog.reset_defaults()
    sys.excepthook, threading.excepthook = hooks
    logging.captureWarnings(False)


def lines(capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in capsys.readouterr().out.split("\n") if line]


async def test_a_probe_that_is_not_ready_is_no_warning(capsys: pytest.CaptureFixture[str]) -> None:
    configure_logging("unit", load_settings())
    app = create_app("unit", load_settings(), ready_checks={"store": lambda: "opening"})
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://here") as client:
        assert (await client.get("/ready")).status_code == 503
        assert (await client.get("/nowhere")).status_code == 404
    assert [(line["event"], line["path"]) for line in lines(capsys)] == [("request failed", "/nowhere")]


def test_lines_are_json_with_service_and_request(capsys: pytest.CaptureFixture[str]) -> None:
    configure_logging("unit", load_settings())
    with structlog.contextvars.bound_contextvars(request_id="r-1"):
        get_logger("a").info("hello", count=3)
        logging.getLogger("library").warning("from %s", "elsewhere")
    get_logger("a").debug("too fine")
    first, second = lines(capsys)
    assert (first["event"], first["count"], first["service"], first["request_id"]) == ("hello", 3, "unit", "r-1")
    assert (second["event"], second["logger"], second["request_id"]) == ("from elsewhere", "library", "r-1")


def test_secrets_do_not_pass(capsys: pytest.CaptureFixture[str]) -> None:
    own = load_settings(nasa_api_key=KEY)
    configure_logging("unit", own)
    log = get_logger("a")
    log.info("get", url=f"https://x/feed?api_key={KEY}&a=1", headers={"Authorization": "abc123"}, key=own.nasa_api_key)
    log.info("said", what=KEY, nested=[{"password": "abc123"}, f"token=abc123 {KEY}"])
    log.error("failed", exc_info=ValueError(KEY))
    logging.getLogger("library").warning("GET https://x?api_key=abc123")
    text = capsys.readouterr().out
    assert KEY not in text
    assert "abc123" not in text
    assert "a=1" in text


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
@given(
    st.recursive(
        st.text(st.characters()) | st.integers() | st.binary(), lambda inner: st.dictionaries(st.text(), inner)
    )
)
def test_nothing_logged_makes_it_crash(capsys: pytest.CaptureFixture[str], value: Any) -> None:
    configure_logging("unit", load_settings(nasa_api_key=KEY))
    get_logger("a").info("value", value=value)
    assert len(lines(capsys)) == 1
