"""How sure a figure is: a bootstrap over blocks of time, because neighbouring hours are no independent witnesses."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from ml.evaluation.metrics import METRICS, summands
from ml.evaluation.outcomes import Outcomes
from ml.features.samples import Samples
from ml.models.task import GAP

LEVELS: Final = (0.05, 0.95)
DRAWS: Final = 2000
SEED: Final = 20220101


def blocks(samples: Samples) -> NDArray[np.int64]:
    """Number of the block of each row, from 0: its subject where it has one, else the 27 days that it lies in."""
    if samples.subjects:
        return np.unique(samples.subjects, return_inverse=True)[1]
    if not len(samples):
        return np.zeros(0, dtype=np.int64)
    turns = (samples.issued_at - samples.issued_at.min()) // np.timedelta64(GAP)
    return np.unique(turns, return_inverse=True)[1]


def interval(metric: str, outcomes: Outcomes, forecaster: str, against: str = "") -> tuple[float, float]:
    """90 % interval of a metric; NaN with fewer than two blocks.

    Blocks are drawn with replacement, both forecasters of a comparison with the same ones. The same outcomes give the
    same interval.
    """
    block = blocks(outcomes.samples)
    count = int(block.max(initial=-1)) + 1
    if count < 2:
        return (np.nan, np.nan)
    rows = summands(metric, outcomes, forecaster, against)
    sums = np.column_stack([np.bincount(block, column, minlength=count) for column in rows.T])
    drawn = np.random.default_rng(SEED).multinomial(count, np.full(count, 1 / count), size=DRAWS)
    figures = METRICS[metric].figure(np.asarray(drawn @ sums, dtype=float))
    known = figures[np.isfinite(figures)]
    if not len(known):
        return (np.nan, np.nan)
    lower, upper = np.quantile(known, LEVELS)
    return (float(lower), float(upper))
