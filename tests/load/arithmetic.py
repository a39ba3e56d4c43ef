"""What is concluded from the numbers: where the knee is, whether the objectives hold, whether anything grows."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np

LIMITS_MS: Final = {"cached": 100.0, "query": 500.0}
"""In what time an answer must come, by class: given from the gateway's memory, or asked of core."""
SHARE: Final = 0.999
"""Share of the answers of a class that must come within its limit."""
BUSY: Final = 0.85
"""Share of a processor core from which on one thread counts as used up."""
LATE_MS: Final = 20.0
"""A generator that wakes up so late at its 95th percentile measures itself."""

Window = dict[str, Any]


def failures(window: Window) -> int:
    """Requests that failed or were answered wrongly; refusals by the rate limit not counted."""
    return sum(window["errors"].values())


def power(window: Window) -> float:
    """Requests per second for each millisecond that one takes (Kleinrock's power); 0 where nothing was answered."""
    return window["rate"] / window["mean_ms"] if window["mean_ms"] else 0.0


def knee(windows: Sequence[Window]) -> int:
    """Which step has most power: from there on more users cost more time than they bring throughput.

    Source: L. Kleinrock, "Power and deterministic rules of thumb for probabilistic problems in computer
    communications", ICC 1979.
    """
    return max(range(len(windows)), key=lambda index: power(windows[index]))


def is_past_knee(windows: Sequence[Window]) -> bool:
    """Whether the last two steps are so far past the knee that another tells nothing new; one may be an accident."""
    top = power(windows[knee(windows)])
    return len(windows) > 2 and all(power(window) < top / 2 for window in windows[-2:])


@dataclass(frozen=True, slots=True)
class Objective:
    """Whether a class of answers came in time.

    Args:
        name: class of answer.
        count: how many there were.
        slow: how many of them took as long as the limit or longer.
    """

    name: str
    count: int
    slow: int

    @property
    def share(self) -> float:
        """Share that came in time."""
        return 1 - self.slow / self.count if self.count else 0.0

    @property
    def holds(self) -> bool:
        """True where enough came in time; a class that was never asked for proves nothing and does not hold."""
        return self.count > 0 and self.share >= SHARE


def objectives(windows: Iterable[Window], names: Iterable[str]) -> list[Objective]:
    """The classes over several windows together."""
    classes = [window["classes"] for window in windows]
    totals = {
        name: [sum(found.get(name, {}).get(part, 0) for found in classes) for part in ("count", "slow")]
        for name in names
    }
    return [Objective(name, count, slow) for name, (count, slow) in totals.items()]


def bound_by(window: Window) -> str:
    """What was used up: the generator itself, one of the programs, the machine; empty where nothing was.

    A generator that wakes up late, by its own bursts or for want of a processor, adds its own waiting to every time.
    """
    if window["generator_cpu"] >= BUSY:
        return "generator"
    if window["generator_delay_ms"] >= LATE_MS:
        return "generator, which woke up late"
    programs = window.get("programs_cpu", {})
    busiest = max(programs, key=programs.__getitem__, default="")
    if busiest and programs[busiest] >= BUSY:
        return busiest
    return "machine" if window.get("machine_cpu", 0.0) >= 0.95 else ""


@dataclass(frozen=True, slots=True)
class Allowance:
    """How much a measure may grow in a run before that is growth: both must be passed.

    Args:
        absolute: in the measure's own unit.
        share: of its median.
    """

    absolute: float
    share: float


@dataclass(frozen=True, slots=True)
class Growth:
    """The straight line through a measure's samples."""

    name: str
    median: float
    gained: float
    """What the line gains from the first sample to the last, in the measure's own unit."""
    allowance: Allowance

    @property
    def grows(self) -> bool:
        """Whether that is more than allowed."""
        return self.gained > max(self.allowance.absolute, self.allowance.share * self.median)


def growth(name: str, at: Sequence[float], values: Sequence[float], allowance: Allowance) -> Growth:
    """Theil and Sen's line through samples: the median of all slopes, which single outliers do not turn.

    Args:
        name: of the measure.
        at: instants in seconds, rising.
        values: one for each instant, two at least.
        allowance: what is no growth.

    Raises:
        ValueError: fewer than two samples.
    """
    if len(values) < 2:
        raise ValueError(f"{name} has {len(values)} samples; at least 2 make a line. Measure for longer.")
    first, second = np.triu_indices(len(values), k=1)
    x, y = np.asarray(at, float), np.asarray(values, float)
    slope = float(np.median((y[second] - y[first]) / (x[second] - x[first])))
    return Growth(name, float(np.median(y)), slope * float(x[-1] - x[0]), allowance)
