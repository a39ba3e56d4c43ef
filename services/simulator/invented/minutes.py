"""Minutes since 2000-01-01 UTC, the time of everything the invented Sun does, and noise that is a function of them."""

from datetime import UTC, datetime, timedelta

import numpy as np
from numpy.typing import NDArray

ORIGIN = datetime(2000, 1, 1, tzinfo=UTC)
DAY = 1440
Minutes = NDArray[np.int64]
Array = NDArray[np.float64]
_PERIODS = (190.0, 430.0, 970.0, 2300.0, 5100.0)


def minute_of(at: datetime) -> int:
    """Whole minutes up to an instant."""
    return int((at - ORIGIN) // timedelta(minutes=1))


def instant(minute: int) -> datetime:
    """Instant of a minute."""
    return ORIGIN + timedelta(minutes=int(minute))


def jitter(minutes: Minutes, seed: int, channel: int) -> Array:
    """White noise in [-1, 1), the same for the same minute, seed and channel (splitmix64)."""
    with np.errstate(over="ignore"):
        x = minutes.astype(np.uint64) + np.uint64((seed * 1_000_003 + channel) * 0x9E3779B97F4A7C15 % 2**64)
        x = (x ^ (x >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        x = (x ^ (x >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        x ^= x >> np.uint64(31)
    return np.asarray((x >> np.uint64(11)).astype(np.float64) / 2**52 - 1.0)


def drift(minutes: Minutes, seed: int, channel: int) -> Array:
    """Slow noise of unit size: waves of three hours to four days with phases of the seed and channel."""
    phases = np.random.default_rng([seed, 2, channel]).uniform(0, 2 * np.pi, len(_PERIODS))
    waves = [np.sin(2 * np.pi * minutes / period + phase) for period, phase in zip(_PERIODS, phases, strict=True)]
    return np.asarray(sum(waves) / np.sqrt(len(_PERIODS) / 2))


def phase(seed: int, channel: int) -> float:
    """A fixed angle of the seed, radians."""
    return float(np.random.default_rng([seed, 3, channel]).uniform(0, 2 * np.pi))
