"""A backup of what runs; loopback only, not part of the public API."""

from collections.abc import Iterator

from fastapi import APIRouter
from fastapi.responses import StreamingResponse
from pydantic import BaseModel

from services.core.context import Core, UseCore
from services.core.transfer.backup import back_up
from services.core.transfer.events import Event, lines
from services.storage.engines import RECORDS, Engines, objects_at
from services.storage.missions.contents import MissionContents

router = APIRouter(include_in_schema=False)


class BackupRequest(BaseModel):
    """Where to, if not into the platform's object store: a folder, or s3://bucket/prefix."""

    at: str | None = None


@router.post("/backup")
def backup(core: UseCore, asked: BackupRequest) -> StreamingResponse:
    """Write a backup beside what runs, one at a time; its events as lines of JSON."""
    return StreamingResponse(lines(lambda: _events(core, asked.at)), media_type="application/x-ndjson")


def _events(core: Core, at: str | None) -> Iterator[Event]:
    stores, settings = core.stores, core.settings
    contents = (stores.archive.contents(), stores.telemetry.contents(), MissionContents(stores.missions))
    engines = Engines(settings)
    names = {port: engines.configured(port) for port in RECORDS}
    objects = stores.objects if at is None else objects_at(settings, at)
    return back_up(dict(zip(RECORDS, contents, strict=True)), objects, settings.origin, names)
