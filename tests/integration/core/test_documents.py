"""Core with a mission store: killed while it writes, started on older data, and cut off from its server."""

import os
import time
from collections.abc import Iterator
from pathlib import Path
from threading import Timer
from typing import Any
from uuid import uuid4

import duckdb
import httpx
import pytest
from pymongo import MongoClient

from services.domain.batch import Batch
from services.domain.documents import DOCUMENTS
from services.storage.crash import DOCUMENT_POINTS, KILLED
from tests.contract.storage.builders import CAD, approach, batch, cad_batch, counts, hours, quarantine, table
from tests.integration.core.running import RunningCore
from tests.relay import Relay

APOD, LOG = "fact_apod", "silver_apod__pictures"
LOADS = [
    (batch("apod", "pictures", hours(n)), {"2026-04-01": title, "2026-04-02": "same"}) for n, title in enumerate("ab")
]
ASKED = ("missions/rovers", "missions/photos", "imagery/apod", "space-weather/graph?from=2026-04-01&to=2026-04-02")
APART = ("asteroids/approaches", "imagery/layers", "pipeline/batches", "imagery/apod?known_at=2026-05-01")
PATIENCE_S = 30.0


def _gold(versions: dict) -> dict:
    facts = [
        {
            **{c: row.get(c) for c in DOCUMENTS[APOD].table.columns},
            "is_withdrawn": False,
            "batch_ids": [row["batch_id"]],
        }
        for row in versions[LOG].to_pylist()
    ]
    return {APOD: table(APOD, facts)}


def _load(core: RunningCore, one: Batch, titles: dict[str, str]) -> None:
    rows = [{"picture_date": day, "picture_title": title, "row_hash": title} for day, title in titles.items()]
    header, versions = core.observe(one, {LOG: table(LOG, rows)})
    found = counts(2, loaded=header["loaded"], duplicate=header["duplicate"])
    core.publish(one, _gold(versions), quarantine(), found, header["revision"])


def _load_all(core: RunningCore) -> None:
    for one, titles in LOADS:
        _load(core, one, titles)


def _pictures(core: RunningCore) -> list[dict[str, Any]]:
    return core.http.get("/api/v1/imagery/apod").json()["data"]


def _await_agreement(core: RunningCore) -> None:
    """Until core says that the mission store agrees with the archive."""
    assert core.process.stdout
    ended = Timer(PATIENCE_S, core.process.kill)
    ended.start()
    agreed = any("the mission store agrees" in line for line in core.process.stdout)
    ended.cancel()
    assert agreed


def _until(core: RunningCore, path: str, status: int) -> httpx.Response:
    deadline = time.monotonic() + PATIENCE_S
    while (answer := core.http.get(f"/api/v1/{path}")).status_code != status and time.monotonic() < deadline:
        time.sleep(0.1)
    assert answer.status_code == status, (path, answer.text)
    return answer


@pytest.fixture(params=["embedded", "server"])
def environment(request: pytest.FixtureRequest) -> Iterator[dict[str, str]]:
    """What a core is told of its mission store. One server stands for all: what a kill leaves is the same in each."""
    if request.param == "embedded":
        yield {}
        return
    yield from _database()


def _database() -> Iterator[dict[str, str]]:
    if not (url := os.environ.get("ORRERY_TEST_MONGO_URL")):
        pytest.skip("ORRERY_TEST_MONGO_URL is not set; `make test-servers` starts what is installed")
    name = f"orrery_test_{uuid4().hex[:12]}"
    with MongoClient(url) as client:
        yield {"ORRERY_MISSIONS_URL": f"{url.rstrip('/')}/{name}"}
        client.drop_database(f"{name}_orrery_recorded")


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    with RunningCore(tmp_path_factory.mktemp("undisturbed")) as core:
        _load_all(core)
        return _pictures(core)


def test_a_kill_between_the_stores_loses_and_doubles_nothing(
    tmp_path: Path, undisturbed: list, environment: dict[str, str]
) -> None:
    # Behind the acknowledgement engines do not differ.
    for point in DOCUMENT_POINTS[:2] if environment else DOCUMENT_POINTS:
        with RunningCore(tmp_path, ORRERY_CRASH_AT=point, **environment) as core:
            with pytest.raises(httpx.TransportError):
                _load_all(core)
            assert core.process.wait(10) == KILLED
    with RunningCore(tmp_path, **environment) as core:
        _await_agreement(core)
        _load_all(core)
        assert _pictures(core) == undisturbed
        assert len(core.http.get("/api/v1/pipeline/batches").json()["data"]) == len(LOADS)


def test_documents_are_made_of_an_older_archive(tmp_path: Path, undisturbed: list, environment: dict[str, str]) -> None:
    with RunningCore(tmp_path) as core:
        _load_all(core)
    with duckdb.connect(str(tmp_path / "recorded" / "core.duckdb")) as file:
        for one in DOCUMENTS.values():
            file.execute(f"DROP TABLE documents_{one.collection}")
    with RunningCore(tmp_path, **environment) as core:
        _await_agreement(core)
        assert _pictures(core) == undisturbed


@pytest.fixture
def relay() -> Iterator[Relay]:
    for environment in _database():
        with Relay(environment["ORRERY_MISSIONS_URL"]) as line:
            yield line


def test_without_its_server_only_what_needs_it_waits(tmp_path: Path, undisturbed: list, relay: Relay) -> None:
    with RunningCore(tmp_path, ORRERY_MISSIONS_URL=relay.url) as core:
        _await_agreement(core)
        _load(core, *LOADS[0])
        relay.cut()
        for path in ASKED:
            answer = core.http.get(f"/api/v1/{path}")
            assert answer.status_code == 503, path
            assert answer.headers["retry-after"]
            assert "ORRERY_MISSIONS_URL" in answer.json()["detail"]
        for path in APART:
            assert core.http.get(f"/api/v1/{path}").status_code == 200, path
        with pytest.raises(httpx.HTTPStatusError, match="503"):
            _load(core, *LOADS[1])
        other = cad_batch(hours(1))
        header, _ = core.observe(other, {CAD: table(CAD, [approach("2026 AA", "x")])})
        core.publish(other, {}, quarantine(), counts(1, loaded=1), header["revision"])
        assert core.http.get("/ready").status_code == 200
        relay.join()
        _until(core, "imagery/apod", 200)
        _load(core, *LOADS[1])
        assert _pictures(core) == undisturbed


def test_what_its_server_lost_meanwhile_is_written_again(tmp_path: Path, undisturbed: list, relay: Relay) -> None:
    with RunningCore(tmp_path) as core:
        _load_all(core)
    relay.cut()
    with RunningCore(tmp_path, ORRERY_MISSIONS_URL=relay.url) as core:
        assert core.http.get("/api/v1/imagery/apod").status_code == 503
        relay.join()
        _await_agreement(core)
        assert _pictures(core) == undisturbed
        relay.cut()
        _until(core, "imagery/apod", 503)
        with MongoClient(os.environ["ORRERY_TEST_MONGO_URL"]) as client:
            (name,) = (n for n in client.list_database_names() if n.startswith(relay.url.rpartition("/")[2]))
            client[name]["apod"].delete_many({})
        relay.join()
        _until(core, "imagery/apod", 200)
        assert _pictures(core) == undisturbed
        _await_agreement(core)
        assert _pictures(core) == undisturbed
