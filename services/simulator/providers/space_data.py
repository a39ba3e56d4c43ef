"""CelesTrak's SpaceData. Recorded: the end of 2023; invented: 90 days and three predicted."""

from fastapi import APIRouter, Request, Response

from services.simulator.answer import TEXT, Answer
from services.simulator.routes.send import is_recorded, now_of, recorded, seed_of, send

router = APIRouter(prefix="/celestrak/SpaceData")


@router.get("/SW-All.csv")
async def space_weather(request: Request) -> Response:
    """The table of days."""
    if is_recorded(request):
        return await send(request, recorded(request, "celestrak.org/SpaceData/SW-All.csv"))
    # numpy is loaded only where something is invented
    from services.simulator.invented.histories import Histories  # noqa: PLC0415

    body = Histories(seed_of(request)).celestrak(now_of(request)).encode()
    return await send(request, Answer(body=body, media_type=TEXT, form="invented by the simulator; 90 days"))
