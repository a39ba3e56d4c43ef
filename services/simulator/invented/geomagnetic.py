"""The planetary K index from the solar wind, and storms from it."""

from dataclasses import dataclass

import numpy as np

from services.simulator.invented.minutes import DAY, Array
from services.simulator.invented.sun import Cme
from services.simulator.invented.wind import SolarWind, Wind

INTERVAL = 180  # minutes
STORM_KP = 5.6  # DONKI lists intervals from Kp 6- (5.67) on
PUBLISHED_AFTER = 10  # minutes after an interval's end
_SAMPLE = 10
_DELAY = 50  # minutes from L1 to the magnetosphere
_PAUSE = 8  # intervals below the limit that end a storm
_LONGEST = 5 * DAY
_AP = (0, 2, 3, 4, 5, 6, 7, 9, 12, 15, 18, 22, 27, 32, 39, 48, 56, 67, 80, 94, 111, 132, 154, 179, 207, 236, 300, 400)


@dataclass(frozen=True)
class Storm:
    """Intervals of high Kp: their first minutes, and Kp; `causes` are the ejections that had just arrived."""

    intervals: tuple[tuple[int, float], ...]
    causes: tuple[Cme, ...]

    @property
    def start(self) -> int:
        """Minute at which it begins."""
        return self.intervals[0][0]


class Geomagnetic:
    """Earth's answer to a solar wind."""

    def __init__(self, wind: SolarWind) -> None:
        self.wind = wind

    def k_index(self, first: int, last: int) -> list[tuple[int, float]]:
        """(first minute, Kp in thirds) of each three-hour interval that starts from `first` to `last`."""
        starts = np.arange(-(-first // INTERVAL) * INTERVAL, last + 1, INTERVAL, dtype=np.int64)
        if len(starts) == 0:
            return []
        samples = starts[:, None] + np.arange(0, INTERVAL, _SAMPLE)[None, :] - _DELAY
        kp = newell_kp(self.wind.at(samples.ravel())).reshape(samples.shape).mean(axis=1)
        return [(int(start), thirds(float(value))) for start, value in zip(starts, kp, strict=True)]

    def storms(self, first: int, last: int) -> list[Storm]:
        """Storms that start from minute `first` to minute `last`."""
        high = [(at, kp) for at, kp in self.k_index(first - _LONGEST, last + _LONGEST) if kp >= STORM_KP]
        groups: list[list[tuple[int, float]]] = []
        for at, kp in high:
            if groups and at - groups[-1][-1][0] <= _PAUSE * INTERVAL:
                groups[-1].append((at, kp))
            else:
                groups.append([(at, kp)])
        return [Storm(tuple(g), self._causes(g[0][0])) for g in groups if first <= g[0][0] <= last]

    def _causes(self, start: int) -> tuple[Cme, ...]:
        ejections = self.wind.sun.cmes(start - 9 * DAY, start)
        arrived = ((c, c.arrival) for c in ejections)
        return tuple(c for c, a in arrived if a is not None and start - 40 * 60 <= a.minute <= start + INTERVAL)


def newell_kp(wind: Wind) -> Array:
    """Kp from the wind: 0.05 + 2.244e-4 v^(4/3) Bt^(2/3) sin^(8/3)(theta/2) + 2.844e-6 sqrt(n) v^2.

    Newell et al. 2008 (J. Geophys. Res. 113, A04218): merging and viscous terms, v in km/s, n per cm3, transverse
    field Bt in nT and its clock angle theta in GSM.
    """
    transverse = np.hypot(wind.by, wind.bz)
    half = np.abs(np.arctan2(wind.by, wind.bz)) / 2
    merging = wind.speed ** (4 / 3) * transverse ** (2 / 3) * np.sin(half) ** (8 / 3)
    viscous = np.sqrt(wind.density) * wind.speed**2
    return np.asarray(np.clip(0.05 + 2.244e-4 * merging + 2.844e-6 * viscous, 0, 9))


def thirds(value: float) -> float:
    """Kp to the third of a unit, printed with two digits."""
    return round(round(value * 3) / 3, 2)


def a_index(kp: float) -> int:
    """The equivalent amplitude of a Kp value."""
    return _AP[round(kp * 3)]
