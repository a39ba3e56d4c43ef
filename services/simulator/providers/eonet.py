"""EONET: events by status, days, span and category. JSON that is labelled XML, as nine answers of ten were."""

from datetime import UTC, datetime, timedelta
from typing import Any

import orjson
from fastapi import APIRouter, Request, Response

from services.simulator.answer import Answer
from services.simulator.invented import natural_events
from services.simulator.recorded.week import not_recorded
from services.simulator.routes.send import is_recorded, now_of, seed_of, send, week

router = APIRouter(prefix="/eonet")

_HOST, _PATH = "eonet.gsfc.nasa.gov", "/api/v3/events"
_MISLABELLED = "application/xml"
_LONG_AGO = timedelta(days=3650)


@router.get("/events")
async def events(request: Request) -> Response:
    """Events; a category that there is not is taken for wildfires."""
    if is_recorded(request):
        return await send(request, _recorded(request))
    now = now_of(request)
    listed = [natural_events.told(e, now) for e in _asked(request, now)]
    limit = request.query_params.get("limit", "")
    return await send(request, _answer(listed[: int(limit)] if limit.isdecimal() else listed))


@router.get("/categories")
async def categories(request: Request) -> Response:
    """Categories that events may have here."""
    if is_recorded(request):
        return await send(request, not_recorded(f"{_HOST}/api/v3/categories"))
    body = {"title": "EONET Event Categories", "categories": list(natural_events.CATEGORIES)}
    return await send(request, Answer.json(body))


def _asked(request: Request, now: datetime) -> list[natural_events.Event]:
    query = request.query_params
    first, last = now - _LONG_AGO, now
    if query.get("days", "").isdecimal():
        first = now - timedelta(days=int(query["days"]))
    if query.get("start") and query.get("end"):
        first = datetime.fromisoformat(query["start"]).replace(tzinfo=UTC)
        last = min(now, datetime.fromisoformat(query["end"]).replace(tzinfo=UTC) + timedelta(days=1))
    status = query.get("status", "open")
    if status == "open":
        first = max(first, now)
    found = [e for e in natural_events.events(seed_of(request), first, last) if e.begin <= now]
    wanted = _categories(query.get("category"))
    return [
        e
        for e in reversed(found)
        if (status == "all" or (e.end <= now) == (status == "closed")) and (not wanted or e.category in wanted)
    ]


def _categories(text: str | None) -> set[str]:
    known = {c["id"] for c in natural_events.CATEGORIES}
    return {name if name in known else "wildfires" for name in text.split(",")} if text else set()


def _answer(listed: list[dict[str, Any]]) -> Answer:
    body = {
        "title": "EONET Events",
        "description": "SIMULATED natural events.",
        "link": f"https://{_HOST}{_PATH}",
        "events": listed,
    }
    return Answer.json(body, media_type=_MISLABELLED)


def _recorded(request: Request) -> Answer:
    """The reduced copy with the points that had come by the clock's instant; it holds open events only."""
    held = [r for r in week().recordings if (r.host, r.path) == (_HOST, _PATH)]
    if not held or request.query_params.get("status", "open") != "open":
        return not_recorded(f"{_HOST}{_PATH}")
    copy = orjson.loads(held[-1].read(week().folder))
    minutes = now_of(request).timestamp() / 60
    known = [e | {"g": [g for g in e["g"] if g[2] <= minutes]} for e in copy["events"]]
    body = {"t": copy["t"], "events": [e for e in known if e["g"]]}
    return Answer(body=orjson.dumps(body), form=f"{held[-1].form}; points after the instant of asking left out")
