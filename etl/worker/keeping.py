"""Internal routes of what is stored: together, into packs, out of time, verified, derived again."""

from pathlib import Path
from typing import Any, Final

from fastapi import FastAPI
from fastapi.responses import StreamingResponse
from pydantic import BaseModel, Field

from etl.runs.lifecycle import Lifecycle
from etl.runs.platform import Platform
from etl.runs.rebuild import Rebuild
from etl.runs.verify import Verify
from etl.worker.scheduler import Scheduler
from etl.worker.spans import ndjson
from services.storage.objects.local import LocalObjects

EVERY_S: Final = 6 * 3600.0
"""Platform seconds between two rounds of tidying, and the least wall seconds:"""
LEAST_S: Final = 600.0


def plan_on(scheduler: Scheduler, platform: Platform, lifecycle: Lifecycle) -> None:
    """Have it tidied regularly where somebody runs the schedule."""
    if platform.settings.scheduler != "none":
        scheduler.every(max(LEAST_S, EVERY_S / platform.settings.clock_speed), lifecycle.nightly, "lifecycle")


class PackRequest(BaseModel):
    """Days from which on bytes are packed; the setting's where none are given."""

    days: float | None = Field(None, ge=0)


class RetentionRequest(BaseModel):
    """Whether to delete, and the datasets whose bytes nobody can give again and that are to go all the same."""

    delete: bool = False
    forget: list[str] = Field(default_factory=list)


class RebuildRequest(BaseModel):
    """The empty core to fill, and an absolute folder for its silver files."""

    core_url: str
    folder: Path


def add_routes(app: FastAPI, platform: Platform, lifecycle: Lifecycle) -> None:
    """Add them to the worker's application."""

    @app.post("/internal/pack", summary="Put older days together and pack what is older still")
    def pack(request: PackRequest) -> dict[str, Any]:
        return lifecycle.tidy(pack_days=request.days)

    @app.post("/internal/retention", summary="What is kept no longer; deletes only when told")
    def retention(request: RetentionRequest) -> dict[str, Any]:
        return lifecycle.retention(remove=request.delete, forget=request.forget)

    @app.post("/internal/verify", summary="Check every checksum, progress and findings as NDJSON")
    def verify() -> StreamingResponse:
        return ndjson(Verify(platform.bronze, platform.core).events())

    @app.post("/internal/rebuild", summary="Derive silver and gold again into another core, progress as NDJSON")
    def rebuild(request: RebuildRequest) -> StreamingResponse:
        return ndjson(Rebuild(platform, request.core_url, LocalObjects(request.folder)).events())
