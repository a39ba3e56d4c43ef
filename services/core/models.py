"""Types of the answers for /openapi.json, made from the field catalogue; the answers are written as bytes."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, Generic, Literal, TypeVar

from pydantic import BaseModel, Field, create_model

from services.core.answers import ARROW_MEDIA_TYPE
from services.domain.fields import CATALOGUE
from services.domain.tables import TABLES

_TYPES: dict[str, Any] = {
    "string": str,
    "float64": float,
    "int64": int,
    "bool": bool,
    "instant": datetime,
    "strings": list[str],
    "json": list[dict[str, Any]],
}
T = TypeVar("T")


class Gap(BaseModel):
    """A span that nothing is held of."""

    start: datetime = Field(alias="from")
    end: datetime = Field(alias="to")


class Completeness(BaseModel):
    """How whole the answer is, over its time range before filters."""

    contract: Literal["declared", "cadence", "windows"]
    held: int
    expected: int | None
    newest_at: datetime | None
    cadence_s: float | None
    gaps: list[Gap]
    sources: list[str]
    whole: bool | None


class Meta(BaseModel):
    """What is said about an answer."""

    completeness: Completeness | None
    known_at: datetime | None = Field(description="The instant asked for; null is now")
    dataset_version: str
    simulated: bool
    origin: Literal["live", "recorded", "invented"]
    next_cursor: str | None = None
    total: int | None = None


class Envelope(BaseModel, Generic[T]):
    """Every JSON answer."""

    data: T
    meta: Meta


class Problem(BaseModel):
    """RFC 9457 problem details."""

    type: str
    title: str
    status: int
    detail: str
    instance: str
    request_id: str
    errors: list[dict[str, Any]] = []


def row_model(name: str, columns: Iterable[str], **more: Any) -> type[BaseModel]:
    """A model of rows with these catalogue fields; every one may be null."""
    fields: dict[str, Any] = {}
    for column in columns:
        field = CATALOGUE[column]
        unit = f", {field.unit}" if field.unit else ""
        scale = f", {field.time_scale}" if field.time_scale else ""
        fields[column] = (_TYPES[field.dtype] | None, Field(None, description=f"{field.meaning}{unit}{scale}"))
    return create_model(name, **fields, **more)


def table_model(name: str, table: str) -> type[BaseModel]:
    """A model of a table's rows."""
    return row_model(name, TABLES[table].columns)


PROBLEMS: dict[int | str, dict[str, Any]] = {
    400: {"model": Problem, "description": "A value that is refused, with what is allowed and the next step"},
    404: {"model": Problem, "description": "Nothing is held under that name, and how to find what is"},
    # It also keeps FastAPI from promising its own 422, which no route answers.
    "default": {"model": Problem, "description": "Any other failure: 429 and 503 say when to ask again"},
}


def responses(model: Any, *forms: str) -> dict[int | str, dict[str, Any]]:
    """OpenAPI of a route that answers `model` in an envelope, or another form of the same rows."""
    media = {"csv": "text/csv", "arrow": ARROW_MEDIA_TYPE}
    content: dict[str, Any] = {media[f]: {} for f in forms}
    return {200: {"model": Envelope[model], "content": content}, **PROBLEMS}
