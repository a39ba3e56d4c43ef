"""When a line of the schedule table is due, on a platform clock that may run fast."""

import random
from collections.abc import Callable
from datetime import datetime, timedelta

from apscheduler.triggers.base import BaseTrigger

from etl.runs.schedule import LEAST_WALL_S, Call, Job

Now = Callable[[], datetime]


class PlatformTrigger(BaseTrigger):  # type: ignore[misc]
    """The next turn of a job in wall time, planned on the platform's clock.

    Args:
        job: the line of the table.
        now: the platform clock.
        speed: platform seconds per wall second.
    """

    def __init__(self, job: Job | Call, now: Now, speed: float) -> None:
        self._job = job
        self._now = now
        self._speed = speed

    def get_next_fire_time(self, previous_fire_time: datetime | None, now: datetime) -> datetime:
        """Wall instant of the turn after `previous_fire_time`, never sooner than the least pause."""
        platform = self._now()
        if previous_fire_time is not None and self._job.is_fixed:
            # A turn that was begun a moment early must not be found again.
            platform += timedelta(seconds=LEAST_WALL_S) * self._speed
        elif previous_fire_time is not None:
            platform -= (now - previous_fire_time) * self._speed
        due_in = (self._job.next_after(platform) - self._now()).total_seconds() / self._speed
        moved = due_in + self._jitter_s()
        since = 0.0 if previous_fire_time is None else (now - previous_fire_time).total_seconds()
        return now + timedelta(seconds=max(moved, LEAST_WALL_S - since, 0.0))

    def _jitter_s(self) -> float:
        most = self._job.wall_jitter_s(self._speed)
        return random.uniform(0.0 if self._job.is_fixed else -most, most)  # noqa: S311 - spreads load, hides nothing
