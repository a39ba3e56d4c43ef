"""The one schedule table: what is asked how often, read by the embedded worker and by Prefect alike."""

from dataclasses import dataclass
from typing import Final

from services.domain.datasets import DATASETS, Dataset

LEAST_WALL_S: Final = 3.0
"""However fast the platform's clock runs, a dataset is not asked more often than this."""
JITTER: Final = 0.08
"""Part of its cadence by which a turn is moved at random, either way: instances must not ask in step."""
MOST_JITTER_S: Final = 900.0


@dataclass(frozen=True, slots=True)
class Job:
    """One dataset's turn: every `cadence_s` platform seconds, moved by up to `jitter_s` either way."""

    dataset: str
    cadence_s: float
    jitter_s: float

    def wall_cadence_s(self, speed: float) -> float:
        """Seconds of wall time between two turns when the platform's clock runs `speed` times as fast."""
        return max(LEAST_WALL_S, self.cadence_s / speed)

    def wall_jitter_s(self, speed: float) -> float:
        """Jitter in wall seconds; none where the clock runs so fast that the least pause applies."""
        return self.jitter_s / speed if self.wall_cadence_s(speed) > LEAST_WALL_S else 0.0


def _job(dataset: Dataset) -> Job:
    return Job(dataset.key, dataset.cadence_s, min(JITTER * dataset.cadence_s, MOST_JITTER_S))


# The first round goes down this list: small answers first, so that something is on screen within seconds.
SCHEDULE: Final = tuple(_job(dataset) for dataset in sorted(DATASETS, key=lambda d: d.place))
