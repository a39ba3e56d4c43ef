"""What is forecast, from what, against which baselines, and when it is good enough."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal, Protocol, Self

from ml.features.samples import Prediction, Samples
from ml.features.source import Source

GAP = timedelta(days=27)
"""Between the last truth that a model learns from and the first that it is asked about: one turn of the Sun."""


class Forecaster(Protocol):
    """A model or a baseline; both are fitted, asked, evaluated and shown in the same way.

    Fitting is deterministic. A fitted one is stored by skops: plain attributes of NumPy, scikit-learn and this package.
    """

    def fit(self, samples: Samples) -> Self:
        """Learn from rows whose truth is known."""
        ...

    def predict(self, samples: Samples) -> Prediction:
        """One answer per row; the truth in `samples` is not looked at."""
        ...


@dataclass(frozen=True, slots=True)
class Gate:
    """What a model must reach before it may be deployed.

    Args:
        metric: as `ml.evaluation` names it, such as `rmse_ratio`.
        against: the baseline that a ratio or a skill is measured against; empty where the metric stands alone.
        bound: the number.
        at_most: whether the number may not be exceeded; else it must be reached.
        certain: whether the 90 % interval's nearer end must be on the right side of `sure_bound` too.
        sure_bound: see `certain`: 0 for a skill, 1 for a ratio.
    """

    metric: str
    against: str
    bound: float
    at_most: bool
    certain: bool = False
    sure_bound: float = 0.0


@dataclass(frozen=True, slots=True)
class Task:
    """One forecast that is made again and again.

    Args:
        name: such as `dst_1h`: lower case, what commands, routes and tables call it.
        group: tasks that are trained together and shown together, such as `dst`.
        lead: as people say it, such as `1 h`.
        title: for screens, such as `Dst in 1 h`.
        unit: of value and truth; empty where there is none.
        kind: whether the value is a quantity or the probability of an event.
        event: what happens when a probability's truth is 1; for a quantity, empty.
        build: samples issued in [start, end); truth where it is known by now.
        every: time between two issues; None where something that happens (a CME) asks for one.
        model: a fresh, unfitted model.
        baselines: fresh, unfitted baselines by name.
        refit: how often a rolling evaluation, and the platform, trains again.
        gates: all must be met; none means that figures are printed and never gate.
        first_at: the platform holds nothing to learn from before this instant.
    """

    name: str
    group: str
    lead: str
    title: str
    unit: str
    kind: Literal["quantity", "probability"]
    event: str
    build: Callable[[Source, datetime, datetime], Samples]
    every: timedelta | None
    model: Callable[[], Forecaster]
    baselines: Mapping[str, Callable[[], Forecaster]]
    refit: Literal["month", "quarter", "year"]
    gates: tuple[Gate, ...]
    first_at: datetime
