"""The Planetary Data System's two nodes: rover localisations as CSV, released half a year after the fact."""

from datetime import timedelta

from fastapi import APIRouter, Request, Response

from services.domain.rovers import ROVERS
from services.simulator.answer import Answer
from services.simulator.routes.send import is_recorded, now_of, recorded, seed_of, send

router = APIRouter()

_RELEASED_AFTER = timedelta(days=180)
_FILES = {"best_interp.csv": "perseverance", "localized_interp.csv": "curiosity"}
_HOSTS = {"pds_geosciences": "pds-geosciences.wustl.edu", "pds_imaging": "planetarydata.jpl.nasa.gov"}


@router.get("/pds_geosciences/{path:path}")
async def geosciences(request: Request, path: str) -> Response:
    """Perseverance's places."""
    return await _answer(request, "pds_geosciences", path)


@router.get("/pds_imaging/{path:path}")
async def imaging(request: Request, path: str) -> Response:
    """Curiosity's places."""
    return await _answer(request, "pds_imaging", path)


async def _answer(request: Request, node: str, path: str) -> Response:
    rover = _FILES.get(path.rpartition("/")[2])
    if is_recorded(request) or rover is None:
        return await send(request, recorded(request, f"{_HOSTS[node]}/{path}"))
    from services.simulator.invented.rover_feeds import places_csv  # noqa: PLC0415 - numpy only where it is needed
    from services.simulator.invented.rover_track import track  # noqa: PLC0415

    seed = seed_of(request)
    body = places_csv(track(seed, rover, ROVERS[rover].sol_at(now_of(request) - _RELEASED_AFTER)))
    form = f"invented by the simulator, seed {seed}"
    return await send(request, Answer(body=body, media_type="text/csv", form=form))
