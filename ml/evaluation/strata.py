"""The same figures where it matters: in storms and in quiet, at each phase of the solar cycle."""

from collections.abc import Iterator
from typing import Final

import numpy as np

from ml.evaluation.outcomes import Outcomes
from ml.features.hours import read
from ml.features.samples import Instants, Mask, Numbers
from ml.features.source import Source

LEVELS: Final = {"Kp below 4": -0.1, "Kp 4− to 4+": 3.6, "Kp 5− to 6+ (G1, G2)": 4.6, "Kp 7− and above (G3 to G5)": 6.6}
"""Least greatest Kp of the time that a forecast is about; NOAA's scale of geomagnetic storms, Kp in thirds."""

_EXTREMES: Final = (
    ("minimum", np.datetime64("2008-12")), ("maximum", np.datetime64("2014-04")),
    ("minimum", np.datetime64("2019-12")), ("maximum", np.datetime64("2024-10")),
)  # fmt: skip
"""Of the 13-month smoothed sunspot number; source: WDC-SILSO, Royal Observatory of Belgium."""
_DAY: Final = "datetime64[D]"
_SECOND: Final = "datetime64[s]"
_NEAR: Final = np.timedelta64(548, "D")
"""A year and a half on each side of an extreme counts as its phase."""


def strata(outcomes: Outcomes, kp: Numbers) -> Iterator[tuple[str, Outcomes]]:
    """Outcomes by storm level and by phase of the solar cycle; empty ones are left out.

    Args:
        outcomes: of one task.
        kp: greatest Kp of the time that each row is about, shape (n,); NaN where not known.
    """
    bounds = [*LEVELS.values(), np.inf]
    for place, name in enumerate(LEVELS):
        yield from _part(name, outcomes, (kp >= bounds[place]) & (kp < bounds[place + 1]))
    phases = np.array([phase(at) for at in outcomes.samples.valid_from])
    for name in ("minimum", "rising", "maximum", "declining"):
        yield from _part(f"solar {name}", outcomes, phases == name)


def phase(at: np.datetime64) -> str:
    """Phase of the solar cycle: minimum, rising, maximum, declining; empty before the first extreme that is known."""
    for name, month in _EXTREMES:
        if abs(at - month) <= _NEAR:
            return name
    before = [name for name, month in _EXTREMES if month < at]
    return {"minimum": "rising", "maximum": "declining"}[before[-1]] if before else ""


def greatest_kp(source: Source, begins: Instants, ends: Instants) -> Numbers:
    """Greatest Kp of the three-hour intervals that touch [begin, end), each shape (n,); NaN where none is held."""
    if not len(begins):
        return np.zeros(0)
    start, end = begins.min().astype(_DAY), ends.max().astype(_DAY) + np.timedelta64(2, "D")
    kp = read(source, "kp", start.astype(_SECOND), end.astype(_SECOND), settled=True)
    first = (begins - kp.start) // kp.step
    last = np.maximum(-((kp.start - ends) // kp.step), first + 1)
    known = np.nan_to_num(kp.value, nan=-np.inf)
    greatest: Numbers = np.maximum.reduceat(known, np.column_stack([first, last]).ravel())[::2]
    return np.where(np.isfinite(greatest), greatest, np.nan)


def _part(name: str, outcomes: Outcomes, mask: Mask) -> Iterator[tuple[str, Outcomes]]:
    if mask.any():
        yield name, outcomes.take(mask)
