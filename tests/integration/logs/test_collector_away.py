"""A collector of traces that hangs or is away costs a program neither its end nor a line for each batch."""

import json
import os
import socket
import subprocess
import sys
from collections.abc import Iterator

import pytest

PATIENCE_S = 60
PROGRAM = """
import time
from opentelemetry import trace
from services.chassis import otlp
from services.chassis.logging import configure_logging, get_logger
from services.chassis.settings import get_settings
from services.chassis.tracing import configure_tracing, span

otlp.EXPORT_S = 0.1
configure_logging("core", get_settings())
configure_tracing("core", get_settings())
for number in range(3):
    with span("step", number=number):
        get_logger("a").info("inside")
    trace.get_tracer_provider().force_flush()
get_logger("a").info("outside")
with span("last"):
    pass
"""


@pytest.fixture
def hung() -> Iterator[str]:
    """An address that takes connections and never answers."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"


def said_with(url: str, program: str = PROGRAM) -> list[dict[str, str]]:
    environment = os.environ | {"ORRERY_OTLP_URL": url, "ORRERY_SOURCES": "recorded"}
    command = [sys.executable, "-c", program]
    ended = subprocess.run(command, env=environment, capture_output=True, text=True, check=True, timeout=PATIENCE_S)
    assert ended.stderr == ""
    return [json.loads(line) for line in ended.stdout.splitlines()]


def test_a_collector_that_is_away_is_said_once() -> None:
    said = said_with("http://127.0.0.1:9")
    assert [line["level"] for line in said if line["logger"] == "tracing"] == ["warning"]
    inside = [line["trace_id"] for line in said if line["event"] == "inside"]
    assert len(set(inside)) == 3, "each is a trace of its own"
    assert all("trace_id" not in line for line in said if line["event"] == "outside")


def test_a_collector_that_hangs_does_not_hold_the_end(hung: str) -> None:
    without_waiting = PROGRAM.replace("otlp.EXPORT_S = 0.1", "").replace(
        "trace.get_tracer_provider().force_flush()", ""
    )
    said = said_with(hung, without_waiting)
    assert [line["event"] for line in said][:4] == ["inside", "inside", "inside", "outside"]
