"""The worker's program: health, the internal API of runs, replays and status."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from fastapi import FastAPI
from fastapi.responses import StreamingResponse
from pydantic import BaseModel, Field

from etl.quality.engine import QUIET_S, rest_when_quiet
from etl.runs import assets
from etl.runs.lifecycle import Lifecycle
from etl.runs.platform import Platform
from etl.runs.quality_job import EVERY_S, QualityJob
from etl.runs.watch import Watcher
from etl.worker import gaps, inbox, keeping, quality, quarantine
from etl.worker.metrics import add_metrics
from etl.worker.service import Service
from etl.worker.spans import ndjson, window_of
from services.chassis.app import create_app
from services.chassis.settings import Settings


class RunRequest(BaseModel):
    """One run of a source (`cneos_cad`) or one dataset of it (`cneos_cad/approaches`).

    `from` and `to` are dates or instants, UTC; `to` is exclusive, a bare date means the whole of that day.
    """

    source: str
    begin: str | None = Field(None, alias="from")
    end: str | None = Field(None, alias="to")


class ReplayRequest(BaseModel):
    """A folder on this machine, absolute: with recordings.ndjson, or with benchmark sets."""

    dir: Path


def build_app(settings: Settings) -> FastAPI:
    """The worker's application; its parts start and stop with it."""
    service = Service(Platform(settings))
    reports = QualityJob(service.platform.core)
    service.scheduler.every(EVERY_S, reports.look, "quality reports")
    service.scheduler.every(QUIET_S, rest_when_quiet, "memory")
    pictures = assets.Assets(service.platform)
    service.scheduler.every(assets.EVERY_S, pictures.round, "pictures")
    lifecycle = Lifecycle(service.platform)
    keeping.plan_on(service.scheduler, service.platform, lifecycle)
    watcher = Watcher(service.platform)
    inbox.plan_on(service.scheduler, service.platform, watcher)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        service.start()
        yield
        reports.stop()
        service.stop()

    app = create_app("etl", settings, ready_checks={"etl": service.not_ready}, lifespan=lifespan)
    add_metrics(app.state.collectors, service)
    _add_routes(app, service)
    quarantine.add_routes(app, service.platform)
    gaps.add_routes(app, service)
    inbox.add_routes(app, service.platform, watcher)
    keeping.add_routes(app, service.platform, lifecycle)
    quality.add_routes(app, reports)
    return app


def _add_routes(app: FastAPI, service: Service) -> None:
    @app.post("/internal/runs", summary="Run a source or a dataset now")
    def runs(request: RunRequest) -> dict[str, Any]:
        results = service.run(request.source, window_of(request.begin, request.end))
        return {"runs": [result.as_dict() for result in results]}

    @app.post("/internal/replay", summary="Load a folder of recordings, progress as NDJSON")
    def replay(request: ReplayRequest) -> StreamingResponse:
        return ndjson(service.replay(request.dir))

    @app.post("/internal/benchmarks", summary="Load a folder of benchmark sets, progress as NDJSON")
    def benchmarks(request: ReplayRequest) -> StreamingResponse:
        return ndjson(service.import_benchmark(request.dir))

    @app.post("/internal/providers/{provider}/release", summary="Let a held provider be asked again")
    def release(provider: str) -> dict[str, Any]:
        return {"provider": provider, "was_held": service.platform.release(provider)}

    @app.get("/internal/status", summary="The schedule table and what became of each dataset")
    def status() -> dict[str, Any]:
        return service.status()
