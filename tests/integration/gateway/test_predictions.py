"""Predictions go to the model server, everything else to core; without it all else works."""

import threading
from collections.abc import Iterator
from typing import Any

import pytest
import uvicorn
from fastapi import FastAPI, Request, Response
from pydantic import BaseModel

from services.chassis.app import create_app
from services.chassis.settings import Settings
from services.gateway.predictions import MOST_BYTES
from tests.integration.gateway.conftest import Running, StandIn
from tests.integration.gateway.test_gateway_faults import is_problem
from tests.integration.gateway.waiting import eventually, free_port

ONE = "/api/v1/predictions/kp_2h"


class Meta(BaseModel):
    """Not core's."""

    of_ml: bool


def model_server(asked: list[str]) -> FastAPI:
    """The chassis of a program with routes that tell what they were asked."""
    app = create_app("ml", Settings(sources="recorded"), tells_route=True)

    @app.get("/api/v1/predictions/{task}")
    def one(task: str, request: Request, at: str = "") -> dict[str, Any]:
        asked.append(f"{task} {at}")
        return {"data": task, "number": len(asked), "request_id": request.headers["x-request-id"]}

    @app.get("/api/v1/predictions/asteroids/{designation}/diameter")
    def diameter(designation: str) -> Meta:
        return Meta(of_ml=designation == "2024 YR4")

    @app.post("/api/v1/predictions")
    async def many(request: Request, response: Response) -> dict[str, Any]:
        response.status_code = 409
        response.headers["retry-after"] = "3"
        return {"sent": (await request.body()).decode(), "as": request.headers["content-type"]}

    return app


class ModelServer:
    """It, listening in a thread."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        config = uvicorn.Config(model_server(self.asked), port=self.port, log_level="error", lifespan="off")
        self.server = uvicorn.Server(config)
        self.thread = threading.Thread(target=self.server.run, daemon=True)
        self.thread.start()
        eventually(lambda: self.server.started, 10, "the model server")

    def stop(self) -> None:
        self.server.should_exit = True
        self.thread.join(10)


@pytest.fixture
def ml() -> Iterator[ModelServer]:
    server = ModelServer()
    server.start()
    yield server
    server.stop()


@pytest.fixture
def both(core: StandIn, ml: ModelServer, serve: Any) -> Running:
    return serve(core.url, ml_url=ml.url).follows()


def test_a_prediction_is_asked_anew_each_time_and_core_of_all_else(both: Running, ml: ModelServer) -> None:
    answers = [both.get(f"{ONE}?at=2026-04-01T00:00:00Z") for _ in range(3)]
    assert [answer.json()["number"] for answer in answers] == [1, 2, 3]
    assert ml.asked == ["kp_2h 2026-04-01T00:00:00Z"] * 3
    for answer in answers:
        assert answer.headers["cache-control"] == "no-store"
        assert answer.json()["request_id"] == answer.headers["x-request-id"]
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert int(answer.headers["x-ratelimit-remaining"]) > 0
    assert both.get("/api/v1/predictions/asteroids/2024%20YR4/diameter").json() == {"of_ml": True}
    assert both.client.head(f"{both.url}{ONE}").content == b""
    assert both.get("/api/v1/asteroids/approaches").headers["x-orrery-dataset"] == "asteroids"
    told = both.get("/metrics").text
    assert 'route="/api/v1/predictions/{task}"' in told
    assert 'route="/api/v1/predictions/kp_2h"' not in told


def test_many_are_asked_for_in_a_body_and_its_answer_comes_as_it_is(both: Running) -> None:
    answer = both.client.post(f"{both.url}/api/v1/predictions", json=[{"task": "kp_2h"}])
    assert (answer.status_code, answer.headers["retry-after"]) == (409, "3")
    assert answer.json() == {"sent": '[{"task":"kp_2h"}]', "as": "application/json"}
    is_problem(both.client.post(f"{both.url}/api/v1/predictions", content=b"x" * (MOST_BYTES + 1)), 413)


def test_only_that_address_takes_a_body(both: Running) -> None:
    refused = both.client.post(f"{both.url}{ONE}", json={})
    is_problem(refused, 405)
    assert refused.headers["allow"] == "GET, HEAD"
    assert both.client.post(f"{both.url}/api/v1/forecasts", json={}).status_code == 405
    refused = both.client.delete(f"{both.url}/api/v1/predictions")
    assert refused.headers["allow"] == "GET, HEAD, POST"


def test_predictions_count_towards_a_clients_share(core: StandIn, ml: ModelServer, serve: Any) -> None:
    gateway = serve(core.url, ml_url=ml.url, rate_limit_per_minute=2)
    assert [gateway.get(ONE).status_code for _ in range(3)] == [200, 200, 429]


def test_without_its_server_predictions_alone_are_refused_and_ready_says_so(both: Running, ml: ModelServer) -> None:
    assert both.get("/ready").json() == {"status": "ready", "reasons": {}}
    ml.stop()
    answer = both.get(ONE)
    assert "model server is not running" in is_problem(answer, 503)["detail"]
    assert answer.headers["retry-after"] == "10"
    assert both.get("/api/v1/asteroids/approaches").status_code == 200
    ready = both.get("/ready")
    assert (ready.status_code, ready.json()["status"]) == (200, "degraded")
    assert ml.url in ready.json()["reasons"]["ml"]
    ml.start()
    assert both.get(ONE).status_code == 200
    assert both.get("/ready").json()["status"] == "ready"


def test_the_reference_has_the_routes_of_both(both: Running, ml: ModelServer) -> None:
    document = both.get("/openapi.json").json()
    paths = {"/api/v1/asteroids/approaches", "/api/v1/predictions", "/api/v1/predictions/{task}", "/api/v1/platform"}
    assert paths <= document["paths"].keys()
    assert {"Approach", "Meta"} <= document["components"]["schemas"].keys()
    assert "/api/v1/predictions/{task}" in both.get("/docs").text
    ml.stop()
    assert both.get("/openapi.json").json()["paths"].keys() == document["paths"].keys()
    ml.start()
