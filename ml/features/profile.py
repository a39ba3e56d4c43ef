"""What a model's inputs looked like while it learned, to tell later whether they still do."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from ml.features.samples import Numbers, Samples

BINS = 10
"""Of equal count in training; the population stability index is taken over them."""
LEAST_SHARE = 1e-3
"""Stands in for an empty bin, which would make the index infinite."""


class Profile:
    """Distribution of each feature in a training sample; stored with the model.

    Args:
        names: of the features.
        medians: shape (len(names),); NaN where nothing was known.
        edges: inner borders of the bins, shape (len(names), BINS - 1), ascending.
        shares: of the known values in each bin, shape (len(names), BINS).
        missing: share of rows without a value, shape (len(names),).
    """

    def __init__(
        self, names: Sequence[str], medians: Numbers, edges: Numbers, shares: Numbers, missing: Numbers
    ) -> None:
        self.names = list(names)
        self.medians = medians
        self.edges = edges
        self.shares = shares
        self.missing = missing

    @classmethod
    def of(cls, samples: Samples) -> "Profile":
        """The profile of a sample."""
        columns = [_known(samples.features[:, place]) for place in range(len(samples.names))]
        steps = np.linspace(0, 1, BINS + 1)[1:-1]
        nothing = np.full(BINS - 1, np.nan)
        edges = np.array([np.quantile(column, steps) if len(column) else nothing for column in columns])
        medians = np.array([np.median(column) if len(column) else np.nan for column in columns])
        shares = np.array([_shares(column, inner) for column, inner in zip(columns, edges, strict=True)])
        return cls(samples.names, medians, edges, shares, missing(samples))

    def stability(self, samples: Samples) -> Numbers:
        """Population stability index of each feature, shape (len(names),); NaN where either side knows nothing.

        Below 0.1 nothing moved, above 0.2 the distribution is another one (Siddiqi, Credit Risk Scorecards, 2006).
        """
        found = np.full(len(self.names), np.nan)
        for place, name in enumerate(self.names):
            column = _known(samples.column(name)) if name in samples.names else np.array([])
            if len(column) and np.isfinite(self.shares[place]).all():
                now = np.maximum(_shares(column, self.edges[place]), LEAST_SHARE)
                then = np.maximum(self.shares[place], LEAST_SHARE)
                found[place] = float(np.sum((now - then) * np.log(now / then)))
        return found


def missing(samples: Samples) -> Numbers:
    """Share of rows without a value, per feature, shape (len(names),); NaN without rows."""
    if not len(samples):
        return np.full(len(samples.names), np.nan)
    return np.asarray(np.isnan(samples.features).mean(axis=0))


def _known(column: Numbers) -> Numbers:
    return column[np.isfinite(column)]


def _shares(column: Numbers, edges: NDArray[np.float64]) -> Numbers:
    if not len(column):
        return np.full(BINS, np.nan)
    return np.bincount(np.searchsorted(edges, column, side="right"), minlength=BINS) / len(column)
