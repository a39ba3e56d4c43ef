"""What the worker does beside runs: hands over what waits, closes gaps, looks at the thresholds."""

import threading
from collections.abc import Generator
from typing import Any, Final

from etl.runs.backfill import backfill, close_gaps
from etl.runs.backfill_plan import Plan, plan
from etl.runs.events import Running, Watch
from etl.runs.gaps import Lack, asked_here, gaps, span_of
from etl.runs.platform import Platform
from etl.runs.schedule import Job
from etl.sources.model import Window
from etl.worker.scheduler import Scheduler
from services.chassis.errors import ConflictError
from services.chassis.logging import get_logger

WAITING_EVERY_S: Final = 15.0
"""Wall seconds between two attempts to hand over batches that core could not take when they came."""
WATCH_EVERY_S: Final = 30.0
"""Wall seconds between two looks at the thresholds."""
GAPS_EVERY_S: Final = 900.0
"""Platform seconds between two rounds of closing gaps, and the least wall seconds:"""
GAPS_LEAST_S: Final = 60.0


class Keeper:
    """One per worker.

    Args:
        platform: what runs share.
        jobs: the schedule table.
        running_s: for how many wall seconds a dataset's run has been under way.
    """

    def __init__(self, platform: Platform, jobs: tuple[Job, ...], running_s: Running) -> None:
        self._platform = platform
        self._jobs = jobs
        self._watch = Watch(platform, jobs, running_s)
        self._filling = threading.Lock()
        self._log = get_logger("keeper")

    def plan_on(self, scheduler: Scheduler) -> None:
        """Have its work done regularly; thresholds and gaps only where somebody runs the schedule."""
        settings = self._platform.settings
        scheduler.every(WAITING_EVERY_S, self._take_waiting, "waiting batches")
        if settings.scheduler == "none":
            return
        scheduler.every(WATCH_EVERY_S, self._watch.look, "thresholds")
        # The recorded week holds nothing older: asking for it would only fail.
        if settings.gap_days and settings.origin != "recorded":
            scheduler.every(max(GAPS_LEAST_S, GAPS_EVERY_S / settings.clock_speed), self._close_gaps, "gaps")

    def events(self) -> list[dict[str, Any]]:
        """Events that last."""
        return self._watch.lasting()

    def gaps(self, source: str | None, span: Window | None) -> tuple[Window, list[Lack]]:
        """What is lacking, of a span or of the days within which gaps are closed."""
        wanted = span or span_of(self._platform.clock.now(), self._platform.settings.gap_days or 90)
        return wanted, gaps(self._platform, source, wanted)

    def plan(self, source: str, span: Window) -> Plan:
        """What a backfill would do."""
        return plan(self._platform, self._jobs, source, span)

    def backfill(self, source: str, span: Window) -> Generator[dict[str, Any], None, None]:
        """Events of a backfill; the source is checked before this returns.

        Raises:
            InvalidInputError: no dataset is called so.
            ConflictError: a backfill is under way.
        """
        asked_here(self._platform, source)
        if not self._filling.acquire(blocking=False):
            raise ConflictError("a backfill is under way; allowed: one at once. Ask again when it has ended.")
        return self._filled(source, span)

    def _filled(self, source: str, span: Window) -> Generator[dict[str, Any], None, None]:
        try:
            yield from backfill(self._platform, self._jobs, source, span)
        finally:
            self._filling.release()

    def _take_waiting(self) -> None:
        if taken := self._platform.intake.take_waiting():
            self._log.info("waiting batches loaded", batches=taken)

    def _close_gaps(self) -> None:
        if not self._filling.acquire(blocking=False):
            return
        try:
            result = close_gaps(self._platform, self._jobs, self._platform.settings.gap_days)
            if result.get("of"):
                self._log.info("gaps closed", **result)
        finally:
            self._filling.release()
