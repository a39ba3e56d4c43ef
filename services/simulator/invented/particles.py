"""Energetic protons of the invented Sun: a quiet level, and showers after strong flares of the western half."""

from dataclasses import dataclass

import numpy as np

from services.simulator.invented.minutes import DAY, Array, Minutes, jitter
from services.simulator.invented.sun import Flare, Sun

STORM_PFU = 10.0
ENERGIES = {1: 6.0, 5: 0.4, 10: 0.2, 30: 0.19, 50: 0.18, 60: 0.17, 100: 0.15, 500: 0.13}
"""Quiet flux in pfu above so many MeV."""
_LONGEST = 4 * DAY
_LEAST_FLARE = 5e-5


@dataclass(frozen=True)
class Shower:
    """Protons of one flare: minute at which they come, and the peak of those above 10 MeV in pfu."""

    begin: int
    peak_pfu: float
    flare: Flare


def showers(sun: Sun, first: int, last: int) -> list[Shower]:
    """Showers that begin from minute `first` to minute `last`; the field leads from about 55 degrees west to Earth."""
    found = []
    for flare in sun.flares(first - DAY, last):
        connected = float(np.exp(-(((flare.longitude - 55) / 50) ** 2)))
        if flare.flux >= _LEAST_FLARE and flare.cme is not None:
            shower = Shower(flare.peak + 40, 60 * (flare.flux / 1e-4) ** 1.3 * connected, flare)
            found += [shower] if first <= shower.begin <= last else []
    return found


def flux(sun: Sun, minutes: Minutes, mev: int) -> Array:
    """Integral flux above `mev` MeV in pfu at each minute: the higher the energy, the less of a shower."""
    level = ENERGIES[mev] * (1 + 0.08 * jitter(minutes, sun.seed, 70 + mev))
    for shower in showers(sun, int(minutes.min()) - _LONGEST, int(minutes.max())):
        hours = (minutes - shower.begin) / 60.0
        shape = np.where(hours < 0, 0.0, np.clip(hours / 4, 0, 1) * np.exp(-np.clip(hours - 4, 0, None) / 14))
        level += shower.peak_pfu * (10.0 / mev) ** 1.2 * shape
    return np.asarray(level)
