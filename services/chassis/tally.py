"""Counts of log lines, kept apart from the metrics that tell them: what makes metrics logs, too."""

from collections import Counter
from threading import Lock
from typing import Final


class Tally:
    """Counts by labels, from any thread."""

    def __init__(self) -> None:
        self._counts: Counter[tuple[str, ...]] = Counter()
        self._lock = Lock()

    def add(self, labels: tuple[str, ...], number: int = 1) -> None:
        """So many more."""
        with self._lock:
            self._counts[labels] += number

    def counts(self) -> dict[tuple[str, ...], int]:
        """What there is by now."""
        with self._lock:
            return dict(self._counts)


LINES: Final = Tally()
"""Log lines written, by service and level."""
DROPPED: Final = Tally()
"""Log lines that did not reach Loki, by service and reason (`queue_full`, `failed`, `shutdown`)."""
