"""EPIC: images of the newest or of one day, and the days that have some."""

from datetime import date, timedelta

from fastapi import APIRouter, Request, Response

from services.simulator.answer import Answer
from services.simulator.invented.imagery import epic_day, newest_epic_day
from services.simulator.routes.send import is_recorded, now_of, recorded, seed_of, send

router = APIRouter(prefix="/epic/api")

COLLECTIONS = ("natural", "enhanced")
_LISTED_DAYS = 120


@router.get("/{collection}")
async def newest(request: Request, collection: str) -> Response:
    """Images of the newest day."""
    if answer := _instead(request, collection, ""):
        return await send(request, answer)
    return await send(request, Answer.json(newest_epic_day(seed_of(request), collection, now_of(request))))


@router.get("/{collection}/date/{day}")
async def of_day(request: Request, collection: str, day: str) -> Response:
    """Images of one day; an empty list where there are none."""
    if answer := _instead(request, collection, f"/date/{day}"):
        return await send(request, answer)
    try:
        asked = date.fromisoformat(day)
    except ValueError:
        return await send(request, Answer.json([]))
    return await send(request, Answer.json(epic_day(seed_of(request), collection, asked, now_of(request))))


@router.get("/{collection}/all")
@router.get("/{collection}/available")
async def days(request: Request, collection: str) -> Response:
    """Days that have images, newest first."""
    if answer := _instead(request, collection, "/all"):
        return await send(request, answer)
    now = now_of(request)
    listed = [(now - timedelta(days=back)).date() for back in range(_LISTED_DAYS)]
    found = [d for d in listed if epic_day(seed_of(request), collection, d, now)]
    return await send(request, Answer.json([{"date": d.isoformat()} for d in found]))


def _instead(request: Request, collection: str, path: str) -> Answer | None:
    """What is answered where nothing is to be invented."""
    if collection not in COLLECTIONS:
        return Answer.text("Not Found", 404)
    return recorded(request, f"epic.gsfc.nasa.gov/api/{collection}{path}") if is_recorded(request) else None
