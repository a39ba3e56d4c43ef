"""DONKI: records by date range, 30 days unless asked otherwise, 7 of simulations and notifications."""

from datetime import date, timedelta

from fastapi import APIRouter, Request, Response

from services.simulator.answer import Answer
from services.simulator.routes.send import now_of, send, source_of

router = APIRouter(prefix="/donki")

KINDS = ("FLR", "CME", "GST", "IPS", "SEP", "MPC", "RBE", "HSS", "CMEAnalysis", "WSAEnlilSimulations", "notifications")

_SHORT = ("WSAEnlilSimulations", "notifications")


@router.get("/{kind}")
async def events(request: Request, kind: str) -> Response:
    """Events of one kind."""
    if kind not in KINDS:
        return await send(request, Answer.text("HTTP Status 404 - Not Found", 404))
    today = now_of(request).date()
    query = request.query_params
    try:
        end = date.fromisoformat(query.get("endDate", today.isoformat()))
        start = date.fromisoformat(
            query.get("startDate", (end - timedelta(days=7 if kind in _SHORT else 30)).isoformat())
        )
    except ValueError:
        return await send(request, Answer.text("startDate and endDate are written yyyy-MM-dd", 400))
    answer = source_of(request).events(kind, start, end, now_of(request))
    return await send(request, answer.with_headers(Cache_Control="no-cache"))
