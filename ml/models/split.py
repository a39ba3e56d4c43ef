"""Rows by time: what may be learned from, what is asked about."""

from datetime import UTC, datetime

import numpy as np

from ml.features.samples import Samples
from ml.models.task import GAP


def stamp(at: datetime) -> np.datetime64:
    """An aware instant as samples hold it: UTC, in seconds."""
    return np.datetime64(at.astimezone(UTC).replace(tzinfo=None), "s")


def aware(at: np.datetime64) -> datetime:
    """An instant of samples as an aware one."""
    return datetime.fromtimestamp(int(at.astype("datetime64[s]").astype(np.int64)), UTC)


def learnable(samples: Samples, before: datetime) -> Samples:
    """Rows whose truth was known one gap before an instant: a model of that instant may learn from them."""
    return samples.take((samples.valid_until <= stamp(before - GAP)) & np.isfinite(samples.truth))


def issued(samples: Samples, start: datetime, end: datetime) -> Samples:
    """Rows issued in [start, end)."""
    return samples.take((samples.issued_at >= stamp(start)) & (samples.issued_at < stamp(end)))
