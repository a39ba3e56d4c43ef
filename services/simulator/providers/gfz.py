"""GFZ Potsdam: Kp and ap. Recorded: GFZ's own table of January 2024; invented: the last 120 days."""

from fastapi import APIRouter, Request, Response

from services.simulator.answer import TEXT, Answer
from services.simulator.routes.send import is_recorded, now_of, recorded, seed_of, send

router = APIRouter(prefix="/gfz")
_PATH = "/app/files/Kp_ap_Ap_SN_F107_since_1932.txt"


@router.get(_PATH)
async def kp(request: Request) -> Response:
    """The table of days."""
    if is_recorded(request):
        return await send(request, recorded(request, f"kp.gfz.de{_PATH}"))
    # numpy is loaded only where something is invented
    from services.simulator.invented.histories import Histories  # noqa: PLC0415

    body = Histories(seed_of(request)).gfz(now_of(request)).encode()
    return await send(request, Answer(body=body, media_type=TEXT, form="invented by the simulator; 120 days"))
