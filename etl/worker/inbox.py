"""What comes in without being asked for: webhooks, and files of watched folders and buckets."""

from typing import Any

from anyio.to_thread import run_sync
from fastapi import FastAPI, Request

from etl.runs.platform import Platform
from etl.runs.watch import Watcher
from etl.runs.webhook import Webhooks
from etl.worker.scheduler import Scheduler
from services.chassis.errors import PayloadTooLargeError


def add_routes(app: FastAPI, platform: Platform, watcher: Watcher) -> None:
    """Add them to the worker's application.

    Raises:
        SettingsError: ORRERY_WEBHOOKS cannot be read.
    """
    webhooks = Webhooks(platform)
    most = int(platform.settings.webhook_max_mb * 1e6)

    @app.post("/internal/webhooks/{name}", status_code=202, summary="A signed body of one dataset's answer")
    async def webhook(name: str, request: Request) -> dict[str, Any]:
        body = await _body(request, most)
        return await run_sync(webhooks.take, name, request.headers, body)

    @app.post("/internal/watch", summary="Look at what is watched now")
    def look() -> dict[str, Any]:
        return watcher.look().as_dict()


def plan_on(scheduler: Scheduler, platform: Platform, watcher: Watcher) -> None:
    """Have it looked at regularly where something is watched."""
    if watcher.places and platform.settings.scheduler != "none":
        scheduler.every(platform.settings.watch_every_s, watcher.look, "watched files")


async def _body(request: Request, most: int) -> bytes:
    """The body, refused as soon as it is known to be too long."""
    chunks, size = list[bytes](), 0
    async for chunk in request.stream():
        size += len(chunk)
        if size > most:
            raise PayloadTooLargeError(f"The body has more than {most} bytes; allowed: {most}. Send less at once.")
        chunks.append(chunk)
    return b"".join(chunks)
