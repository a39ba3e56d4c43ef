"""Which orbits of the catalogue are least like the others, and in what.

An isolation forest (Liu, Ting & Zhou 2008, doi:10.1109/ICDM.2008.17) parts the orbits by random cuts: one that few
cuts set apart from all others is unusual. What makes it so is told beside it: how few orbits are as extreme in each
element. Unusual is neither dangerous nor wrong, and an orbit from a short arc may only look so.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import pyarrow as pa

from ml.features.samples import Numbers
from services.chassis.lean import when_used

ensemble = when_used("sklearn.ensemble")

TREES: Final = 200
SEED: Final = 20220101
JUPITER_AU: Final = 5.2044
LEAST_ORBITS: Final = 100
"""Fewer have no *others* to be unlike."""
MEANINGS: Final = {
    "semi_major_axis_au": "semi-major axis",
    "eccentricity": "eccentricity",
    "inclination_deg": "inclination",
    "perihelion_distance_au": "perihelion distance",
    "aphelion_distance_au": "aphelion distance",
    "tisserand": "Tisserand parameter of Jupiter",
    "absolute_magnitude_h": "absolute magnitude",
}
COLUMNS: Final = ("designation", "name", "semi_major_axis_au", "eccentricity", "inclination_deg",
                  "absolute_magnitude_h", "orbit_class", "condition_code")  # fmt: skip
"""What is read of `dim_asteroids`."""


@dataclass(frozen=True, slots=True)
class Trait:
    """One element of an orbit: its value and the share of all orbits that are at least as extreme on its side."""

    name: str
    value: float
    side: str
    share: float

    @property
    def words(self) -> str:
        """As people say it."""
        return f"{MEANINGS[self.name]} {self.value:.4g}: as {self.side} in {100 * self.share:.2g} % of the orbits"


@dataclass(frozen=True, slots=True)
class Unusual:
    """One orbit. `score` is the forest's, from 0 (like all others) to 1; `traits` the most extreme first."""

    designation: str
    name: str | None
    orbit_class: str | None
    condition_code: str | None
    score: float
    traits: tuple[Trait, ...]


def unusual_orbits(rows: pa.Table, limit: int) -> list[Unusual]:
    """The most unusual orbits first; the same catalogue gives the same order.

    Args:
        rows: of `dim_asteroids`, with `COLUMNS`; objects without a closed orbit or without H are left out, because
            one that lies outside the measure would lead every list.
        limit: how many.
    """
    held = _elements(rows)
    names = np.asarray(rows["designation"].to_pylist(), dtype=object)
    known = np.all([np.isfinite(column) for column in held.values()], axis=0)
    order = np.flatnonzero(known)[np.argsort(names[known].astype(str), kind="stable")]
    if len(order) < LEAST_ORBITS:
        return []
    held = {name: column[order] for name, column in held.items()}
    scores = _scores(held)
    best = np.lexsort((np.arange(len(scores)), -scores))[:limit]
    shares = {name: _shares(column) for name, column in held.items()}
    about = rows.select(["designation", "name", "orbit_class", "condition_code"]).take(pa.array(order[best]))
    return [
        Unusual(**facts, score=float(scores[i]), traits=_traits(held, shares, int(i)))
        for facts, i in zip(about.to_pylist(), best, strict=True)
    ]


def _elements(rows: pa.Table) -> dict[str, Numbers]:
    """Elements by name, NaN where unknown or the orbit is open."""
    a, e, i, h = (
        np.asarray(rows[name].to_numpy(zero_copy_only=False), dtype=float)
        for name in ("semi_major_axis_au", "eccentricity", "inclination_deg", "absolute_magnitude_h")
    )
    a = np.where((a > 0) & (e < 1), a, np.nan)
    tisserand = JUPITER_AU / a + 2 * np.cos(np.radians(i)) * np.sqrt(a / JUPITER_AU * np.maximum(1 - e * e, 0))
    values = (a, e, i, a * (1 - e), a * (1 + e), tisserand, h)
    return dict(zip(MEANINGS, values, strict=True))


def _scores(held: Mapping[str, Numbers]) -> Numbers:
    ranked = np.column_stack([_spread(column) for column in held.values()])
    forest = ensemble.IsolationForest(n_estimators=TREES, random_state=SEED, n_jobs=1).fit(ranked)
    scores: Numbers = -forest.score_samples(ranked)
    return scores


def _spread(column: Numbers) -> Numbers:
    """Distances from the median in units of the middle half, logarithmic beyond it: no unit outweighs another."""
    low, middle, high = np.quantile(column, (0.25, 0.5, 0.75))
    scaled = (column - middle) / max(high - low, np.finfo(float).tiny)
    signed: Numbers = np.sign(scaled) * np.log1p(np.abs(scaled))
    return signed


def _shares(column: Numbers) -> tuple[Numbers, Numbers]:
    """Share of values at most, and at least, as great as each."""
    ordered = np.sort(column)
    below = np.searchsorted(ordered, column, side="right") / len(column)
    above = 1 - np.searchsorted(ordered, column, side="left") / len(column)
    return below, above


def _traits(held: Mapping[str, Numbers], shares: Mapping[str, Sequence[Numbers]], i: int) -> tuple[Trait, ...]:
    found = []
    for name, column in held.items():
        below, above = (float(side[i]) for side in shares[name])
        found.append(Trait(name, float(column[i]), "low" if below < above else "high", min(below, above)))
    return tuple(sorted(found, key=lambda trait: trait.share))
