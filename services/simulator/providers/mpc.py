"""The Minor Planet Center's file of near-Earth asteroids."""

from datetime import datetime
from typing import Any

from fastapi import APIRouter, Request, Response

from services.simulator.answer import TEXT, Answer
from services.simulator.routes.send import is_recorded, now_of, recorded, seed_of, send

router = APIRouter(prefix="/mpc")
_FILE = "/iau/MPCORB/NEA.txt"


@router.get(_FILE)
async def nea(request: Request) -> Response:
    """Orbits in fixed columns."""
    if is_recorded(request):
        return await send(request, recorded(request, f"www.minorplanetcenter.net{_FILE}"))
    from services.simulator.invented.mpcorb import nea as invented  # noqa: PLC0415 - numpy only where it is needed

    form = f"invented by the simulator, seed {seed_of(request)}"
    source: Any = request.app.state.source
    body = invented(source.catalogue)
    return await send(request, Answer(body=body, media_type=TEXT, form=form, modified=_made(now_of(request))))


def _made(now: datetime) -> datetime:
    """The file is made anew each night."""
    return now.replace(hour=0, minute=0, second=0, microsecond=0)
