from datetime import datetime
from typing import TYPE_CHECKING

from fastapi import Request, Response

from services.simulator.answer import Answer, response
from services.simulator.source import Source

if TYPE_CHECKING:
    from services.simulator.faults import Faults


def source_of(request: Request) -> Source:
    """The application's source."""
    source: Source = request.app.state.source
    return source


def now_of(request: Request) -> datetime:
    """The platform clock's instant."""
    now: datetime = request.app.state.clock.now()
    return now


async def send(request: Request, answer: Answer) -> Response:
    """Send an answer, spoilt first where a fault is set for its address."""
    faults: Faults = request.app.state.faults
    origin = source_of(request).origin
    fault = faults.take(request.url.path)
    if fault is None:
        return response(request, answer, origin)
    return await fault.spoil(request, answer, origin)
