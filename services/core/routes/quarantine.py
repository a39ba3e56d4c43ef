from typing import Annotated, Any

from fastapi import APIRouter, Depends, Path, Query, Response
from pydantic import BaseModel

from services.core import quarantine as use
from services.core.answers import Label, json_answer, table_answer
from services.core.conditions import equal
from services.core.context import UseCore, only_known_parameters
from services.core.models import responses, row_model, table_model
from services.core.paging import Page
from services.core.parameters import Cursor, DatasetName, Limit, Source
from services.domain.tables import TABLES

router = APIRouter(prefix="/pipeline/quarantine", tags=["pipeline"], dependencies=[Depends(only_known_parameters)])

_NOUN = "pipeline"
Quarantined: Any = row_model("Quarantined", (*TABLES["quarantine"].columns, *use.LEFT))
Resolution: Any = table_model("Resolution", "resolutions")
Correction: Any = table_model("Correction", "corrections")


class RuleFacts(BaseModel):
    """A rule in plain words."""

    name: str
    meaning: str
    fix: str


class FieldLimits(BaseModel):
    """What the catalogue allows of a field."""

    name: str
    dtype: str
    unit: str
    meaning: str
    minimum: float | None
    maximum: float | None
    allowed: list[str]
    pattern: str | None


class Explanation(BaseModel):
    """Why a record was set aside, and how to mend it."""

    row: Quarantined
    rule: RuleFacts
    field: FieldLimits | None
    defined_in: str
    resolution: Resolution | None
    corrections: list[Correction]
    commands: list[str]
    batch_receipt: str


@router.get("", responses=responses(list[Quarantined]), summary="Records set aside, newest first")
def quarantine(  # noqa: PLR0913, PLR0917 - the filters of one list
    core: UseCore,
    source: Source = None,
    dataset: DatasetName = None,
    rule: Annotated[str | None, Query(description="Only what broke this rule, such as field.range")] = None,
    batch_id: Annotated[str | None, Query(description="Only records of this batch")] = None,
    state: Annotated[use.State, Query(description="open: still set aside; resolved: corrected or replayed")] = "any",
    limit: Limit = 100,
    cursor: Cursor = None,
) -> Response:
    """Each with the rule that it broke, the value, what is allowed, and how it left quarantine if it did."""
    label = Label(core, _NOUN)
    where = equal(source=source, dataset=dataset, rule=rule, batch_id=batch_id)
    rows, facts = use.listed(core.stores.archive, where, state, Page(limit, cursor))
    return table_answer(label, rows, "json", **facts)


@router.get("/{quarantine_id}", responses=responses(Explanation), summary="Why a record was set aside, how to mend it")
def explanation(core: UseCore, quarantine_id: Annotated[str, Path(description="A list's quarantine_id")]) -> Response:
    """The record, its rule in plain words, the catalogue's limits, where they stand, and the commands that mend it."""
    label = Label(core, _NOUN)
    return json_answer(label, use.explained(core.stores.archive, quarantine_id))
