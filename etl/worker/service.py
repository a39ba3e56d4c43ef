"""The worker's moving parts: recovery first, then the schedule; runs and replays on demand beside it."""

import threading
from collections.abc import Generator
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any, Final

from etl.runs import calls
from etl.runs.benchmarks import BenchmarkImport
from etl.runs.outcome import RunResult
from etl.runs.platform import Platform
from etl.runs.recovery import recover
from etl.runs.replay import Replay
from etl.runs.run import run_dataset
from etl.runs.schedule import Call, Job, calls_of, schedule_of
from etl.sources.model import Window
from etl.sources.registry import DATASETS, datasets_of
from etl.sources.registry import dataset as find_dataset
from etl.worker.board import Board
from etl.worker.keeper import Keeper
from etl.worker.scheduler import FIRST_PLACES, Scheduler
from services.chassis.errors import ConflictError, InvalidInputError, OrreryError, TransientError, UnavailableError
from services.chassis.logging import get_logger

RECOVERY_PAUSE_S: Final = 2.0
"""Wall seconds between two attempts to recover while core is away."""
RECOVERY_PATIENCE_S: Final = 20.0
"""Wall seconds that a backfill waits for it."""
SPARED_FROM_S: Final = 3600
"""Cadence from which on a start does not ask again what was asked within its cadence."""


