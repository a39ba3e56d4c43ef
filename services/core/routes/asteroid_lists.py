"""Routes of impact risks, fireballs and unconfirmed objects, under `/asteroids`."""

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Path, Query, Response

from services.core import asteroid_lists as use
from services.core.answers import Label, json_answer, record, records, table_answer
from services.core.columns import first
from services.core.conditions import STANDING, within
from services.core.context import UseCore
from services.core.inputs import span
from services.core.models import responses, row_model, table_model
from services.core.paging import Page
from services.core.parameters import Cursor, Form, From, KnownAt, Limit, To
from services.ports.archive import Where

router = APIRouter()

_NOUN = "asteroids"
Risk: Any = row_model("ImpactRisk", use.RISK_COLUMNS)
Fireball: Any = table_model("Fireball", use.FIREBALLS)
ScoutObject: Any = table_model("ScoutObject", use.SCOUT)
Analysis: Any = table_model("ImpactAnalysis", use.ANALYSES)
Impactor: Any = table_model("VirtualImpactor", use.IMPACTORS)
RiskDetail: Any = row_model("ImpactRiskDetail", ("designation", "removed_at"), risk=(Risk | None, None),
                            analysis=(Analysis | None, None), impactors=(list[Impactor], ...))  # fmt: skip
Sort = Literal[
    "-palermo_cumulative", "palermo_cumulative", "-palermo_max", "-impact_probability", "-torino_max",
    "impact_year_from", "-diameter_estimate_km",
]  # fmt: skip


@router.get(
    "/impact-risks", responses=responses(list[Risk], "csv", "arrow"), summary="Sentry's potential Earth impacts"
)
def impact_risks(  # noqa: PLR0913, PLR0917 - a route's parameters are its API
    core: UseCore,
    start: Annotated[
        str | None, Query(alias="from", description="With a potential impact in this year or later")
    ] = None,
    to: Annotated[str | None, Query(description="With a potential impact in this year or earlier")] = None,
    q: Annotated[str, Query(max_length=100, description="Part of the designation or the name; empty: all")] = "",
    min_palermo: Annotated[
        float | None, Query(ge=-40, le=20, allow_inf_nan=False, description="Cumulative Palermo scale at least")
    ] = None,
    min_torino: Annotated[int | None, Query(ge=0, le=10, description="Greatest Torino scale at least")] = None,
    withdrawn: Annotated[bool | None, Query(description="With those that Sentry took off its list")] = None,
    sort: Annotated[Sort, Query(description="A leading - is descending; nulls come last")] = "-palermo_cumulative",
    limit: Limit = 100,
    cursor: Cursor = None,
    known_at: KnownAt = None,
    form: Form = "json",
) -> Response:
    """The list with each object's sizes, the most dangerous first. A probability is Sentry's own, never Orrery's."""
    label = Label(core, _NOUN)
    begin, end = span(start, to)
    where = [] if withdrawn else [STANDING]
    where += [Where("impact_year_to", ">=", begin.year)] if begin else []
    where += [Where("impact_year_from", "<=", end.year)] if end else []
    where += [Where("designation", "like", q.strip(), also="name")] if q.strip() else []
    where += [Where("palermo_cumulative", ">=", min_palermo)] if min_palermo is not None else []
    where += [Where("torino_max", ">=", min_torino)] if min_torino is not None else []
    rows, meta = use.risks(core.stores.archive, where, Page(limit, cursor, known_at), sort=sort)
    return table_answer(label, rows, form, **meta)


@router.get(
    "/impact-risks/{designation:path}", responses=responses(RiskDetail), summary="One object's virtual impactors"
)
def impact_risk(
    core: UseCore,
    designation: Annotated[str, Path(description="Primary designation such as 101955 or 1979 XB")],
    known_at: KnownAt = None,
) -> Response:
    """The object's entry, Sentry's newest analysis that is held, and every potential impact found in it by date."""
    label = Label(core, _NOUN)
    found = use.risk(core.stores.archive, designation, known_at)
    return json_answer(
        label,
        {
            "designation": designation,
            "removed_at": first(found[use.REMOVALS], "removed_at"),
            "risk": record(found[use.RISKS]),
            "analysis": record(found[use.ANALYSES]),
            "impactors": records(found[use.IMPACTORS]),
        },
        known_at=known_at,
    )


@router.get("/fireballs", responses=responses(list[Fireball], "csv", "arrow"), summary="Fireballs seen from orbit")
def fireballs(  # noqa: PLR0913, PLR0917 - a route's parameters are its API
    core: UseCore,
    start: From = None,
    to: To = None,
    min_energy_kt: Annotated[
        float | None, Query(ge=0, allow_inf_nan=False, description="Impact energy at least, kilotons of TNT")
    ] = None,
    located: Annotated[bool | None, Query(description="Only those with a place")] = None,
    limit: Limit = 100,
    cursor: Cursor = None,
    known_at: KnownAt = None,
    form: Form = "json",
) -> Response:
    """Newest first. Sensors of the US Government told of them; not every fireball is told."""
    label = Label(core, _NOUN)
    where = within("fireball_at", *span(start, to))
    where += [Where("impact_energy_kt", ">=", min_energy_kt)] if min_energy_kt is not None else []
    where += [Where("fireball_latitude_deg", "!=", None)] if located else []
    rows, meta = use.fireballs(core.stores.archive, where, Page(limit, cursor, known_at))
    return table_answer(label, rows, form, **meta)


@router.get("/scout", responses=responses(list[ScoutObject], "csv", "arrow"), summary="Objects not confirmed yet")
def scout(  # noqa: PLR0913, PLR0917 - a route's parameters are its API
    core: UseCore,
    start: From = None,
    to: To = None,
    min_rating: Annotated[int | None, Query(ge=0, le=4, description="Scout's impact rating at least")] = None,
    limit: Limit = 100,
    cursor: Cursor = None,
    known_at: KnownAt = None,
    form: Form = "json",
) -> Response:
    """By when Scout last computed them. Scout does not say that an object is gone: an old instant is all that tells."""
    label = Label(core, _NOUN)
    where = within("last_run_at", *span(start, to))
    where += [Where("impact_rating", ">=", min_rating)] if min_rating is not None else []
    rows, meta = use.scout(core.stores.archive, where, Page(limit, cursor, known_at))
    return table_answer(label, rows, form, **meta)
