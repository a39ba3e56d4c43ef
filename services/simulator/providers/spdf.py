"""NASA SPDF: OMNI2, a file a year. Recorded: December 2023; invented: any year up to three days ago."""

from fastapi import APIRouter, Request, Response

from services.simulator.answer import TEXT, Answer
from services.simulator.routes.send import is_recorded, now_of, recorded, seed_of, send

router = APIRouter(prefix="/spdf")
_FOLDER = "/pub/data/omni/low_res_omni"


@router.get(f"{_FOLDER}/omni2_{{year}}.dat")
async def omni(request: Request, year: int) -> Response:
    """Hours of a year."""
    if is_recorded(request):
        return await send(request, recorded(request, f"spdf.gsfc.nasa.gov{_FOLDER}/omni2_{year}.dat"))
    # numpy is loaded only where something is invented
    from services.simulator.invented.histories import Histories  # noqa: PLC0415

    text = Histories(seed_of(request)).omni(year, now_of(request)) if 1963 <= year <= now_of(request).year else ""
    if not text:
        return await send(request, Answer.text("404 Not Found", 404))
    return await send(request, Answer(body=text.encode(), media_type=TEXT, form="invented by the simulator"))
