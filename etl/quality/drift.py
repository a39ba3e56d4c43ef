"""How far a batch's values are from those of the 30 days before, from stored quantiles alone.

Two measures per numeric column. `ks_distance` is the greatest difference between the two cumulative distributions
(Kolmogorov-Smirnov), good to a quantile step of 0.05. `outside_share` is the share of the batch beyond the least and
the greatest value of the reference.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from etl.quality.profiles import QUANTILES

LEAST_ROWS: Final = 50
"""Rows of a batch, from which on its distribution says something."""
LEAST_REFERENCE: Final = 200
"""Rows of the reference likewise."""
LEAST_BATCHES: Final = 5
"""Earlier distances, from which on it is known what is usual."""
SHIFTED: Final = 0.2
DRIFTED: Final = 0.35
"""Kolmogorov-Smirnov distances from which on a column is called so, if they are also beyond the usual."""
MOST_OUTSIDE: Final = 0.5
"""Share of a batch beyond the reference's span from which on it has drifted, if that is beyond the usual."""

Measured = tuple[float, float]
"""Distance and share outside."""
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Sample:
    """Quantiles of one column of one batch, and of how many values."""

    quantiles: Sequence[float]
    rows: int


def drift(name: str, batch: Sample, reference: Sequence[Sample], usual: Sequence[Measured]) -> dict[str, Any]:
    """One column's entry: `name`, `verdict`, `ks_distance`, `outside_share`, `reference_rows`, `reference_batches`.

    Args:
        name: the column or series.
        batch: its values.
        reference: of the 30 days before.
        usual: the same two measures of those batches against what came before them. An answer of two hours never has
            the spread of 30 days, one group of satellites not that of all, and a day count is always beyond the last:
            only what is beyond theirs is news.
    """
    known = sum(r.rows for r in reference)
    entry: dict[str, Any] = {"name": name, "reference_rows": known, "reference_batches": len(reference)}
    if batch.rows < LEAST_ROWS or known < LEAST_REFERENCE:
        return {**entry, "verdict": "too few rows", "ks_distance": None, "outside_share": None}
    distance, outside = _distance(batch, reference), _outside(batch, reference)
    return {
        **entry,
        "verdict": _verdict(distance, outside, usual),
        "ks_distance": round(distance, 3),
        "outside_share": round(outside, 3),
    }


def _verdict(distance: float, outside: float, usual: Sequence[Measured]) -> str:
    if len(usual) < LEAST_BATCHES:
        return "learning"
    if outside >= MOST_OUTSIDE and outside > max(share for _, share in usual):
        return "drifted"
    if distance <= max(known for known, _ in usual):
        return "steady"
    return "drifted" if distance >= DRIFTED else "shifted" if distance >= SHIFTED else "steady"


def _distance(batch: Sample, reference: Sequence[Sample]) -> float:
    at = np.unique(np.concatenate([np.asarray(s.quantiles, np.float64) for s in (batch, *reference)]))
    return float(np.max(np.abs(_cumulative(batch, at) - _pooled(reference, at))))


def _outside(batch: Sample, reference: Sequence[Sample]) -> float:
    low = min(r.quantiles[0] for r in reference)
    high = max(r.quantiles[-1] for r in reference)
    below = float(_cumulative(batch, np.array([low]))[0]) if batch.quantiles[0] < low else 0.0
    return below + 1.0 - float(_cumulative(batch, np.array([high]))[0])


def _pooled(samples: Sequence[Sample], at: Floats) -> Floats:
    rows = np.array([s.rows for s in samples], np.float64)
    each = np.stack([_cumulative(s, at) for s in samples])
    return np.asarray(rows @ each / rows.sum())


def _cumulative(sample: Sample, at: Floats) -> Floats:
    """Share of the sample's values up to each of `at`; a value that is repeated is reached at once."""
    values, shares = _ascending(sample)
    return np.asarray(np.interp(at, values, shares, left=0.0, right=1.0))


def _ascending(sample: Sample) -> tuple[Floats, Floats]:
    values = np.asarray(sample.quantiles, np.float64)
    last = np.append(values[1:] != values[:-1], True)
    return values[last], np.asarray(QUANTILES)[last]
