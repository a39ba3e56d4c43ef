"""Probability of an event as the mean of three that err differently: a line, boosted trees and extremely random ones.

On 2015-2021 no one of them, and no stack of regressions on the greatest Kp, was better than their mean by more than the
interval of the difference.
"""

from collections.abc import Sequence
from typing import Self

import numpy as np

from ml.features.gaps import open_gaps
from ml.features.samples import Prediction, Samples
from ml.models import prepared
from services.chassis.lean import when_used

ensemble = when_used("sklearn.ensemble")
linear_model = when_used("sklearn.linear_model")


class Blend:
    """Mean of logistic regression, histogram boosting and extremely randomised trees.

    Args:
        columns: what it is learned from; gaps are allowed.
    """

    def __init__(self, columns: Sequence[str]) -> None:
        self.columns = list(columns)
        self.parts = [
            prepared.linear(linear_model.LogisticRegression(C=0.01, max_iter=2000)),
            prepared.trees(
                ensemble.HistGradientBoostingClassifier(
                    max_iter=100,
                    learning_rate=0.04,
                    max_leaf_nodes=6,
                    min_samples_leaf=30,
                    l2_regularization=10.0,
                    early_stopping=False,
                    random_state=0,
                )
            ),
            # Random cuts between the least and the greatest value: a gap far below all would draw nearly every cut.
            prepared.trees(
                ensemble.ExtraTreesClassifier(100, min_samples_leaf=8, max_features=0.3, random_state=0, n_jobs=1),
                gap=0.0,
            ),
        ]

    def fit(self, samples: Samples) -> Self:
        """Learn from rows whose truth is known; a tenth of the solar wind is taken away, as feeds break."""
        known = samples.known()
        inputs = open_gaps(known.columns(self.columns), self.columns, known.issued_at)
        for part in self.parts:
            part.fit(inputs, known.truth > 0)
        return self

    def predict(self, samples: Samples) -> Prediction:
        """Probabilities."""
        inputs = samples.columns(self.columns)
        return Prediction.of(np.mean([part.predict_proba(inputs)[:, 1] for part in self.parts], axis=0))
