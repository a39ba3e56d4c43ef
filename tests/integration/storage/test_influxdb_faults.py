"""InfluxDB goes away and comes back: what was acknowledged stays, what was not is told, and no hand is needed."""

import os
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TypeVar

import httpx
import pyarrow as pa
import pytest

from services.chassis.errors import StorageError, UnavailableError
from services.storage.telemetry import influxdb_server
from services.storage.telemetry.influxdb import InfluxTelemetry
from services.storage.telemetry.influxdb_server import Server
from tests.contract.storage.builders import hours, point
from tests.contract.storage.test_telemetry import KP, SPEED, points
from tests.integration.core.running import RunningCore
from tests.integration.core.week import load_week
from tests.relay import Relay
from tests.server_engines import telemetry

Answer = TypeVar("Answer")
PATIENCE_S = 30.0
pytestmark = pytest.mark.skipif(
    not os.environ.get("ORRERY_TEST_INFLUXDB_URL"),
    reason="ORRERY_TEST_INFLUXDB_URL is not set; `make test-servers` starts what is installed",
)


@pytest.fixture
def settings() -> Iterator[dict[str, str]]:
    with telemetry() as found:
        yield found


@pytest.fixture
def relay(settings: dict[str, str]) -> Iterator[Relay]:
    with Relay(settings["ORRERY_TELEMETRY_URL"]) as line:
        yield line


def server_at(url: str, settings: dict[str, str]) -> Server:
    return Server(url, settings["ORRERY_TELEMETRY_TOKEN"], settings["ORRERY_TELEMETRY_ORG"])


def in_time(work: Callable[[], Answer]) -> Answer:
    """The answer as soon as the store asks its server again, which it does not do at every call."""
    until = time.monotonic() + PATIENCE_S
    while True:
        try:
            return work()
        except (UnavailableError, httpx.HTTPStatusError):
            if time.monotonic() > until:
                raise
            time.sleep(0.1)


def minutes(count: int, first: int = 0) -> pa.Table:
    return points(*(point(SPEED, hours((first + n) / 60), 400.0 + n / 7) for n in range(count)))


def test_a_store_opens_without_its_server_and_serves_when_it_comes(relay: Relay, settings: dict[str, str]) -> None:
    relay.cut()
    store = InfluxTelemetry(server_at(relay.url, settings), "telemetry_recorded")
    for ask in (lambda: store.latest([KP]), lambda: store.write(minutes(1))):
        with pytest.raises(
            UnavailableError, match=f"InfluxDB at {relay.url} does not answer .*ORRERY_TELEMETRY_URL"
        ) as told:
            ask()
        assert told.value.retry_after
    relay.join()
    in_time(lambda: store.write(minutes(3)))
    assert store.read([SPEED], hours(0), hours(1)) == minutes(3)
    store.close()


