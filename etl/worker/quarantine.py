"""Internal routes of quarantine: a correction, a replay."""

from typing import Any

from fastapi import FastAPI
from pydantic import BaseModel, Field

from etl.runs import corrections
from etl.runs.platform import Platform


class FixRequest(BaseModel):
    """Right values per field, and why."""

    values: dict[str, str] = Field(alias="set", min_length=1)
    reason: str = Field(min_length=1, max_length=1000)
    made_by: str = Field(min_length=1, max_length=200)


class ReplayRequest(BaseModel):
    """Which rows to read again: one, or all that a source or rule names."""

    quarantine_id: str | None = None
    source: str | None = None
    rule: str | None = None
    reason: str = Field(min_length=1, max_length=1000)
    made_by: str = Field(min_length=1, max_length=200)


def add_routes(app: FastAPI, platform: Platform) -> None:
    """Add them to the worker's application."""

    @app.post("/internal/quarantine/{row_id}/fix", summary="Set fields of a quarantined record right and load it")
    def fix(row_id: str, request: FixRequest) -> dict[str, Any]:
        return corrections.fix(platform, row_id, request.values, reason=request.reason, made_by=request.made_by)

    @app.post("/internal/quarantine/replay", summary="Read quarantined records again, load those that pass")
    def replay(request: ReplayRequest) -> dict[str, Any]:
        where = {"quarantine_id": request.quarantine_id, "source": request.source, "rule": request.rule}
        rows = corrections.open_rows(platform, where)
        done = corrections.replay(platform, rows, reason=request.reason, made_by=request.made_by)
        return {
            "batches": done,
            "resolved": sum(b["resolved"] for b in done),
            "still_failing": sum(b["still_failing"] for b in done),
        }
