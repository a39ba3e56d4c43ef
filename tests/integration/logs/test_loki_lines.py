"""Lines on their way to Loki: to a real one, and to those that hang, refuse or are away."""

import json
import logging
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event, Thread
from typing import Any
from uuid import uuid4

import httpx
import pytest
import yaml

from services.chassis import loki
from services.chassis.loki import LokiLines
from services.chassis.settings import load_settings
from services.chassis.tally import DROPPED
from tests.relay import Relay

PATIENCE_S = 60
ROOT = Path(__file__).parents[3]
PROGRAM = """
import logging, sys
from services.chassis.logging import configure_logging, get_logger
from services.chassis.settings import get_settings

configure_logging("core", get_settings())
for number in range(int(sys.argv[2])):
    get_logger("a").info("counted", number=number, mark=sys.argv[1])
logging.getLogger("a").debug("ended")
"""


class Receiver:
    """A server that keeps what is pushed and answers as it is told."""

    def __init__(self) -> None:
        self.pushes: list[dict[str, Any]] = []
        self.status = 204
        self.answers = Event()
        self.answers.set()
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = json.loads(self.rfile.read(int(self.headers["content-length"])))
                outer.answers.wait(PATIENCE_S)
                if outer.status == 204:
                    outer.pushes.append(body)
                self.send_response(outer.status)
                self.send_header("content-length", "0")
                self.end_headers()

            def log_message(self, *_: Any) -> None:
                """Say nothing."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        Thread(target=self.server.serve_forever, daemon=True).start()

    def lines(self) -> list[str]:
        return [line for push in self.pushes for stream in push["streams"] for _, line in stream["values"]]


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    made = Receiver()
    yield made
    made.answers.set()
    made.server.shutdown()
    made.server.server_close()


@pytest.fixture
def real_loki() -> str:
    url = os.environ.get("ORRERY_TEST_LOKI_URL")
    if not url:
        pytest.skip("no Loki: set ORRERY_TEST_LOKI_URL, such as http://127.0.0.1:3100 (docker compose up loki)")
    return url


@pytest.fixture
def handled(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], tuple[LokiLines, logging.Logger]]]:
    made: list[tuple[LokiLines, logging.Logger]] = []
    monkeypatch.setattr(loki, "LINGER_S", 0.1)

    def handle(url: str) -> tuple[LokiLines, logging.Logger]:
        handler = LokiLines(f"unit-{uuid4().hex[:8]}", load_settings(sources="recorded", loki_url=url))
        handler.setFormatter(logging.Formatter("%(message)s"))
        logger = logging.getLogger(f"of-{handler.emitter.tags['service']}")
        logger.setLevel(logging.DEBUG)
        logger.addHandler(handler)
        made.append((handler, logger))
        return made[-1]

    yield handle
    for handler, logger in made:
        logger.removeHandler(handler)
        handler.close()


def dropped(handler: LokiLines) -> dict[str, int]:
    service = handler.emitter.tags["service"]
    return {reason: n for (of, reason), n in DROPPED.counts().items() if of == service}


def until(true: Callable[[], Any]) -> None:
    end = time.monotonic() + PATIENCE_S
    while not true():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.02)


def held(url: str, query: str) -> list[dict[str, Any]]:
    """Streams of a LogQL query over the last hour."""
    answer = httpx.get(f"{url}/loki/api/v1/query_range", params={"query": query, "limit": 5000}, timeout=30)
    return list(answer.raise_for_status().json()["data"]["result"])


def run(url: str, mark: str, lines: int, **environment: str) -> subprocess.CompletedProcess[str]:
    """A real process that logs and ends."""
    own = {"ORRERY_LOKI_URL": url, "ORRERY_SOURCES": "recorded", **environment}
    command = [sys.executable, "-c", PROGRAM, mark, str(lines)]
    return subprocess.run(command, env=os.environ | own, capture_output=True, text=True, check=True, timeout=PATIENCE_S)


def test_all_lines_of_a_process_that_ends_reach_loki_with_their_own_times(real_loki: str) -> None:
    mark = uuid4().hex
    before = time.time_ns()
    said = [json.loads(line) for line in run(real_loki, mark, 500).stdout.splitlines()]
    after = time.time_ns()
    assert len(said) == 500
    until(lambda: sum(len(s["values"]) for s in held(real_loki, f'{{service="core"}} |= "{mark}"')) == 500)
    [stream] = held(real_loki, f'{{service="core"}} |= "{mark}"')
    # Loki adds labels of its own where its configuration does not forbid it.
    ours = {name: value for name, value in stream["stream"].items() if name not in {"service_name", "detected_level"}}
    assert ours == {
        "service": "core", "level": "info", "environment": "development", "origin": "recorded",
    }  # fmt: skip
    times = [int(at) for at, _ in reversed(stream["values"])]
    lines = [json.loads(line) for _, line in reversed(stream["values"])]
    assert lines == said
    assert times == sorted(times)
    assert before <= times[0] < times[-1] <= after
    assert len(set(times)) > 100


def test_lines_wait_while_loki_is_away(
    real_loki: str, handled: Callable[[str], tuple[LokiLines, logging.Logger]]
) -> None:
    with Relay(real_loki) as relay:
        handler, logger = handled(relay.url)
        query = f'{{service="{handler.emitter.tags["service"]}"}}'
        logger.info("before")
        until(lambda: held(real_loki, query))
        relay.cut()
        logger.warning("meanwhile")
        at_ns = time.time_ns()
        until(lambda: handler._troubled)
        relay.join()
        until(lambda: "meanwhile" in [line for s in held(real_loki, query) for _, line in s["values"]])
    [[at, _]] = [v for s in held(real_loki, query) for v in s["values"] if v[1] == "meanwhile"]
    assert int(at) <= at_ns
    assert dropped(handler) == {}


def test_a_server_that_never_answers_stalls_neither_logging_nor_the_end(receiver: Receiver) -> None:
    receiver.answers.clear()
    ended = run(receiver.url, "hung", 500)
    events = [json.loads(line)["event"] for line in ended.stdout.splitlines()]
    assert events.count("counted") == 500
    assert events[-1] == "500 log lines did not reach Loki before the end"
    assert receiver.pushes == []


def test_a_full_queue_counts_what_it_does_not_take(
    receiver: Receiver, handled: Callable[[str], tuple[LokiLines, logging.Logger]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(loki, "MOST_LINES", 10)
    receiver.answers.clear()
    handler, logger = handled(receiver.url)
    logger.info("first")
    until(lambda: handler._under_way)
    for number in range(25):
        logger.info("line %d", number)
    assert dropped(handler) == {"queue_full": 15}
    receiver.answers.set()
    until(lambda: len(receiver.lines()) == 11)
    handler.close()
    assert dropped(handler) == {"queue_full": 15}
    logger.info("after the end")
    assert dropped(handler) == {"queue_full": 15, "shutdown": 1}


@pytest.mark.parametrize("status", [400, 404, 401])
def test_what_is_refused_is_counted_and_said_once(
    receiver: Receiver,
    handled: Callable[[str], tuple[LokiLines, logging.Logger]],
    caplog: pytest.LogCaptureFixture,
    status: int,
) -> None:
    caplog.set_level(logging.INFO, "loki")
    receiver.status = status
    handler, logger = handled(receiver.url)
    for number in range(3):
        logger.info("refused %d", number)
        until(lambda number=number: dropped(handler) == {"failed": number + 1})
    assert [r.levelname for r in caplog.records if r.name == "loki"] == ["WARNING"]
    receiver.status = 204
    logger.info("taken")
    until(lambda: receiver.lines() == ["taken"])
    until(lambda: [r.levelname for r in caplog.records if r.name == "loki"] == ["WARNING", "INFO"])
    assert "lost so far: 3" in caplog.records[-1].getMessage()


def test_what_the_sender_itself_logs_is_not_sent(receiver: Receiver) -> None:
    ended = run(receiver.url, "quiet", 3, ORRERY_LOG_LEVEL="debug")
    loggers = {json.loads(line)["logger"] for line in receiver.lines()}
    assert loggers == {"a"}
    assert len(receiver.lines()) == 4
    assert "urllib3" in ended.stdout, "at debug level stdout has them"


def test_levels_are_streams_of_one_push(
    receiver: Receiver, handled: Callable[[str], tuple[LokiLines, logging.Logger]], monkeypatch: pytest.MonkeyPatch
) -> None:
    handler, logger = handled(receiver.url)
    monkeypatch.setattr(loki, "LINGER_S", PATIENCE_S)
    logger.info("a")
    logger.error("b")
    handler.close()
    [push] = receiver.pushes
    labels = [stream["stream"] for stream in push["streams"]]
    assert [found["level"] for found in labels] == ["error", "info"]
    assert {tuple(sorted(found)) for found in labels} == {("environment", "level", "origin", "service")}


def test_nothing_of_loki_or_tracing_is_loaded_without_their_settings() -> None:
    program = (
        "import sys; from services.chassis.settings import get_settings as g;"
        "from services.chassis.logging import configure_logging as c; from services.chassis.tracing import *;"
        "from services.chassis.app import create_app;"
        "c('core', g()); configure_tracing('core', g()); create_app('a', g());"
        "print({n.partition('.')[0] for n in sys.modules} & {'logging_loki', 'requests', 'urllib3'},"
        "[n for n in sys.modules if n.startswith(('opentelemetry.sdk', 'opentelemetry.exporter'))])"
    )
    environment = {k: v for k, v in os.environ.items() if not k.startswith("ORRERY_")} | {"ORRERY_SOURCES": "recorded"}
    said = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "set() []"


def test_the_settings_that_loki_is_run_with_are_valid() -> None:
    program = shutil.which("loki")
    if program is None:
        pytest.skip("no program loki on PATH: github.com/grafana/loki/releases has it, or `docker run grafana/loki`")
    asked = [program, f"-config.file={ROOT / 'grafana' / 'loki' / 'loki.yml'}", "-verify-config"]
    checked = subprocess.run(asked, capture_output=True, text=True, timeout=PATIENCE_S, check=False)
    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_loki_is_run_with_what_the_handler_counts_on() -> None:
    found = yaml.safe_load((ROOT / "grafana" / "loki" / "loki.yml").read_text())
    limits = found["limits_config"]
    assert limits["retention_period"] == "336h"
    assert found["compactor"]["retention_enabled"], "else nothing is deleted"
    assert limits["max_line_size_truncate"], "else one long traceback refuses its batch"
    assert limits["max_label_names_per_series"] >= 4
    assert limits["discover_service_name"] == [], "streams have the four labels of the handler, no other"
    assert found["server"]["http_listen_port"] == 3100
