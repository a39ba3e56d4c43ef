"""Which program this is, and what time it has there."""

from collections.abc import Callable, Iterator
from datetime import datetime

from services.chassis.metrics.catalogue import BUILD_INFO, PLATFORM_TIME
from services.chassis.metrics.collectors import Collectors
from services.chassis.metrics.model import Sample
from services.chassis.settings import Settings
from services.chassis.version import orrery_version


def add_about(collectors: Collectors, service: str, settings: Settings, now: Callable[[], datetime]) -> None:
    """Have it told beside the program's own metrics."""

    def samples() -> Iterator[Sample]:
        facts = (service, orrery_version(), settings.commit, settings.environment, _origin(settings))
        yield BUILD_INFO.sample(1, *facts)
        yield PLATFORM_TIME.sample(now().timestamp())

    collectors.add("about", (BUILD_INFO, PLATFORM_TIME), samples)


def _origin(settings: Settings) -> str:
    """Which of the three kinds of data this is; auto where nobody has decided yet."""
    return settings.sources if settings.sources == "auto" and settings.environment != "production" else settings.origin
