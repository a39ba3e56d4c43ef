"""One id through real programs: in the log lines of each that worked on a request or a run, and in one trace."""

import base64
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from zlib import crc32

import httpx
import pytest
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest
from standardwebhooks import Webhook

from services.chassis.observe import SAMPLED_OF
from tests.integration.conftest import eventually

SECRET = "whsec_" + base64.b64encode(b"a secret of enough bytes for this").decode()
HOOKS = json.dumps({"kp": {"dataset": "swpc/kp", "secret": SECRET}})
KP = [{"time_tag": "2026-04-01T00:00:00", "Kp": 3.33, "a_running": 18, "station_count": 8}]
SAMPLED = next(f"journey-{n}" for n in range(10_000) if not crc32(f"journey-{n}".encode()) % SAMPLED_OF)


class Outside:
    """A provider that answers with one Kp value, and a collector of traces."""

    def __init__(self) -> None:
        self.spans: list[tuple[str, Any]] = []
        self.asked: list[dict[str, str]] = []
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                outer.asked.append({name.lower(): value for name, value in self.headers.items()})
                self.answer(json.dumps(KP).encode())

            def do_POST(self) -> None:
                assert self.path == "/v1/traces"
                body = self.rfile.read(int(self.headers["content-length"]))
                for resource in ExportTraceServiceRequest.FromString(body).resource_spans:
                    facts = {a.key: a.value.string_value for a in resource.resource.attributes}
                    spans = [span for scope in resource.scope_spans for span in scope.spans]
                    outer.spans += [(facts["service.name"], span) for span in spans]
                self.answer(b"")

            def answer(self, body: bytes) -> None:
                self.send_response(200)
                self.send_header("content-length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: Any) -> None:
                """Say nothing."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        Thread(target=self.server.serve_forever, daemon=True).start()

    def of(self, trace_id: str) -> set[tuple[str, str]]:
        """Program and name of each span of a trace."""
        return {(program, span.name) for program, span in self.spans if span.trace_id.hex() == trace_id}


@pytest.fixture
def outside() -> Iterator[Outside]:
    made = Outside()
    yield made
    made.server.shutdown()
    made.server.server_close()


def line(platform: Any, program: str, **facts: str) -> dict[str, Any]:
    """The one log line of a program that carries all of these; a request's is written after its answer was sent."""
    found: list[dict[str, Any]] = []

    def is_there() -> bool:
        written = platform[program].log.read_text().rpartition("\n")[0].splitlines()
        found[:] = [held for held in map(json.loads, written) if facts.items() <= held.items()]
        return bool(found)

    eventually(is_there, 30, f"{program}: {facts}")
    [only] = found
    return only


def test_one_id_finds_a_journey_in_every_program_and_one_trace_shows_it(platforms: Any, outside: Outside) -> None:
    platform = platforms(
        ORRERY_SCHEDULER="none", ORRERY_WEBHOOKS=HOOKS, ORRERY_OTLP_URL=outside.url, ORRERY_SWPC_URL=outside.url
    )
    for name in ("core", "etl", "gateway"):
        platform[name].start(wait=False)
    for name in ("core", "etl", "gateway"):
        platform[name].wait()
    _webhook(platform, outside)
    _run(platform, outside)
    _quality(platform)
    _refusal(platform)


def _webhook(platform: Any, outside: Outside) -> None:
    """From outside through the gateway to etl and on to core."""
    body, at = json.dumps(KP), datetime.now(UTC)
    signed = {
        "webhook-id": "msg-1",
        "webhook-timestamp": str(int(at.timestamp())),
        "webhook-signature": Webhook(SECRET).sign("msg-1", at, body),
        "X-Request-Id": SAMPLED,
    }
    answer = httpx.post(f"{platform['gateway'].url}/api/v1/webhooks/kp", content=body, headers=signed, timeout=60)
    assert (answer.status_code, answer.headers["x-request-id"]) == (202, SAMPLED), answer.text
    at_gateway = line(platform, "gateway", request_id=SAMPLED, logger="http")
    at_etl = line(platform, "etl", request_id=SAMPLED, logger="http")
    in_core = line(platform, "core", request_id=SAMPLED, event="batch acknowledged")
    assert in_core["dataset"] == "swpc/kp"
    assert at_gateway["route"].startswith("/api/v1/webhooks/{")
    [trace_id] = {told["trace_id"] for told in (at_gateway, at_etl, in_core)}
    steps = {("orrery-etl", "silver"), ("orrery-etl", "gold")}
    eventually(lambda: steps <= outside.of(trace_id), 30, lambda: str(outside.of(trace_id)))
    wanted = {"orrery-gateway", "orrery-etl", "orrery-core"}
    eventually(lambda: {of for of, _ in outside.of(trace_id)} == wanted, 30, lambda: str(outside.of(trace_id)))


def _run(platform: Any, outside: Outside) -> None:
    """From a command to etl, from there to the provider and to core."""
    body, headers = {"source": "swpc/kp"}, {"X-Request-Id": "cli-1"}
    answer = httpx.post(f"{platform['etl'].url}/internal/runs", json=body, headers=headers, timeout=120)
    [run] = answer.json()["runs"]
    assert run["outcome"] == "stored", run
    run_id = run["run_id"]
    ended = line(platform, "etl", run_id=run_id, event="run ended")
    loaded = line(platform, "core", run_id=run_id, event="batch acknowledged")
    assert ended["request_id"] == loaded["request_id"] == "cli-1"
    [fetch] = [f for f in _fetches(platform) if f["fetch_id"].startswith(run_id)]
    assert fetch["outcome"] == "stored"
    trace_id = loaded["trace_id"]
    steps = {("orrery-etl", name) for name in ("run", "fetch", "silver", "gold")}
    eventually(lambda: steps <= outside.of(trace_id), 30, lambda: str(outside.of(trace_id)))
    wanted = {"orrery-etl", "orrery-core"}
    eventually(lambda: {of for of, _ in outside.of(trace_id)} == wanted, 30, lambda: str(outside.of(trace_id)))
    for asked in outside.asked:
        assert not {"x-request-id", "x-orrery-run-id", "traceparent"} & set(asked), "no business of the provider's"


def _fetches(platform: Any) -> list[dict[str, Any]]:
    """The ledger of fetches, by core's own internal route."""
    program = (
        "import json, sys; from etl.runs.core_client import CoreClient; from services.ports.archive import Select;"
        "rows = CoreClient(sys.argv[1]).select(Select(table='fetches', columns=('fetch_id', 'outcome')));"
        "print(json.dumps(rows.to_pylist()))"
    )
    command = [sys.executable, "-c", program, platform["core"].url]
    said = subprocess.run(command, capture_output=True, text=True, check=True, env={**os.environ})
    return list(json.loads(said.stdout))


def _quality(platform: Any) -> None:
    """Into a process of its own, which etl starts."""
    headers = {"X-Request-Id": "cli-2"}
    answer = httpx.post(f"{platform['etl'].url}/internal/quality", headers=headers, timeout=120)
    assert answer.is_success, answer.text
    written = line(platform, "etl", request_id="cli-2", event="reports written", logger="quality")
    assert written["service"] == "quality"


def _refusal(platform: Any) -> None:
    """What fails is always logged, by the gateway and by core under the id of the answer."""
    answer = platform["gateway"].get("/api/v1/asteroids/no-such-one")
    request_id = answer.json()["request_id"]
    assert answer.status_code == 404
    assert answer.headers["x-request-id"] == request_id
    for program in ("gateway", "core"):
        failed = line(platform, program, request_id=request_id)
        assert (failed["event"], failed["status"], failed["service"]) == ("request failed", 404, program)
        assert failed["seconds"] >= 0
