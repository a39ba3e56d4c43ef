"""What is said of a dataset and of a telemetry series."""

from dataclasses import dataclass
from typing import Literal

Contract = Literal["declared", "cadence", "windows"]

MINUTE, HOUR, DAY = 60, 3600, 86_400


@dataclass(frozen=True, slots=True)
class Dataset:
    """One dataset of one source.

    `cadence_s` is how often it is asked, in seconds, or with `daily_at` (UTC, such as 08:00) once a day then.
    `place` orders the first round, cheap answers first. The provider of a `retired` one has shut it down: it is asked
    of the simulator alone, which has its recordings.
    """

    source: str
    dataset: str
    noun: str
    title: str
    provider: str
    cadence_s: int
    semantics: Literal["snapshot", "increment"]
    contract: Contract
    evidence: Literal["recorded", "simulator only"] = "recorded"
    daily_at: str | None = None
    place: int = 50
    retired: bool = False

    @property
    def key(self) -> str:
        """`source/dataset`, as commands and settings write it."""
        return f"{self.source}/{self.dataset}"


@dataclass(frozen=True, slots=True)
class Series:
    """One telemetry series: its dataset and the seconds between its samples."""

    name: str
    source: str
    dataset: str
    cadence_s: int
