"""Each store is taken away under load: refused, reset, swallowed. What needs it says so, all else goes on, all heals.

The line to the store's server is broken, so this works with any server that `ORRERY_TEST_<NAME>_URL` names. The other
stores are the embedded ones.
"""

import os
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Self

import httpx
import pytest

from services.chassis.settings import load_settings
from services.storage.objects import open_objects
from tests.relay import Relay
from tests.server_engines import PARTS

SPAN = "from=2026-04-01&to=2026-04-02"
WIND = f"/api/v1/space-weather/series?names=solar_wind_speed_km_s&{SPAN}"
FLARES = "/api/v1/space-weather/events?limit=200"
ASTEROIDS = "/api/v1/asteroids/approaches?limit=200"
BATCHES = "/api/v1/pipeline/batches?limit=200"
READS = (WIND, FLARES, ASTEROIDS, BATCHES)
PROGRAMS = ("simulator", "core", "etl", "gateway")
RUNS = ("cneos_cad/approaches", "swpc/plasma", "donki/flares")
LATER = ("fireball/fireballs", "swpc/mag", "donki/storms")
SOON_S = 40.0
"""Longer than any bounded wait: less would measure the machine."""


@dataclass(frozen=True)
class Store:
    """A store and what needs it.

    `says` stands in the reason; `address` is the setting that leads to it; `blind` are the reads and `stuck` the later
    runs that cannot do without it.
    """

    server: str
    address: str
    says: str
    blind: tuple[str, ...]
    stuck: tuple[str, ...]


STORES = {
    "archive": Store("POSTGRES", "ORRERY_ARCHIVE_URL", "PostgreSQL", (ASTEROIDS, BATCHES), LATER),
    "telemetry": Store("INFLUXDB", "ORRERY_TELEMETRY_URL", "InfluxDB", (WIND,), ("swpc/mag",)),
    "missions": Store("MONGO", "ORRERY_MISSIONS_URL", "mission store", (FLARES,), ("donki/storms",)),
    "objects": Store("S3", "ORRERY_OBJECTS_ENDPOINT", "S3 server", (), LATER),
}


@pytest.fixture(params=STORES)
def port(request: pytest.FixtureRequest) -> str:
    if not os.environ.get(variable := f"ORRERY_TEST_{STORES[request.param].server}_URL"):
        pytest.skip(f"{variable} is not set; `make test-servers` starts what is installed")
    return str(request.param)


@pytest.fixture
def line(port: str) -> Iterator[tuple[Relay, dict[str, str]]]:
    """The breakable line to a fresh store, and the settings that lead over it."""
    with PARTS[port]() as settings, Relay(settings[STORES[port].address]) as relay:
        yield relay, settings | {STORES[port].address: relay.url}


