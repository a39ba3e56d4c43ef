from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query, Response
from pydantic import BaseModel

from services.chassis.errors import InvalidInputError
from services.core import lineage as use
from services.core.answers import Label, json_answer
from services.core.context import UseCore, only_known_parameters
from services.core.models import responses

router = APIRouter(prefix="/pipeline/lineage", tags=["pipeline"], dependencies=[Depends(only_known_parameters)])

_NOUN = "pipeline"


class LineageTable(BaseModel):
    """A table whose columns have lineage."""

    table: str
    layer: Literal["provider", "bronze", "silver", "gold"]
    columns: list[str]


class LineageNode(BaseModel):
    """A column, or a field of a provider's answer; `proven` is false where no sample answer showed the link."""

    id: str
    layer: Literal["provider", "bronze", "silver", "gold"]
    table: str
    column: str
    proven: bool
    meaning: str | None
    unit: str | None


class LineageEdge(BaseModel):
    """`target` is made from `source`."""

    source: str
    target: str


class LineageGraph(BaseModel):
    """All that a column is made from, and what is made from it."""

    start: str
    nodes: list[LineageNode]
    edges: list[LineageEdge]


@router.get("", responses=responses(LineageGraph), summary="Where a column comes from, as a graph")
def lineage(
    core: UseCore,
    table: Annotated[str | None, Query(description="A table such as fact_asteroid_approaches")] = None,
    column: Annotated[str | None, Query(description="A column of it, such as velocity_kms; of points a series")] = None,
) -> Response:
    """Gold from silver from bronze from the provider's field, read off the code; what is made from it as well."""
    if table is None or column is None:
        name = "table" if table is None else "column"
        raise InvalidInputError.of(name, None, "a table and one of its columns: /api/v1/pipeline/lineage/tables")
    return json_answer(Label(core, _NOUN), use.graph(table, column))


@router.get("/tables", responses=responses(list[LineageTable]), summary="Tables and columns that have lineage")
def tables(core: UseCore) -> Response:
    """From gold to bronze."""
    return json_answer(Label(core, _NOUN), use.tables())
