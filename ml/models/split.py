"""Rows by time: what may be learned from, what is asked about."""

from datetime import datetime

import numpy as np

from ml.features.instants import stamp
from ml.features.samples import Samples
from ml.models.task import GAP


def learnable(samples: Samples, before: datetime) -> Samples:
    """Rows whose truth was known one gap before an instant: a model of that instant may learn from them."""
    return samples.take((samples.valid_until <= stamp(before - GAP)) & np.isfinite(samples.truth))


def issued(samples: Samples, start: datetime, end: datetime) -> Samples:
    """Rows issued in [start, end)."""
    return samples.take((samples.issued_at >= stamp(start)) & (samples.issued_at < stamp(end)))
