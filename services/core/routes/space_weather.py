from datetime import datetime
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Query, Response
from pydantic import BaseModel

from services.chassis.errors import InvalidInputError
from services.core import space_weather as use
from services.core.answers import FORMAT, Format, Label, json_answer, table_answer
from services.core.completeness import facts
from services.core.context import UseCore, only_known_parameters
from services.core.inputs import instant, names, span
from services.core.models import responses, row_model
from services.domain.datasets import EVENT_DATASETS, SERIES
from services.domain.tables import TABLES
from services.ports.archive import Where

router = APIRouter(prefix="/space-weather", tags=["space weather"], dependencies=[Depends(only_known_parameters)])

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
    scales: dict[Literal["R", "G"], ScaleNow]


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


class Lines(BaseModel):
    """Several series of one span."""

    series: list[Line]


@router.get("/now", responses=responses(Now), summary="The newest sample of every series, and NOAA's scales")
def now(core: UseCore) -> Response:
    """Samples carry their own instants; how old they are is the reader's to say."""
    label = Label(core, _NOUN)
    found = use.now(core.stores)
    items = found["items"]
    whole = facts(
        "cadence",
        held=len(items),
        expected=len(SERIES),
        newest_at=max((i["observed_at"] for i in items), default=None),
        sources=[i["source"] for i in items],
        whole=len(items) == len(SERIES),
    )
    return json_answer(label, found, completeness=whole)


@router.get("/series", responses=responses(Lines, "csv", "arrow"), summary="Telemetry, downsampled on request")
def series(  # noqa: PLR0913, PLR0917 - a route's parameters are its API
    core: UseCore,
    wanted: Annotated[str | None, Query(alias="names", description="Comma list of series; required")] = None,
    start: Annotated[str | None, Query(alias="from", description="Date or instant; required")] = None,
    to: Annotated[str | None, Query(description="Instant, exclusive, or date, inclusive; required")] = None,
    strategy: Annotated[Literal["latest", "minmax", "mean"], Query(description=_STRATEGY)] = "minmax",
    points: Annotated[int, Query(ge=2, le=20_000, description="At most this many samples of each series")] = 1000,
    known_at: Annotated[str | None, Query(description="Answer as it was known at this instant; absent: now")] = None,
    form: Annotated[Format, Query(alias="format", description=FORMAT)] = "json",
) -> Response:
    """Samples of several series in one span; all of them where there are no more than `points`."""
    label = Label(core, _NOUN)
    required = {"names": (wanted, ", ".join(SERIES)), "from": (start, "an instant"), "to": (to, "an instant")}
    for name, (given, allowed) in required.items():
        if given is None:
            raise InvalidInputError.of(name, None, allowed, f"Send {name}: names, from and to are required.")
    first, last = span(start, to)
    if first is None or last is None:
        raise InvalidInputError.of("from", start, "an instant")
    at = instant("known_at", known_at)
    asked = use.Range(names=names("names", wanted, SERIES), start=first, end=last, known_at=at)
    found, whole = use.series(core.stores, asked, strategy, points)
    if form == "json":
        return json_answer(label, {"series": found}, completeness=whole, known_at=at)
    return table_answer(label, use.as_rows(found), form, completeness=whole, known_at=at)


@router.get("/events", responses=responses(list[Event], "csv", "arrow"), summary="Flares, CMEs, storms and their links")
def events(  # noqa: PLR0913, PLR0917 - a route's parameters are its API
    core: UseCore,
    types: Annotated[str | None, Query(description="Comma list of FLR, CME, GST; absent: all")] = None,
    start: Annotated[str | None, Query(alias="from", description="Date or instant; absent: everything held")] = None,
    to: Annotated[str | None, Query(description="Instant, exclusive, or date, inclusive")] = None,
    known_at: Annotated[str | None, Query(description="Answer as it was known at this instant; absent: now")] = None,
    limit: Annotated[int, Query(ge=1, le=1000, description="Rows of a page")] = 100,
    cursor: Annotated[str | None, Query(description="meta.next_cursor of the page before")] = None,
    form: Annotated[Format, Query(alias="format", description=FORMAT)] = "json",
) -> Response:
    """Events by their start, newest first, by page."""
    label = Label(core, _NOUN)
    wanted = names("types", types, EVENT_DATASETS)
    first, last = span(start, to)
    where = [Where("start_at", ">=", first)] if first else []
    where += [Where("start_at", "<", last)] if last else []
    at = instant("known_at", known_at)
    rows, meta = use.events(core.stores.archive, wanted, where, known_at=at, limit=limit, cursor=cursor)
    whole = use.events_completeness(core.stores.archive, wanted, (first, last), at, meta["total"])
    return table_answer(label, rows, form, completeness=whole, **meta)
