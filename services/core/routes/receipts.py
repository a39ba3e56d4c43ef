from datetime import datetime
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Path, Response
from pydantic import BaseModel

from services.core import receipts as use
from services.core.answers import Label, json_answer
from services.core.context import UseCore, only_known_parameters
from services.core.models import responses, table_model
from services.core.parameters import KnownAt
from services.domain.fields import CATALOGUE
from services.domain.tables import TABLES

router = APIRouter(tags=["receipts"], dependencies=[Depends(only_known_parameters)])


class Meaning(BaseModel):
    """What a field of the row is."""

    name: str
    unit: str
    time_scale: str | None
    meaning: str
    source: str


Correction: Any = table_model("ReceiptCorrection", "corrections")


class ReceiptBatch(BaseModel):
    """One fetch that the row came from."""

    batch_id: str
    source: str
    dataset: str
    url: str
    fetched_at: datetime
    status: int | None
    bytes: int
    sha256: str
    form: str | None
    code_version: str | None
    origin: str
    window_from: datetime | None
    window_to: datetime | None
    semantics: str
    download: str
    quality: str
    corrections: list[Correction]


class Receipt(BaseModel):
    """How a row is known."""

    table: str
    key: str
    row: dict[str, Any]
    permalink: str
    fields: list[Meaning]
    batches: list[ReceiptBatch]


class FieldFacts(BaseModel):
    """One quantity of the platform."""

    name: str
    dtype: str
    unit: str
    label: str
    meaning: str
    source: str
    minimum: float | None
    maximum: float | None
    digits: int | None
    time_scale: str | None
    allowed: list[str]


@router.get(
    "/receipts/{table}/{key:path}",
    responses=responses(Receipt),
    summary="The batches that a row came from",
)
def receipt(
    core: UseCore,
    table: Annotated[str, Path(description="Table of the row, such as fact_asteroid_approaches")],
    key: Annotated[str, Path(description="The row's key; of telemetry_points <series>@<instant>")],
    known_at: KnownAt = None,
) -> Response:
    """Each batch with its address, bytes, hash, instant and code version; the bytes can be had as they came."""
    noun = TABLES[table].noun if table in TABLES else "pipeline"
    label = Label(core, *dict.fromkeys((noun, "pipeline")))
    return json_answer(label, use.receipt(core.stores, table, key, known_at), known_at=known_at)


@router.get("/fields", responses=responses(list[FieldFacts]), summary="Every field: unit and meaning")
def fields(core: UseCore) -> Response:
    """The field catalogue that checks, schemas, axis labels and this page are made from."""
    data = [
        {
            **{
                n: getattr(f, n) for n in ("name", "dtype", "unit", "meaning", "source", "minimum", "maximum", "digits")
            },
            "label": f.label or f.name,
            "time_scale": f.time_scale,
            "allowed": list(f.allowed),
        }
        for f in CATALOGUE.values()
    ]
    return json_answer(Label(core, "pipeline"), data)
