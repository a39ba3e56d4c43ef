"""When a CME's shock reaches Earth: ENLIL's arrival, a drag model and a small regression, averaged."""

from datetime import UTC, datetime
from typing import Final, Self

import numpy as np
from sklearn.impute import SimpleImputer
from sklearn.linear_model import Ridge
from sklearn.model_selection import KFold
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import StandardScaler

from ml.features import arrivals
from ml.features.samples import Numbers, Prediction, Samples
from ml.models.drag import Drag
from ml.models.task import Gate, Task

_PENALTY = 30.0
_FOLDS = 5
_INSIDE = 0.9


class Enlil:
    """Baseline: what WSA-ENLIL's run itself said, without any learning."""

    def fit(self, samples: Samples) -> Self:
        """Nothing is learned from `samples`."""
        del samples
        return self

    def predict(self, samples: Samples) -> Prediction:
        """Hours from issue to ENLIL's arrival."""
        return Prediction.of(samples.column("enlil_h"))


class ConstantTransit:
    """Baseline: every CME takes as long from 21.5 solar radii as the median one."""

    def __init__(self, transit_h: float = 72.0) -> None:
        self.transit_h = transit_h

    def fit(self, samples: Samples) -> Self:
        """Learn the median."""
        known = samples.known()
        self.transit_h = float(np.median(known.truth + known.column("elapsed_h")))
        return self

    def predict(self, samples: Samples) -> Prediction:
        """Hours from issue to arrival."""
        return Prediction.of(np.maximum(self.transit_h - samples.column("elapsed_h"), 0.0))


class Arrival:
    """The mean of ENLIL, the drag model and a ridge regression of the transit time, with a conformal interval.

    The three err in different ways, and so few events are known that weights learned from them are worse than equal
    ones. The interval is made of the errors in events that were left out of the fit, fold by fold in time.
    """

    def __init__(self) -> None:
        self.drag = Drag()
        self.regression = _regression()
        self.below_h = np.nan
        self.above_h = np.nan

    def fit(self, samples: Samples) -> Self:
        """Learn from the CMEs whose shock was seen."""
        known = samples.known()
        errors = self._errors_outside(known)
        self.below_h, self.above_h = _bounds(errors)
        return self._fit(known)

    def predict(self, samples: Samples) -> Prediction:
        """Hours from issue to arrival; the interval holds nine arrivals of ten."""
        hours = self._hours(samples)
        return Prediction(hours, np.maximum(hours + self.below_h, 0.0), np.maximum(hours + self.above_h, 0.0))

    def _fit(self, known: Samples) -> Self:
        self.drag.fit(known)
        self.regression.fit(_inputs(known), known.truth + known.column("elapsed_h"))
        return self

    def _hours(self, samples: Samples) -> Numbers:
        regressed = self.regression.predict(_inputs(samples)) - samples.column("elapsed_h")
        three = (samples.column("enlil_h"), self.drag.predict(samples).value, regressed)
        hours: Numbers = np.maximum(np.mean(three, axis=0), 0.0)
        return hours

    def _errors_outside(self, known: Samples) -> Numbers:
        """Truth minus forecast of each event, by a model that did not see its fold."""
        errors = np.full(len(known), np.nan)
        for inside, outside in KFold(min(_FOLDS, len(known))).split(known.features):
            mask = np.zeros(len(known), bool)
            mask[inside] = True
            left_out = known.take(~mask)
            errors[outside] = left_out.truth - Arrival()._fit(known.take(mask))._hours(left_out)  # noqa: SLF001 - own
        return errors


def _regression() -> Pipeline:
    return make_pipeline(SimpleImputer(strategy="median", keep_empty_features=True), StandardScaler(), Ridge(_PENALTY))


def _inputs(samples: Samples) -> Numbers:
    """Features with ENLIL's arrival as a transit time, the speed's logarithm and the axis in half angles."""
    inputs = samples.features.copy()
    place = samples.names.index
    inputs[:, place("enlil_h")] += samples.column("elapsed_h")
    inputs[:, place("speed_km_s")] = np.log(samples.column("speed_km_s"))
    inputs[:, place("axis_to_earth_deg")] = np.minimum(
        samples.column("axis_to_earth_deg") / samples.column("half_angle_deg"), 3.0
    )
    inputs[:, place("latitude_deg")] = np.abs(samples.column("latitude_deg"))
    return inputs


def _bounds(errors: Numbers) -> tuple[float, float]:
    """Errors that one event in twenty stays below, and one exceeds; corrected for how few events there are."""
    tail = (1 - _INSIDE) / 2
    level = min(np.ceil((len(errors) + 1) * (1 - tail)) / len(errors), 1.0)
    return float(np.quantile(errors, 1 - level)), float(np.quantile(errors, level))


TASKS: Final = (
    Task(
        name="cme_arrival",
        group="cme",
        lead="1-5 days",
        title="Arrival of a CME's shock at Earth",
        unit="h",
        kind="quantity",
        event="",
        build=arrivals.build,
        every=None,
        model=Arrival,
        baselines={"enlil": Enlil, "drag": Drag, "constant_transit": ConstantTransit},
        refit="month",
        gates=(
            Gate("mae_ratio", "enlil", 0.95, at_most=True),
            Gate("mae_ratio", "drag", 0.85, at_most=True),
        ),
        first_at=datetime(2016, 1, 1, tzinfo=UTC),
    ),
)
