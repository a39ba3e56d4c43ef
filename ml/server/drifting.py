"""Whether a task's inputs, or its skill, are no longer what the model was made for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from ml.features.profile import Profile, missing
from ml.features.samples import Numbers, Samples

SHIFTED: Final = 0.2
"""Stability index above which a distribution is another one (Siddiqi 2006), where training never moved more."""
BEYOND: Final = 1.25
"""By how much more the worst month of training must be exceeded: counts of 27 days are extreme in any month."""
MORE_MISSING: Final = 0.2
"""By how much the share of missing values may exceed the worst month of training."""
LEAST_ROWS: Final = 20
"""With fewer rows the index is mostly noise, and nothing is said."""
LEAST_SCORED: Final = 30
"""Scored forecasts below which nothing is said of skill."""
MOST_NAMED: Final = 10


@dataclass(frozen=True, slots=True)
class Drift:
    """What was found of one task.

    Args:
        psi: largest stability index of a feature, each scaled so that `SHIFTED` is its own bound; 0 where nothing could
            be compared.
        missing: share of missing values among all features.
        shifted: features beyond their bound: index and bound.
        lost: features that are missing more than ever in training: share and bound.
        skill: on the ledger and its bound; None where too little was scored.
        raised: whether any of these is beyond its bound.
    """

    psi: float
    missing: float
    shifted: Mapping[str, tuple[float, float]]
    lost: Mapping[str, tuple[float, float]]
    skill: tuple[float, float] | None
    raised: bool

    @property
    def detail(self) -> dict[str, object]:
        """For the ledger and for people, the worst features first."""
        return {
            "largest_psi_scaled": round(self.psi, 4),
            "missing": round(self.missing, 4),
            "shifted": _named(self.shifted, "psi"),
            "lost": _named(self.lost, "missing"),
            "skill": None if self.skill is None else {"value": self.skill[0], "bound": self.skill[1]},
        }


def compare(profile: Profile, samples: Samples, skill: tuple[float, float] | None) -> Drift:
    """Hold a window of samples against the training's profile.

    A feature has shifted where its index exceeds both `SHIFTED` and, by a quarter, that of every month of training,
    plus what chance gives a window of so few rows: (BINS - 1) / n on average (Yurdakul, Statistical Properties of PSI,
    2018).
    """
    shifted: dict[str, tuple[float, float]] = {}
    lost: dict[str, tuple[float, float]] = {}
    scaled = np.array([])
    if len(samples) >= LEAST_ROWS:
        index = profile.stability(samples)
        noise = (profile.shares.shape[1] - 1) / len(samples)
        bound = np.fmax(SHIFTED, BEYOND * profile.usual) + noise
        scaled = SHIFTED * index / bound
        shifted = _beyond(profile.names, index, bound)
        now = missing(samples)
        lost = _beyond(profile.names, now, np.fmin(profile.most_missing + MORE_MISSING, 0.95))
    raised = bool(shifted or lost) or (skill is not None and skill[0] < skill[1])
    return Drift(
        psi=float(np.nanmax(scaled)) if np.isfinite(scaled).any() else 0.0,
        missing=float(np.isnan(samples.features).mean()) if samples.features.size else 0.0,
        shifted=shifted,
        lost=lost,
        skill=skill,
        raised=raised,
    )


def skill_over(ours: Numbers, reference: Numbers) -> float | None:
    """1 - loss / loss of the reference, of mean squared errors or Brier scores; None where too little was scored."""
    if len(ours) < LEAST_SCORED or not reference.mean() > 0:
        return None
    return float(1 - ours.mean() / reference.mean())


def _beyond(names: Sequence[str], found: Numbers, bound: Numbers) -> dict[str, tuple[float, float]]:
    return {n: (float(f), float(b)) for n, f, b in zip(names, found, bound, strict=True) if f > b}


def _named(found: Mapping[str, tuple[float, float]], what: str) -> list[dict[str, object]]:
    worst = sorted(found.items(), key=lambda item: item[1][1] - item[1][0])[:MOST_NAMED]
    return [{"feature": name, what: round(value, 4), "bound": round(bound, 4)} for name, (value, bound) in worst]
