from datetime import datetime
from typing import Annotated, Any, Literal

import pyarrow as pa
from fastapi import APIRouter, Depends, Path, Query, Response

from services.core import asteroids as use
from services.core.answers import Label, json_answer, record, records, table_answer
from services.core.context import UseCore, only_known_parameters
from services.core.inputs import span
from services.core.models import responses, row_model
from services.core.orbits import FIELDS as ORBIT
from services.core.orbits import orbit_of
from services.core.paging import Page
from services.core.parameters import BinaryForm, Cursor, Form, From, KnownAt, Limit, To
from services.core.routes import asteroid_lists
from services.domain.tables import TABLES

router = APIRouter(prefix="/asteroids", tags=["asteroids"], dependencies=[Depends(only_known_parameters)])

_NOUN = "asteroids"
_FACT = TABLES["fact_asteroid_approaches"].columns
_OBJECT = (
    "name", "absolute_magnitude_h", "diameter_min_km", "diameter_max_km", "diameter_avg_km", "diameter_source",
    "estimated_volume_km3", "size_category", "condition_code", "orbit_class",
)  # fmt: skip
Approach: Any = row_model("Approach", (*_FACT, *_OBJECT), sources=(list[str], ...))
Elements: Any = row_model("Elements", use.ELEMENTS)
Found: Any = row_model("Found", use.FOUND)
Asteroid: Any = row_model("Asteroid", TABLES["dim_asteroids"].columns)
Orbit: Any = row_model("Orbit", ORBIT, epoch_at=(datetime, ...))
Detail: Any = row_model("AsteroidDetail", (), asteroid=(Asteroid, ...), orbit=(Orbit | None, None),
                        approaches=(list[Approach], ...), risk=(asteroid_lists.Risk | None, None))  # fmt: skip

Sort = Literal[
    "approach_at", "-approach_at", "miss_distance_km", "-miss_distance_km", "diameter_avg_km", "-diameter_avg_km",
    "velocity_kms", "-velocity_kms", "risk_score", "-risk_score", "absolute_magnitude_h", "-absolute_magnitude_h",
]  # fmt: skip
Designation = Annotated[str, Path(description="Primary designation such as 99942 or 2024 YR4, or asteroid_id")]

Text = Annotated[
    str, Query(max_length=100, description="Part of the designation or the name, letter case aside; empty: all")
]

# Single precision places a body well within a pixel; only what is multiplied by years of days needs more.
_DOUBLE = ("epoch_jd_tdb", "mean_anomaly_deg", "mean_motion_deg_d")


@router.get("/approaches", responses=responses(list[Approach], "csv", "arrow"), summary="Close approaches")
def approaches(  # noqa: PLR0913, PLR0917 - a route's parameters are its API
    core: UseCore,
    start: From = None,
    to: To = None,
    max_distance_ld: Annotated[
        float | None, Query(ge=0, allow_inf_nan=False, description="Miss distance, lunar distances of 384,400 km")
    ] = None,
    min_diameter_m: Annotated[
        float | None, Query(ge=0, allow_inf_nan=False, description="Mean diameter in m; unknown ones are left out")
    ] = None,
    hazardous: Annotated[bool | None, Query(description="Potentially hazardous, computed")] = None,
    q: Text = "",
    body: Annotated[str, Query(description="The body that is approached")] = "Earth",
    withdrawn: Annotated[bool | None, Query(description="With those that the provider no longer lists")] = None,
    sort: Annotated[Sort, Query(description="A leading - is descending")] = "approach_at",
    limit: Limit = 100,
    cursor: Cursor = None,
    known_at: KnownAt = None,
    form: Form = "json",
) -> Response:
    """Approaches in a span of time, with the object's size and class, by page."""
    label = Label(core, _NOUN)
    wanted = use.Wanted(
        span=span(start, to),
        body=use.checked_body(body),
        max_distance_ld=max_distance_ld,
        min_diameter_m=min_diameter_m,
        hazardous=hazardous,
        text=q.strip(),
        withdrawn=bool(withdrawn),
        sort=sort,
        page=Page(limit, cursor, known_at),
    )
    rows, facts = use.approaches(core.stores.archive, wanted)
    return table_answer(label, rows, form, **facts)


@router.get("/elements", responses=responses(list[Elements], "arrow"), summary="Orbital elements of every object held")
def elements(
    core: UseCore,
    designations: Annotated[str | None, Query(description="Comma list; absent: all", max_length=8_000)] = None,
    known_at: KnownAt = None,
    form: BinaryForm = "json",
) -> Response:
    """Heliocentric ecliptic J2000 elements; as Arrow single precision but for epoch, mean anomaly and mean motion."""
    label = Label(core, _NOUN)
    wanted = [d.strip() for d in (designations or "").split(",") if d.strip()]
    rows, facts = use.elements(core.stores.archive, wanted, known_at)
    return table_answer(label, _single_precision(rows) if form == "arrow" else rows, form, **facts)


@router.get("", responses=responses(list[Found]), summary="Search objects by name or designation")
def search(core: UseCore, q: Text = "", limit: Limit = 20) -> Response:
    """Objects whose designation or name has the text in it; an exact designation comes first."""
    label = Label(core, _NOUN)
    return table_answer(label, use.search(core.stores.archive, q.strip(), limit), "json")


router.include_router(asteroid_lists.router)


@router.get("/{designation:path}", responses=responses(Detail), summary="One object: sizes, orbit, all its approaches")
def detail(core: UseCore, designation: Designation, known_at: KnownAt = None) -> Response:
    """The object's row, orbit with 1-sigmas, entry on Sentry's list if any, and every approach, oldest first."""
    label = Label(core, _NOUN)
    found, has_orbit = use.detail(core.stores.archive, designation, known_at)
    row = records(found["asteroid"])[0]
    data = {
        "asteroid": row,
        "orbit": orbit_of(row) if has_orbit else None,
        "approaches": records(found["approaches"]),
        "risk": record(found["risk"]),
    }
    return json_answer(label, data, known_at=known_at)


def _single_precision(rows: pa.Table) -> pa.Table:
    fields = [
        pa.field(f.name, pa.float32()) if pa.types.is_float64(f.type) and f.name not in _DOUBLE else f
        for f in rows.schema
    ]
    return rows.cast(pa.schema(fields))
