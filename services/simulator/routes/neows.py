"""NeoWs behind the api.nasa.gov gateway: keys, rate limit, seven-day limit."""

import time
from collections import deque
from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from urllib.parse import quote

from fastapi import APIRouter, Request, Response

from services.simulator.answer import Answer
from services.simulator.routes.send import is_recorded, now_of, recorded, send, source_of

router = APIRouter(prefix="/neows")

LIMIT_PER_HOUR = 1000
MAX_DAYS = 7
_DATE_ERROR = "Date Format Exception - Expected format (yyyy-mm-dd) - The Feed date limit is only 7 Days"


class Allowance:
    """Requests of the rolling hour, as the gateway counts them; `speed` is platform seconds per wall second."""

    def __init__(self, limit: int = LIMIT_PER_HOUR, speed: float = 1.0) -> None:
        self.limit = limit
        self._hour_s = 3600.0 / max(1.0, speed)
        self._used: deque[float] = deque()

    def spend(self) -> int:
        """Count one request; returns how many remain, negative when there was none left."""
        moment = time.monotonic()
        while self._used and self._used[0] < moment - self._hour_s:
            self._used.popleft()
        if len(self._used) >= self.limit:
            return -1
        self._used.append(moment)
        return self.limit - len(self._used)


@router.get("/feed")
async def feed(request: Request) -> Response:
    """Approaches by day."""
    query = request.query_params
    days = _days(query.get("start_date"), query.get("end_date"), now_of(request).date())
    if days is None:
        return await _through_gateway(request, _bad_request(request, _DATE_ERROR))
    return await _feed(request, *days)


@router.get("/feed/today")
async def today(request: Request) -> Response:
    """Approaches of the clock's day."""
    day = now_of(request).date()
    return await _feed(request, day, day)


@router.get("/stats")
async def stats(request: Request) -> Response:
    """How much the catalogue holds, by its own count."""
    if is_recorded(request):
        return await _through_gateway(request, recorded(request, "api.nasa.gov/neo/rest/v1/stats"))
    source: Any = request.app.state.source
    return await _through_gateway(request, source.stats(now_of(request)))


@router.get("/neo/browse")
async def browse(request: Request) -> Response:
    """Every object, page by page."""
    query = request.query_params
    try:
        page, size = int(query.get("page", "0")), int(query.get("size", "20"))
    except ValueError:
        return await _through_gateway(request, _bad_request(request, "page and size are whole numbers"))
    if page < 0 or not 1 <= size <= 20:
        return await _through_gateway(request, _bad_request(request, "page counts from 0, size is 1 to 20"))
    return await _through_gateway(request, source_of(request).browse(page, size, now_of(request)))


@router.get("/neo/{neo_id}")
async def lookup(request: Request, neo_id: str) -> Response:
    """One object with its orbit and all approaches."""
    return await _through_gateway(request, source_of(request).lookup(neo_id, now_of(request)))


async def _feed(request: Request, start: date, end: date) -> Response:
    detailed = request.query_params.get("detailed", "false").lower() == "true"
    return await _through_gateway(request, source_of(request).feed(start, end, now_of(request), detailed=detailed))


async def _through_gateway(request: Request, answer: Answer) -> Response:
    key = request.query_params.get("api_key") or request.headers.get("x-api-key")
    if not key:
        return await send(request, _refusal(403, "API_KEY_MISSING", "No api_key was supplied."))
    allowance: Allowance = request.app.state.allowance
    remaining = allowance.spend()
    limits = {"X_RateLimit_Limit": str(allowance.limit), "X_RateLimit_Remaining": str(max(remaining, 0))}
    if remaining < 0:
        refusal = _refusal(429, "OVER_RATE_LIMIT", "You have exceeded your rate limit. Try again later.")
        return await send(request, refusal.with_headers(Retry_After="60", **limits))
    if source_of(request).origin == "invented":  # as the service does; recorded bytes stay as they were
        answer = replace(answer, body=answer.body.replace(b"api_key=DEMO_KEY", f"api_key={quote(key)}".encode()))
    return await send(request, answer.with_headers(**limits))


def _days(start: str | None, end: str | None, today: date) -> tuple[date, date] | None:
    try:
        first = date.fromisoformat(start) if start else today
        last = date.fromisoformat(end) if end else first + timedelta(days=MAX_DAYS)
    except ValueError:
        return None
    return (first, last) if 0 <= (last - first).days <= MAX_DAYS else None


def _bad_request(request: Request, message: str) -> Answer:
    body = {"code": 400, "http_error": "BAD_REQUEST", "error_message": message, "request": str(request.url)}
    return Answer.json(body, status=400)


def _refusal(status: int, code: str, message: str) -> Answer:
    return Answer.json({"error": {"code": code, "message": message}}, status=status)
