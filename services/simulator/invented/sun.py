"""Flares and coronal mass ejections: each day's list is drawn from the seed and the day alone."""

import math
from dataclasses import dataclass
from functools import lru_cache
from random import Random

from services.simulator.invented.minutes import DAY
from services.simulator.invented.transit import Arrival, arrival

ROTATION_DAYS = 27.27
_FLARES_A_DAY = 6.0
_QUIET_CMES_A_DAY = 0.8
_C1 = 1e-6  # W/m2, the least peak that is drawn
_X20 = 2e-3
_CME_CHANCE = ((1e-4, 0.9), (1e-5, 0.6), (0.0, 0.05))
_REGIONS = 5


@dataclass(frozen=True)
class Cme:
    """A coronal mass ejection: `start` in minutes, `speed` in km/s at 21.5 solar radii, degrees with west positive."""

    start: int
    speed: float
    half_angle: float
    latitude: float
    longitude: float
    region: int | None
    flare_begin: int | None
    submitted: int

    @property
    def offset(self) -> float:
        """Angle in degrees between its direction and Earth."""
        cos = math.cos(math.radians(self.latitude)) * math.cos(math.radians(self.longitude))
        return math.degrees(math.acos(cos))

    @property
    def strength(self) -> float:
        """How squarely it hits Earth: 1 head-on, 0 at its edge and beyond."""
        return max(0.0, 1 - (self.offset / self.half_angle) ** 2)

    @property
    def time21_5(self) -> int:
        """Minute at which its front passes 21.5 solar radii."""
        return self.start + round(20.5 * 695_700 / self.speed / 60)

    @property
    def arrival(self) -> Arrival | None:
        """When and how fast it comes to L1; None where it misses Earth."""
        return arrival(self.time21_5, self.speed) if self.strength > 0 else None


@dataclass(frozen=True)
class Flare:
    """An X-ray flare: minutes, and the peak flux of 0.1-0.8 nm above background in W/m2."""

    begin: int
    peak: int
    end: int
    flux: float
    region: int
    latitude: float
    longitude: float
    cme: Cme | None
    submitted: int


@dataclass(frozen=True)
class Day:
    """What begins on one day."""

    flares: tuple[Flare, ...]
    cmes: tuple[Cme, ...]


class Sun:
    """The events of a seed, day by day since 2000-01-01."""

    def __init__(self, seed: int) -> None:
        self.seed = seed
        self.day = lru_cache(maxsize=256)(self._draw)

    def flares(self, first: int, last: int) -> list[Flare]:
        """Flares that begin from minute `first` to minute `last`."""
        return [f for d in _days(first, last) for f in self.day(d).flares if first <= f.begin <= last]

    def cmes(self, first: int, last: int) -> list[Cme]:
        """CMEs that start from minute `first` to minute `last`."""
        return [c for d in _days(first, last) for c in self.day(d).cmes if first <= c.start <= last]

    def _draw(self, day: int) -> Day:
        rng = Random(f"{self.seed}/{day}")  # noqa: S311 - invention needs repetition, not secrecy
        activity = 1 + 0.7 * math.sin(2 * math.pi * day / ROTATION_DAYS + self.seed)
        begins = sorted(rng.sample(range(DAY - 120), _poisson(rng, _FLARES_A_DAY * activity)))
        flares = tuple(_flare(rng, day, day * DAY + minute) for minute in begins)
        quiet = [
            _quiet_cme(rng, day * DAY + minute) for minute in rng.sample(range(DAY), _poisson(rng, _QUIET_CMES_A_DAY))
        ]
        cmes = {c.start: c for c in (*quiet, *(f.cme for f in flares if f.cme is not None))}
        return Day(flares, tuple(cmes[start] for start in sorted(cmes)))


def _flare(rng: Random, day: int, begin: int) -> Flare:
    flux = min(_C1 / (1 - rng.random()), _X20)
    rise = rng.randint(4, 14) + round(6 * math.log10(flux / _C1))
    region = rng.randrange(_REGIONS)
    block, age = divmod(day, 14)
    longitude = max(-88.0, min(88.0, -90 + 360 / ROTATION_DAYS * age + 8 * (region - 2)))
    latitude = (15 + 3 * region) * (-1 if region % 2 else 1)
    number = 10_000 + (14_000 + block * _REGIONS + region) % 90_000
    cme = None
    if rng.random() < next(chance for least, chance in _CME_CHANCE if flux >= least):
        cme = _flare_cme(rng, begin, flux, (latitude, longitude, number))
    end = begin + rise + rng.randint(8, 25) + round(10 * math.log10(flux / _C1))
    return Flare(begin, begin + rise, end, flux, number, latitude, longitude, cme, end + rng.randint(15, 50))


def _flare_cme(rng: Random, begin: int, flux: float, place: tuple[float, float, int]) -> Cme:
    latitude, longitude, region = place
    speed = 380 + 420 * math.log10(flux / _C1) + rng.gauss(0, 90)
    start = begin + rng.randint(12, 40)
    return Cme(
        start=start,
        speed=round(max(300.0, min(speed, 2800.0))),
        half_angle=round(min(20 + speed / 40 + rng.uniform(0, 12), 75.0)),
        latitude=round(latitude * 0.7 + rng.gauss(0, 5)),
        longitude=round(max(-89.0, min(longitude + rng.gauss(0, 7), 89.0))),
        region=region,
        flare_begin=begin,
        submitted=start + round(395 * math.exp(rng.gauss(0, 0.4))),
    )


def _quiet_cme(rng: Random, start: int) -> Cme:
    """A filament eruption: no flare, any direction."""
    return Cme(
        start=start,
        speed=round(rng.uniform(250, 700)),
        half_angle=round(rng.uniform(12, 40)),
        latitude=round(rng.gauss(0, 25)),
        longitude=round(rng.uniform(-179, 179)),
        region=None,
        flare_begin=None,
        submitted=start + round(395 * math.exp(rng.gauss(0, 0.4))),
    )


def _poisson(rng: Random, mean: float) -> int:
    limit, product, count = math.exp(-mean), rng.random(), 0
    while product > limit:
        product *= rng.random()
        count += 1
    return count


def _days(first: int, last: int) -> range:
    return range(first // DAY, last // DAY + 1)
