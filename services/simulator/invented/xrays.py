"""GOES X-ray flux: a quiet level that turns with the Sun, and the profile of every flare."""

import numpy as np

from services.simulator.invented.minutes import DAY, Array, Minutes, drift, jitter
from services.simulator.invented.sun import ROTATION_DAYS, Flare, Sun

QUIET_W_M2 = 4e-7
_LONGEST = DAY  # a flare's decay is over within a day
_LETTERS = ((1e-4, "X"), (1e-5, "M"), (1e-6, "C"), (1e-7, "B"))


def long_flux(sun: Sun, minutes: Minutes) -> Array:
    """Flux of 0.1-0.8 nm in W/m2 at each minute."""
    flux = _quiet(sun, minutes)
    for flare in sun.flares(int(minutes.min()) - _LONGEST, int(minutes.max())):
        flux += flare.flux * _profile(flare, minutes)
    return flux * (1 + 0.004 * jitter(minutes, sun.seed, 21))


def short_flux(sun: Sun, minutes: Minutes, long: Array) -> Array:
    """Flux of 0.05-0.4 nm in W/m2: harder the stronger the flux, as in hot flare plasma."""
    ratio = 0.014 * np.clip(long / QUIET_W_M2, 1, None) ** 0.42
    return np.asarray(long * np.clip(ratio, 0, 0.45) * (1 + 0.05 * jitter(minutes, sun.seed, 22)))


def flare_class(sun: Sun, flare: Flare) -> str:
    """GOES class of the flux at the flare's peak minute, cut to a tenth."""
    flux = float(long_flux(sun, np.array([flare.peak], dtype=np.int64))[0])
    for least, letter in _LETTERS:
        if flux >= least:
            return f"{letter}{int(flux / least * 10) / 10:.1f}"
    return f"A{int(flux / 1e-8 * 10) / 10:.1f}"


def _quiet(sun: Sun, minutes: Minutes) -> Array:
    turn = 2 * np.pi * minutes / (ROTATION_DAYS * DAY) + sun.seed
    return np.asarray(QUIET_W_M2 * np.exp(0.5 * np.sin(turn) + 0.12 * drift(minutes, sun.seed, 21)))


def _profile(flare: Flare, minutes: Minutes) -> Array:
    """Share of the peak: a steep rise, then a decay to half at the flare's end."""
    since = (minutes - flare.peak).astype(np.float64)
    rise = np.exp(-((np.minimum(since, 0) / max(flare.peak - flare.begin, 1) * 1.8) ** 2))
    decay = np.exp(-np.maximum(since, 0) * np.log(2) / max(flare.end - flare.peak, 1))
    return np.asarray(np.where(minutes < flare.begin, 0.0, np.where(since < 0, rise, decay)))
