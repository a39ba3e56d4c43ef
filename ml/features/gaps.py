"""Gaps as live feeds have them, opened in what a model learns from, so that it can do without."""

import re
from collections.abc import Sequence

import numpy as np

from ml.features.latency import HOUR, ISSUE_DELAY
from ml.features.samples import Instants, Mask, Numbers

SHARE = 0.1
"""Of the hours of solar wind that are taken away."""
LENGTH = 4
"""Hours that a gap lasts."""
_WIND = re.compile(r"(?:v|n|bt|bx|by|bz|sqrt_p|newell|vbs)_(?P<mean>mean_)?(?P<hours>\d+)h")


def open_gaps(inputs: Numbers, names: Sequence[str], issued_at: Instants, share: float = SHARE) -> Numbers:
    """A copy in which the solar wind of some hours is NaN, in every row and column that tells of them.

    Args:
        inputs: shape (n, len(names)).
        names: of the columns, as `ml.features.geomagnetic` gives them.
        issued_at: shape (n,), ascending.
        share: of the hours that are taken away. The same hours on each call.
    """
    opened = inputs.copy()
    ended = (issued_at - ISSUE_DELAY - np.datetime64(0, "s")) // HOUR
    lost = _lost(int(ended.max()) + 1, share)
    for place, name in enumerate(names):
        if told := _WIND.fullmatch(name):
            hours = int(told["hours"])
            back = range(1, hours + 1) if told["mean"] else (hours,)
            opened[np.all([lost[ended - h] for h in back], axis=0), place] = np.nan
    return opened


def _lost(hours: int, share: float) -> Mask:
    """Which of the hours since 1970 are lost: drawn from the first on, so that no span of training moves them."""
    begun = np.random.default_rng(0).random(hours) < share / LENGTH
    return np.asarray(np.convolve(begun, np.ones(LENGTH))[:hours] > 0)