class Service:
    """Owned by the application; `start` returns at once, `stop` within the time that open calls take.

    Args:
        platform: what runs share.
    """

    def __init__(self, platform: Platform) -> None:
        self.platform = platform
        self.board = Board(tuple(d.key for d in DATASETS))
        self._recovered = threading.Event()
        self._replaying = threading.Lock()
        self._log = get_logger("worker")
        self.jobs = schedule_of(platform.settings)
        self.calls = calls_of(platform.settings)
        self.scheduler = Scheduler(self.jobs, self._scheduled, platform.clock.now, platform.settings.clock_speed)
        self.keeper = Keeper(platform, self.jobs, self.board.running_s)
        self._round = self.jobs
        self._starter = threading.Thread(target=self._begin, name="recovery", daemon=True)

    def start(self) -> None:
        """Begin recovery, and after it the schedule where this process is to run it."""
        self._starter.start()

    def stop(self) -> None:
        """Take no new turns and make waiting end; batches that were not acknowledged wait in bronze."""
        self.platform.stopping.set()
        self.scheduler.stop()
        self.platform.close()

    def not_ready(self) -> str | None:
        """Why not, or None."""
        if not self._recovered.is_set():
            return "batches of an earlier run are being loaded"
        if self._schedules() and (waiting := self._waited_for()):
            return f"first round under way: {', '.join(waiting)}"
        return None

    def _waited_for(self) -> list[str]:
        return self.board.never_ended(job.dataset for job in self._round if job.place < FIRST_PLACES)

    def run(self, source: str, window: Window | None) -> list[RunResult]:
        """Run one dataset, or all of a source, now; each waits for a run of it that is under way.

        Raises:
            InvalidInputError: no dataset is called so.
        """
        results = []
        for dataset in datasets_of(source):
            with self.board.turn(dataset.key):
                results.append(self._run(dataset.key, window))
        return results

    def backfill(self, source: str, span: Window) -> Generator[dict[str, Any], None, None]:
        """Events of a backfill; what it is to do is known once the batches of an earlier run are loaded.

        Raises:
            UnavailableError: they are not yet.
            InvalidInputError: no dataset is called so.
            ConflictError: a backfill is under way.
        """
        if not self._recovered.wait(RECOVERY_PATIENCE_S):
            raise UnavailableError(
                "batches of an earlier run are still being loaded, and nothing is asked for twice. "
                "Next step: ask again in a moment.",
                retry_after=RECOVERY_PAUSE_S,
            )
        return self.keeper.backfill(source, span)

    def replay(self, folder: Path) -> Generator[dict[str, Any], None, None]:
        """Events of a replay; the folder is checked before this returns.

        Raises:
            InvalidInputError: the folder has no readable index, or this instance holds invented data.
            ConflictError: a replay is under way.
        """
        return self._loading(folder, Replay)

    def import_benchmark(self, folder: Path) -> Generator[dict[str, Any], None, None]:
        """Events of an import of benchmark sets; the folder is checked before this returns.

        Raises:
            InvalidInputError: the folder holds no set, or this instance holds invented data.
            ConflictError: a replay or an import is under way.
        """
        return self._loading(folder, BenchmarkImport)

    def _loading(
        self, folder: Path, kind: type[Replay] | type[BenchmarkImport]
    ) -> Generator[dict[str, Any], None, None]:
        if self.platform.settings.simulated:
            raise InvalidInputError.of(
                "dir",
                str(folder),
                "nothing here: recorded and invented data never mix",
                "Load it into the live folder: ORRERY_SOURCES=live.",
            )
        if not folder.is_absolute():
            raise InvalidInputError.of("dir", str(folder), "an absolute path")
        loading = kind(folder, self.platform.intake)
        if not self._replaying.acquire(blocking=False):
            raise ConflictError("a replay is under way; allowed: one at once. Ask again when it has ended.")
        return self._loaded(loading)

    def _loaded(self, loading: Replay | BenchmarkImport) -> Generator[dict[str, Any], None, None]:
        try:
            for event in loading.events():
                yield event
                if self.platform.stopping.is_set():
                    yield {"error": "etl is stopping; run it again: what was loaded is not loaded twice"}
                    return
        finally:
            self._replaying.release()

    def status(self) -> dict[str, Any]:
        """The schedule table with what became of each dataset."""
        return {
            "scheduler": self.platform.settings.scheduler,
            "datasets": [self._status_of(job) for job in self.jobs],
            "calls": [self._status_of_call(call) for call in self.calls],
            "events": self.keeper.events(),
        }

    def _status_of(self, job: Job) -> dict[str, Any]:
        key = job.dataset
        standing, found = self.board.of(key), find_dataset(key)
        return {
            "source": found.source,
            "dataset": found.name,
            "cadence_s": job.cadence_s,
            "every": job.every,
            "next_run_at": self._platform_instant(self.scheduler.next_run_at(key)),
            "last_attempt_at": standing.last_attempt_at,
            "last_success_at": standing.last_success_at,
            "last_outcome": standing.last_outcome,
            "last_error": standing.last_error,
            "under_way": standing.under_way,
            **self.platform.provider_state(found.provider),
        }

    def _status_of_call(self, call: Call) -> dict[str, Any]:
        due = self._platform_instant(self.scheduler.next_run_at(call.name))
        return {"call": call.name, "every": call.every, "next_run_at": due}

    def _platform_instant(self, wall: datetime | None) -> datetime | None:
        if wall is None:
            return None
        now = datetime.now(wall.tzinfo)
        return self.platform.clock.now() + (wall - now) * self.platform.settings.clock_speed

    def _schedules(self) -> bool:
        return self.platform.settings.scheduler == "embedded"

    def _begin(self) -> None:
        while not self.platform.stopping.is_set() and not self._recover():
            self.platform.stopping.wait(RECOVERY_PAUSE_S)
        if self.platform.stopping.is_set():
            return
        self.keeper.plan_on(self.scheduler)
        self.scheduler.start()
        if self._schedules():
            due = self._not_yet_due()
            self._round = tuple(job for job in self.jobs if job.dataset not in due)
            self.scheduler.begin_rounds(due)
            self.scheduler.begin_calls(self.calls, partial(calls.make, self.platform.settings))
        self._recovered.set()

    def _not_yet_due(self) -> dict[str, datetime]:
        """What a start need not ask, and when it is due: a provider's pace holds across restarts.

        A call that failed is due at once, but not where its provider forbids to try again.
        """
        try:
            held = self.platform.core.read("/api/v1/pipeline/sources")
        except OrreryError as error:
            self._log.warning("the first round asks everything", reason=error.detail)
            return {}
        facts = {f"{row['source']}/{row['dataset']}": row for row in held}
        due = {}
        for job in self.jobs:
            name = "last_success_at" if job.retries else "last_attempt_at"
            last = facts.get(job.dataset, {}).get(name)
            if last is not None and job.cadence_s >= SPARED_FROM_S:
                due[job.dataset] = job.next_after(datetime.fromisoformat(last))
        now = self.platform.clock.now()
        return {key: at for key, at in due.items() if now < at}

    def _recover(self) -> bool:
        try:
            done = recover(self.platform)
        except TransientError as error:
            self._log.warning("recovery waits for core", reason=error.detail)
            return False
        except Exception:  # noqa: BLE001 - the worker serves its API whatever bronze holds
            self._log.exception("recovery failed")
            return False
        self._log.info("recovered", batches=done.loaded, failed=len(done.failed))
        return True

    def _scheduled(self, key: str) -> RunResult | None:
        if not self.board.turn(key).acquire(blocking=False):
            return None
        try:
            return self._run(key, None)
        finally:
            self.board.turn(key).release()

    def _run(self, key: str, window: Window | None) -> RunResult:
        self.board.started(key, self.platform.clock.now())
        result = run_dataset(self.platform, find_dataset(key), window)
        self.board.ended(key, result, self.platform.clock.now())
        return result
