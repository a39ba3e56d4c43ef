from dataclasses import dataclass
from datetime import UTC, datetime

from services.chassis.settings import Settings


class WallClock:
    """The real time."""

    def now(self) -> datetime:
        """Aware UTC instant."""
        return datetime.now(UTC)


@dataclass(frozen=True)
class PlatformClock:
    """A clock that read `start` at the wall instant `epoch` and runs `speed` times as fast since."""

    start: datetime
    epoch: datetime
    speed: float = 1.0

    def now(self) -> datetime:
        """Aware UTC instant of the platform."""
        return self.start + (datetime.now(UTC) - self.epoch) * self.speed


def clock_from(settings: Settings) -> WallClock | PlatformClock:
    """The clock that the settings name: the wall's, unless a start and an epoch are set."""
    if settings.clock_start is None or settings.clock_epoch is None:
        return WallClock()
    return PlatformClock(settings.clock_start, settings.clock_epoch, settings.clock_speed)
