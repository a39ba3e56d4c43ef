"""What a model's inputs looked like while it learned, to tell later whether they still do."""

from collections.abc import Sequence
from typing import Final

import numpy as np

from ml.features.samples import Numbers, Samples

BINS: Final = 10
"""Of equal count in training; the population stability index is taken over them."""
LEAST_SHARE: Final = 1e-3
"""Stands in for an empty bin, which would make the index infinite."""
BLOCK: Final = np.timedelta64(30, "D")
"""Length of the blocks that tell how far a month of training differed from the whole of it."""


class Profile:
    """Distribution of each feature in a training sample; stored with the model.

    Args:
        names: of the features, k of them.
        medians: shape (k,); NaN where nothing was known.
        edges: inner borders of the bins, shape (k, BINS - 1), ascending.
        shares: of the known values in each bin, shape (k, BINS).
        missing: share of rows without a value, shape (k,).
        usual: greatest stability index of a block of the sample against the whole, shape (k,). The Sun's rotation and
            cycle move every month's inputs: only what is beyond this is a drift.
        most_missing: greatest share of missing rows of a block, shape (k,).
    """

    def __init__(  # noqa: PLR0913, PLR0917 - one for each array that is kept
        self,
        names: Sequence[str],
        medians: Numbers,
        edges: Numbers,
        shares: Numbers,
        missing: Numbers,
        usual: Numbers,
        most_missing: Numbers,
    ) -> None:
        self.names = list(names)
        self.medians = medians
        self.edges = edges
        self.shares = shares
        self.missing = missing
        self.usual = usual
        self.most_missing = most_missing

    @classmethod
    def of(cls, samples: Samples) -> "Profile":
        """The profile of a sample that has rows."""
        columns = [_known(column) for column in samples.features.T]
        steps = np.linspace(0, 1, BINS + 1)[1:-1]
        nothing = np.full(BINS - 1, np.nan)
        edges = np.array([np.quantile(column, steps) if len(column) else nothing for column in columns])
        medians = np.array([np.median(column) if len(column) else np.nan for column in columns])
        shares = np.array([_shares(column, inner) for column, inner in zip(columns, edges, strict=True)])
        none = np.zeros(len(columns))
        profile = cls(samples.names, medians, edges, shares, missing(samples), none, none)
        blocks = _blocks(samples)
        profile.usual = _greatest([profile.stability(block) for block in blocks])
        profile.most_missing = _greatest([missing(block) for block in blocks])
        return profile

    def stability(self, samples: Samples) -> Numbers:
        """Population stability index of each feature, shape (k,); NaN where either side knows nothing.

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
    """Share of rows without a value, per feature, shape (k,); NaN without rows."""
    if not len(samples):
        return np.full(len(samples.names), np.nan)
    return np.asarray(np.isnan(samples.features).mean(axis=0))


def _blocks(samples: Samples) -> list[Samples]:
    number = (samples.issued_at - samples.issued_at.min()) // BLOCK
    return [samples.take(number == one) for one in np.unique(number)]


def _greatest(found: list[Numbers]) -> Numbers:
    return np.asarray(np.fmax.reduce(found))


def _known(column: Numbers) -> Numbers:
    return column[np.isfinite(column)]


def _shares(column: Numbers, edges: Numbers) -> Numbers:
    if not len(column):
        return np.full(BINS, np.nan)
    return np.bincount(np.searchsorted(edges, column, side="right"), minlength=BINS) / len(column)
