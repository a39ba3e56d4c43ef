from datetime import datetime
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Path, Query, Response
from pydantic import BaseModel

from services.core import missions as use
from services.core.answers import Label, json_answer, table_answer
from services.core.conditions import equal, within
from services.core.context import UseCore, only_known_parameters
from services.core.inputs import one_of, span
from services.core.models import responses, row_model, table_model
from services.core.paging import Page
from services.core.parameters import Cursor, Form, KnownAt, Limit
from services.domain.rovers import ROVERS
from services.domain.tables import TABLES
from services.ports.archive import Where

router = APIRouter(prefix="/missions", tags=["missions"], dependencies=[Depends(only_known_parameters)])

_NOUN = "missions"
RoverName = Annotated[str, Path(description="Vehicle, such as curiosity; /missions/rovers lists them")]
SolFrom = Annotated[int | None, Query(ge=0, le=20_000, description="First sol; absent: from the first")]
SolTo = Annotated[int | None, Query(ge=0, le=20_000, description="Last sol, included; absent: to the newest")]
Sol: Any = table_model("MissionSol", use.SOLS)
Photo: Any = row_model("MissionPhoto", (*TABLES[use.PHOTOS].columns, "assets"))
Waypoint: Any = table_model("MissionWaypoint", use.WAYPOINTS)
Traverse: Any = table_model("MissionTraverse", use.TRAVERSES)


class RoverAnswer(BaseModel):
    """One vehicle. What the providers say is null where none says it; degrees are east and planetocentric north."""

    rover: str
    name: str
    kind: str
    place: str
    launched_on: str
    landing_at: datetime
    landing_longitude_deg: float
    landing_latitude_deg: float
    ended_on: str | None
    rover_status: str | None
    max_sol: int | None
    max_date: str | None
    newest_photo_at: datetime | None
    total_photos: int | None
    known_at: datetime | None
    sols_listed: int
    sols_held: int
    newest_sol_held: int | None
    newest_taken_at: datetime | None
    photos_held: int
    odometer_m: float | None
    cameras: list[str]
    receipt: str | None


@router.get("/rovers", responses=responses(list[RoverAnswer]), summary="Every vehicle on Mars that is held")
def rovers(core: UseCore, known_at: KnownAt = None) -> Response:
    """What is known of each mission, what its providers say of it, and how much is held."""
    label = Label(core, _NOUN)
    found, whole = use.rovers(core.holdings, known_at)
    return json_answer(label, found, completeness=whole, known_at=known_at)


@router.get("/rovers/{rover}", responses=responses(RoverAnswer), summary="One vehicle")
def rover(core: UseCore, rover: RoverName, known_at: KnownAt = None) -> Response:
    """As in the list."""
    label = Label(core, _NOUN)
    found = use.rover(core.holdings, rover, known_at)
    whole = use.whole_sols(core.holdings, [Where("rover", "=", rover)], known_at)
    return json_answer(label, found, completeness=whole, known_at=known_at)


@router.get("/photos", responses=responses(list[Photo], "csv", "arrow"), summary="Photos from Mars")
def photos(  # noqa: PLR0913, PLR0917 - a route's parameters are its API
    core: UseCore,
    rover: Annotated[str | None, Query(description="Vehicle; absent: all")] = None,
    sol: Annotated[int | None, Query(ge=0, le=20_000, description="Martian day of the mission; absent: all")] = None,
    camera: Annotated[str | None, Query(description="Camera such as NAVCAM; absent: all")] = None,
    thumbnails: Annotated[bool | None, Query(description="true: only thumbnails; false: none; absent: both")] = None,
    start: Annotated[str | None, Query(alias="from", description="Taken from this date or instant on")] = None,
    to: Annotated[str | None, Query(description="Taken before this instant, or up to this date")] = None,
    known_at: KnownAt = None,
    limit: Limit = 100,
    cursor: Cursor = None,
    form: Form = "json",
) -> Response:
    """Newest sol first. A photo whose instant nobody gave is in no span of time."""
    label = Label(core, _NOUN)
    scope = equal(rover=one_of("rover", rover, ROVERS) if rover else None, sol=sol)
    where = [*scope, *equal(camera=camera or None), *within("taken_at", *span(start, to))]
    # Of some old photos nobody knows whether they are thumbnails: they are left out only of those that are.
    where += [] if thumbnails is None else [Where("is_thumbnail", "=" if thumbnails else "!=", value=True)]
    rows, meta = use.photos(core.holdings, where, Page(limit, cursor, known_at))
    whole = use.whole_sols(core.holdings, scope, known_at)
    return table_answer(label, rows, form, completeness=whole, **meta)


