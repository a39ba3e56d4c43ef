"""How good forecasts are, by name.

Each metric is a function of sums over rows, so that a bootstrap resamples sums and not rows, and a ratio is always
taken over the same rows. Definitions: Jolliffe & Stephenson, Forecast Verification (2012); Wilks, Statistical Methods
in the Atmospheric Sciences (2019).
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import numpy as np

from ml.evaluation.outcomes import Outcomes, Said
from ml.features.samples import Numbers
from services.domain.contingency import divided, heidke_skill, true_skill

LEVELS: Final = (0.05, 0.95)
"""Quantiles that the ends of an interval stand for."""


@dataclass(frozen=True, slots=True)
class Metric:
    """One measure.

    Args:
        parts: of truth, an answer and the reference's answer: the summands of each row, shape (n, k).
        figure: of their sums, shape (..., k): the measure, shape (...); NaN where the rows do not give it.
        compares: whether it is measured against a reference.
        no_skill: its value for the reference itself, of a comparison.
        more_is_better: whether a greater value is a better one.
    """

    parts: Callable[[Numbers, Said, Said], Numbers]
    figure: Callable[[Numbers], Numbers]
    compares: bool = False
    no_skill: float = 0.0
    more_is_better: bool = False


def _mean(sums: Numbers) -> Numbers:
    return divided(sums[..., 0], sums[..., 1])


def _averaged(of_row: Callable[[Numbers, Said], Numbers]) -> Callable[[Numbers, Said, Said], Numbers]:
    """Summands of a mean over the rows that have the value."""

    def parts(truth: Numbers, said: Said, _: Said) -> Numbers:
        value = of_row(truth, said)
        return np.column_stack([np.nan_to_num(value), np.isfinite(value)])

    return parts


def _compared(of_row: Callable[[Numbers, Said], Numbers]) -> Callable[[Numbers, Said, Said], Numbers]:
    return lambda truth, said, reference: np.column_stack([of_row(truth, said), of_row(truth, reference)])


def _square(truth: Numbers, said: Said) -> Numbers:
    return np.square(said.value - truth)


def _absolute(truth: Numbers, said: Said) -> Numbers:
    return np.abs(said.value - truth)


def _pinball(truth: Numbers, said: Said) -> Numbers:
    """Mean of the quantile losses of an interval's two ends, in the task's unit."""
    losses = []
    for level, quantile in zip(LEVELS, (said.lower, said.upper), strict=True):
        miss = truth - quantile
        losses.append(np.maximum(level * miss, (level - 1) * miss))
    return np.asarray(np.mean(losses, axis=0))


def _inside(truth: Numbers, said: Said) -> Numbers:
    held = ((truth >= said.lower) & (truth <= said.upper)).astype(float)
    return np.where(np.isfinite(said.lower) & np.isfinite(said.upper), held, np.nan)


def _contingency(truth: Numbers, said: Said, _: Said) -> Numbers:
    """Hits, misses, false alarms, correct silences; nothing where no threshold is set."""
    alarm, event, set_ = said.value >= said.threshold, truth > 0.5, np.isfinite(said.threshold)
    cases = np.column_stack([alarm & event, ~alarm & event, alarm & ~event, ~alarm & ~event])
    return (cases * set_[:, None]).astype(float)


METRICS: Final[dict[str, Metric]] = {
    "rmse": Metric(_averaged(_square), lambda sums: np.sqrt(_mean(sums))),
    "mae": Metric(_averaged(_absolute), _mean),
    "bias": Metric(_averaged(lambda truth, said: said.value - truth), _mean),
    "coverage": Metric(_averaged(_inside), _mean),
    "pinball": Metric(_averaged(_pinball), _mean),
    "rmse_ratio": Metric(_compared(_square), lambda sums: np.sqrt(_mean(sums)), compares=True, no_skill=1.0),
    "mae_ratio": Metric(_compared(_absolute), _mean, compares=True, no_skill=1.0),
    "brier": Metric(_averaged(_square), _mean),
    "brier_skill": Metric(_compared(_square), lambda sums: 1 - _mean(sums), compares=True, more_is_better=True),
    "tss": Metric(_contingency, true_skill, more_is_better=True),
    "hss": Metric(_contingency, heidke_skill, more_is_better=True),
}
"""`pinball` is the mean of the quantile losses of the interval's ends; `tss` and `hss` count alarms."""


def measured(metric: str, outcomes: Outcomes, forecaster: str, against: str = "") -> float:
    """A metric of one forecaster over all rows; NaN where they do not give it."""
    return float(METRICS[metric].figure(summands(metric, outcomes, forecaster, against).sum(axis=0)))


def summands(metric: str, outcomes: Outcomes, forecaster: str, against: str = "") -> Numbers:
    """What a metric sums over rows, shape (n, k)."""
    said = outcomes.said[forecaster]
    return METRICS[metric].parts(outcomes.truth, said, outcomes.said[against or forecaster]).astype(float)
