from typing import Annotated, Literal

from fastapi import APIRouter, Query, Response
from pydantic import BaseModel

from services.chassis.errors import InvalidInputError
from services.core import space_weather_windows as use
from services.core.answers import Label, json_answer, table_answer
from services.core.context import UseCore
from services.core.inputs import names, whole_span
from services.core.models import responses
from services.core.parameters import Form, KnownAt, RequiredFrom, RequiredTo
from services.core.space_weather import Range
from services.domain.datasets import SERIES

router = APIRouter()


class WindowedLine(BaseModel):
    """One series; times are the windows' starts in ms since 1970.

    `value` is the windows' mean or last sample; with minmax there are `value_min` and `value_max` instead.
    """

    name: str
    unit: str
    label: str
    cadence_s: int
    aggregate: Literal["latest", "minmax", "mean"]
    every_s: int
    times: list[int]
    samples: list[int]
    value: list[float] | None = None
    value_min: list[float] | None = None
    value_max: list[float] | None = None


class WindowedLines(BaseModel):
    """Several series of one span."""

    series: list[WindowedLine]


@router.get(
    "/series/windows",
    responses=responses(WindowedLines, "csv", "arrow"),
    summary="Telemetry by windows of equal length",
)
def windows(  # noqa: PLR0913, PLR0917 - a route's parameters are its API
    core: UseCore,
    wanted: Annotated[str | None, Query(alias="names", description="Comma list of series; required")] = None,
    start: RequiredFrom = None,
    to: RequiredTo = None,
    every: Annotated[str, Query(description="Length of a window, such as 15min, 1h, 1d")] = "1h",
    aggregate: Annotated[
        Literal["latest", "minmax", "mean"],
        Query(description="What stands for a window: its least and greatest sample, its mean, or its last"),
    ] = "mean",
    known_at: KnownAt = None,
    form: Form = "json",
) -> Response:
    """Windows start at whole multiples of their length since 1970; those without a sample of the span are absent."""
    label = Label(core, "space_weather")
    if wanted is None:
        raise InvalidInputError.of("names", None, ", ".join(SERIES), "Send names: names, from and to are required.")
    first, last = whole_span(start, to)
    asked = Range(names=names("names", wanted, SERIES), start=first, end=last, known_at=known_at)
    every_s = use.seconds_of(every, asked)
    held, whole = use.windows(core.stores, asked, every_s, aggregate)
    if form == "json":
        lines = use.as_lines(held, asked, every_s, aggregate)
        return json_answer(label, {"series": lines}, completeness=whole, known_at=known_at)
    return table_answer(label, held, form, completeness=whole, known_at=known_at)