class Readers:
    """Ask core for everything, over and over, until the block ends."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._stopped = threading.Event()
        self._threads = [threading.Thread(target=self._read, args=(path,)) for path in READS]
        self.answered: dict[str, list[tuple[float, int]]] = {path: [] for path in READS}

    def __enter__(self) -> Self:
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stopped.set()
        for thread in self._threads:
            thread.join()

    def statuses(self, path: str, since: float) -> set[int]:
        """What the questions were answered with that were asked since."""
        return {status for at, status in self.answered[path] if at >= since}

    def _read(self, path: str) -> None:
        with httpx.Client(base_url=self._url, timeout=SOON_S, trust_env=False) as client:
            while not self._stopped.wait(0.2):
                begun = time.monotonic()
                self.answered[path].append((begun, client.get(path).status_code))


def ask(platform: Any, path: str, program: str = "core") -> httpx.Response:
    return httpx.get(f"{platform[program].url}{path}", timeout=SOON_S, trust_env=False)


def told(platform: Any, path: str, says: str) -> bool:
    """Whether core refuses with all that a caller needs to know."""
    answer = ask(platform, path)
    if answer.status_code == 200:
        return False
    problem = answer.json()
    assert answer.status_code == 503, problem
    assert answer.headers["content-type"] == "application/problem+json"
    assert says in problem["detail"], problem
    assert int(answer.headers["retry-after"]) >= 1
    return True


def reasons(platform: Any) -> tuple[int, dict[str, str]]:
    answer = platform["core"].get("/ready")
    return answer.status_code, answer.json()["reasons"]


@pytest.fixture
def platform(platforms, line) -> Any:
    """The programs, with something in every store."""
    now = datetime.now(UTC).isoformat()
    made = platforms(
        "recorded",
        ORRERY_SCHEDULER="none",
        ORRERY_CLOCK_START="2026-04-02T16:00:00Z",
        ORRERY_CLOCK_EPOCH=now,
        **line[1],
    )
    for name in PROGRAMS:
        made[name].start(wait=False)
    for name in PROGRAMS:
        made[name].wait()
    for run in RUNS:
        assert made.run(run)[0]["outcome"] == "stored"
    return made


@pytest.mark.slow
def test_a_store_that_goes_away_and_comes_back(platform, eventually, port, line) -> None:
    relay, settings = line
    store = STORES[port]
    before = held(platform)
    assert all(before.values())
    assert reasons(platform) == (200, {})
    assert ask(platform, WIND, "gateway").status_code == 200

    with Readers(platform["core"].url) as readers:
        for take_away in (relay.cut, relay.reset, relay.hang):
            take_away()
            for path in store.blind:
                eventually(lambda path=path: told(platform, path, store.says), SOON_S, f"{path}, {take_away.__name__}")
            eventually(lambda: port in reasons(platform)[1], SOON_S, "ready names the store")
            assert reasons(platform)[0] == (503 if port == "archive" else 200)
            assert platform["core"].get("/health").status_code == 200
            assert ask(platform, WIND, "gateway").status_code == 200, "what was answered before is known still"
            if port != "archive":
                others_go_on(readers, store, eventually)
            if take_away == relay.hang:
                what_is_asked_meanwhile_is_kept_or_refused(platform, store)
            relay.join()
            eventually(lambda: reasons(platform) == (200, {}), SOON_S, "ready again")
            for path in READS:
                eventually(lambda path=path: ask(platform, path).status_code == 200, SOON_S, path)

    bronze = bronze_of(platform, settings)
    eventually(lambda: acknowledged(platform) == bronze(), 60, lambda: f"{acknowledged(platform)} of {bronze()}")
    after = held(platform)
    assert after[WIND] == before[WIND]
    for path, key in ((ASTEROIDS, "approach_id"), (BATCHES, "batch_id")):
        assert {row[key] for row in before[path]} <= {row[key] for row in after[path]}


def others_go_on(readers: Readers, store: Store, eventually: Callable[..., None]) -> None:
    since = time.monotonic()
    for path in (path for path in READS if path not in store.blind):
        eventually(lambda path=path: readers.statuses(path, since), SOON_S, path)
        assert readers.statuses(path, since) == {200}, path


def what_is_asked_meanwhile_is_kept_or_refused(platform: Any, store: Store) -> None:
    for run in LATER:
        [result] = platform.run(run)
        assert (result["outcome"] == "failed") == (run in store.stuck), result


def held(platform: Any) -> dict[str, Any]:
    answers = {path: ask(platform, path) for path in READS}
    assert [answer.text for answer in answers.values() if answer.status_code != 200] == []
    return {path: answer.json()["data"] for path, answer in answers.items()}


def acknowledged(platform: Any) -> set[str]:
    return {row["batch_id"] for row in platform.rows("pipeline/batches", limit="1000")}


def bronze_of(platform: Any, settings: dict[str, str]) -> Callable[[], set[str]]:
    """Asks for the batches that are stored, whether loaded or not."""
    given = {name.removeprefix("ORRERY_").lower(): value for name, value in settings.items()}
    objects = open_objects(load_settings(sources="recorded", data=platform.data, **given))
    return lambda: {key.rpartition("/")[2].removesuffix(".json") for key in objects.list("bronze/manifests/")}
