from datetime import datetime
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Path, Query, Response
from pydantic import BaseModel

from services.core import quality as use
from services.core.answers import Label, json_answer, table_answer
from services.core.conditions import equal, within
from services.core.context import UseCore, only_known_parameters
from services.core.inputs import span
from services.core.models import responses, row_model, table_model
from services.core.paging import Page
from services.core.parameters import Cursor, DatasetName, Limit, Source
from services.ports.archive import Where

router = APIRouter(prefix="/pipeline", tags=["pipeline"], dependencies=[Depends(only_known_parameters)])

_NOUN = "pipeline"
Report: Any = row_model("QualityReportLine", use.LISTED)
WholeReport: Any = table_model("QualityReport", "quality_reports")
FetchedFrom = Annotated[str | None, Query(alias="from", description="Fetched from this date or instant on, UTC")]
FetchedTo = Annotated[str | None, Query(description="Fetched before this instant; a date includes its day")]


class SchemaChange(BaseModel):
    """A field that a provider's answers brought, lost or gave another type."""

    source: str
    dataset: str
    endpoint: str
    origin: str
    change: Literal["new", "missing", "retyped"]
    path: str
    batch_id: str
    fetched_at: datetime
    kinds: list[str]
    before: list[str]
    sample: str | None


@router.get("/quality", responses=responses(list[Report]), summary="Quality reports, the worst first")
def quality(  # noqa: PLR0913, PLR0917 - the filters of one list
    core: UseCore,
    source: Source = None,
    dataset: DatasetName = None,
    start: FetchedFrom = None,
    to: FetchedTo = None,
    severity: Annotated[int, Query(ge=0, le=2, description="This bad or worse: 1 to look at, 2 a check failed")] = 0,
    sort: Annotated[Literal["worst", "newest"], Query(description="Which come first")] = "worst",
    limit: Limit = 100,
    cursor: Cursor = None,
) -> Response:
    """One row per batch and table: counts, failed checks, freshness. Profile and drift: the batch's own report."""
    label = Label(core, _NOUN)
    where = [*equal(source=source, dataset=dataset), *within("fetched_at", *span(start, to))]
    where += [Where("severity", ">=", severity)] if severity else []
    rows, facts = use.reports(core.stores.archive, where, Page(limit, cursor), worst=sort == "worst")
    return table_answer(label, rows, "json", **facts)


@router.get("/quality/{batch_id}", responses=responses(list[WholeReport]), summary="A batch's quality report")
def report(core: UseCore, batch_id: Annotated[str, Path(description="A list's or receipt's batch_id")]) -> Response:
    """One entry per table that the batch filled: counts, checks, profile of every column, drift, freshness."""
    label = Label(core, _NOUN)
    return json_answer(label, use.of_batch(core.stores.archive, batch_id))


@router.get(
    "/schema-changes", responses=responses(list[SchemaChange]), summary="What changed in the providers' answers"
)
def schema_changes(
    core: UseCore, source: Source = None, dataset: DatasetName = None, start: FetchedFrom = None, to: FetchedTo = None
) -> Response:
    """Newest first: which field is new, missing or of another type, since which batch, with a value."""
    label = Label(core, _NOUN)
    found = use.shape_changes(core.stores.archive, source, dataset, span(start, to))
    return json_answer(label, found, total=len(found))
