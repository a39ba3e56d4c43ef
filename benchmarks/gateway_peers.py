"""What row 4 measures against, and what stands behind the gateway there.

`origin` answers as core does, `fastapi` returns the same 6 kB as pydantic models:
`python -m uvicorn benchmarks.gateway_peers:origin`.
"""

import asyncio
from collections.abc import AsyncIterator

from fastapi import FastAPI, Response
from fastapi.responses import StreamingResponse
from pydantic import BaseModel

PATH = "/api/v1/asteroids/approaches"


class Approach(BaseModel):
    approach_id: str
    designation: str
    name: str
    approach_at: str
    miss_distance_km: float
    miss_distance_lunar: float
    velocity_kms: float
    diameter_avg_km: float | None
    risk_score: int
    is_hazardous: bool


class Answer(BaseModel):
    data: list[Approach]


def _approach(number: int) -> Approach:
    return Approach(
        approach_id=f"{number:016x}",
        designation=f"2026 AB{number}",
        name=f"(2026 AB{number})",
        approach_at="2026-04-02T11:42:00Z",
        miss_distance_km=4_321_987.5 + number,
        miss_distance_lunar=11.24 + number / 7,
        velocity_kms=13.37 + number / 11,
        diameter_avg_km=None if number % 5 == 0 else 0.123,
        risk_score=number % 100,
        is_hazardous=number % 7 == 0,
    )


ROWS = [_approach(number) for number in range(23)]
BODY = Answer(data=ROWS).model_dump_json().encode()

fastapi = FastAPI()
origin = FastAPI()


@fastapi.get(PATH)
async def typed() -> Answer:
    return Answer(data=ROWS)


@origin.get(PATH)
async def stored() -> Response:
    headers = {"X-Orrery-Dataset": "asteroids", "X-Orrery-Version": "1"}
    return Response(BODY, media_type="application/json", headers=headers)


@origin.get("/internal/changes")
async def changes() -> StreamingResponse:
    async def events() -> AsyncIterator[str]:
        yield 'data: {"dataset": "asteroids", "version": 1}\n\n'
        while True:
            await asyncio.sleep(10)
            yield ": still here\n\n"

    return StreamingResponse(events(), media_type="text/event-stream")
