"""The worker's program: health, the internal API of runs, replays and status."""

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import orjson
from fastapi import FastAPI
from fastapi.responses import ORJSONResponse, StreamingResponse
from pydantic import BaseModel, Field

from etl.runs.platform import Platform
from etl.sources.model import Window
from etl.worker import quarantine
from etl.worker.service import Service
from services.chassis.app import create_app
from services.chassis.errors import InvalidInputError
from services.chassis.settings import Settings

NDJSON = "application/x-ndjson"


class RunRequest(BaseModel):
    """One run of a source (`cneos_cad`) or one dataset of it (`cneos_cad/approaches`).

    `from` and `to` are dates or instants, UTC; `to` is exclusive, a bare date means the whole of that day.
    """

    source: str
    begin: str | None = Field(None, alias="from")
    end: str | None = Field(None, alias="to")


class ReplayRequest(BaseModel):
    """A folder on this machine that holds recordings.ndjson, absolute."""

    dir: Path


def build_app(settings: Settings) -> FastAPI:
    """The worker's application; its parts start and stop with it."""
    service = Service(Platform(settings))

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        service.start()
        yield
        service.stop()

    app = create_app("etl", settings, ready_checks={"etl": service.not_ready}, lifespan=lifespan)
    _add_routes(app, service)
    quarantine.add_routes(app, service.platform)
    return app


def _add_routes(app: FastAPI, service: Service) -> None:
    @app.post("/internal/runs", summary="Run a source or a dataset now")
    def runs(request: RunRequest) -> ORJSONResponse:
        results = service.run(request.source, _window(request.begin, request.end))
        return ORJSONResponse({"runs": [result.as_dict() for result in results]})

    @app.post("/internal/replay", summary="Load a folder of recordings, progress as NDJSON")
    def replay(request: ReplayRequest) -> StreamingResponse:
        return StreamingResponse(_ndjson(service.replay(request.dir)), media_type=NDJSON)

    @app.post("/internal/providers/{provider}/release", summary="Let a held provider be asked again")
    def release(provider: str) -> ORJSONResponse:
        return ORJSONResponse({"provider": provider, "was_held": service.platform.release(provider)})

    @app.get("/internal/status", summary="The schedule table and what became of each dataset")
    def status() -> ORJSONResponse:
        return ORJSONResponse(service.status())


def _ndjson(events: Iterator[dict[str, Any]]) -> Iterator[bytes]:
    for event in events:
        yield orjson.dumps(event) + b"\n"


def _window(begin: str | None, end: str | None) -> Window | None:
    if begin is None and end is None:
        return None
    start = _instant("from", begin) if begin is not None else None
    stop = _instant("to", end, whole_day=True) if end is not None else None
    if start is None or stop is None:
        missing = "from" if start is None else "to"
        raise InvalidInputError.of(missing, None, "an instant or a date: from and to are given together")
    if start >= stop:
        raise InvalidInputError.of("to", end, f"an instant after from ({begin})")
    return Window(start, stop)


def _instant(name: str, text: str, *, whole_day: bool = False) -> datetime:
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        raise InvalidInputError.of(
            name, text, "a date such as 2026-04-02, or an instant such as 2026-04-02T12:00Z"
        ) from None
    bare_date = len(text) == len("2026-04-02")
    if found.tzinfo is None and not bare_date:
        raise InvalidInputError.of(name, text, "an instant with its zone: 2026-04-02T12:00Z")
    instant = found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)
    return instant + timedelta(days=1) if bare_date and whole_day else instant
