from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING

from fastapi import Request, Response

from services.simulator.answer import Answer, response
from services.simulator.recorded.week import Week, not_recorded
from services.simulator.source import Source

if TYPE_CHECKING:
    from services.simulator.faults import Faults


def source_of(request: Request) -> Source:
    """The application's source."""
    source: Source = request.app.state.source
    return source


def is_recorded(request: Request) -> bool:
    """Whether the recorded week is told; else what is told is invented."""
    return source_of(request).origin == "recorded"


def seed_of(request: Request) -> int:
    """Seed of everything that is invented."""
    seed: int = request.app.state.seed
    return seed


def recorded(request: Request, address: str) -> Answer:
    """The newest packaged answer of a provider's address as known now, or 404 where nobody kept one.

    Args:
        request: gives the clock.
        address: the provider's own public address without scheme, such as `epic.gsfc.nasa.gov/api/natural`; a query
            is compared too, where it has one.
    """
    path, _, query = address.partition("?")
    host, _, rest = path.partition("/")
    held = [
        one
        for one in week().recordings
        if one.host == host
        and one.path == f"/{rest}"
        and one.fetched_at <= now_of(request)
        and (not query or one.query == query)
    ]
    if not held:
        return not_recorded(address)
    return Answer(body=held[-1].read(week().folder), form=held[-1].form, modified=held[-1].fetched_at)


@cache
def week() -> Week:
    """The packaged week."""
    return Week()


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
