"""Flares in the next 24 hours: logistic regressions on how often they came lately and on the Sun's radio flux."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, Final, Self

import numpy as np

from ml.features import flares
from ml.features.samples import Numbers, Prediction, Samples
from ml.models.baselines import Climatology
from ml.models.task import Forecaster, Gate, Task
from services.chassis.lean import when_used

linear_model = when_used("sklearn.linear_model")
pipeline = when_used("sklearn.pipeline")
preprocessing = when_used("sklearn.preprocessing")

QUIET_SUN_SFU = 55.0
"""F10.7 of a Sun without active regions is some ten units above this."""


class Logistic:
    """A calibrated probability from some columns: the model with several, calibrated persistence with one.

    Counts of days become log odds, fading counts and radio flux logarithms. A row that lacks a column has no answer:
    what was not recorded is not zero.

    Args:
        columns: names of features.
        strength: inverse of the penalty on the standardised columns' weights.
    """

    def __init__(self, columns: tuple[str, ...], strength: float = 1.0) -> None:
        self.columns = columns
        self.strength = strength
        self.base_rate = np.nan
        self.regression: Any = None

    def fit(self, samples: Samples) -> Self:
        """Learn from days whose flares are known; with events in none or all of them, only how often."""
        known = samples.known()
        inputs = self._inputs(known)
        there = np.isfinite(inputs).all(axis=1)
        truth = known.truth[there]
        self.base_rate = (float(truth.sum()) + 0.5) / (len(truth) + 1.0)
        self.regression = None
        if len(np.unique(truth)) > 1:
            self.regression = pipeline.make_pipeline(
                preprocessing.StandardScaler(), linear_model.LogisticRegression(C=self.strength, max_iter=1000)
            )
            self.regression.fit(inputs[there], truth)
        return self

    def predict(self, samples: Samples) -> Prediction:
        """The probability of at least one flare."""
        inputs = self._inputs(samples)
        there = np.isfinite(inputs).all(axis=1)
        value = np.where(there, self.base_rate, np.nan)
        if self.regression is not None and there.any():
            value[there] = self.regression.predict_proba(inputs[there])[:, 1]
        return Prediction.of(value)

    def _inputs(self, samples: Samples) -> Numbers:
        return np.column_stack([_transformed(name, samples.column(name)) for name in self.columns])


class TrailingRate:
    """Baseline: the share of trailing days that had a flare, taken as it is.

    Calibrated on training years, which are of another activity, it is worse.

    Args:
        column: a count of days whose name ends with the window's length.
    """

    def __init__(self, column: str) -> None:
        self.column = column

    def fit(self, samples: Samples) -> Self:
        """Nothing is learned from `samples`."""
        del samples
        return self

    def predict(self, samples: Samples) -> Prediction:
        """The share."""
        return Prediction.of(samples.column(self.column) / float(self.column.rpartition("_")[2]))


class Steadied:
    """The mean of a logistic regression and of what trailing shares say.

    A regression learned in quiet years goes far wrong in more active ones; shares follow the Sun wherever it goes.

    Args:
        columns: of the regression.
        strength: of the regression.
        shares: columns of trailing counts of days; their mean share has half the weight.
    """

    def __init__(self, columns: tuple[str, ...], strength: float, shares: tuple[str, ...]) -> None:
        self.logistic = Logistic(columns, strength)
        self.shares = [TrailingRate(column) for column in shares]

    def fit(self, samples: Samples) -> Self:
        """Learn the regression."""
        self.logistic.fit(samples)
        return self

    def predict(self, samples: Samples) -> Prediction:
        """The probability of at least one flare."""
        share = np.mean([share.predict(samples).value for share in self.shares], axis=0)
        return Prediction.of((self.logistic.predict(samples).value + share) / 2)


def _transformed(name: str, value: Numbers) -> Numbers:
    """A column in the form in which its effect on the log odds is closest to straight."""
    kind, _, last = name.rpartition("_")
    if kind.endswith("days"):
        rate = (value + 0.25) / (float(last) + 1.5)
        odds: Numbers = np.log(rate / (1 - rate))
        return odds
    if kind.endswith("recent"):
        return np.asarray(np.log(value + 0.1))
    return np.asarray(np.log(np.maximum(value - QUIET_SUN_SFU, 1.0)))


_INPUTS = ("f107_sfu", "f107_mean_27_sfu", "m_days_27", "m_days_7", "m_recent_3", "m_recent_10")


def _m_model() -> Forecaster:
    return Steadied(_INPUTS, 0.3, ("m_days_7", "m_days_27", "m_days_81"))


def _x_model() -> Forecaster:
    """Days with an X flare number in the tens: what M flares say is held tight."""
    return Logistic(_INPUTS, 0.01)


def _task(level: str, model: Callable[[], Forecaster], gates: tuple[Gate, ...]) -> Task:
    name = level.upper()
    return Task(
        name=f"flares_{level}_24h",
        group="flares",
        lead="24 h",
        title=f"Flare of class {name}{' or more' if level == 'm' else ''} in this UTC day",
        unit="",
        kind="probability",
        event=f"a flare of at least {name}1 begins",
        build=flares.BUILDS[level],
        every=flares.EVERY,
        model=model,
        baselines={
            "rate_27d": lambda: TrailingRate(f"{level}_days_27"),
            "rate_81d": lambda: TrailingRate(f"{level}_days_81"),
            "rate_365d": lambda: TrailingRate(f"{level}_days_365"),
            "persistence": lambda: Logistic((f"{level}_days_1",)),
            "climatology": Climatology,
        },
        refit="quarter",
        gates=gates,
        first_at=datetime(2016, 1, 1, tzinfo=UTC),
    )


_AGAINST = ("rate_27d", "rate_81d", "rate_365d", "persistence")

TASKS: Final = (
    _task("m", _m_model, tuple(Gate("brier_skill", name, 0.05, at_most=False, certain=True) for name in _AGAINST)),
    _task("x", _x_model, ()),
)
