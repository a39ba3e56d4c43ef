"""JPL's services about single bodies and events: Sentry, fireballs, Scout and the small-body lookup."""

from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs

import orjson
from fastapi import APIRouter, Request, Response

from services.simulator.answer import Answer
from services.simulator.recorded.week import not_recorded
from services.simulator.routes.send import is_recorded, now_of, recorded, seed_of, send, week

if TYPE_CHECKING:
    from services.simulator.invented.catalogue import Catalogue
    from services.simulator.invented.sentry import Sentry

router = APIRouter(prefix="/jpl")
_HOST = "ssd-api.jpl.nasa.gov"


@router.get("/sentry.api")
async def sentry(request: Request) -> Response:
    """The list, what was taken off it, or one object."""
    query = request.query_params
    if is_recorded(request):
        asked = "sentry.api, but for its list," if query else None
        return await send(request, not_recorded(asked) if asked else recorded(request, f"{_HOST}/sentry.api"))
    told, now = _sentry(request), now_of(request)
    if query.get("removed") == "1":
        return await _invented(request, told.removed(now))
    if (designation := query.get("des")) is None:
        return await _invented(request, told.listed(now))
    found = told.object(designation, now)
    return await _invented(request, found or {"error": "specified object not found"})


@router.get("/fireball.api")
async def fireball(request: Request) -> Response:
    """Every fireball told by now."""
    if is_recorded(request):
        return await send(request, _fireballs_until(now_of(request)))
    from services.simulator.invented.fireballs import fireballs  # noqa: PLC0415 - numpy only where it is needed

    components = request.query_params.get("vel-comp") in {"true", "1"}
    return await _invented(request, fireballs(seed_of(request), now_of(request), components=components))


@router.get("/scout.api")
async def scout(request: Request) -> Response:
    """Objects on the confirmation page."""
    if is_recorded(request):
        return await send(request, not_recorded("scout.api"))
    from services.simulator.invented import scout as invented  # noqa: PLC0415 - numpy only where it is needed

    return await _invented(request, invented.scout(seed_of(request), now_of(request)))


@router.get("/sbdb.api")
async def sbdb(request: Request) -> Response:
    """One body: not found with HTTP 200, several matches with 300."""
    query = request.query_params
    text = query.get("des") or query.get("sstr") or ""
    if is_recorded(request):
        return await send(request, _kept_lookup(text, now_of(request)))
    from services.simulator.invented.lookups import lookup  # noqa: PLC0415 - numpy only where it is needed

    physical = query.get("phys-par") in {"true", "1"}
    body, status = lookup(_catalogue(request), seed_of(request), text, exact="des" in query, physical=physical)
    return await _invented(request, body, status)


async def _invented(request: Request, body: dict[str, Any], status: int = 200) -> Response:
    form = f"invented by the simulator, seed {seed_of(request)}"
    return await send(request, Answer.json(body, form=form, status=status))


def _catalogue(request: Request) -> "Catalogue":
    found: Catalogue = request.app.state.source.catalogue
    return found


def _sentry(request: Request) -> "Sentry":
    from services.simulator.invented.sentry import Sentry  # noqa: PLC0415 - numpy only where it is needed

    return Sentry(_catalogue(request), seed_of(request))


def _fireballs_until(now: datetime) -> Answer:
    """The one recorded list without the fireballs that are later than the clock."""
    recording, told = _fireballs()
    at = told["fields"].index("date")
    rows = [row for row in told["data"] if row[at] <= f"{now:%Y-%m-%d %H:%M:%S}"]
    left_out = f"without fireballs after the platform's clock; recorded {recording.fetched_at:%Y-%m-%d}"
    return Answer.json(told | {"count": str(len(rows)), "data": rows}, form=left_out)


@cache
def _fireballs() -> tuple[Any, dict[str, Any]]:
    recording = week().only("/fireball.api")
    return recording, week().json(recording)


def _kept_lookup(text: str, now: datetime) -> Answer:
    """The answer that somebody kept of this object, where its orbit was computed before the clock's instant."""
    for recording in week().recordings:
        if recording.path == "/sbdb.api" and parse_qs(recording.query).get("sstr") == [text]:
            body = recording.read(week().folder)
            if str(orjson.loads(body)["orbit"]["soln_date"]) <= f"{now:%Y-%m-%d %H:%M:%S}":
                return Answer(body=body, form=recording.form)
    return not_recorded(f"sbdb.api about {text!r}")
