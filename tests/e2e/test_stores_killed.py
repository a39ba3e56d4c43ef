"""Each store's container of the composed platform is killed while data comes in and people read: no write is lost."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import httpx
import pytest

from .conftest import COMPOSED
from .control import Platform, compose, in_etl, until_ready

pytestmark = [
    pytest.mark.slow,
    pytest.mark.xdist_group("e2e"),
    pytest.mark.skipif(not COMPOSED, reason="needs the composed platform: `make compose-test`"),
]

STORES = ("postgres", "influxdb", "mongo", "s3", "redis")
AWAY_S = 5.0
AGREES_S = 180.0
READ = ("asteroids/approaches?limit=200", "space-weather/now", "missions/rovers", "pipeline/sources")
COPIES = {"telemetry_points": "telemetry_points_history"}
"""Tables of another store that the archive has too, under another name where it says so."""


@contextmanager
def load(url: str) -> Iterator[list[int]]:
    """Readers past the cache and one who has sources fetched, until the block ends; the statuses that readers saw."""
    stop, statuses = threading.Event(), list[int]()

    def read() -> None:
        with httpx.Client(base_url=f"{url}/api/v1/", trust_env=False, timeout=30) as client:
            for number in range(1_000_000):
                if stop.is_set():
                    return
                path = READ[number % len(READ)]
                statuses.append(client.get(path, headers={"cache-control": "no-cache"}).status_code)
                time.sleep(0.05)

    def write() -> None:
        while not stop.is_set():
            in_etl("etl", "run", "swpc")

    threads = [threading.Thread(target=work) for work in (read, read, write)]
    for thread in threads:
        thread.start()
    try:
        yield statuses
    finally:
        stop.set()
        for thread in threads:
            thread.join()


def findings() -> Any:
    return in_etl("etl", "verify").get("findings")


def disagreements() -> list[str]:
    """Tables of which two stores do not hold the same rows."""
    tables = in_etl("backup").get("tables", {})
    assert tables, "no backup was written"
    pairs = {name: name.partition("/")[2] for name in tables if not name.startswith("archive/")}
    return [name for name, table in pairs.items() if tables[name] != tables[f"archive/{COPIES.get(table, table)}"]]


def until(holds: Callable[[], bool]) -> bool:
    deadline = time.monotonic() + AGREES_S
    while not (held := holds()) and time.monotonic() < deadline:
        time.sleep(2)
    return held


@pytest.mark.parametrize("store", STORES)
def test_a_store_that_is_killed_under_load_costs_no_write(recorded: Platform, store: str) -> None:
    with load(recorded.url) as statuses:
        time.sleep(AWAY_S)
        compose("kill", store)
        time.sleep(AWAY_S)
        compose("start", store)
        time.sleep(AWAY_S)
    assert 200 in statuses
    assert {status for status in statuses if status >= 500} <= {502, 503, 504}, "an error that names no cure"
    until_ready(recorded)
    assert until(lambda: findings() == 0), "bronze and core's ledger differ, or bytes are lost"
    # Data goes on coming in between two stores' reading; what is lost in one of them makes them differ for ever.
    assert until(lambda: disagreements() == []), disagreements()
