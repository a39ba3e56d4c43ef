"""Whether and when a CME's shock reaches Earth."""

from datetime import UTC, datetime
from typing import Final, Self

import numpy as np

from ml.features import arrivals
from ml.features.samples import Numbers, Prediction, Samples
from ml.models.baselines import Climatology, LogisticOn
from ml.models.drag import Drag, PublishedDrag
from ml.models.task import Forecaster, Gate, Task
from services.chassis.errors import InvalidInputError
from services.chassis.lean import when_used

model_selection = when_used("sklearn.model_selection")

_FOLDS = 5
_FEWEST = 10
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
    """The mean of ENLIL's arrival and the drag model's, with a conformal interval.

    The two err in different ways. With some hundred events, weights or regressions learned from them were not better
    than equal weights. The interval is made of the errors in events left out of the fit, fold by fold in time.
    """

    def __init__(self) -> None:
        self.drag = Drag()
        self.below_h = np.nan
        self.above_h = np.nan

    def fit(self, samples: Samples) -> Self:
        """Learn from the CMEs whose shock was seen.

        Raises:
            InvalidInputError: there are too few of them for an interval.
        """
        known = samples.known()
        if len(known) < _FEWEST:
            step = "Train until a later instant, or load more of DONKI's history."
            raise InvalidInputError.of("the number of CMEs with a known shock", len(known), f"{_FEWEST} or more", step)
        self.below_h, self.above_h = _bounds(_errors_outside(known))
        self.drag = Drag().fit(known)
        return self

    def predict(self, samples: Samples) -> Prediction:
        """Hours from issue to arrival; the interval holds nine arrivals of ten."""
        hours = _mean(self.drag, samples)
        return Prediction(hours, np.maximum(hours + self.below_h, 0.0), np.maximum(hours + self.above_h, 0.0))


def _mean(drag: Drag, samples: Samples) -> Numbers:
    hours: Numbers = (samples.column("enlil_h") + drag.predict(samples).value) / 2
    return hours


def _errors_outside(known: Samples) -> Numbers:
    """Truth minus forecast of each event, by a model that did not see its fold."""
    errors = np.full(len(known), np.nan)
    for inside, outside in model_selection.KFold(_FOLDS).split(known.features):
        mask = np.zeros(len(known), bool)
        mask[inside] = True
        left_out = known.take(~mask)
        errors[outside] = left_out.truth - _mean(Drag().fit(known.take(mask)), left_out)
    return errors


def _bounds(errors: Numbers) -> tuple[float, float]:
    """Errors that one event in twenty stays below, and one exceeds; corrected for how few events there are."""
    tail = (1 - _INSIDE) / 2
    level = min(np.ceil((len(errors) + 1) * (1 - tail)) / len(errors), 1.0)
    return float(np.quantile(errors, 1 - level)), float(np.quantile(errors, level))


def _hit_model() -> Forecaster:
    columns = ("enlil_is_glancing", "enlil_kp_180", "enlil_h", "enlil_cmes", "speed_km_s", "half_angle_deg")
    return LogisticOn((*columns, "axis_to_earth_deg", "arriving_before"), c=0.1)


def _enlil_hit() -> Forecaster:
    """ENLIL says that all of them hit; how often that is true of glancing blows and of the others is learned."""
    return LogisticOn(("enlil_is_glancing",))


TASKS: Final = (
    Task(
        name="cme_arrival",
        group="cme",
        lead="1-5 days",
        title="Arrival of a CME's shock at Earth",
        unit="h",
        kind="quantity",
        event="",
        build=arrivals.build_arrivals,
        every=None,
        model=Arrival,
        baselines={"enlil": Enlil, "drag": Drag, "drag_published": PublishedDrag, "constant_transit": ConstantTransit},
        refit="month",
        gates=(
            Gate("mae_ratio", "enlil", 0.95, at_most=True),
            Gate("mae_ratio", "drag", 0.85, at_most=True),
        ),
        first_at=datetime(2016, 1, 1, tzinfo=UTC),
    ),
    Task(
        name="cme_hit",
        group="cme",
        lead="8 days",
        title="A CME that ENLIL sends to Earth brings a shock",
        unit="",
        kind="probability",
        event="a shock at Earth is linked with the CME",
        build=arrivals.build_hits,
        every=None,
        model=_hit_model,
        baselines={"enlil": _enlil_hit, "climatology": Climatology},
        refit="month",
        gates=(),
        first_at=datetime(2016, 1, 1, tzinfo=UTC),
    ),
)
