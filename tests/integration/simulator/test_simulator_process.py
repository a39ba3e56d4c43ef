"""The simulator as the supervisor starts it: a process of its own on loopback."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

import httpx
import psutil
import pytest

START_LIMIT_S = 10.0
MEMORY_LIMIT_MB = 120  # resident, after every address was asked once; the aim is 80


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def running(**environment: str) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    url = f"http://127.0.0.1:{_free_port()}"
    clean = {k: v for k, v in os.environ.items() if not k.startswith("ORRERY_")}
    process = subprocess.Popen(
        [sys.executable, "-m", "services.simulator"],
        env=clean | {"ORRERY_SIMULATOR_URL": url, **environment},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    try:
        deadline = time.monotonic() + START_LIMIT_S
        while process.poll() is None:
            try:
                httpx.get(f"{url}/ready", timeout=1).raise_for_status()
                break
            except httpx.HTTPError:
                assert time.monotonic() < deadline, "the simulator did not become ready"
                time.sleep(0.05)
        yield url, process
    finally:
        process.terminate()
        process.communicate(timeout=10)


@pytest.fixture(scope="module", params=["recorded", "invented"])
def simulator(request) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    with running(ORRERY_SOURCES=request.param) as found:
        yield found


def test_it_stays_small(simulator):
    url, process = simulator
    for path in (
        "/jpl/cad.api",
        "/jpl/sbdb_query.api?fields=pdes,e,a",
        "/swpc/json/goes/primary/xrays-6-hour.json",
        "/donki/FLR",
    ):
        assert httpx.get(url + path).status_code == 200
    assert psutil.Process(process.pid).memory_info().rss < MEMORY_LIMIT_MB * 1e6


def test_it_listens_on_loopback_only(simulator):
    _, process = simulator
    addresses = {
        c.laddr.ip for c in psutil.Process(process.pid).net_connections("inet") if c.status == psutil.CONN_LISTEN
    }
    assert addresses == {"127.0.0.1"}


def test_a_cut_off_answer_breaks_the_transfer(simulator):
    url, _ = simulator
    fault = {"path": "/jpl/*", "fault": "cut_off", "times": 1}
    assert httpx.post(f"{url}/_faults", json=fault).status_code == 201
    with pytest.raises(httpx.RemoteProtocolError):
        httpx.get(f"{url}/jpl/sbdb_query.api?fields=pdes")
    assert httpx.get(f"{url}/jpl/sbdb_query.api?fields=pdes").status_code == 200


def test_the_clock_of_the_settings_is_told():
    epoch = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
    clock = {"ORRERY_CLOCK_START": "2026-04-03T20:00:00Z", "ORRERY_CLOCK_EPOCH": epoch}
    with running(ORRERY_SOURCES="recorded", **clock) as (url, _):
        rows = httpx.get(f"{url}/swpc/products/solar-wind/mag-2-hour.json").json()
    assert rows[-1][0].startswith("2026-04-03 19:5")


def test_faults_and_seed_of_the_environment():
    faults = '[{"path": "/donki/*", "fault": "503"}]'
    with running(ORRERY_SOURCES="invented", ORRERY_SIMULATOR_SEED="5", ORRERY_SIMULATOR_FAULTS=faults) as (url, _):
        assert httpx.get(f"{url}/donki/FLR").status_code == 503
        assert httpx.get(f"{url}/jpl/cad.api").headers["x-orrery-form"].endswith("seed 5")


@pytest.mark.parametrize(
    ("environment", "reason"),
    [
        ({"ORRERY_SOURCES": "live"}, "recorded or invented"),
        ({"ORRERY_SOURCES": "recorded", "ORRERY_SIMULATOR_SEED": "x"}, "ORRERY_SIMULATOR_SEED"),
        ({"ORRERY_SOURCES": "recorded", "ORRERY_SIMULATOR_FAULTS": '[{"fault": "melted"}]'}, "ORRERY_SIMULATOR_FAULTS"),
    ],
)
def test_wrong_settings_end_with_their_reason(environment, reason):
    clean = {k: v for k, v in os.environ.items() if not k.startswith("ORRERY_")}
    command = [sys.executable, "-m", "services.simulator"]
    ended = subprocess.run(command, env=clean | environment, capture_output=True, timeout=20, check=False)
    assert ended.returncode == 1
    assert reason in ended.stderr.decode()
    assert "Traceback" not in ended.stderr.decode()
