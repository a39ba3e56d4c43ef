"""Which program this is, and what time it has there."""

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Final

from services.chassis.metrics.catalogue import BUILD_INFO, LOG_LINES, LOG_LINES_DROPPED, PLATFORM_TIME
from services.chassis.metrics.collectors import Collectors
from services.chassis.metrics.model import Sample
from services.chassis.settings import Settings
from services.chassis.tally import DROPPED, LINES
from services.chassis.version import orrery_version

_LEVELS: Final = ("info", "warning", "error", "critical")
_REASONS: Final = ("queue_full", "failed", "shutdown")


def add_about(collectors: Collectors, service: str, settings: Settings, now: Callable[[], datetime]) -> None:
    """Have it told beside the program's own metrics."""

    def samples() -> Iterator[Sample]:
        facts = (service, orrery_version(), settings.commit, settings.environment, _origin(settings))
        yield BUILD_INFO.sample(1, *facts)
        yield PLATFORM_TIME.sample(now().timestamp())

    collectors.add("about", (BUILD_INFO, PLATFORM_TIME), samples)
    collectors.add("logs", (LOG_LINES, LOG_LINES_DROPPED), lambda: _lines(service))


def _lines(service: str) -> Iterator[Sample]:
    # From nought on, or the first of a kind would be no increase.
    written = {(service, level): 0 for level in _LEVELS} | LINES.counts()
    dropped = {(service, reason): 0 for reason in _REASONS} | DROPPED.counts()
    yield from (LOG_LINES.sample(number, *labels) for labels, number in written.items())
    yield from (LOG_LINES_DROPPED.sample(number, *labels) for labels, number in dropped.items())


def _origin(settings: Settings) -> str:
    """Which of the three kinds of data this is; auto where nobody has decided yet."""
    return settings.sources if settings.sources == "auto" and settings.environment != "production" else settings.origin
