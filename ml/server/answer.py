"""One prediction: value and interval, baselines beside it, what moved it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from ml.features.profile import Profile
from ml.features.samples import Instants, Mask, Prediction, Samples
from ml.models.bundle import Bundle
from ml.models.task import Task
from ml.registry.card import ModelCard

ABLATION: Final = (
    "moved_by is an ablation: how far the value falls back when a group of inputs is replaced by its median in "
    "training. It tells what the model used, not what caused the event."
)
MOST_EFFECTS: Final = 8
NAMES: Final = {
    "v": "speed",
    "n": "density",
    "bt": "field",
    "sqrt": "pressure",
    "newell": "coupling",
    "vbs": "coupling",
    "sin": "calendar",
    "cos": "calendar",
}
"""Groups of features by the word that their names begin with; a group without an entry is called like that word."""


@dataclass(frozen=True, slots=True)
class Champion:
    """A task's deployed model.

    Args:
        task: what it forecasts.
        card: what is known of it.
        fitted: the model with its baselines and the profile of what it learned from.
    """

    task: Task
    card: ModelCard
    fitted: Bundle


@dataclass(frozen=True, slots=True)
class Said:
    """Value and interval of one forecast; None where there is none."""

    value: float | None
    lower: float | None
    upper: float | None


@dataclass(frozen=True, slots=True)
class Foretold:
    """All that is said about one row of samples.

    Args:
        issued_at: UTC, datetime64[s].
        valid_from: likewise.
        valid_until: likewise, exclusive.
        subject: empty where an instant has one forecast.
        said: by forecaster; `orrery` is the model.
        features: by name.
        moved_by: effect by group of inputs, greatest first, in the task's unit.
    """

    issued_at: np.datetime64
    valid_from: np.datetime64
    valid_until: np.datetime64
    subject: str
    said: Mapping[str, Said]
    features: Mapping[str, float | None]
    moved_by: Mapping[str, float | None]

    @property
    def missing(self) -> list[str]:
        """Names of the features without a value."""
        return [name for name, value in self.features.items() if value is None]


def foretell(champion: Champion, samples: Samples) -> list[Foretold]:
    """What model and baselines say of each row."""
    return [_row(champion, samples.take(_only(len(samples), place))) for place in range(len(samples))]


def _row(champion: Champion, row: Samples) -> Foretold:
    groups = _groups(champion.fitted.profile)
    found = champion.fitted.predict(_ablated(row, champion.fitted.profile, groups))
    said = {Bundle.OURS: _said(found)} | {
        name: _said(one.predict(row)) for name, one in champion.fitted.baselines.items()
    }
    effects = {name: number(found.value[0] - found.value[place]) for place, name in enumerate(groups, 1)}
    greatest = sorted(effects.items(), key=lambda item: -abs(item[1] or 0.0))[:MOST_EFFECTS]
    return Foretold(
        issued_at=_instant(row.issued_at),
        valid_from=_instant(row.valid_from),
        valid_until=_instant(row.valid_until),
        subject=row.subjects[0] if row.subjects else "",
        said=said,
        features=dict(zip(row.names, map(number, row.features[0]), strict=True)),
        moved_by=dict(greatest),
    )


def _groups(profile: Profile) -> dict[str, list[str]]:
    """Features by the quantity that their names begin with, such as `bz` of `bz_mean_3h`; see `NAMES`."""
    found: dict[str, list[str]] = {}
    for name in profile.names:
        word = name.partition("_")[0]
        found.setdefault(NAMES.get(word, word), []).append(name)
    return found


def _ablated(row: Samples, profile: Profile, groups: Mapping[str, list[str]]) -> Samples:
    """The row, then once more for each group with that group at its medians: one call predicts all."""
    medians = dict(zip(profile.names, profile.medians, strict=True))
    features = np.repeat(row.features, len(groups) + 1, axis=0)
    for place, names in enumerate(groups.values(), 1):
        for name in names:
            features[place, row.names.index(name)] = medians[name]
    many = len(features)
    return replace(
        row,
        issued_at=np.repeat(row.issued_at, many),
        valid_from=np.repeat(row.valid_from, many),
        valid_until=np.repeat(row.valid_until, many),
        features=features,
        truth=np.repeat(row.truth, many),
        subjects=row.subjects * many,
    )


def _said(found: Prediction) -> Said:
    return Said(number(found.value[0]), number(found.lower[0]), number(found.upper[0]))


def number(value: float) -> float | None:
    """A plain number; None for one that is not known."""
    return float(value) if np.isfinite(value) else None


def _instant(column: Instants) -> np.datetime64:
    found: np.datetime64 = column[0]
    return found


def _only(count: int, place: int) -> Mask:
    return np.asarray(np.arange(count) == place)
