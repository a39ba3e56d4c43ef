"""What became of each dataset's turns: read by /internal/status and /ready."""

import threading
import time
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from etl.runs.outcome import RunResult


@dataclass(frozen=True, slots=True)
class Standing:
    """The latest of one dataset, instants of the platform's clock."""

    last_attempt_at: datetime | None = None
    last_success_at: datetime | None = None
    last_outcome: str | None = None
    last_error: str | None = None
    under_way: bool = False
    began_s: float = 0.0


class Board:
    """One standing per dataset, and one lock per dataset so that it never runs twice at once."""

    def __init__(self, datasets: tuple[str, ...]) -> None:
        self._standing = {key: Standing() for key in datasets}
        self._turns = {key: threading.Lock() for key in datasets}
        self._lock = threading.Lock()

    def turn(self, dataset: str) -> threading.Lock:
        """Held while the dataset runs, whoever started it."""
        return self._turns[dataset]

    def started(self, dataset: str, at: datetime) -> None:
        """A run begins."""
        with self._lock:
            old = self._standing[dataset]
            self._standing[dataset] = Standing(at, old.last_success_at, old.last_outcome, old.last_error, True,
                                               time.monotonic())  # fmt: skip

    def ended(self, dataset: str, result: RunResult, at: datetime) -> None:
        """A run has ended."""
        with self._lock:
            old = self._standing[dataset]
            succeeded = old.last_success_at if result.outcome in {"failed", "not_recorded"} else at
            self._standing[dataset] = Standing(old.last_attempt_at, succeeded, result.outcome, result.error)

    @property
    def under_way(self) -> int:
        """Runs that have begun and not ended."""
        return sum(standing.under_way for standing in self._standing.values())

    def of(self, dataset: str) -> Standing:
        """The latest of one dataset."""
        return self._standing[dataset]

    def running_s(self, dataset: str) -> float | None:
        """Wall seconds for which a run of the dataset has been under way, None when none is."""
        found = self._standing[dataset]
        return time.monotonic() - found.began_s if found.under_way else None

    def never_ended(self, datasets: Iterable[str]) -> list[str]:
        """Those of the given datasets whose first run has not ended yet."""
        return [key for key in datasets if self._standing[key].last_outcome is None]
