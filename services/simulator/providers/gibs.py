"""GIBS: capabilities; and pictures of every host, which are drawn here."""

from fastapi import APIRouter, Request, Response

from services.simulator.answer import Answer
from services.simulator.invented.layers import capabilities
from services.simulator.recorded.week import not_recorded
from services.simulator.routes.send import is_recorded, now_of, recorded, seed_of, send

router = APIRouter()

_HOST = "gibs.earthdata.nasa.gov"
_CAPABILITIES = "wmts/epsg4326/best/1.0.0/WMTSCapabilities.xml"


@router.get(f"/gibs/{_CAPABILITIES}")
async def layers(request: Request) -> Response:
    """The capabilities document."""
    if is_recorded(request):
        return await send(request, recorded(request, f"{_HOST}/{_CAPABILITIES}"))
    return await send(request, Answer(body=capabilities(now_of(request)), media_type="text/xml"))


@router.get("/gibs/{path:path}")
async def tile(request: Request, path: str) -> Response:
    """A tile."""
    return await picture(request, _HOST, path)


@router.get("/assets/{host}/{path:path}")
async def picture(request: Request, host: str, path: str) -> Response:
    """The picture of an address: a drawing that says what it is; of the recorded week there are none."""
    if is_recorded(request):
        return await send(request, not_recorded(f"{host}/{path}"))
    from services.simulator.invented.pictures import drawing  # noqa: PLC0415 - Pillow is loaded where it draws

    body, media_type = drawing(seed_of(request), f"{host}/{path}")
    return await send(request, Answer(body=body, media_type=media_type, form="drawn by the simulator"))
