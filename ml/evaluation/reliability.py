"""Whether a probability of 0.3 comes true three times in ten."""

import numpy as np
from sklearn.calibration import calibration_curve

from ml.evaluation.outcomes import Outcomes

BINS = 10


def reliability(outcomes: Outcomes, forecaster: str) -> list[dict[str, float]]:
    """Mean probability (`forecast`) and share of events (`observed`) of ten bins of about equal count, ascending.

    Bins that many equal probabilities make one are given once.
    """
    if not len(outcomes):
        return []
    probability = np.clip(outcomes.said[forecaster].value, 0, 1)
    observed, forecast = calibration_curve(outcomes.truth > 0.5, probability, n_bins=BINS, strategy="quantile")
    return [{"forecast": float(p), "observed": float(o)} for p, o in zip(forecast, observed, strict=True)]