def test_a_line_that_breaks_amid_a_write_loses_nothing_that_was_acknowledged(
    relay: Relay, settings: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    store = InfluxTelemetry(server_at(relay.url, settings), "telemetry_recorded")
    store.write(minutes(1000))
    post, posted = store.server.post, []

    def cutting(bucket: str, lines: bytes) -> None:
        post(bucket, lines)
        posted.append(len(lines))
        if len(posted) == 2:
            relay.cut()

    monkeypatch.setattr(store.server, "post", cutting)
    with pytest.raises(UnavailableError):
        store.write(minutes(50_000, 1000))
    monkeypatch.undo()
    with pytest.raises(UnavailableError):
        store.read([SPEED], hours(0), hours(1))
    relay.join()
    assert in_time(lambda: store.read([SPEED], hours(0), hours(1000 / 60))) == minutes(1000)
    assert 0 < store.read([SPEED], hours(1000 / 60), hours(9000)).num_rows < 50_000
    store.write(minutes(50_000, 1000))
    assert store.read([SPEED], hours(1000 / 60), hours(9000)) == minutes(50_000, 1000)
    store.close()


def test_a_line_that_breaks_amid_an_answer_gives_no_half_of_it(relay: Relay, settings: dict[str, str]) -> None:
    store = InfluxTelemetry(server_at(relay.url, settings), "telemetry_recorded")
    store.write(minutes(60_000))
    stop = threading.Event()

    def cut_again_and_again() -> None:
        while not stop.wait(0.02):
            relay.cut()
            relay.join()

    cutting = threading.Thread(target=cut_again_and_again)
    cutting.start()
    try:
        for _ in range(10):
            with suppress(UnavailableError):
                assert store.read([SPEED], hours(0), hours(9000)).num_rows == 60_000
            time.sleep(0.1)
    finally:
        stop.set()
        cutting.join()
    assert in_time(lambda: store.read([SPEED], hours(0), hours(9000))).num_rows == 60_000
    store.close()


class Busy(ThreadingHTTPServer):
    """Answers a write as it was told to, then 204."""

    def __init__(self, answers: list[tuple[int, dict[str, str]]]) -> None:
        super().__init__(("127.0.0.1", 0), _Answering)
        self.answers = answers
        self.bodies: list[bytes] = []
        threading.Thread(target=self.serve_forever, daemon=True).start()


class _Answering(BaseHTTPRequestHandler):
    server: Busy

    def do_POST(self) -> None:
        self.server.bodies.append(self.rfile.read(int(self.headers["Content-Length"])))
        status, headers = self.server.answers.pop(0) if self.server.answers else (204, {})
        self.send_response(status)
        for name, value in {"Content-Length": "0", **headers}.items():
            self.send_header(name, value)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


def test_a_busy_server_is_asked_again_when_it_said(monkeypatch: pytest.MonkeyPatch) -> None:
    pauses: list[float] = []
    monkeypatch.setattr(influxdb_server.time, "sleep", pauses.append)
    with Busy([(503, {"Retry-After": "2"}), (429, {"Retry-After": "3"}), (503, {})]) as busy:
        Server(f"http://127.0.0.1:{busy.server_port}", "t", "o").post("b", b"m,series=a value=1 1\n")
        assert pauses == [2.0, 3.0, influxdb_server.PAUSE_S]
        assert len(busy.bodies) == 4
        assert len(set(busy.bodies)) == 1
        busy.shutdown()


def test_a_server_that_is_busy_for_long_is_told_with_its_own_pause() -> None:
    with Busy([(429, {"Retry-After": "120"})]) as busy:
        with pytest.raises(UnavailableError, match="is busy") as told:
            Server(f"http://127.0.0.1:{busy.server_port}", "t", "o").post("b", b"m,series=a value=1 1\n")
        assert told.value.retry_after == 120
        assert len(busy.bodies) == 1
        busy.shutdown()


@pytest.mark.parametrize("status", [400, 413, 422, 500])
def test_what_asking_again_would_not_cure_is_told_at_once(status: int) -> None:
    with Busy([(status, {})]) as busy:
        with pytest.raises(StorageError, match=f"refused \\({status}"):
            Server(f"http://127.0.0.1:{busy.server_port}", "t", "o").post("b", b"m,series=a value=1 1\n")
        assert len(busy.bodies) == 1
        busy.shutdown()


def test_core_without_it_answers_all_else_and_heals(tmp_path, relay: Relay, settings: dict[str, str]) -> None:
    span = f"names={SPEED}&from=2026-04-01&to=2026-04-02"
    needs_it = [f"space-weather/series?{span}", f"space-weather/series/windows?{span}", "space-weather/now"]
    with RunningCore(tmp_path, **{**settings, "ORRERY_TELEMETRY_URL": relay.url}) as core:
        load_week(core)
        before = [core.http.get(f"/api/v1/{path}").json() for path in needs_it]
        relay.cut()
        for path in needs_it:
            answer = core.http.get(f"/api/v1/{path}")
            assert (answer.status_code, int(answer.headers["retry-after"]) >= 1) == (503, True)
            assert "InfluxDB" in answer.json()["detail"]
        for path in ("asteroids/approaches", "space-weather/events", "satellites"):
            assert core.http.get(f"/api/v1/{path}").status_code == 200
        assert core.http.get("/ready").status_code == 200
        relay.join()
        after = [in_time(lambda p=path: core.http.get(f"/api/v1/{p}").raise_for_status()) for path in needs_it]
        assert [answer.json() for answer in after] == before


def test_core_starts_without_it_and_loads_when_it_comes(tmp_path, relay: Relay, settings: dict[str, str]) -> None:
    relay.cut()
    with RunningCore(tmp_path, **{**settings, "ORRERY_TELEMETRY_URL": relay.url}) as core:
        with pytest.raises(httpx.HTTPStatusError, match="503"):
            load_week(core)
        relay.join()
        in_time(lambda: load_week(core))
        held = core.http.get(f"/api/v1/space-weather/series?names={SPEED}&from=2026-04-01&to=2026-04-02").json()
        assert len(held["data"]["series"][0]["times"]) > 100
