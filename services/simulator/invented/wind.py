"""The solar wind at L1 as a function of the minute: quiet wind, fast streams, and what ejections bring."""

from dataclasses import dataclass

import numpy as np

from services.simulator.invented.minutes import DAY, Array, Minutes, drift, jitter, phase
from services.simulator.invented.sun import ROTATION_DAYS, Cme, Sun
from services.simulator.invented.transit import AMBIENT_KM_S

SHEATH_H = 9.0
CLOUD_H = 30.0  # end of the magnetic cloud, hours after arrival
_TAIL_H = 48.0
_FIELD_LIMIT = 16.0  # nT
_COLDEST_K = 4e3
_SPEED_LIMIT = 550.0  # km/s above the ambient wind
_LONGEST_TRANSIT = 8 * DAY


@dataclass
class Wind:
    """Samples: km/s, per cm3, K, and nT in GSM; one entry per minute asked for."""

    speed: Array
    density: Array
    temperature: Array
    bx: Array
    by: Array
    bz: Array

    @property
    def bt(self) -> Array:
        """Field strength, nT."""
        return np.asarray(np.sqrt(self.bx**2 + self.by**2 + self.bz**2))


class SolarWind:
    """The wind of a seed's Sun."""

    def __init__(self, sun: Sun) -> None:
        self.sun = sun

    def at(self, minutes: Minutes) -> Wind:
        """Wind at each minute."""
        wind = self._quiet(minutes)
        first, last = int(minutes.min()), int(minutes.max())
        for cme in self.sun.cmes(first - _LONGEST_TRANSIT, last):
            arrival = cme.arrival
            if arrival is not None and first - _TAIL_H * 60 <= arrival.minute <= last:
                self._disturb(wind, cme, (minutes - arrival.minute) / 60.0, minutes)
        return _saturated(wind)

    def _quiet(self, minutes: Minutes) -> Wind:
        seed = self.sun.seed
        turn = 2 * np.pi * minutes / (ROTATION_DAYS * DAY)
        stream = np.clip(np.cos(2 * turn + phase(seed, 1)), 0, 1) ** 6
        speed = AMBIENT_KM_S - 20 + 25 * np.sin(turn) + 170 * stream + 14 * drift(minutes, seed, 1)
        strength = np.clip(4.6 + 1.0 * drift(minutes, seed, 2) + 2.5 * stream * (1 - stream), 1.5, None)
        sector = np.sign(np.sin(2 * turn + phase(seed, 2)))
        tilt = np.clip(0.42 * drift(minutes, seed, 3), -1.2, 1.2)
        around = np.radians(135.0) + np.where(sector > 0, 0.0, np.pi) + 0.35 * drift(minutes, seed, 4)
        return Wind(
            speed=speed + 4 * jitter(minutes, seed, 1),
            density=np.clip(2.0e3 / speed + 1.3 * drift(minutes, seed, 5), 0.8, None)
            * (1 + 0.06 * jitter(minutes, seed, 2)),
            temperature=np.clip((0.031 * speed - 5.1) ** 2 * 1e3, 1e4, None) * (1 + 0.08 * jitter(minutes, seed, 3)),
            bx=strength * np.cos(tilt) * np.cos(around) + 0.25 * jitter(minutes, seed, 4),
            by=strength * np.cos(tilt) * np.sin(around) + 0.25 * jitter(minutes, seed, 5),
            bz=strength * np.sin(tilt) + 0.25 * jitter(minutes, seed, 6),
        )

    def _disturb(self, wind: Wind, cme: Cme, hours: Array, minutes: Minutes) -> None:
        """Add one ejection: shock and sheath, then a cloud whose field turns once around."""
        arrival = cme.arrival
        if arrival is None:
            return
        jump = (60 + max(arrival.speed - AMBIENT_KM_S, 0.0)) * cme.strength**0.5
        after = (hours >= 0) & (hours < _TAIL_H)
        sheath = (hours >= 0) & (hours < SHEATH_H)
        cloud = (hours >= SHEATH_H) & (hours < CLOUD_H)
        fading = np.exp(-np.clip(hours, 0, None) / 20.0) * np.clip((_TAIL_H - hours) / 6, 0, 1)
        wind.speed += np.where(after, jump * fading, 0.0)
        wind.density *= np.where(sheath, 1 + 2.0 * cme.strength, np.where(cloud, 0.6, 1.0))
        wind.temperature *= np.where(sheath, 1 + jump / 150, np.where(cloud, 0.35, 1.0))
        seed = self.sun.seed + cme.start
        for name, channel in (("bx", 11), ("by", 12), ("bz", 13)):
            turbulence = (1.5 + jump / 70) * drift(minutes * 4, seed, channel)
            setattr(wind, name, getattr(wind, name) + np.where(sheath, turbulence, 0.0))
        turn = 2 * np.pi * (hours - SHEATH_H) / (CLOUD_H - SHEATH_H)
        start = np.pi * (cme.start % 2)
        field = (3 + jump / 30) * cme.strength**0.5 * np.sin(np.clip(turn, 0, 2 * np.pi) / 2)
        wind.bz += np.where(cloud, field * np.sin(turn + start), 0.0)
        wind.by += np.where(cloud, field * np.cos(turn + start), 0.0)


def _saturated(wind: Wind) -> Wind:
    """Ejections that overtake one another press together, they do not simply add up."""
    strength = wind.bt
    scale = _FIELD_LIMIT * np.tanh(strength / _FIELD_LIMIT) / np.maximum(strength, 1e-6)
    wind.bx, wind.by, wind.bz = wind.bx * scale, wind.by * scale, wind.bz * scale
    wind.temperature = np.maximum(wind.temperature, _COLDEST_K)
    excess = wind.speed - AMBIENT_KM_S
    wind.speed = AMBIENT_KM_S + np.where(excess > 0, _SPEED_LIMIT * np.tanh(excess / _SPEED_LIMIT), excess)
    return wind
