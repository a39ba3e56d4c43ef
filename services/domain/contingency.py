"""Skill of yes-or-no forecasts from how often alarm and event met.

Source: Jolliffe & Stephenson, Forecast Verification (2012), chapter 3.
"""

from typing import Any

import numpy as np
import numpy.typing as npt

Counts = npt.NDArray[np.float64]
Figure = npt.NDArray[np.float64]


def divided(above: Any, below: Any) -> Figure:
    """A ratio; NaN where nothing is below."""
    above, below = np.asarray(above, float), np.asarray(below, float)
    ratio: Figure = np.divide(above, below, out=np.full(np.broadcast(above, below).shape, np.nan), where=below != 0)
    return ratio


def true_skill(counts: Counts) -> Figure:
    """True skill statistic: share of events alarmed minus share of quiet times alarmed, -1 to 1, 0 without skill.

    Args:
        counts: hits, misses, false alarms and correct silences, shape (..., 4).
    """
    hits, misses, false_alarms, silences = np.moveaxis(counts, -1, 0)
    return divided(hits, hits + misses) - divided(false_alarms, false_alarms + silences)


def heidke_skill(counts: Counts) -> Figure:
    """Heidke skill score: share of right answers over that of chance, up to 1, 0 without skill; see `true_skill`."""
    hits, misses, false_alarms, silences = np.moveaxis(counts, -1, 0)
    chance = (hits + misses) * (misses + silences) + (hits + false_alarms) * (false_alarms + silences)
    return divided(2 * (hits * silences - misses * false_alarms), chance)
