from datetime import datetime, timedelta
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Path, Query, Response
from pydantic import BaseModel

from services.chassis.errors import InvalidInputError
from services.core import satellites as use
from services.core.answers import Label, json_answer, records, table_answer
from services.core.context import UseCore, only_known_parameters
from services.core.inputs import instant, whole_span
from services.core.models import responses, row_model
from services.core.paging import Page
from services.core.parameters import BinaryForm, Cursor, Form, KnownAt
from services.domain.tables import TABLES

router = APIRouter(prefix="/satellites", tags=["satellites"], dependencies=[Depends(only_known_parameters)])

_NOUN = "satellites"
MOST_STATES = 20_000
LONGEST_PASSES = timedelta(days=15)
_MAX_AGE_D = 30.0

Satellite: Any = row_model("Satellite", TABLES[use.ELEMENTS].columns)
Group: Any = row_model("SatelliteGroup", ("satellite_group", "member_count", "known_at", "origin"))
Detail: Any = row_model("SatelliteDetail", TABLES[use.ELEMENTS].columns, groups=(list[str], ...),
                        element_sets=(int, ...))  # fmt: skip


class State(BaseModel):
    """Where a satellite is: TEME of date, WGS-84 geodetic; numbers are null where SGP4 gives an error."""

    at: datetime
    x_km: float | None
    y_km: float | None
    z_km: float | None
    vx_km_s: float | None
    vy_km_s: float | None
    vz_km_s: float | None
    latitude_deg: float | None
    longitude_deg: float | None
    altitude_km: float | None
    element_age_d: float
    error: str | None


class States(BaseModel):
    """States of one satellite, and the elements that they were computed from."""

    elements: Satellite
    accuracy: str
    states: list[State]


class Point(BaseModel):
    """One instant of a pass; azimuth from north by east, no refraction."""

    at: datetime
    azimuth_deg: float
    elevation_deg: float
    distance_km: float
    is_sunlit: bool
    sun_elevation_deg: float


class Pass(BaseModel):
    """A pass; rise or set is null where it lies beyond the span. Visible: sunlit while the place is dark."""

    rise: Point | None
    culminate: Point | None
    set: Point | None
    is_visible: bool


class Passes(BaseModel):
    """Passes of one satellite over one place, and the elements that they were computed from."""

    elements: Satellite
    accuracy: str
    error: str | None
    passes: list[Pass]


class SnapshotState(BaseModel):
    """One satellite of a snapshot, TEME of date."""

    norad_cat_id: int
    x_km: float
    y_km: float
    z_km: float
    vx_km_s: float
    vy_km_s: float
    vz_km_s: float


class Refused(BaseModel):
    """A satellite whose elements SGP4 refuses for an instant: decayed, or no orbit any more."""

    norad_cat_id: int
    code: int
    error: str


class Snapshot(BaseModel):
    """Every satellite at one instant."""

    states: list[SnapshotState]
    refused: list[Refused]
    accuracy: str


Number = Annotated[int, Path(ge=1, le=999_999_999, description="Catalogue number such as 25544")]
GroupName = Annotated[
    str | None, Query(alias="group", max_length=60, description="A group such as stations; absent: every satellite")
]
From = Annotated[str, Query(alias="from", description="Date or instant")]
To = Annotated[str, Query(description="Instant, or date, inclusive")]


@router.get("", responses=responses(list[Satellite], "csv", "arrow"), summary="Satellites with their newest elements")
def search(  # noqa: PLR0913, PLR0917 - a route's parameters are its API
    core: UseCore,
    q: Annotated[str, Query(max_length=100, description="Part of name, number or designator; empty: all")] = "",
    group: GroupName = None,
    limit: Annotated[int, Query(ge=1, le=20_000, description="Rows of a page")] = 100,
    cursor: Cursor = None,
    known_at: KnownAt = None,
    form: Form = "json",
) -> Response:
    """Satellites by catalogue number, each with the newest element set that is held, by page."""
    label = Label(core, _NOUN)
    rows, facts = use.search(core.stores.archive, q.strip(), group, Page(limit, cursor, known_at))
    return table_answer(label, rows, form, **facts)


@router.get("/groups", responses=responses(list[Group]), summary="CelesTrak's groups that are held")
def groups(core: UseCore, known_at: KnownAt = None) -> Response:
    """Groups with the count of their members; `?group=` of the other addresses takes their names."""
    label = Label(core, _NOUN)
    return table_answer(label, use.groups(core.stores.archive, known_at), "json", known_at=known_at)


