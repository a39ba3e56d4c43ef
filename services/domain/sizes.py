"""Sizes of asteroids from brightness, and the bands that they are sorted into.

The arithmetic works alike on floats and on column expressions.
"""

import math
from typing import Any, Final

# Diameter in km of a body of H = 0 that reflects all light (Fowler & Chillemi 1992; Bowell et al. 1989).
_DIAMETER_AT_H0_KM: Final = 1329.0
BRIGHT_ALBEDO: Final = 0.25
DARK_ALBEDO: Final = 0.05

BANDS_KM: Final = (("tiny", 0.025), ("small", 0.14), ("medium", 0.3), ("large", 1.0))
"""Category and the diameter in km that it stays below, ascending."""
LARGEST: Final = "giant"
UNKNOWN: Final = "unknown"


def diameter_from_h_km(absolute_magnitude_h: Any, albedo: float) -> Any:
    """Diameter in km of a sphere of absolute magnitude H and geometric albedo: 1329 / sqrt(p) * 10^(-H/5)."""
    factor = _DIAMETER_AT_H0_KM / math.sqrt(albedo)
    return factor * 10.0 ** (-absolute_magnitude_h / 5.0)


def volume_km3(diameter_km: Any) -> Any:
    """Volume in km³ of a sphere."""
    return math.pi / 6.0 * diameter_km * diameter_km * diameter_km
