"""How large an asteroid may be, from how bright it is: arithmetic over the albedos that it may have.

D = 1329 km / sqrt(albedo) * 10^(-H/5) (Fowler & Chillemi 1992; Pravec & Harris 2007, doi:10.1016/j.icarus.2007.02.023).
One number would hide that the albedo is not known, so the answer is a range. Catalogued H of small objects are too
bright by up to 0.5 mag (Pravec et al. 2012, doi:10.1016/j.icarus.2012.07.026), which no range here includes: the true
sizes may then be smaller by a fifth.
"""

import math
from dataclasses import dataclass
from typing import Final, Literal

from services.chassis.errors import InvalidInputError
from services.domain.sizes import BRIGHT_ALBEDO, DARK_ALBEDO, diameter_from_h_km

COMPLEXES: Final = {
    "C": (0.101, 0.027),
    "D": (0.042, 0.013),
    "Q": (0.247, 0.060),
    "S": (0.239, 0.044),
    "V": (0.417, 0.147),
    "X": (0.072, 0.025),
}
"""Mean geometric albedo of near-Earth objects by spectral complex, and its 1-sigma, freed of the bias that bright ones
are found first: Stuart & Binzel 2004, doi:10.1016/j.icarus.2004.03.018."""
_RELATED: Final = {"B": "C", "F": "C", "G": "C", "T": "D", "K": "S", "L": "S", "A": "S", "M": "X", "P": "X", "E": "X"}
_ALBEDO_ERROR: Final = 0.25
"""Relative error of an albedo from infrared brightness (Mainzer et al. 2011, doi:10.1088/0004-637X/736/2/100)."""
_H_RANGE: Final = (-5.0, 40.0)

Basis = Literal["measured_diameter", "measured_albedo", "spectral_type", "any_albedo"]


@dataclass(frozen=True, slots=True)
class ComplexRange:
    """Size in km if the object is of one spectral complex, over its mean albedo ± 1 sigma."""

    complex: str
    albedo: float
    albedo_sigma: float
    lower_km: float
    upper_km: float


@dataclass(frozen=True, slots=True)
class DiameterRange:
    """Size in km.

    Attributes:
        basis: what the range follows from, the best that is known.
        lower_km: its smaller end, for the brightest surface.
        upper_km: its larger end, for the darkest surface.
        albedo_from: the darkest albedo that the range allows; None where the size itself was measured.
        albedo_to: the brightest.
        complexes: the same by spectral complex, whichever it is.
    """

    basis: Basis
    lower_km: float
    upper_km: float
    albedo_from: float | None
    albedo_to: float | None
    complexes: tuple[ComplexRange, ...]


def diameter_range(
    absolute_magnitude_h: float,
    *,
    albedo: float | None = None,
    spectral_type: str | None = None,
    diameter_km: float | None = None,
    diameter_sigma_km: float | None = None,
) -> DiameterRange:
    """Range of an asteroid's diameter.

    Args:
        absolute_magnitude_h: H in mag.
        albedo: geometric, where it was measured.
        spectral_type: such as `Sq` or `C`, of whichever system.
        diameter_km: where the size itself was measured; believed with its error.
        diameter_sigma_km: 1-sigma of it.

    Raises:
        InvalidInputError: H is no magnitude of an asteroid.
    """
    if not _H_RANGE[0] <= absolute_magnitude_h <= _H_RANGE[1]:
        raise InvalidInputError.of("absolute_magnitude_h", absolute_magnitude_h, "-5 to 40 mag")
    complexes = tuple(_of_complex(absolute_magnitude_h, name) for name in COMPLEXES)
    if diameter_km is not None and diameter_sigma_km is not None:
        lower = max(diameter_km - diameter_sigma_km, 0.0)
        return DiameterRange("measured_diameter", lower, diameter_km + diameter_sigma_km, None, None, complexes)
    basis, dark, bright = _albedos(albedo, spectral_type)
    lower, upper = (diameter_from_h_km(absolute_magnitude_h, value) for value in (bright, dark))
    return DiameterRange(basis, lower, upper, dark, bright, complexes)


def complex_of(spectral_type: str | None) -> str | None:
    """Spectral complex of a type by its first letter; None for an unknown one."""
    letter = (spectral_type or " ").strip()[:1].upper()
    found = _RELATED.get(letter, letter)
    return found if found in COMPLEXES else None


def _albedos(albedo: float | None, spectral_type: str | None) -> tuple[Basis, float, float]:
    if albedo is not None and math.isfinite(albedo) and albedo > 0:
        return "measured_albedo", albedo * (1 - _ALBEDO_ERROR), albedo * (1 + _ALBEDO_ERROR)
    if (name := complex_of(spectral_type)) is not None:
        mean, sigma = COMPLEXES[name]
        return "spectral_type", mean - sigma, mean + sigma
    return "any_albedo", DARK_ALBEDO, BRIGHT_ALBEDO


def _of_complex(absolute_magnitude_h: float, name: str) -> ComplexRange:
    mean, sigma = COMPLEXES[name]
    lower, upper = (diameter_from_h_km(absolute_magnitude_h, mean + sign * sigma) for sign in (1, -1))
    return ComplexRange(name, mean, sigma, lower, upper)
