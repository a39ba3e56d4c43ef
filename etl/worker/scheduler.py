"""The embedded scheduler: the schedule table over APScheduler, a first round at start, then each dataset's cadence."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Final

from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.triggers.interval import IntervalTrigger

from etl.runs.outcome import RunResult
from etl.runs.schedule import Job
from services.chassis.logging import get_logger

THREADS: Final = 3
"""Runs at once: a slow provider keeps one thread, the others go on."""
RETRY_S: Final = 300.0
"""Wall seconds after which a transient failure is tried again when its provider named no time."""
FIRST_ROUND_STEP: Final = timedelta(milliseconds=50)

Turn = Callable[[str], RunResult | None]


class Scheduler:
    """Runs `turn(dataset)` for each job, at most one of a dataset at once; turns that were missed are one turn.

    Args:
        jobs: the schedule table, cheapest first.
        turn: does the run and never raises; None when the dataset was already running.
        speed: platform seconds per wall second.
    """

    def __init__(self, jobs: tuple[Job, ...], turn: Turn, speed: float) -> None:
        self._jobs = jobs
        self._turn = turn
        self._speed = speed
        self._scheduler = BackgroundScheduler(
            timezone=UTC,
            executors={"default": ThreadPoolExecutor(THREADS)},
            job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None},
        )

    def every(self, seconds: float, what: Callable[[], None], name: str) -> None:
        """Also call `what` every so many wall seconds, once at a time."""
        self._scheduler.add_job(what, IntervalTrigger(seconds=seconds, timezone=UTC), id=name)

    def start(self) -> None:
        """Begin what `every` was told."""
        self._scheduler.start()

    def begin_rounds(self) -> None:
        """Begin the first round at once, in the table's order."""
        begin = datetime.now(UTC)
        for place, job in enumerate(self._jobs):
            trigger = IntervalTrigger(
                seconds=job.wall_cadence_s(self._speed), jitter=job.wall_jitter_s(self._speed) or None, timezone=UTC
            )
            first = begin + place * FIRST_ROUND_STEP
            self._scheduler.add_job(self._do, trigger, args=[job], id=job.dataset, next_run_time=first)

    def stop(self) -> None:
        """Start nothing more; runs under way end by themselves."""
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)

    def next_run_at(self, dataset: str) -> datetime | None:
        """Wall instant of a dataset's next turn, None when nothing is scheduled."""
        job = self._scheduler.get_job(dataset) if self._scheduler.running else None
        return job.next_run_time if job else None

    def _do(self, job: Job) -> None:
        result = self._turn(job.dataset)
        if result is None or result.error is None or not result.transient or not self._scheduler.running:
            return
        delay = result.retry_after_s or min(RETRY_S, job.wall_cadence_s(self._speed))
        planned = self.next_run_at(job.dataset)
        retry = datetime.now(UTC) + timedelta(seconds=delay)
        if planned is not None and (result.retry_after_s is not None or retry < planned):
            get_logger("scheduler").info("retry planned", dataset=job.dataset, at=retry.isoformat())
            self._scheduler.modify_job(job.dataset, next_run_time=retry)
