"""What a model learns from and is asked about."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

Instants = NDArray[np.datetime64]
Numbers = NDArray[np.float64]
Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Samples:
    """One row per forecast that is, was or could have been issued, ordered by `issued_at`.

    Args:
        issued_at: UTC instants, datetime64[s], shape (n,). A row holds nothing that came to be known later.
        valid_from: begin of the time that the forecast is about, shape (n,).
        valid_until: its end, exclusive; the truth is not known before, shape (n,).
        names: of the features.
        features: shape (n, len(names)); NaN is *not known*.
        truth: what came to be, in the task's unit; 1 or 0 where a probability is asked; NaN is *not known yet*, (n,).
        subjects: what each row is about where one instant has several forecasts, such as the id of a CME; else empty.
    """

    issued_at: Instants
    valid_from: Instants
    valid_until: Instants
    names: tuple[str, ...]
    features: Numbers
    truth: Numbers
    subjects: tuple[str, ...] = ()

    def __len__(self) -> int:
        return len(self.issued_at)

    def column(self, name: str) -> Numbers:
        """One feature, shape (n,)."""
        return self.features[:, self.names.index(name)]

    def columns(self, names: Sequence[str]) -> Numbers:
        """Some features, shape (n, len(names))."""
        return self.features[:, [self.names.index(name) for name in names]]

    def take(self, mask: Mask) -> "Samples":
        """The rows where `mask` is true."""
        kept = tuple(s for s, keep in zip(self.subjects, mask, strict=True) if keep) if self.subjects else ()
        return replace(
            self,
            issued_at=self.issued_at[mask],
            valid_from=self.valid_from[mask],
            valid_until=self.valid_until[mask],
            features=self.features[mask],
            truth=self.truth[mask],
            subjects=kept,
        )

    def known(self) -> "Samples":
        """The rows whose truth is known."""
        return self.take(np.isfinite(self.truth))


@dataclass(frozen=True, slots=True)
class Prediction:
    """What a model says of each row.

    Args:
        value: in the task's unit, or a probability, shape (n,); NaN where it cannot say.
        lower: begin of the interval that holds the truth nine times in ten, shape (n,); NaN for a probability.
        upper: its end, shape (n,).
    """

    value: Numbers
    lower: Numbers
    upper: Numbers

    @classmethod
    def of(cls, value: Numbers) -> "Prediction":
        """Values without an interval."""
        nothing = np.full(len(value), np.nan)
        return cls(value, nothing, nothing)
