"""What every model must beat: simple forecasters, fitted, asked and shown like any other."""

from collections.abc import Sequence
from typing import Any, Self

import numpy as np

from ml.features.samples import Numbers, Prediction, Samples
from ml.models import prepared
from services.chassis.lean import when_used

linear_model = when_used("sklearn.linear_model")


class Persistence:
    """What is now stays: one column is the answer.

    Args:
        column: the newest known value of what is forecast.
    """

    def __init__(self, column: str) -> None:
        self.column = column

    def fit(self, samples: Samples) -> Self:
        """Nothing is learned."""
        del samples
        return self

    def predict(self, samples: Samples) -> Prediction:
        """The column."""
        return Prediction.of(samples.column(self.column).copy())


class Recurrence27(Persistence):
    """What was one turn of the Sun ago, 27 days, comes back.

    Args:
        column: the value 27 days before the time that the forecast is about.
    """


class CorrectedRecurrence:
    """What was 27 days ago, moved by how far yesterday differs from the day before that.

    Args:
        before: column of the value 27 days before the time that the forecast is about.
        now: column of the newest value.
        now_before: column of the value 27 days before the newest.
    """

    def __init__(self, before: str, now: str, now_before: str) -> None:
        self.before = before
        self.now = now
        self.now_before = now_before

    def fit(self, samples: Samples) -> Self:
        """Nothing is learned."""
        del samples
        return self

    def predict(self, samples: Samples) -> Prediction:
        """The sum."""
        return Prediction.of(samples.column(self.before) + samples.column(self.now) - samples.column(self.now_before))


class Climatology:
    """What is usual: the mean of what came to be; the share of events for a probability."""

    def __init__(self) -> None:
        self.mean = float("nan")

    def fit(self, samples: Samples) -> Self:
        """Take the mean."""
        self.mean = float(np.mean(samples.known().truth))
        return self

    def predict(self, samples: Samples) -> Prediction:
        """The same for every row."""
        return Prediction.of(np.full(len(samples), self.mean))


class LogisticOn:
    """Probability of the event by logistic regression on a few columns; on one, that column as a probability.

    Args:
        columns: a row in which none is known gets no answer; one that is missing counts as its median.
        c: inverse strength of the penalty.
    """

    def __init__(self, columns: Sequence[str], c: float = 1.0) -> None:
        self.columns = list(columns)
        self.c = c
        self.model: Any = None

    def fit(self, samples: Samples) -> Self:
        """Learn from the rows whose truth is known."""
        known = samples.known()
        rule = linear_model.LogisticRegression(C=self.c, max_iter=2000)
        self.model = prepared.linear(rule).fit(known.columns(self.columns), known.truth > 0)
        return self

    def predict(self, samples: Samples) -> Prediction:
        """Probabilities; NaN where no column is known.

        Raises:
            ValueError: it was not fitted.
        """
        if self.model is None:
            message = "received a forecaster that was never fitted; allowed: a fitted one. Next step: call fit."
            raise ValueError(message)
        inputs = samples.columns(self.columns)
        value = np.full(len(samples), np.nan)
        some = np.isfinite(inputs).any(axis=1)
        if some.any():
            value[some] = _probability(self.model, inputs[some])
        return Prediction.of(value)


def _probability(model: Any, inputs: Numbers) -> Numbers:
    return np.asarray(model.predict_proba(inputs)[:, 1])
