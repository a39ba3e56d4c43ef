"""Cards of models through core's internal routes: kept, replaced, found again when the mission store lost them."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import duckdb
import httpx
import pytest
from pymongo import MongoClient

from tests.contract.storage.builders import T0, table
from tests.integration.core.issued import forecast
from tests.integration.core.running import RunningCore

A, B = "00000000000000aa", "00000000000000bb"


def card(model: str, task: str = "kp_2h", stage: str = "candidate", **facts: Any) -> dict[str, Any]:
    return {"model_id": model, "task": task, "stage": stage, "metrics": [{"metric": "rmse", "ci": [0.5, 0.7]}], **facts}


def put(core: RunningCore, one: dict[str, Any]) -> httpx.Response:
    return core.http.put(f"/internal/models/{one['model_id']}", json=one)


def held(core: RunningCore, **asked: str) -> list[dict[str, Any]]:
    return core.http.get("/internal/models", params=asked).raise_for_status().json()


def version(core: RunningCore) -> str:
    return core.http.get("/api/v1/forecasts/models").headers["x-orrery-version"]


@pytest.fixture(params=["embedded", "server"])
def environment(request: pytest.FixtureRequest) -> Iterator[dict[str, str]]:
    """What a core is told of its mission store."""
    if request.param == "embedded":
        yield {}
        return
    if not (url := os.environ.get("ORRERY_TEST_MONGO_URL")):
        pytest.skip("ORRERY_TEST_MONGO_URL is not set; `make test-servers` starts what is installed")
    name = f"orrery_test_{uuid4().hex[:12]}"
    with MongoClient(url) as client:
        yield {"ORRERY_MISSIONS_URL": f"{url.rstrip('/')}/{name}"}
        client.drop_database(f"{name}_orrery_recorded")


def lose_documents(data: Path, environment: dict[str, str]) -> None:
    """As a new or restored mission store beside an older archive."""
    if environment:
        name = environment["ORRERY_MISSIONS_URL"].rpartition("/")[2]
        with MongoClient(os.environ["ORRERY_TEST_MONGO_URL"]) as client:
            client[f"{name}_orrery_recorded"]["models"].delete_many({})
    else:
        with duckdb.connect(str(data / "recorded" / "core.duckdb")) as file:
            file.execute("DROP TABLE documents_models")


def test_the_last_card_of_a_model_counts_and_outlives_its_store(tmp_path: Path, environment: dict[str, str]) -> None:
    with RunningCore(tmp_path, **environment) as core:
        assert held(core) == []
        for one in (card(A), card(B, "dst_1h", "champion"), card(A, stage="champion", reason="better by 0.1")):
            assert put(core, one).status_code == 204
        before = version(core)
        assert put(core, card(B, "dst_1h", "champion")).status_code == 204
        assert version(core) == before, "the same card again is no change"
        wanted = [card(B, "dst_1h", "champion"), card(A, stage="champion", reason="better by 0.1")]
        assert held(core) == wanted
        assert held(core, task="kp_2h") == wanted[1:]
    lose_documents(tmp_path, environment)
    with RunningCore(tmp_path, **environment) as core:
        assert held(core) == wanted
        put(core, card(A, stage="retired"))
        assert [one["stage"] for one in held(core)] == ["champion", "retired"]


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningCore]:
    with RunningCore(tmp_path_factory.mktemp("empty")) as core:
        yield core


def test_a_ledger_without_a_row_answers_empty(empty: RunningCore) -> None:
    for path in ("", "/latest", "/scorecard", "/storms", "/models", "/events"):
        answer = empty.http.get(f"/api/v1/forecasts{path}")
        assert (answer.status_code, answer.json()["data"]) == (200, []), path


def test_what_was_issued_and_is_not_over_has_no_score(empty: RunningCore) -> None:
    empty.ledger("forecasts", table("forecasts", [forecast("kp_2h", "orrery", T0, 2.0)]))
    assert [row["task"] for row in empty.http.get("/api/v1/forecasts").json()["data"]] == ["kp_2h"]
    for path in ("scorecard", "storms"):
        assert empty.http.get(f"/api/v1/forecasts/{path}").json()["data"] == []


def test_what_is_no_card_is_refused_with_what_is_allowed(empty: RunningCore) -> None:
    for path, body, words in (
        (A, b"{", "JSON object"),
        (A, b"[]", "JSON object"),
        ("champion", b'{"model_id": "champion"}', "16 hexadecimal digits"),
        (A, b'{"model_id": "00000000000000bb"}', A),
        (A, b'{"model_id": "00000000000000aa", "stage": "champion"}', "kp_2h"),
        (A, b'{"model_id": "00000000000000aa", "task": "kp_2h", "stage": "best"}', "candidate, champion, retired"),
    ):
        answer = empty.http.put(f"/internal/models/{path}", content=body)
        assert answer.status_code == 400, answer.text
        assert words in answer.json()["detail"]
    assert empty.http.get("/internal/models?tsak=kp_2h").status_code == 400
    assert held(empty) == []
