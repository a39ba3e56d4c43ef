"""What this instance is: which data it shows, and what time it is there."""

from datetime import UTC, datetime

from pydantic import BaseModel, Field

from services.chassis.clock import clock_from
from services.chassis.settings import Settings
from services.chassis.version import orrery_version

# The packaged week (services/simulator): its first and last day.
RECORDED_WEEK = "29 March – 5 April 2026"
_LABELS = {"live": "LIVE", "recorded": f"RECORDED {RECORDED_WEEK}", "invented": "SIMULATED"}


class Platform(BaseModel):
    """The mode, the clock and the label that every screen shows."""

    mode: str = Field(description="live, recorded or invented")
    origin: str = Field(description="Origin that every row of this instance carries")
    simulated: bool = Field(description="True where data is invented")
    now: datetime = Field(description="The platform clock, UTC")
    speed: float = Field(description="Platform seconds per wall second")
    clock_start: datetime | None = Field(description="Where the platform clock started; null on the wall clock")
    version: str = Field(description="Version of Orrery")
    label: str = Field(description="What every screen says about its data")


class PlatformAnswer(BaseModel):
    """Envelope of `Platform`."""

    data: Platform


def describe_platform(settings: Settings) -> PlatformAnswer:
    """This instance, now."""
    origin = settings.origin
    return PlatformAnswer(
        data=Platform(
            mode=origin,
            origin=origin,
            simulated=settings.simulated,
            now=clock_from(settings).now().astimezone(UTC),
            speed=settings.clock_speed if settings.clock_start else 1.0,
            clock_start=settings.clock_start,
            version=orrery_version(),
            label=_LABELS[origin],
        )
    )
