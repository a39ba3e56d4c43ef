"""Forecasts beside what came, by every forecaster on the same rows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from ml.features.samples import Mask, Numbers, Prediction, Samples
from ml.models.bundle import Bundle

OURS: Final = Bundle.OURS


@dataclass(frozen=True, slots=True)
class Said:
    """What one forecaster said.

    Args:
        value: in the task's unit, or a probability, shape (n,).
        lower: begin of its 90 % interval, shape (n,); NaN where it gives none.
        upper: its end, shape (n,).
        threshold: probability from which on it raised an alarm, shape (n,); NaN for a quantity.
    """

    value: Numbers
    lower: Numbers
    upper: Numbers
    threshold: Numbers

    @classmethod
    def of(cls, prediction: Prediction, threshold: float) -> "Said":
        """An answer, with the threshold of the one who gave it."""
        row = np.full(len(prediction.value), threshold)
        return cls(prediction.value, prediction.lower, prediction.upper, row)

    def take(self, mask: Mask) -> "Said":
        """The rows where `mask` is true."""
        return Said(self.value[mask], self.lower[mask], self.upper[mask], self.threshold[mask])


@dataclass(frozen=True, slots=True)
class Outcomes:
    """Forecasts of one task.

    Args:
        samples: what was asked, with the truth.
        said: answers by forecaster; `OURS` is the model.
    """

    samples: Samples
    said: Mapping[str, Said]

    @property
    def truth(self) -> Numbers:
        """What came, shape (n,)."""
        return self.samples.truth

    def __len__(self) -> int:
        return len(self.samples)

    def take(self, mask: Mask) -> "Outcomes":
        """The rows where `mask` is true."""
        return Outcomes(self.samples.take(mask), {name: said.take(mask) for name, said in self.said.items()})

    def common(self) -> "Outcomes":
        """The rows whose truth is known and of which every forecaster has a value: figures are taken over these."""
        values = np.vstack([self.truth, *(said.value for said in self.said.values())])
        return self.take(np.asarray(np.isfinite(values).all(axis=0)))


def answers(bundle: Bundle, samples: Samples) -> Outcomes:
    """What a fitted model and its baselines say of some rows."""
    forecasters = {OURS: bundle.model, **bundle.baselines}
    said = {
        name: Said.of(forecaster.predict(samples), bundle.thresholds.get(name, np.nan))
        for name, forecaster in forecasters.items()
    }
    return Outcomes(samples, said)


def joined(parts: Sequence[Outcomes]) -> Outcomes:
    """Outcomes of several spans, in their order.

    Args:
        parts: at least one; of one task, so with the same features and forecasters.
    """
    rows = [part.samples for part in parts]
    samples = Samples(
        issued_at=np.concatenate([r.issued_at for r in rows]),
        valid_from=np.concatenate([r.valid_from for r in rows]),
        valid_until=np.concatenate([r.valid_until for r in rows]),
        names=rows[0].names,
        features=np.concatenate([r.features for r in rows]),
        truth=np.concatenate([r.truth for r in rows]),
        subjects=tuple(subject for r in rows for subject in r.subjects),
    )
    said = {
        name: Said(*(np.concatenate([getattr(part.said[name], of) for part in parts]) for of in Said.__slots__))
        for name in parts[0].said
    }
    return Outcomes(samples, said)
