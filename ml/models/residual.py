"""Forecasts of a quantity as a change of what it is now: trees and a line, half each, with an interval.

Trees see what lines cannot, and cannot go beyond the worst storm they saw; the line can.
"""

from collections.abc import Sequence
from typing import Self

import numpy as np

from ml.features.gaps import open_gaps
from ml.features.samples import Mask, Prediction, Samples
from ml.models import prepared
from ml.models.spread import BLOCK, EVERY, Spread
from services.chassis.lean import when_used

ensemble = when_used("sklearn.ensemble")
linear_model = when_used("sklearn.linear_model")


class Residual:
    """Mean of gradient boosting and ridge regression on the difference to a known column.

    Args:
        base: column whose change is learned; empty where the value itself is.
        columns: what it is learned from; gaps are allowed.
        least: no forecast or interval goes below.
        most: nor above.
    """

    def __init__(self, base: str, columns: Sequence[str], least: float = -np.inf, most: float = np.inf) -> None:
        self.base = base
        self.columns = list(columns)
        self.least = least
        self.most = most
        rule = ensemble.HistGradientBoostingRegressor(
            max_iter=120,
            learning_rate=0.12,
            max_leaf_nodes=15,
            min_samples_leaf=60,
            l2_regularization=5.0,
            early_stopping=False,
            random_state=0,
        )
        self.trees = prepared.trees(rule)
        self.line = prepared.linear(linear_model.Ridge(alpha=10.0))
        self.spread = Spread()

    def fit(self, samples: Samples) -> Self:
        """Learn from rows whose truth is known; a tenth of the solar wind is taken away, as feeds break."""
        known = samples.known()
        known = known.take(np.isfinite(self._base(known)))
        inputs = open_gaps(known.columns(self.columns), self.columns, known.issued_at)
        change = known.truth - self._base(known)
        kept = kept_apart(known)
        self.trees.fit(inputs[~kept], change[~kept])
        self.line.fit(inputs[~kept], change[~kept])
        self.spread.fit(inputs[kept], change[kept] - self._change(inputs[kept]))
        return self

    def predict(self, samples: Samples) -> Prediction:
        """Values and intervals; NaN where the base is not known."""
        inputs = samples.columns(self.columns)
        value = self._base(samples) + self._change(inputs)
        lower, upper = self.spread.around(inputs, value)
        return Prediction(*(np.clip(x, self.least, self.most) for x in (value, lower, upper)))

    def _base(self, samples: Samples) -> np.ndarray:
        return samples.column(self.base) if self.base else np.zeros(len(samples))

    def _change(self, inputs: np.ndarray) -> np.ndarray:
        return np.asarray((self.trees.predict(inputs) + self.line.predict(inputs)) / 2)


def kept_apart(samples: Samples) -> Mask:
    """The rows of each fifth block of 27 days, or every fifth row where there are not five blocks, shape (n,)."""
    block = (samples.issued_at - samples.issued_at.min()) // BLOCK
    counted = block if block.max() >= EVERY else np.arange(len(samples))
    return np.asarray(counted % EVERY == EVERY - 1)
