from datetime import datetime
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Path, Response
from pydantic import BaseModel, Field

from services.core import pipeline as use
from services.core.answers import Label, json_answer, table_answer
from services.core.conditions import equal
from services.core.context import UseCore, only_known_parameters
from services.core.models import PROBLEMS, responses, table_model
from services.core.paging import Page
from services.core.parameters import Cursor, DatasetName, Limit, Source

router = APIRouter(prefix="/pipeline", tags=["pipeline"], dependencies=[Depends(only_known_parameters)])

_NOUN = "pipeline"
Batch: Any = table_model("Batch", "batches")
BatchId = Annotated[str, Path(description="A receipt's or a list's batch_id")]


class SourceState(BaseModel):
    """One dataset and how asking for it goes; live, late or stale is derived by the reader from its instants."""

    source: str
    dataset: str
    noun: str
    title: str
    provider: str
    cadence_s: int
    semantics: Literal["snapshot", "increment"]
    contract: Literal["declared", "cadence", "windows"]
    last_attempt_at: datetime | None
    last_success_at: datetime | None
    last_status: int | None
    last_outcome: Literal["stored", "not_modified", "not_recorded", "failed"] | None
    last_error: str | None
    newest_at: datetime | None
    newest_batch_at: datetime | None
    batches: int
    records: int
    loaded: int
    duplicate: int
    quarantined: int
    unsupported: int
    bytes: int
    evidence: Literal["recorded", "simulator only"]
    retired: bool = Field(description="Its provider shut it down: live it is not asked, recordings are left")


@router.get("/sources", responses=responses(list[SourceState]), summary="Every dataset and how asking for it goes")
def sources(core: UseCore) -> Response:
    """All datasets, whether or not anything came from them yet."""
    label = Label(core, _NOUN)
    return json_answer(label, use.sources(core.stores))


@router.get("/batches", responses=responses(list[Batch]), summary="Acknowledged batches, newest first")
def batches(
    core: UseCore, source: Source = None, dataset: DatasetName = None, limit: Limit = 100, cursor: Cursor = None
) -> Response:
    """One row per dataset, window and fetch, with what became of its records."""
    label = Label(core, _NOUN)
    rows, facts = use.batches(core.stores.archive, equal(source=source, dataset=dataset), Page(limit, cursor))
    return table_answer(label, rows, "json", **facts)


@router.get(
    "/batches/{batch_id}/bytes", response_class=Response, responses=PROBLEMS, summary="A batch's answer as it came"
)
def stored_bytes(core: UseCore, batch_id: BatchId) -> Response:
    """The bytes, whose SHA-256 the receipt names."""
    label = Label(core, _NOUN)
    row, body = use.stored_bytes(core.stores.archive, core.stores.objects, batch_id)
    is_json = body.lstrip()[:1] in {b"{", b"["}
    name = f"{row['source']}-{row['dataset']}-{batch_id}.{'json' if is_json else 'txt'}"
    headers = {
        **label.headers,
        "Content-Disposition": f'attachment; filename="{name}"',
        "X-Orrery-Sha256": row["sha256"],
        # Somebody else's bytes: never anything that a browser would run.
        "X-Content-Type-Options": "nosniff",
    }
    return Response(body, media_type="application/json" if is_json else "text/plain; charset=utf-8", headers=headers)
