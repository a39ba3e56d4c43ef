"""A fitted model with what is shown beside it: one file in the registry, one version of all."""

from collections.abc import Mapping
from typing import Final

from ml.features.profile import Profile
from ml.features.samples import Prediction, Samples
from ml.models.task import Forecaster


class Bundle:
    """A fitted model, its baselines fitted on the same samples, and the profile of those.

    Args:
        task: name of the task: two tasks' models are never the same, whatever they learned.
        model: what forecasts.
        baselines: by name.
        profile: of the samples that all of them learned from.
        thresholds: probability from which on a forecast is an alarm, by forecaster (`orrery` is the model), set on
            the training rows so that alarms are as many as events; empty for a quantity.
    """

    OURS: Final = "orrery"
    """The model's name beside those of its baselines."""

    def __init__(
        self,
        task: str,
        model: Forecaster,
        baselines: Mapping[str, Forecaster],
        profile: Profile,
        thresholds: Mapping[str, float],
    ) -> None:
        self.task = task
        self.model = model
        self.baselines = dict(baselines)
        self.profile = profile
        self.thresholds = dict(thresholds)

    def predict(self, samples: Samples) -> Prediction:
        """What the model says."""
        return self.model.predict(samples)
