"""APOD: the new endpoint, which ignores what it does not know; the old one: its logo, or what was recorded of it."""

import re
from datetime import date, timedelta

import orjson
from fastapi import APIRouter, Request, Response

from services.simulator.answer import Answer
from services.simulator.invented.imagery import FIRST, newest_day, picture
from services.simulator.recorded.week import not_recorded
from services.simulator.routes.send import is_recorded, now_of, seed_of, send, week

router = APIRouter()

PAGE = 25
_ADDRESS = "science.nasa.gov/wp-json/wp/v2/apod-basic"
_PLACEHOLDER = {
    "date": "2026-11-20",
    "title": "NASA",
    "explanation": "Astronomy Picture of the Day has moved. SIMULATED placeholder.",
    "media_type": "image",
    "service_version": "v1",
    "url": "https://api.nasa.gov/assets/img/nasa-logo.png",
    "hdurl": "https://api.nasa.gov/assets/img/nasa-logo.png",
}


@router.get("/apod")
@router.get("/apod/")
async def newest(request: Request) -> Response:
    """The newest by page, or a range of YYMMDD days."""
    if is_recorded(request):
        return await send(request, not_recorded(_ADDRESS))
    query, last = request.query_params, newest_day(now_of(request))
    begin, end = _day(query.get("date_from", "")), _day(query.get("date_to", ""))
    if begin and end:
        days = [end - timedelta(days=i) for i in range((end - begin).days + 1)]
    else:
        first = (_number(query.get("page"), 1, 10_000) - 1) * PAGE
        days = [last - timedelta(days=first + i) for i in range(PAGE)]
    wanted = [d for d in days if FIRST <= d <= last][: _number(query.get("per_page"), PAGE, PAGE)]
    return await send(request, Answer.json([picture(seed_of(request), d) for d in wanted]))


@router.get("/apod/{day}")
async def one(request: Request, day: str) -> Response:
    """One day's picture."""
    if is_recorded(request):
        return await send(request, not_recorded(f"{_ADDRESS}/{day}"))
    found = _day(day)
    if found is None or not FIRST <= found <= newest_day(now_of(request)):
        error = {"code": "apod_not_found", "message": "No APOD found for that date.", "data": {"status": 404}}
        return await send(request, Answer.json(error, status=404))
    return await send(request, Answer.json(picture(seed_of(request), found)))


@router.get("/planetary/apod")
async def old(request: Request) -> Response:
    """The old endpoint: what was recorded of it up to the clock's instant, else its placeholder."""
    if not is_recorded(request):
        return await send(request, Answer.json(_PLACEHOLDER))
    query = request.query_params
    last = newest_day(now_of(request)).isoformat()
    begin = query.get("date") or query.get("start_date") or last
    end = min(query.get("date") or query.get("end_date") or last, last)
    kept = [r for r in week().recordings if (r.host, r.path) == ("api.nasa.gov", "/planetary/apod")]
    held = {row["date"]: row for r in kept for row in orjson.loads(r.read(week().folder))}
    rows = [held[day] for day in sorted(held) if begin <= day <= end]
    if not rows:
        return await send(request, not_recorded(f"api.nasa.gov/planetary/apod of {begin} to {end}"))
    form = f"{kept[-1].form}; cut to the days asked for that had come"
    return await send(request, Answer(body=orjson.dumps(rows), form=form))


def _day(text: str) -> date | None:
    if not re.fullmatch(r"\d{6}", text):
        return None
    try:
        return date.fromisoformat(f"{'19' if text >= '95' else '20'}{text[:2]}-{text[2:4]}-{text[4:]}")
    except ValueError:
        return None


def _number(text: str | None, default: int, most: int) -> int:
    return min(most, max(1, int(text))) if text and text.isdecimal() else default
