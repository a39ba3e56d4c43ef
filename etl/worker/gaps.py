"""Internal routes of gaps and backfill."""

from typing import Annotated, Any

from fastapi import FastAPI, Query
from fastapi.responses import StreamingResponse
from pydantic import BaseModel, Field

from etl.runs.backfill_plan import lack_facts
from etl.sources.model import Window
from etl.worker.service import Service
from etl.worker.spans import ndjson, span
from services.chassis.errors import InvalidInputError


class BackfillRequest(BaseModel):
    """A source (`donki`) or one dataset of it (`donki/flares`), over the last `days` or from `from` to `to`.

    A `dry` one answers with its plan alone.
    """

    source: str
    begin: str | None = Field(None, alias="from")
    end: str | None = Field(None, alias="to")
    days: int | None = None
    dry: bool = False


def add_routes(app: FastAPI, service: Service) -> None:
    """Add them to the worker's application."""

    @app.get("/internal/gaps", summary="What each dataset has and lacks, and whether it can be asked for it")
    def gaps(
        source: str | None = None,
        begin: Annotated[str | None, Query(alias="from")] = None,
        end: Annotated[str | None, Query(alias="to")] = None,
        days: int | None = None,
    ) -> dict[str, Any]:
        now = service.platform.clock.now()
        wanted, lacks = service.keeper.gaps(source, span(now, begin, end, days))
        return {"from": wanted.start, "to": wanted.end, "datasets": [lack_facts(k) for k in lacks]}

    @app.post("/internal/backfill", response_model=None, summary="Close gaps of a source, progress as NDJSON")
    def backfill(request: BackfillRequest) -> dict[str, Any] | StreamingResponse:
        wanted = _span(service, request)
        if request.dry:
            return {"plan": service.keeper.plan(request.source, wanted).facts()}
        return ndjson(service.backfill(request.source, wanted))


def _span(service: Service, request: BackfillRequest) -> Window:
    found = span(service.platform.clock.now(), request.begin, request.end, request.days)
    if found is None:
        raise InvalidInputError.of("days", None, "days, or from and to")
    return found
