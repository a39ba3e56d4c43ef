"""mars.nasa.gov: raw images of Perseverance, Ingenuity and Curiosity, and the rover maps of MMGIS.

Recorded mode has the maps alone: nobody kept an answer of the raw-image feeds.
"""

import re
from typing import Any

from fastapi import APIRouter, Request, Response

from services.domain.rovers import ROVERS
from services.simulator.answer import Answer
from services.simulator.routes.send import is_recorded, now_of, recorded, seed_of, send

router = APIRouter(prefix="/mars")

_MOST = 100
_MAPS = {"M20": "perseverance", "MSL": "curiosity"}
_CONDITION = re.compile(r"(\d{1,5}):sol:(in|gte|lte)")


@router.get("/rss/api/")
async def rss(request: Request) -> Response:
    """Images of Perseverance and Ingenuity by page, or their newest sol."""
    if is_recorded(request):
        return await send(request, recorded(request, "mars.nasa.gov/rss/api"))
    query = request.query_params
    rovers = ["ingenuity" if c == "ingenuity" else "perseverance" for c in query.get("category", "").split(",")]
    if query.get("latest"):
        return await send(request, _invented(request, _latest(request, rovers[0])))
    span = _span(request, rovers[0], query.get("sol"))
    size, page = min(_MOST, _number(query.get("num"), 25)), _number(query.get("page"), 0)
    images = [photo for rover in rovers for photo in _photos(request, rover, span)]
    shown = [_feeds().mars2020(photo) for photo in images[page * size : (page + 1) * size]]
    body = {"images": shown, "per_page": str(size), "page": page, "total_results": len(images),
            "total_images": 1_000_000, "type": "mars2020"}  # fmt: skip
    return await send(request, _invented(request, body))


@router.get("/api/v1/raw_image_items/msl/latest/")
async def newest(request: Request) -> Response:
    """Curiosity's newest sol."""
    if is_recorded(request):
        return await send(request, recorded(request, "mars.nasa.gov/api/v1/raw_image_items/msl/latest"))
    return await send(request, _invented(request, {"success": True, "latest_data": _latest(request, "curiosity")}))


@router.get("/api/v1/raw_image_items/")
async def items(request: Request) -> Response:
    """Images of Curiosity by page."""
    if is_recorded(request):
        return await send(request, recorded(request, "mars.nasa.gov/api/v1/raw_image_items"))
    query = request.query_params
    span = _span(request, "curiosity", None)
    size, page = min(2 * _MOST, _number(query.get("per_page"), 50)), _number(query.get("page"), 0)
    images = _photos(request, "curiosity", span)
    first = page * size
    shown = [_feeds().msl(photo, first + n) for n, photo in enumerate(images[first : first + size])]
    body = {"items": shown, "more": first + size < len(images), "total": len(images), "page": page, "per_page": size}
    return await send(request, _invented(request, body))


@router.get("/mmgis-maps/{mission}/Layers/json/{name}.json")
async def maps(request: Request, mission: str, name: str) -> Response:
    """Waypoints, traverses and flights."""
    if is_recorded(request):
        address = f"mars.nasa.gov/mmgis-maps/{mission}/Layers/json/{name}.json"
        return await send(request, recorded(request, address))
    return await send(request, _map(request, mission, name))


def _map(request: Request, mission: str, name: str) -> Answer:
    from services.simulator.invented.rover_track import track  # noqa: PLC0415 - numpy only where something is invented

    rover = "ingenuity" if name.startswith("m20_heli") else _MAPS.get(mission, "")
    kind = name.removeprefix(f"{mission}_")
    if not rover or kind not in {"waypoints", "traverse", "m20_heli_flight_path", "waypoints_current"}:
        return Answer(
            body=b"<html><head><title>404 Not Found</title></head></html>", status=404, media_type="text/html"
        )
    seed, feeds = seed_of(request), _feeds()
    last = min(ROVERS[rover].sol_at(now_of(request)), 1035 if rover == "ingenuity" else 100_000)
    places = track(seed, rover, last)
    if kind.startswith("waypoints"):
        return _invented(request, feeds.waypoints(places[-1:] if kind.endswith("current") else places, seed))
    return _invented(request, feeds.flights(places[::6]) if rover == "ingenuity" else feeds.traverse(places))


def _photos(request: Request, rover: str, span: range) -> list[dict[str, Any]]:
    """Photos of the sols; of one alone that has none, those of an earlier one, as the services do."""
    from services.simulator.invented.rover_photos import newest_sol, received  # noqa: PLC0415

    seed, now = seed_of(request), now_of(request)
    found = received(seed, rover, span, now)
    if found or len(span) != 1:
        return found
    other = min(span.start, newest_sol(seed, rover, now))
    while other > 0 and not (found := received(seed, rover, range(other, other + 1), now)):
        other -= 1
    return found


def _latest(request: Request, rover: str) -> dict[str, Any]:
    from services.simulator.invented.rover_photos import about_total, newest_sol, received  # noqa: PLC0415

    seed, now = seed_of(request), now_of(request)
    sol = newest_sol(seed, rover, now)
    images = received(seed, rover, range(sol, sol + 1), now)
    at = max((image["received_at"] for image in images), default=now)
    return {"latest": _feeds().instant(at), "latest_sol": sol, "latest_sols": [sol], "new_count": len(images),
            "sol_count": len(images), "total": about_total(seed, rover, now), "type": "latest"}  # fmt: skip


def _span(request: Request, rover: str, sol: str | None) -> range:
    last = ROVERS[rover].sol_at(now_of(request))
    asked = {m[2]: int(m[1]) for v in request.query_params.values() if (m := _CONDITION.fullmatch(v))}
    if sol is not None and sol.isdigit():
        asked["in"] = int(sol)
    if "in" in asked:
        return range(asked["in"], asked["in"] + 1)
    first = max(0, asked.get("gte", last - 5))
    return range(first, max(first, min(last, asked.get("lte", last)) + 1))


def _number(text: str | None, default: int) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 7 else default


def _invented(request: Request, body: Any) -> Answer:
    return Answer.json(body, form=f"invented by the simulator, seed {seed_of(request)}")


def _feeds() -> Any:
    from services.simulator.invented import rover_feeds  # noqa: PLC0415

    return rover_feeds
