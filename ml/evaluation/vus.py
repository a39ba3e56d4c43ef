"""Volume under the surface of range-aware precision and recall (VUS-PR).

Paparrizos et al. 2022, doi:10.14778/3551793.3551830: labels are widened by slopes on both sides, so that a detection
near an event counts in part; a recall counts events found as well as steps; and the area under precision and recall is
averaged over widths, so that none must be chosen. It needs no threshold: it judges the scores themselves.
"""

from collections.abc import Sequence
from typing import Final

import numpy as np

from ml.features.channels import Interval
from ml.features.samples import Numbers

WIDTHS: Final = tuple(range(0, 101, 10))
"""Whole widths of the slopes, in steps."""
THRESHOLDS: Final = 250
"""Ranks of scores at which precision and recall are read, as the authors' code does."""


def vus_pr(labels: Sequence[Interval], scores: Numbers) -> float:
    """0 to 1, more is better.

    Args:
        labels: anomalies, apart from each other, at least one.
        scores: of each step, shape (n,).
    """
    order = np.argsort(-scores, kind="stable")
    return float(np.mean([_area(labels, scores, order, width) for width in WIDTHS]))


def _area(labels: Sequence[Interval], scores: Numbers, order: np.ndarray, width: int) -> float:
    plain, widened = _widened(labels, len(scores), 0), _widened(labels, len(scores), width)
    threshold = scores[order[np.linspace(0, len(scores) - 1, THRESHOLDS).astype(int)]]
    # All steps of a score are flagged together, however they are sorted.
    flagged = len(scores) - np.searchsorted(np.sort(scores), threshold, side="left")
    true = np.cumsum(widened[order])[flagged - 1]
    positives = (plain.sum() + widened.sum()) / 2
    best = np.array([scores[widened_slice].max() for widened_slice in _slices(widened)])
    found = np.mean(best[None, :] >= threshold[:, None], axis=1)
    recall = np.concatenate([[0.0], np.minimum(true / positives, 1) * found])
    return float(np.sum(np.diff(recall) * (true / flagged)))


def _widened(labels: Sequence[Interval], steps: int, width: int) -> Numbers:
    """1 within an anomaly, falling as sqrt(1 - distance / width) over half the width on either side."""
    found = np.zeros(steps)
    for first, end in labels:
        found[first:end] += 1
        reach = np.arange(1, width // 2 + 1)
        slope = np.sqrt(1 - reach / width) if width else np.zeros(0)
        for places in (first - reach, end - 1 + reach):
            inside = (places >= 0) & (places < steps)
            found[places[inside]] += slope[inside]
    return np.minimum(found, 1)


def _slices(widened: Numbers) -> list[slice]:
    edges = np.flatnonzero(np.diff(np.concatenate([[0], (widened > 0).astype(int), [0]])))
    return [slice(first, end) for first, end in edges.reshape(-1, 2)]
