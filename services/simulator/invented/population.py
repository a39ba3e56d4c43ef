"""The bodies that are invented about: well-known ones, and synthetic ones that pass near Earth."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from services.simulator.invented.bodies import BODIES
from services.simulator.invented.orbits import (
    AU_PER_DAY_KM_S,
    MU_SUN,
    Array,
    Orbits,
    earth_state,
    from_state,
)

SYNTHETIC = 2000
FIRST_PASS, LAST_PASS = 2_460_676.5, 2_463_232.5  # synthetic bodies pass Earth once between 2025 and 2031
NEAR_AU, FAR_AU = 0.05, 0.35
EPOCH = 2_461_000.5
_MAX_ECCENTRICITY = 0.9
_RUNOFF_LIMIT = 648_000.0  # arcsec per decade at which the Minor Planet Center's U reaches its top
_ARCSEC = np.pi / 648_000


@dataclass(frozen=True)
class Population:
    """All bodies: `known` of `BODIES` first, then synthetic ones named `SIM-0001` onwards.

    Names cannot be taken for real: no catalogue writes designations so. Arrays have one entry per body.
    """

    orbits: Orbits
    designations: list[str]
    h: Array
    condition: Array
    orbit_class: list[str]

    @cached_property
    def index(self) -> dict[str, int]:
        """Where each designation stands."""
        return {name: number for number, name in enumerate(self.designations)}

    @cached_property
    def moid(self) -> Array:
        """Least distance between each orbit and Earth's, au: published where a known body has it, else by `_moid`."""
        published = np.full(len(self.designations), np.nan)
        published[: len(BODIES)] = [np.nan if body.moid is None else body.moid for body in BODIES]
        unknown = np.isnan(published)
        published[unknown] = _moid(self.orbits[unknown])
        return published

    @cached_property
    def runoff_per_decade(self) -> Array:
        """3-sigma drift along the orbit, radians per decade: 648000^(U/9) arcsec, the Minor Planet Center's U."""
        return np.asarray(_RUNOFF_LIMIT ** (np.maximum(self.condition - 0.5, 0.0) / 9) * _ARCSEC)

    def runoff(self, jd: Array, index: Array) -> Array:
        """3-sigma along-track uncertainty (au) of bodies at instants (JD TDB), at least that of 36.5 days."""
        decades = np.maximum(np.abs(jd - self.orbits.epoch[index]), 36.5) / 3652.5
        return np.asarray(np.minimum(self.runoff_per_decade[index] * decades * self.orbits.a[index], 0.3))


def population(seed: int) -> Population:
    """The bodies of a seed."""
    known = Orbits(
        *(np.array([getattr(b, n) for b in BODIES]) for n in ("epoch", "e", "a")),
        *(np.radians([getattr(b, n) for b in BODIES]) for n in ("i", "om", "w", "ma")),
    )
    rng = np.random.default_rng([seed, 1])
    synthetic = _synthetic(rng)
    h = np.clip(29.5 - rng.exponential(3.2, SYNTHETIC), 17.0, 29.5)
    condition = np.clip(np.round((h - 18) / 1.6 + rng.normal(0, 1.2, SYNTHETIC)), 0, 8)
    return Population(
        orbits=Orbits(
            *(np.concatenate([getattr(known, n), getattr(synthetic, n)]) for n in known.__dataclass_fields__)
        ),
        designations=[b.designation for b in BODIES] + [f"SIM-{n:04d}" for n in range(1, SYNTHETIC + 1)],
        h=np.concatenate([[b.h for b in BODIES], np.round(h, 2)]),
        condition=np.concatenate([[b.condition for b in BODIES], condition]),
        orbit_class=[b.orbit_class for b in BODIES]
        + [_class_of(a, e) for a, e in zip(synthetic.a, synthetic.e, strict=True)],
    )


def _synthetic(rng: np.random.Generator) -> Orbits:
    """Orbits made backwards: where and how fast a body passes Earth gives its ellipse about the Sun."""
    found: list[Orbits] = []
    while sum(map(len, found)) < SYNTHETIC:
        n = SYNTHETIC
        at = rng.uniform(FIRST_PASS, LAST_PASS, n)
        earth, earth_velocity = earth_state(at)
        relative = _directions(rng, n) * (rng.gamma(4.0, 2.8, n) / AU_PER_DAY_KM_S)[:, None]
        offset = np.cross(relative, _directions(rng, n))
        limit = np.where(rng.random(n) < 0.6, NEAR_AU, FAR_AU)
        distance = limit * np.sqrt(rng.random(n))
        offset *= (distance / np.linalg.norm(offset, axis=-1))[:, None]
        position, velocity = earth + offset, earth_velocity + relative
        energy = 2 / np.linalg.norm(position, axis=-1) - np.sum(velocity**2, axis=-1) / MU_SUN
        bound = energy > 1 / 4.0
        orbits = from_state(position[bound], velocity[bound], at[bound])
        found.append(orbits[(orbits.e < _MAX_ECCENTRICITY) & (orbits.a > 0.6)])
    whole = Orbits(*(np.concatenate([getattr(o, n) for o in found])[:SYNTHETIC] for n in Orbits.__dataclass_fields__))
    ma = np.mod(whole.ma + whole.mean_motion * (EPOCH - whole.epoch), 2 * np.pi)
    return _as_published(whole, ma)


def _as_published(orbits: Orbits, ma: Array) -> Orbits:
    """Elements rounded to the digits that answers print, so that who propagates them meets the same approaches."""
    angles = (np.radians(np.round(np.degrees(x), 12)) for x in (orbits.i, orbits.om, orbits.w, ma))
    return Orbits(np.full(len(orbits), EPOCH), np.round(orbits.e, 14), np.round(orbits.a, 14), *angles)


def _directions(rng: np.random.Generator, n: int) -> Array:
    vectors = rng.normal(size=(n, 3))
    return np.asarray(vectors / np.linalg.norm(vectors, axis=-1)[:, None])


def _class_of(a: float, e: float) -> str:
    """CNEOS orbit class of a near-Earth orbit."""
    if a >= 1.0:
        return "APO" if a * (1 - e) < 1.017 else "AMO"
    return "ATE" if a * (1 + e) > 0.983 else "IEO"


def _moid(orbits: Orbits) -> Array:
    """Least distance to Earth's orbit, au: a scan by mean anomaly, then a finer one about its best point."""
    turns = np.linspace(0, 1, 400, endpoint=False)
    coarse = np.stack([_to_earths_orbit(orbits, np.full(len(orbits), turn)) for turn in turns])
    best = turns[np.argmin(coarse, axis=0)]
    fine = np.stack([_to_earths_orbit(orbits, best + step) for step in np.linspace(-0.003, 0.003, 61)])
    return np.asarray(np.min(fine, axis=0))


def _to_earths_orbit(orbits: Orbits, turn: Array) -> Array:
    """Distance (au) from each body, `turn` revolutions after perihelion, to Earth's orbit at its longitude."""
    here = orbits.state(orbits.epoch + (turn * 2 * np.pi - orbits.ma) / orbits.mean_motion)[0]
    longitude = np.arctan2(here[:, 1], here[:, 0])
    e, perihelion = 0.0167, np.radians(103.02)
    radius = 1.00000261 * (1 - e**2) / (1 + e * np.cos(longitude - perihelion))
    return np.asarray(np.hypot(np.hypot(here[:, 0], here[:, 1]) - radius, here[:, 2]))