@router.get("/{rover}/sols", responses=responses(list[Sol], "csv", "arrow"), summary="Sols of a vehicle")
def sols(  # noqa: PLR0913, PLR0917 - a route's parameters are its API
    core: UseCore,
    rover: RoverName,
    sol_from: SolFrom = None,
    sol_to: SolTo = None,
    known_at: KnownAt = None,
    limit: Annotated[int, Query(ge=1, le=10_000, description="Rows of a page")] = 100,
    cursor: Cursor = None,
    form: Form = "json",
) -> Response:
    """Photos held of each sol against those declared, newest first."""
    label = Label(core, _NOUN)
    where = _of(rover, sol_from, sol_to)
    rows, meta = use.sols(core.holdings, where, Page(limit, cursor, known_at))
    whole = use.whole_sols(core.holdings, where, known_at)
    return table_answer(label, rows, form, completeness=whole, **meta)


@router.get("/{rover}/waypoints", responses=responses(list[Waypoint], "csv", "arrow"), summary="Where a vehicle stood")
def waypoints(  # noqa: PLR0913, PLR0917 - a route's parameters are its API
    core: UseCore,
    rover: RoverName,
    sol_from: SolFrom = None,
    sol_to: SolTo = None,
    source: Annotated[
        str | None, Query(description="mmgis or rover_places; absent: the first that has places of the vehicle")
    ] = None,
    known_at: KnownAt = None,
    limit: Annotated[int, Query(ge=1, le=10_000, description="Rows of a page")] = 1000,
    cursor: Cursor = None,
    form: Form = "json",
) -> Response:
    """Places in the order of driving, of one provider: two would count every drive twice."""
    label = Label(core, _NOUN)
    where = _of(rover, sol_from, sol_to)
    told = one_of("source", source, use.PLACES) if source else use.teller(core.holdings, use.WAYPOINTS, rover, known_at)
    where.append(Where("source", "=", told))
    rows, meta = use.places(core.holdings, use.WAYPOINTS, where, Page(limit, cursor, known_at))
    whole = use.whole_places(core.holdings, told, meta["total"], known_at)
    return table_answer(label, rows, form, completeness=whole, **meta)


@router.get("/{rover}/traverse", responses=responses(list[Traverse], "csv", "arrow"), summary="Ways of a vehicle")
def traverse(  # noqa: PLR0913, PLR0917 - a route's parameters are its API
    core: UseCore,
    rover: RoverName,
    sol_from: SolFrom = None,
    sol_to: SolTo = None,
    known_at: KnownAt = None,
    limit: Annotated[int, Query(ge=1, le=5000, description="Rows of a page")] = 1000,
    cursor: Cursor = None,
    form: Form = "json",
) -> Response:
    """Drives or flights in order, each with its lines as GeoJSON writes the coordinates of a MultiLineString."""
    label = Label(core, _NOUN)
    where = _of(rover, sol_from, sol_to)
    rows, meta = use.places(core.holdings, use.TRAVERSES, where, Page(limit, cursor, known_at))
    whole = use.whole_places(core.holdings, use.PLACES[0], meta["total"], known_at)
    return table_answer(label, rows, form, completeness=whole, **meta)


def _of(rover: str, sol_from: int | None, sol_to: int | None) -> list[Where]:
    where = [Where("rover", "=", use.named(rover).rover)]
    where += [] if sol_from is None else [Where("sol", ">=", sol_from)]
    return where + ([] if sol_to is None else [Where("sol", "<=", sol_to)])
