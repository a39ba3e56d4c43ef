"""NASA Mars Photos, which was shut down: recorded manifests and the photos of one sol, or invented ones."""

from typing import Any

from fastapi import APIRouter, Request, Response

from services.domain.rovers import ROVERS
from services.simulator.answer import Answer
from services.simulator.routes.send import is_recorded, recorded, seed_of, send

router = APIRouter(prefix="/mars_photos")

_HOST = "api.nasa.gov/mars-photos/api/v1"
_LAST_SOL = {"curiosity": 4102, "opportunity": 5111, "spirit": 2208}


@router.get("/manifests/{rover}")
async def manifests(request: Request, rover: str) -> Response:
    """Photos and cameras of every sol."""
    if is_recorded(request):
        return await send(request, recorded(request, f"{_HOST}/manifests/{rover}"))
    if rover not in _LAST_SOL:
        return await send(request, Answer.json({"errors": "Invalid Rover Name"}, status=400))
    from services.simulator.invented.rover_feeds import manifest  # noqa: PLC0415 - numpy only where it is needed

    body = manifest(seed_of(request), rover, _facts(rover), _LAST_SOL[rover])
    return await send(request, Answer.json(body, form=f"invented by the simulator, seed {seed_of(request)}"))


@router.get("/rovers/{rover}/photos")
async def photos(request: Request, rover: str, sol: str = "0") -> Response:
    """Every photo of a sol, not paged; none is an empty list."""
    if is_recorded(request):
        return await send(request, recorded(request, f"{_HOST}/rovers/{rover}/photos?sol={sol}"))
    if rover not in _LAST_SOL or not (sol.isascii() and sol.isdigit() and len(sol) < 6):
        return await send(request, Answer.json({"errors": "Invalid Rover Name"}, status=400))
    from services.simulator.invented.rover_feeds import mars_photo  # noqa: PLC0415
    from services.simulator.invented.rover_photos import photos as invented  # noqa: PLC0415

    found = invented(seed_of(request), rover, int(sol)) if int(sol) <= _LAST_SOL[rover] else ()
    body = {"photos": [mars_photo(photo, _facts(rover)) for photo in found]}
    return await send(request, Answer.json(body, form=f"invented by the simulator, seed {seed_of(request)}"))


def _facts(rover: str) -> dict[str, Any]:
    known = ROVERS[rover]
    status = "complete" if known.ended_on else "active"
    return {"name": known.name, "landing_date": f"{known.landing_at:%Y-%m-%d}", "launch_date": known.launched_on,
            "status": status}  # fmt: skip