@router.get("/states", responses=responses(Snapshot, "arrow"), summary="Every satellite at one instant")
def snapshot(  # noqa: PLR0913, PLR0917
    core: UseCore,
    at: Annotated[str, Query(description="The instant")],
    group: GroupName = None,
    max_age_d: Annotated[
        float, Query(gt=0, le=400, description="Leaves out elements older than this, days")
    ] = _MAX_AGE_D,
    known_at: KnownAt = None,
    form: BinaryForm = "json",
) -> Response:
    """States by SGP4 in TEME of date, km and km/s, in single precision; `X-Orrery-Refused` counts SGP4's errors."""
    from services.core import satellite_states as states  # noqa: PLC0415 - SGP4 is loaded when it is first asked for

    label = Label(core, _NOUN)
    moment = instant("at", at)
    held = use.newest(core.stores.archive, group=group, at=moment, within=timedelta(days=max_age_d), known_at=known_at)
    rows, refused = states.snapshot(held, moment)
    completeness = use.whole(core.stores.archive, rows.num_rows, group, known_at)
    facts = {"completeness": completeness, "known_at": known_at, "total": rows.num_rows}
    if form == "json":
        body = {"states": records(rows), "refused": refused, "accuracy": states.ACCURACY}
        return json_answer(label, body, **facts)
    named = rows.replace_schema_metadata({"at": moment.isoformat(), "frame": "TEME", "refused": str(len(refused))})
    answer = table_answer(label, named, form, **facts)
    answer.headers["X-Orrery-Refused"] = str(len(refused))
    return answer


@router.get("/{norad}", responses=responses(Detail), summary="One satellite: its newest elements and its groups")
def detail(core: UseCore, norad: Number, known_at: KnownAt = None) -> Response:
    """Elements with their epoch, whose age is the reader's to judge; groups; how many element sets are held."""
    label = Label(core, _NOUN)
    archive = core.stores.archive
    row = records(use.find(archive, norad, known_at))[0]
    more = {"groups": use.groups_of(archive, norad, known_at), "element_sets": use.sets(archive, norad, known_at)}
    return json_answer(label, {**row, **more}, known_at=known_at)


@router.get("/{norad}/states", responses=responses(States, "csv", "arrow"), summary="Where a satellite is over a span")
def ephemeris(  # noqa: PLR0913, PLR0917
    core: UseCore,
    norad: Number,
    start: From,
    to: To,
    step: Annotated[float, Query(ge=1, le=86_400, description="Seconds between two states")] = 60,
    known_at: KnownAt = None,
    form: Form = "json",
) -> Response:
    """States every `step` seconds by SGP4, from the elements that serve the span's begin."""
    from services.core import satellite_states as states  # noqa: PLC0415

    label = Label(core, _NOUN)
    first, last = whole_span(start, to)
    if (last - first).total_seconds() / step >= MOST_STATES:
        raise InvalidInputError.of("step", step, f"at most {MOST_STATES} states", "Ask for a longer step.")
    elements = use.find(core.stores.archive, norad, known_at, first)
    rows = states.ephemeris(elements, states.steps(first, last, step))
    if form != "json":
        return table_answer(label, rows, form, known_at=known_at)
    body = {"elements": records(elements)[0], "accuracy": states.ACCURACY, "states": records(rows)}
    return json_answer(label, body, known_at=known_at)


@router.get("/{norad}/passes", responses=responses(Passes), summary="Passes of a satellite over a place")
def passes(  # noqa: PLR0913, PLR0917
    core: UseCore,
    norad: Number,
    lat: Annotated[float, Query(ge=-90, le=90, description="Latitude, degrees north, WGS-84")],
    lon: Annotated[float, Query(ge=-180, le=360, description="Longitude, degrees east")],
    start: From,
    to: To,
    elevation_m: Annotated[float, Query(ge=-500, le=9000, description="Height above WGS-84, m")] = 0,
    min_elevation_deg: Annotated[float, Query(ge=0, lt=90, description="Least height above the horizon")] = 10,
    known_at: KnownAt = None,
) -> Response:
    """Rise, culmination and set with direction, whether sunlit, and whether it can be seen by eye."""
    from services.core import satellite_passes as over  # noqa: PLC0415
    from services.core.satellite_states import ACCURACY  # noqa: PLC0415

    label = Label(core, _NOUN)
    first, last = whole_span(start, to)
    if last - first > LONGEST_PASSES:
        raise InvalidInputError.of("to", to, f"at most {LONGEST_PASSES.days} days after from ({start})")
    elements = use.find(core.stores.archive, norad, known_at, first)
    place = over.place(lat, lon, elevation_m)
    found, error = over.passes(elements, place, first, last, min_elevation_deg)
    body = {"elements": records(elements)[0], "accuracy": ACCURACY, "error": error, "passes": found}
    return json_answer(label, body, known_at=known_at)
