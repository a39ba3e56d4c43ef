"""How wide an interval must be: split-conformal, scaled by how hard each row is.

Lei et al. 2018, J. Am. Stat. Assoc. 113, 1094 (doi:10.1080/01621459.2017.1307116), with both tails apart: storms deepen
further than they are forecast more often than the reverse.
"""

from typing import Self

import numpy as np

from ml.features.samples import Numbers
from ml.models import prepared
from services.chassis.lean import when_used

ensemble = when_used("sklearn.ensemble")
model_selection = when_used("sklearn.model_selection")

COVERAGE = 0.9
BLOCK = np.timedelta64(27, "D")
EVERY = 5
"""One block of 27 days in so many is kept from the model, to see how wrong it is where it did not learn."""
FOLDS = 4
"""Parts whose errors are scaled by what was learned from the others, else the intervals would be too narrow."""


class Spread:
    """Interval around a forecast, learned from rows that the forecaster did not learn from.

    Args:
        coverage: share of truths that it shall hold.
    """

    def __init__(self, coverage: float = COVERAGE) -> None:
        self.coverage = coverage
        rule = ensemble.HistGradientBoostingRegressor(
            max_iter=60, learning_rate=0.1, max_leaf_nodes=8, min_samples_leaf=40, early_stopping=False, random_state=0
        )
        self.size = prepared.trees(rule)
        self.floor = 0.0
        self.low = 0.0
        self.high = 0.0

    def fit(self, inputs: Numbers, errors: Numbers) -> Self:
        """Learn from `inputs`, shape (n, k), and truth minus forecast, shape (n,)."""
        sizes = np.abs(errors)
        self.floor = float(0.2 * np.mean(sizes))
        unseen = model_selection.cross_val_predict(self.size, inputs, sizes, cv=min(FOLDS, len(sizes)))
        tail = (1 - self.coverage) / 2
        levels = np.quantile(errors / np.maximum(unseen, self.floor), [tail, 1 - tail])
        self.low, self.high = (float(level) for level in levels)
        self.size.fit(inputs, sizes)
        return self

    def around(self, inputs: Numbers, value: Numbers) -> tuple[Numbers, Numbers]:
        """Begin and end of the interval of each row, shape (n,) both."""
        scale = self._scale(inputs)
        return value + self.low * scale, value + self.high * scale

    def _scale(self, inputs: Numbers) -> Numbers:
        return np.asarray(np.maximum(self.size.predict(inputs), self.floor))
