"""Every dataset asked for as a run asks, from the simulator program over HTTP."""

import os
import socket
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import get_args

import httpx
import pytest

from etl.sources.model import Ask, Dataset, Parsed, Payload, Provider
from etl.sources.registry import DATASETS, dataset
from services.chassis.http import Answer, HostPolicy, HttpClient
from services.chassis.settings import PROVIDER_URLS, Settings, load_settings

NOW = datetime(2026, 4, 2, 12, tzinfo=UTC)
SET_ASIDE = {"broken_json": "payload.truncated", "html": "payload.html"}
NOT_RECORDED = {
    "apod/pictures", "epic/natural", "epic/enhanced", "gibs/layers",
    "donki/shocks", "donki/particles", "donki/crossings", "donki/belts", "donki/streams", "donki/analyses",
    "donki/simulations", "donki/notifications", "swpc/f107", "omni2/hourly", "donki/cmes", "neows/lookup",
    "neows/browse", "sentry/removals", "scout/objects", "mars2020_raw/photos", "msl_raw/photos",
    "rover_places/waypoints",
}  # fmt: skip
MAY_BE_EMPTY = {
    "celestrak/groups",
    "donki/analyses",
    "donki/crossings",
    "donki/particles",
    "neows/browse",
    "mars2020_raw/photos",
    "msl_raw/photos",
}


@contextmanager
def _simulator(mode: str) -> Iterator[Settings]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{free.getsockname()[1]}"
    addresses = {name: f"{url}/{name.removesuffix('_url')}" for name in PROVIDER_URLS}
    feed = "rtsw" if mode == "invented" else "products"
    settings = load_settings(sources=mode, simulator_url=url, solar_wind_feed=feed, **addresses)
    # The platform's clock stands still enough for a test: its epoch is this very moment.
    clock = {"ORRERY_CLOCK_START": NOW.isoformat(), "ORRERY_CLOCK_EPOCH": datetime.now(UTC).isoformat()}
    env = {**os.environ, **clock, "ORRERY_SOURCES": mode, "ORRERY_SIMULATOR_URL": url}
    program = subprocess.Popen([sys.executable, "-m", "services.simulator"], env=env)
    try:
        for _ in range(300):
            with suppress(httpx.TransportError):
                if httpx.get(f"{url}/ready", timeout=5).is_success:
                    break
            time.sleep(0.1)
        else:
            pytest.fail("the simulator did not get ready")
        yield settings
    finally:
        program.terminate()
        program.wait(20)


@pytest.fixture(scope="module")
def invented() -> Iterator[Settings]:
    with _simulator("invented") as settings:
        yield settings


@pytest.fixture(scope="module")
def recorded() -> Iterator[Settings]:
    with _simulator("recorded") as settings:
        yield settings


@pytest.fixture
def fetch(tmp_path: Path) -> Iterator[Callable[[Settings, Dataset], list[tuple[Answer, Parsed]]]]:
    quick = {name: HostPolicy(name, limit=1000, serial=name == "jpl", backoff_s=0.01) for name in get_args(Provider)}
    with HttpClient(tmp_path, lambda: NOW, "operators-own-key", quick) as http:

        def run(settings: Settings, found: Dataset) -> list[tuple[Answer, Parsed]]:
            results = []
            for request in found.requests(Ask(settings, NOW, newest_at=lambda: NOW - timedelta(hours=1))):
                answer = http.fetch(request.provider, request.url, keyed=request.keyed)
                payload = Payload(answer.body, answer.url, answer.fetched_at, answer.status or 0)
                results.append((answer, found.parse(payload)))
            return results

        yield run


@pytest.mark.parametrize("found", DATASETS, ids=lambda d: d.key)
def test_what_the_simulator_invents_is_read_whole(found: Dataset, invented: Settings, fetch: Callable) -> None:
    for answer, parsed in fetch(invented, found):
        assert answer.outcome == "stored", answer.error
        assert parsed.problems == []
        assert "operators-own-key" not in answer.url
        assert b"operators-own-key" not in answer.body
        if found.about.semantics == "snapshot":
            assert parsed.semantics == "snapshot"
        if found.key not in MAY_BE_EMPTY:
            assert parsed.records > 0


@pytest.mark.parametrize("found", [d for d in DATASETS if d.key not in NOT_RECORDED], ids=lambda d: d.key)
def test_what_the_recorded_week_serves_is_read_whole(found: Dataset, recorded: Settings, fetch: Callable) -> None:
    for answer, parsed in fetch(recorded, found):
        assert answer.outcome == "stored", answer.error
        assert parsed.records > 0
        assert parsed.problems == []


def test_the_flare_of_the_recorded_week(recorded: Settings, fetch: Callable) -> None:
    ((_, parsed),) = fetch(recorded, dataset("donki/flares"))
    flares = parsed.tables["bronze_donki__flares"].to_pylist()
    greatest = max(flares, key=lambda f: ("ABCMX".index(f["classType"][0]), float(f["classType"][1:])))
    assert (greatest["classType"], greatest["peak_at"]) == ("X1.4", "2026-03-30T03:19:00Z")


@pytest.mark.parametrize("fault", ["500", "503", "429", "cut_off", "broken_json", "html"])
@pytest.mark.parametrize("key", ["cneos_cad/approaches", "neows/feed", "swpc/mag", "donki/flares"])
def test_each_fault_is_a_failure_or_a_problem_never_silence(
    key: str, fault: str, invented: Settings, fetch: Callable
) -> None:
    with _fault(invented, fault, retry_after_s=600):
        ((answer, parsed),) = fetch(invented, dataset(key))
    if fault in SET_ASIDE:
        assert [p.rule for p in parsed.problems] == [SET_ASIDE[fault]]
    else:
        assert (answer.outcome, answer.transient) == ("failed", True)
        assert answer.error


@pytest.mark.parametrize(
    "key", ["cneos_cad/approaches", "sbdb_query/asteroids", "neows/feed", "swpc/plasma", "donki/cmes"]
)
def test_a_renamed_field_is_noticed(key: str, invented: Settings, fetch: Callable) -> None:
    with _fault(invented, "renamed_field"):
        ((_, parsed),) = fetch(invented, dataset(key))
    found = Counter(p.rule for p in parsed.problems)
    assert found
    assert set(found) <= {"payload.field_missing", "record.field_missing", "record.shape"}
    assert parsed.semantics == "increment"


@contextmanager
def _fault(settings: Settings, fault: str, **more: object) -> Iterator[None]:
    address = f"{settings.simulator_url}/_faults"
    httpx.post(address, json={"fault": fault, **more}).raise_for_status()
    try:
        yield
    finally:
        httpx.delete(address).raise_for_status()
