"""SWPC's files: no parameters, a minute of caching, validators."""

from fastapi import APIRouter, Request, Response

from services.simulator.answer import Answer
from services.simulator.routes.send import now_of, send, source_of
from services.simulator.routes.swpc_products import PRODUCTS

router = APIRouter(prefix="/swpc")

WIND_HOURS = {"2-hour": 2, "1-day": 24, "7-day": 168}
XRAY_HOURS = {"6-hour": 6, "1-day": 24, "3-day": 72, "7-day": 168}


@router.get("/products/solar-wind/{name}.json")
async def solar_wind(request: Request, name: str) -> Response:
    """Header row and arrays of strings, the form before May 2026."""
    kind, _, span = name.partition("-")
    if kind not in {"mag", "plasma"} or span not in WIND_HOURS:
        return await send(request, _missing())
    return await _send(request, source_of(request).solar_wind(kind, WIND_HOURS[span], now_of(request)))


@router.get("/json/rtsw/rtsw_{kind}_1m.json")
async def real_time_wind(request: Request, kind: str) -> Response:
    """One-minute rows of 24 hours, newest first, spacecraft interleaved."""
    if kind not in {"mag", "wind"}:
        return await send(request, _missing())
    return await _send(request, source_of(request).real_time_wind(kind, now_of(request)))


@router.get("/products/noaa-planetary-k-index.json")
async def k_index(request: Request) -> Response:
    """Three-hourly K index of about seven days."""
    return await _send(request, source_of(request).k_index(now_of(request)))


@router.get("/json/goes/primary/xrays-{span}.json")
async def xrays(request: Request, span: str) -> Response:
    """Two energies a minute."""
    if span not in XRAY_HOURS:
        return await send(request, _missing())
    return await _send(request, source_of(request).xrays(XRAY_HOURS[span], now_of(request)))


@router.get("/{path:path}")
async def product(request: Request, path: str) -> Response:
    """Alerts, forecasts, indices, protons and texts, each a file."""
    if path not in PRODUCTS:
        return await send(request, _missing())
    return await _send(request, source_of(request).product(path, now_of(request)))


async def _send(request: Request, answer: Answer) -> Response:
    return await send(request, answer.with_headers(Cache_Control="max-age=60"))


def _missing() -> Answer:
    return Answer(body=b"<html><head><title>404 Not Found</title></head></html>", status=404, media_type="text/html")
