"""The embedded scheduler: the schedule table over APScheduler, a first round at start, then each dataset's cadence."""

import threading
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Final

from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.triggers.interval import IntervalTrigger

from etl.runs.outcome import RunResult
from etl.runs.schedule import RETRY_FACTOR, Call, Job
from etl.worker.triggers import Now, PlatformTrigger
from services.chassis.errors import TransientError
from services.chassis.logging import get_logger

FIRST_PLACES: Final = 46
"""Datasets before this place open the first round: they are small, and what people look at first."""
REST_AFTER: Final = timedelta(seconds=60)
"""When the others begin at the latest; else as soon as those have ended."""
FIRST_ROUND_STEP: Final = timedelta(milliseconds=50)
CALLS_AFTER: Final = timedelta(seconds=60)
"""When the model server is first called, for the turns that were missed; what it is asked for it does once."""
_CALLS: Final = "calls"
KEEPERS: Final = 4
"""Threads of what is not a run: waiting batches, gaps, alarms, quality, pictures."""

Turn = Callable[[str], RunResult | None]


class Scheduler:
    """Runs `turn(dataset)` for each job, at most one of a dataset at once; turns that were missed are one turn.

    Each provider has threads of its own, as many as it bears calls at once: a slow one keeps no other waiting.

    Args:
        jobs: the schedule table, cheapest first.
        turn: does the run and never raises; None when the dataset was already running.
        now: the platform clock.
        speed: platform seconds per wall second.
    """

    def __init__(self, jobs: tuple[Job, ...], turn: Turn, now: Now, speed: float) -> None:
        self._jobs = jobs
        self._turn = turn
        self._now = now
        self._speed = speed
        self._failures: dict[str, int] = {}
        self._opening: set[str] = set()
        self._rest: list[str] = []
        self._lock = threading.Lock()
        pools = {job.provider: ThreadPoolExecutor(job.at_once) for job in jobs}
        self._scheduler = BackgroundScheduler(
            timezone=UTC,
            executors={"default": ThreadPoolExecutor(KEEPERS), _CALLS: ThreadPoolExecutor(1), **pools},
            job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None},
        )

    def every(self, seconds: float, what: Callable[[], object], name: str) -> None:
        """Also call `what` every so many wall seconds, once at a time; what goes wrong is logged."""
        self._scheduler.add_job(_done, IntervalTrigger(seconds=seconds, timezone=UTC), args=[what, name], id=name)

    def start(self) -> None:
        """Begin what `every` was told."""
        self._scheduler.start()

    def begin_rounds(self, due: Mapping[str, datetime]) -> None:
        """Begin the first round at once, in the table's order; a dataset in `due` waits for that platform instant."""
        begin = datetime.now(UTC)
        asked = [job for job in self._jobs if job.dataset not in due]
        self._opening = {job.dataset for job in asked if job.place < FIRST_PLACES}
        self._rest = [job.dataset for job in asked if job.place >= FIRST_PLACES]
        for place, job in enumerate(self._jobs):
            wait = place * FIRST_ROUND_STEP
            if job.dataset in due:
                wait = (due[job.dataset] - self._now()) / self._speed
            elif self._opening and job.place >= FIRST_PLACES:
                wait += REST_AFTER
            trigger = PlatformTrigger(job, self._now, self._speed)
            self._scheduler.add_job(
                self._do, trigger, args=[job], id=job.dataset, executor=job.provider, next_run_time=begin + wait
            )

    def begin_calls(self, calls: tuple[Call, ...], do: Callable[[Call], object]) -> None:
        """Begin the model server's turns: once soon, then each at its time; what goes wrong is logged."""
        begin = datetime.now(UTC) + CALLS_AFTER
        for place, call in enumerate(calls):
            self._scheduler.add_job(
                _done,
                PlatformTrigger(call, self._now, self._speed),
                args=[partial(do, call), call.name],
                id=call.name,
                executor=_CALLS,
                next_run_time=begin + place * FIRST_ROUND_STEP,
            )

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
        if not self._scheduler.running:
            return
        self._open_the_rest(job.dataset)
        if result is None:
            return
        if result.error is None or not result.transient:
            self._failures.pop(job.dataset, None)
            return
        failures = self._failures[job.dataset] = self._failures.get(job.dataset, 0) + 1
        if failures <= job.retries:
            pause = job.retry_s * RETRY_FACTOR ** (failures - 1)
            self._retry(job, result.retry_after_s or min(pause, job.wall_cadence_s(self._speed)), result)

    def _open_the_rest(self, ended: str) -> None:
        """After the last of the first datasets, all others: each would keep the few from being loaded."""
        with self._lock:
            self._opening.discard(ended)
            rest, self._rest = ([], self._rest) if self._opening else (self._rest, [])
        now = datetime.now(UTC)
        for place, dataset in enumerate(rest):
            self._scheduler.modify_job(dataset, next_run_time=now + place * FIRST_ROUND_STEP)

    def _retry(self, job: Job, delay_s: float, result: RunResult) -> None:
        planned = self.next_run_at(job.dataset)
        retry = datetime.now(UTC) + timedelta(seconds=delay_s)
        if planned is not None and (result.retry_after_s is not None or retry < planned):
            get_logger("scheduler").info("retry planned", dataset=job.dataset, at=retry.isoformat())
            self._scheduler.modify_job(job.dataset, next_run_time=retry)


def _done(what: Callable[[], object], name: str) -> None:
    try:
        what()
    except TransientError as error:
        get_logger("scheduler").warning("put off", job=name, reason=error.detail)
    except Exception:  # noqa: BLE001 - the next turn comes whatever this one met
        get_logger("scheduler").exception("not done", job=name)
