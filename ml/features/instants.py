"""Instants as samples hold them, datetime64[s] in UTC, and as the rest of the platform does."""

from datetime import UTC, datetime

import numpy as np


def stamp(at: datetime) -> np.datetime64:
    """An aware instant as samples hold it."""
    return np.datetime64(at.astimezone(UTC).replace(tzinfo=None), "s")


def aware(at: np.datetime64) -> datetime:
    """An instant of samples as an aware one."""
    return datetime.fromtimestamp(int(at.astype("datetime64[s]").astype(np.int64)), UTC)
