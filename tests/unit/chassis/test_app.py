from collections.abc import AsyncIterator

import httpx
import pytest
from fastapi import FastAPI, Query
from fastapi.responses import StreamingResponse

from services.chassis.app import create_app
from services.chassis.errors import InvalidInputError, UnavailableError
from services.chassis.settings import load_settings


async def asked(app: FastAPI, path: str, method: str = "GET", **headers: str) -> httpx.Response:
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://here") as client:
        return await client.request(method, path, headers=headers)


@pytest.fixture
def app() -> FastAPI:
    app = create_app("unit", load_settings(), ready_checks={"sky": lambda: None})

    @app.get("/limited")
    async def limited(limit: int = Query(ge=1)) -> int:
        return limit

    @app.get("/away")
    async def away() -> None:
        raise UnavailableError("The store is away. Ask again.", retry_after=7)

    @app.get("/refused")
    async def refused() -> None:
        raise InvalidInputError.of("sort", "up", "name, size")

    @app.get("/broken")
    async def broken() -> None:
        raise ValueError("inner secret")

    @app.get("/cut")
    async def cut() -> StreamingResponse:
        async def body() -> AsyncIterator[bytes]:
            yield b"begun"
            raise ValueError("inner secret")

        return StreamingResponse(body())

    return app


async def test_probes(app: FastAPI) -> None:
    assert (await asked(app, "/health")).json() == {"status": "alive"}
    assert (await asked(app, "/ready")).status_code == 200
    assert "orrery_http_requests_total" in (await asked(app, "/metrics")).text


async def test_ready_says_why_not() -> None:
    async def slow() -> str | None:
        return "still loading"

    def crashing() -> str | None:
        raise RuntimeError("no file")

    app = create_app("unit", load_settings(), ready_checks={"a": slow, "b": crashing, "c": lambda: None})
    answer = await asked(app, "/ready")
    assert answer.status_code == 503
    assert answer.json()["reasons"] == {"a": "still loading", "b": "RuntimeError: no file"}


async def test_a_part_that_is_away_is_named_and_the_rest_serves() -> None:
    async def away() -> str:
        return "the telemetry store at here does not answer"

    checks = {"telemetry": away, "objects": lambda: None}
    app = create_app("unit", load_settings(), ready_checks={"archive": lambda: None}, partial_checks=checks)
    answer = await asked(app, "/ready")
    assert answer.status_code == 200
    assert answer.json() == {"status": "degraded", "reasons": {"telemetry": await away()}}


@pytest.mark.parametrize(
    ("path", "method", "status"),
    [
        ("/limited?limit=0", "GET", 400),
        ("/limited", "GET", 400),
        ("/refused", "GET", 400),
        ("/away", "GET", 503),
        ("/broken", "GET", 500),
        ("/nowhere", "GET", 404),
        ("/limited", "POST", 405),
    ],
)
async def test_every_failure_is_a_problem(app: FastAPI, path: str, method: str, status: int) -> None:
    answer = await asked(app, path, method)
    problem = answer.json()
    assert answer.headers["content-type"] == "application/problem+json"
    assert (answer.status_code, problem["status"]) == (status, status)
    assert problem["request_id"] == answer.headers["x-request-id"]
    assert problem["instance"] == path.partition("?")[0]
    assert {"type", "title", "detail"} <= set(problem)
    assert "secret" not in answer.text


async def test_problems_carry_what_helps(app: FastAPI) -> None:
    assert (await asked(app, "/away")).headers["retry-after"] == "7"
    errors = (await asked(app, "/limited?limit=0")).json()["errors"]
    assert errors[0]["field"] == "limit"
    assert errors[0]["received"] == "0"
    assert "GET" in (await asked(app, "/limited", "POST")).headers["allow"]


async def test_request_ids(app: FastAPI) -> None:
    assert (await asked(app, "/health", **{"X-Request-Id": "a.b-1"})).headers["x-request-id"] == "a.b-1"
    assert (await asked(app, "/health", **{"X-Request-Id": "a b"})).headers["x-request-id"] != "a b"


async def test_an_answer_that_broke_off_is_not_whole(app: FastAPI) -> None:
    with pytest.raises(ValueError, match="inner secret"):
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://here") as client:
            await client.get("/cut")
