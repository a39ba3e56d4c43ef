"""A stand-in for core: the same headers and stream of changes, and a say in how it behaves.

Run as `python -m tests.integration.gateway.stand_in PORT`, so that a test can kill it.
"""

import asyncio
import json
import sys
from collections import Counter
from collections.abc import AsyncIterator
from uuid import uuid4

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

RUN = uuid4().hex
HUGE_BYTES = 20 * 1024 * 1024
versions = {"asteroids": 1, "space_weather": 1}
calls: Counter[str] = Counter()
state = {"status": 200, "delay_s": 0.0, "sending_s": 0.0, "announce": True}


def headers(*datasets: str) -> dict[str, str]:
    return {
        "X-Orrery-Dataset": ",".join(datasets),
        "X-Orrery-Version": ",".join(str(versions[name]) for name in datasets),
        "X-Orrery-Completeness": "whole",
    }


async def answer(request: Request, *datasets: str) -> Response:
    calls[request.url.path] += 1
    await asyncio.sleep(state["delay_s"])
    if state["status"] != 200:
        return JSONResponse({"status": state["status"], "detail": "as told"}, state["status"])
    if request.query_params.get("format") == "csv":
        return Response("a,b\r\n" + "1,2\r\n" * 500, media_type="text/csv", headers=headers(*datasets))
    body = {
        "data": [{"n": n, "name": "Apophis"} for n in range(200)],
        "meta": {"dataset_version": [f"{name}-{versions[name]}" for name in datasets]},
        "query": sorted(request.query_params.multi_items()),
        "accept": request.headers["accept"],
        "request_id": request.headers["x-request-id"],
    }
    response = JSONResponse(body, headers=headers(*datasets))
    await asyncio.sleep(state["sending_s"])
    return response


async def approaches(request: Request) -> Response:
    return await answer(request, "asteroids")


async def now(request: Request) -> Response:
    return await answer(request, "space_weather")


async def both(request: Request) -> Response:
    return await answer(request, "asteroids", "space_weather")


async def elements(_: Request) -> Response:
    import numpy as np  # noqa: PLC0415 - one test of many needs it
    import pyarrow as pa  # noqa: PLC0415

    table = pa.table({"semi_major_axis_au": np.linspace(0.5, 3.5, 400_000).astype("float32")})
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, table.schema) as writer:
        writer.write_table(table)
    media = "application/vnd.apache.arrow.stream"
    return Response(sink.getvalue().to_pybytes(), media_type=media, headers=headers("asteroids"))


async def huge(_: Request) -> Response:
    async def chunks() -> AsyncIterator[bytes]:
        for _ in range(HUGE_BYTES // 65536):
            yield b"h" * 65536

    return StreamingResponse(chunks(), media_type="text/plain", headers=headers("asteroids"))


async def broken(request: Request) -> Response:
    """Stops in the middle, `after` that many bytes."""
    after = int(request.query_params["after"])

    async def chunks() -> AsyncIterator[bytes]:
        sent = 0
        while sent < after:
            yield b"b" * 65536
            sent += 65536
        raise ConnectionError("as told")

    head = {**headers("asteroids"), "content-length": str(after + 1_000_000)}
    return StreamingResponse(chunks(), media_type="text/plain", headers=head)


async def plain(_: Request) -> Response:
    return JSONResponse({"no": "version"})


async def missing(_: Request) -> Response:
    problem = {"type": "urn:orrery:problem:not-found", "title": "Not found", "status": 404}
    return Response(json.dumps(problem), 404, headers("asteroids"), "application/problem+json")


async def openapi(_: Request) -> Response:
    paths = {
        "/api/v1/asteroids/approaches": {"get": {"summary": "Close <approaches>", "responses": {"200": {}}}},
        "/internal/changes": {"get": {}},
    }
    return JSONResponse(
        {"openapi": "3.1.0", "paths": paths, "components": {"schemas": {"Approach": {"properties": {}}}}}
    )


async def changes(_: Request) -> Response:
    async def events() -> AsyncIterator[str]:
        sent: dict[str, int] = {}
        while True:
            for name, version in versions.items():
                if state["announce"] and sent.get(name) != version:
                    sent[name] = version
                    yield f"data: {json.dumps({'dataset': name, 'version': version})}\n\n"
            yield ": beat\n\n"
            await asyncio.sleep(0.02)

    return StreamingResponse(events(), media_type="text/event-stream", headers={"X-Orrery-Run": RUN})


async def control(request: Request) -> Response:
    told = await request.json()
    versions.update(told.get("versions", {}))
    state.update(told.get("state", {}))
    return JSONResponse({"calls": calls, "versions": versions})


app = Starlette(
    routes=[
        Route("/api/v1/asteroids/approaches", approaches),
        Route("/api/v1/space-weather/now", now),
        Route("/api/v1/both", both),
        Route("/api/v1/asteroids/elements", elements),
        Route("/api/v1/huge", huge),
        Route("/api/v1/broken", broken),
        Route("/api/v1/plain", plain),
        Route("/api/v1/missing", missing),
        Route("/internal/changes", changes),
        Route("/openapi.json", openapi),
        Route("/control", control, methods=["POST"]),
    ]
)

if __name__ == "__main__":
    uvicorn.run(app, port=int(sys.argv[1]), log_level="error", access_log=False)
