"""Close approaches to Earth, found by propagating every orbit."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from services.simulator.invented.orbits import AU_PER_DAY_KM_S, Array, Orbits, earth_state
from services.simulator.invented.population import Population

LIMIT_AU = 0.5  # beyond it no provider lists an approach
SPAN_DAYS = 32  # approaches are found in spans of so many days and kept
_SPAN_ONE = 8000.0  # days at a time for one body: bounds the memory of a search over centuries
_STEP_DAYS = 1.0
_REFINEMENTS = 8
_GROUPS = 8  # bodies are searched in so many parts: bounds the memory of a search
_MU_EARTH_KM3_S2 = 398_600.4418
_AU_KM = 149_597_870.7


@dataclass(frozen=True)
class Approaches:
    """Approaches in order of time, one array entry each: JD TDB, au, km/s, 3-sigma days.

    `body` is the index in the population; `speed` includes Earth's pull, `speed_infinity` does not.
    """

    body: np.ndarray
    jd: Array
    distance: Array
    distance_min: Array
    distance_max: Array
    speed: Array
    speed_infinity: Array
    time_sigma: Array

    def __getitem__(self, index: np.ndarray) -> "Approaches":
        """Some of them."""
        return Approaches(*(getattr(self, name)[index] for name in self.__dataclass_fields__))

    def __len__(self) -> int:
        """How many."""
        return len(self.jd)


class Finder:
    """Finds approaches of a population; what it found for a span of days it keeps."""

    def __init__(self, bodies: Population) -> None:
        self.bodies = bodies
        self._span = lru_cache(maxsize=32)(self._find_span)

    def between(self, start: float, end: float) -> Approaches:
        """Approaches with `start` <= JD TDB <= `end`, nearer than `LIMIT_AU`."""
        spans = range(int(start // SPAN_DAYS), int(end // SPAN_DAYS) + 1)
        found = _joined([self._span(number) for number in spans])
        return found[(found.jd >= start) & (found.jd <= end)]

    def of(self, body: int, start: float, end: float) -> Approaches:
        """Approaches of one body alone, by its index."""
        spans = np.arange(start, end, _SPAN_ONE)
        return _joined([self._find(np.array([body]), s, min(s + _SPAN_ONE, end)) for s in spans])

    def _find_span(self, number: int) -> Approaches:
        groups = np.array_split(np.arange(len(self.bodies.orbits)), _GROUPS)
        found = _joined([self._find(group, number * SPAN_DAYS, (number + 1) * SPAN_DAYS) for group in groups])
        return found[np.argsort(found.jd, kind="stable")]

    def _find(self, index: np.ndarray, start: float, end: float) -> Approaches:
        orbits = self.bodies.orbits[index]
        grid = np.arange(start - 2 * _STEP_DAYS, end + 3 * _STEP_DAYS, _STEP_DAYS)
        squared = np.sum((orbits.state(grid[:, None])[0] - earth_state(grid)[0][:, None, :]) ** 2, axis=-1)
        inner = squared[1:-1]
        lowest = (inner <= squared[:-2]) & (inner < squared[2:]) & (inner < (LIMIT_AU + 0.1) ** 2)
        at, which = np.nonzero(lowest)
        jd = _refined(orbits[which], grid[1:-1][at])
        kept = (jd >= start) & (jd < end)
        return self._described(index[which[kept]], jd[kept])

    def _described(self, body: np.ndarray, jd: Array) -> Approaches:
        position, velocity = self.bodies.orbits[body].state(jd)
        earth, earth_velocity = earth_state(jd)
        offset, relative = position - earth, velocity - earth_velocity
        distance, speed = np.linalg.norm(offset, axis=-1), np.linalg.norm(relative, axis=-1)
        ahead = velocity / np.linalg.norm(velocity, axis=-1)[:, None]
        runoff = self.bodies.runoff(jd, body)
        along = np.sum(ahead * relative, axis=-1) / speed
        sideways = ahead - along[:, None] * relative / speed[:, None]
        low, high = _extremes(offset, sideways, runoff)
        infinity = speed * AU_PER_DAY_KM_S
        found = Approaches(
            body=body,
            jd=jd,
            distance=distance,
            distance_min=low,
            distance_max=high,
            speed=np.sqrt(infinity**2 + 2 * _MU_EARTH_KM3_S2 / (distance * _AU_KM)),
            speed_infinity=infinity,
            time_sigma=runoff * np.abs(along) / speed,
        )
        return found[np.nonzero(distance < LIMIT_AU)[0][np.argsort(jd[distance < LIMIT_AU], kind="stable")]]


def _refined(orbits: Orbits, jd: Array) -> Array:
    """Instants of least distance near `jd`: where the relative velocity is at right angles to the offset."""
    for _ in range(_REFINEMENTS):
        position, velocity = orbits.state(jd)
        earth, earth_velocity = earth_state(jd)
        offset, relative = position - earth, velocity - earth_velocity
        pull = (
            -position / np.sum(position**2, axis=-1)[:, None] ** 1.5 + earth / np.sum(earth**2, axis=-1)[:, None] ** 1.5
        )
        rate = np.sum(relative**2, axis=-1) + np.sum(offset * pull, axis=-1) * 0.01720209895**2
        jd = jd - np.clip(np.sum(offset * relative, axis=-1) / rate, -1.0, 1.0)
    return jd


def _extremes(offset: Array, sideways: Array, runoff: Array) -> tuple[Array, Array]:
    """Least and greatest distance (au) when the body is up to `runoff` ahead or behind on its way."""
    square = np.sum(sideways**2, axis=-1)
    best = np.clip(-np.sum(offset * sideways, axis=-1) / np.maximum(square, 1e-18), -runoff, runoff)
    low = np.linalg.norm(offset + best[:, None] * sideways, axis=-1)
    ends = [np.linalg.norm(offset + (sign * runoff)[:, None] * sideways, axis=-1) for sign in (-1, 1)]
    return low, np.maximum(*ends)


def _joined(parts: list[Approaches]) -> Approaches:
    return Approaches(*(np.concatenate([getattr(p, n) for p in parts]) for n in Approaches.__dataclass_fields__))
