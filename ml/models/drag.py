"""The drag-based model of CMEs on their way: faster than the solar wind they slow down, slower they are carried along.

Source: Vršnak et al. 2013, Solar Physics 285, 295, doi:10.1007/s11207-012-0035-4: dv/dt = −γ (v − w) |v − w|.
"""

from typing import Self

import numpy as np

from ml.features.samples import Numbers, Prediction, Samples
from services.chassis.lean import when_used

special = when_used("scipy.special")

AU_KM = 1.495978707e8
SOLAR_RADIUS_KM = 6.957e5
WAY_KM = AU_KM - 21.5 * SOLAR_RADIUS_KM
"""From 21.5 solar radii, where DONKI's speeds are valid, to Earth."""

_GAMMAS_PER_KM = np.arange(0.05, 1.5001, 0.05) * 1e-7
_WINDS_KM_S = np.arange(300.0, 601.0, 20.0)
_CARRIED_KM_S = 1.0  # closer to the wind's speed than this, the CME is simply carried


def transit_hours(
    speed_km_s: Numbers, gamma_per_km: float | Numbers, wind_km_s: float | Numbers, way_km: float = WAY_KM
) -> Numbers:
    """Time to cover `way_km`, starting at `speed_km_s`.

    With u = |v − w|, x = 1 + γut, s = sign(v − w), the distance s ln(x)/γ + wt = d becomes s ln x + (w/u)(x − 1) = γd,
    which Lambert's W solves.

    Args:
        speed_km_s: at the start, shape (n,).
        gamma_per_km: drag parameter γ, or several, shape (m, 1).
        wind_km_s: speed w of the ambient wind, likewise.
        way_km: the distance d.

    Returns:
        Hours, shape (n,), or (m, n).
    """
    excess = speed_km_s - wind_km_s
    size = np.maximum(np.abs(excess), _CARRIED_KM_S)
    ratio = wind_km_s / size
    total = gamma_per_km * way_km + ratio
    slowed = special.wrightomega(np.log(ratio) + total).real / ratio
    pushed = -special.lambertw(-ratio * np.exp(-total), -1).real / ratio
    seconds = (np.where(excess > 0, slowed, pushed) - 1) / (gamma_per_km * size)
    hours: Numbers = np.where(np.abs(excess) < _CARRIED_KM_S, way_km / wind_km_s, seconds) / 3600
    return hours


class PublishedDrag:
    """Baseline: the drag-based model with γ and w in the middle of what its authors use (γ 0.2, w 400 to 500)."""

    def __init__(self) -> None:
        self.gamma_per_km = 0.2e-7
        self.wind_km_s = 450.0

    def fit(self, samples: Samples) -> Self:
        """Nothing is learned from `samples`."""
        del samples
        return self

    def predict(self, samples: Samples) -> Prediction:
        """Hours from issue to arrival."""
        transit = transit_hours(samples.column("speed_km_s"), self.gamma_per_km, self.wind_km_s)
        return Prediction.of(np.maximum(transit - samples.column("elapsed_h"), 0.0))


class Drag(PublishedDrag):
    """Baseline: the drag-based model; γ and w are those of the least mean absolute error on the training rows."""

    def fit(self, samples: Samples) -> Self:
        """Try all pairs of a grid."""
        known = samples.known()
        speed, transit = known.column("speed_km_s"), known.truth + known.column("elapsed_h")
        gamma, wind = (axis.reshape(-1, 1) for axis in np.meshgrid(_GAMMAS_PER_KM, _WINDS_KM_S, indexing="ij"))
        error = np.abs(transit_hours(speed, gamma, wind) - transit).mean(axis=1)
        best = int(error.argmin())
        self.gamma_per_km, self.wind_km_s = float(gamma[best, 0]), float(wind[best, 0])
        return self
