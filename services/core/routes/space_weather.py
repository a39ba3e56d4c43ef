from datetime import datetime
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Query, Response
from pydantic import BaseModel

from services.chassis.errors import InvalidInputError
from services.core import space_weather as use
from services.core import space_weather_graph as causes
from services.core.answers import Label, json_answer, table_answer
from services.core.context import UseCore, only_known_parameters
from services.core.inputs import names, span, whole_span
from services.core.models import responses, row_model
from services.core.paging import Page
from services.core.parameters import Cursor, Form, From, KnownAt, Limit, RequiredFrom, RequiredTo, To
from services.core.routes import space_weather_lists, space_weather_windows
from services.domain.datasets import EVENT_DATASETS, SERIES
from services.domain.tables import TABLES

router = APIRouter(prefix="/space-weather", tags=["space weather"], dependencies=[Depends(only_known_parameters)])
router.include_router(space_weather_lists.router)
router.include_router(space_weather_windows.router)

_NOUN = "space_weather"
_STRATEGY = "What stands for a span that is drawn as one: its least and greatest sample, its mean, or its last"
Event: Any = row_model("SpaceWeatherEvent", TABLES[use.EVENTS].columns, linked_from=(list[str], ...))


class Scale(BaseModel):
    """A NOAA scale that a value reaches."""

    scale: str
    text: str


class Sample(BaseModel):
    """The newest sample of a series."""

    series: str
    value: float
    observed_at: datetime
    spacecraft: str | None
    quality: int | None
    known_at: datetime
    cadence_s: int
    source: str
    scale: Scale | None
    receipt: str


class ScaleNow(BaseModel):
    """A NOAA scale now; level 0 is none."""

    level: int
    text: str
    value: float
    observed_at: datetime


class Now(BaseModel):
    """Newest samples; a scale that cannot be read from what is held is absent."""

    items: list[Sample]
    scales: dict[Literal["R", "S", "G"], ScaleNow]


class Line(BaseModel):
    """One series; times in ms since 1970."""

    name: str
    unit: str
    label: str
    cadence_s: int
    strategy: Literal["latest", "minmax", "mean"]
    times: list[int]
    values: list[float | None]
    gaps: list[tuple[int, int]]
    origins: list[Literal["live", "recorded", "invented"]]


class Node(BaseModel):
    """An event, analysis, simulation or notification; `layer` counts from the Sun on, null for what is said."""

    id: str
    kind: Literal["FLR", "CME", "HSS", "IPS", "SEP", "MPC", "GST", "RBE", "ANALYSIS", "SIMULATION", "NOTIFICATION"]
    layer: int | None
    at: datetime | None
    text: str | None
    held: bool
    receipt: str | None


class Edge(BaseModel):
    """From cause to effect."""

    source: str
    target: str
    relation: Literal["led_to", "analysed_as", "simulated_by", "foresaw", "told_by"]


class Causes(BaseModel):
    """What caused what."""

    nodes: list[Node]
    edges: list[Edge]


class Lines(BaseModel):
    """Several series of one span."""

    series: list[Line]


@router.get("/now", responses=responses(Now), summary="The newest sample of every live series, and NOAA's scales")
def now(core: UseCore) -> Response:
    """Samples carry their own instants; how old they are is the reader's to say."""
    label = Label(core, _NOUN)
    found, whole = use.now(core.stores)
    return json_answer(label, found, completeness=whole)


@router.get("/series", responses=responses(Lines, "csv", "arrow"), summary="Telemetry, downsampled on request")
def series(  # noqa: PLR0913, PLR0917 - a route's parameters are its API
    core: UseCore,
    wanted: Annotated[str | None, Query(alias="names", description="Comma list of series; required")] = None,
    start: RequiredFrom = None,
    to: RequiredTo = None,
    strategy: Annotated[Literal["latest", "minmax", "mean"], Query(description=_STRATEGY)] = "minmax",
    points: Annotated[int, Query(ge=2, le=20_000, description="At most this many samples of each series")] = 1000,
    known_at: KnownAt = None,
    form: Form = "json",
) -> Response:
    """Samples of several series in one span; all of them where there are no more than `points`."""
    label = Label(core, _NOUN)
    if wanted is None:
        raise InvalidInputError.of("names", None, ", ".join(SERIES), "Send names: names, from and to are required.")
    first, last = whole_span(start, to)
    asked = use.Range(names=names("names", wanted, SERIES), start=first, end=last, known_at=known_at)
    found, whole = use.series(core.stores, asked, strategy, points)
    if form == "json":
        return json_answer(label, {"series": found}, completeness=whole, known_at=known_at)
    return table_answer(label, use.as_rows(found), form, completeness=whole, known_at=known_at)


@router.get("/events", responses=responses(list[Event], "csv", "arrow"), summary="Flares, CMEs, storms and their links")
def events(  # noqa: PLR0913, PLR0917 - a route's parameters are its API
    core: UseCore,
    types: Annotated[str | None, Query(description=f"Comma list of {', '.join(EVENT_DATASETS)}; absent: all")] = None,
    start: From = None,
    to: To = None,
    known_at: KnownAt = None,
    limit: Limit = 100,
    cursor: Cursor = None,
    form: Form = "json",
) -> Response:
    """Events by their start, newest first, by page."""
    label = Label(core, _NOUN)
    wanted = names("types", types, EVENT_DATASETS)
    rows, meta = use.events(core.holdings, wanted, span(start, to), Page(limit, cursor, known_at))
    return table_answer(label, rows, form, **meta)


@router.get("/graph", responses=responses(Causes), summary="What caused what: one event's links, or a span's")
def graph(
    core: UseCore,
    event: Annotated[str | None, Query(description="An event's identifier; or send from and to")] = None,
    start: Annotated[str | None, Query(alias="from", description="Date or instant, with to")] = None,
    to: Annotated[str | None, Query(description="Instant, exclusive, or date, inclusive")] = None,
    known_at: KnownAt = None,
) -> Response:
    """Events with links, analyses, simulations and notifications; every edge goes from cause to effect.

    DONKI does not say which of two linked events was the cause: their types do, along the way from the Sun to Earth,
    and their begins where they are of one place on it. Of an event all that is within four links; of a span what began
    in it and what that is linked with. Beyond 300 events the farthest and oldest are left out, and `whole` is false.
    """
    label = Label(core, _NOUN)
    first, last = span(start, to)
    if event is None and (first is None or last is None):
        allowed = "an event identifier, or from and to"
        raise InvalidInputError.of("event", None, allowed, "Send event, or both from and to.")
    found, whole = causes.graph(core.holdings, event, (first, last), known_at)
    return json_answer(label, found, completeness=whole, known_at=known_at)
