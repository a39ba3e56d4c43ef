"""Core itself: who follows it, and whether requests wait for its threads."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from anyio.to_thread import current_default_thread_limiter

from services.chassis.metrics import catalogue
from services.chassis.metrics.collectors import Collectors
from services.chassis.metrics.model import Sample
from services.core.context import Core

if TYPE_CHECKING:
    from anyio import CapacityLimiter


class Readers:
    """The threads that requests are worked on by, once the event loop is there."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._limiter: CapacityLimiter | None = None

    def bind(self) -> None:
        """Take the limit as the running loop's."""
        self._limiter = current_default_thread_limiter()
        self._limiter.total_tokens = self._limit

    def samples(self) -> Iterator[Sample]:
        """How many there are, are busy, and are waited for."""
        if self._limiter is not None:
            found = self._limiter.statistics()
            yield catalogue.CORE_READERS_LIMIT.sample(found.total_tokens)
            yield catalogue.CORE_READERS_BUSY.sample(found.borrowed_tokens)
            yield catalogue.CORE_READERS_WAITING.sample(found.tasks_waiting)


def add(collectors: Collectors, core: Core, readers: Readers) -> None:
    """Have it told from memory."""
    busy = (catalogue.CORE_READERS_LIMIT, catalogue.CORE_READERS_BUSY, catalogue.CORE_READERS_WAITING)
    collectors.add("readers", busy, readers.samples)
    collectors.add("core", (catalogue.CORE_SUBSCRIBERS, catalogue.MISSIONS_AGREE), lambda: _samples(core))


def _samples(core: Core) -> Iterator[Sample]:
    yield catalogue.CORE_SUBSCRIBERS.sample(core.changes.listeners)
    yield catalogue.MISSIONS_AGREE.sample(core.holdings.agree)
