"""Two-body motion of many bodies at once, and Earth's mean orbit.

Frames are heliocentric ecliptic J2000; lengths in au, times in days of TDB, angles in radians.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
GAUSS_K = 0.01720209895  # Gaussian gravitational constant, au^1.5 per day
MU_SUN = GAUSS_K**2
AU_PER_DAY_KM_S = 149_597_870.7 / 86_400.0
J2000 = 2_451_545.0
_NEWTON_STEPS = 12


@dataclass(frozen=True)
class Orbits:
    """Elliptic elements of n bodies, one array each of shape (n,)."""

    epoch: Array
    e: Array
    a: Array
    i: Array
    om: Array
    w: Array
    ma: Array

    def __getitem__(self, index: Any) -> "Orbits":
        """Some of the bodies."""
        return Orbits(*(getattr(self, name)[index] for name in self.__dataclass_fields__))

    def __len__(self) -> int:
        """How many bodies."""
        return len(self.a)

    @property
    def mean_motion(self) -> Array:
        """Radians per day."""
        return np.asarray(GAUSS_K / self.a**1.5)

    def state(self, jd: Array) -> tuple[Array, Array]:
        """Positions (au) and velocities (au/d), each of shape (..., 3), at instants that broadcast against (n,).

        The last axis of `jd` runs over the bodies.
        """
        mean = self.ma + self.mean_motion * (jd - self.epoch)
        anomaly = eccentric_anomaly(mean, self.e)
        cos, sin = np.cos(anomaly), np.sin(anomaly)
        root = np.sqrt(1 - self.e**2)
        rate = self.mean_motion / (1 - self.e * cos)
        p, q = self._axes()
        along, across = self.a * (cos - self.e), self.a * root * sin
        v_along, v_across = -self.a * sin * rate, self.a * root * cos * rate
        return (
            along[..., None] * p + across[..., None] * q,
            v_along[..., None] * p + v_across[..., None] * q,
        )

    def _axes(self) -> tuple[Array, Array]:
        """Unit vectors to perihelion and at right angles to it in the orbit, each (n, 3)."""
        co, so, cw, sw = np.cos(self.om), np.sin(self.om), np.cos(self.w), np.sin(self.w)
        ci, si = np.cos(self.i), np.sin(self.i)
        p = np.stack([co * cw - so * sw * ci, so * cw + co * sw * ci, sw * si], axis=-1)
        q = np.stack([-co * sw - so * cw * ci, -so * sw + co * cw * ci, cw * si], axis=-1)
        return p, q


def eccentric_anomaly(mean: Array, e: Array) -> Array:
    """Solve Kepler's equation by Newton's method; error below 1e-12 rad for e < 0.98."""
    mean = np.mod(mean + np.pi, 2 * np.pi) - np.pi
    anomaly = mean + 0.85 * e * np.sign(np.sin(mean))
    for _ in range(_NEWTON_STEPS):
        step = (anomaly - e * np.sin(anomaly) - mean) / (1 - e * np.cos(anomaly))
        anomaly = anomaly - step
        if np.max(np.abs(step), initial=0.0) < 1e-13:
            break
    return np.asarray(anomaly)


def earth_state(jd: Array) -> tuple[Array, Array]:
    """Earth's position (au) and velocity (au/d), shape (..., 3).

    The Earth-Moon barycentre's mean elements of Standish, "Approximate Positions of the Planets" (JPL SSD), valid
    from 1800 to 2050 and used without its moon.
    """
    t = (jd - J2000) / 36_525.0
    perihelion = np.radians(102.93768193 + 0.32327364 * t)
    longitude = np.radians(np.mod(100.46457166 + 35_999.37244981 * t, 360.0))
    flat = np.ravel(t)
    zero = np.zeros_like(flat)
    orbit = Orbits(
        epoch=np.ravel(jd),
        e=0.01671123 - 0.00004392 * flat,
        a=1.00000261 + 0.00000562 * flat,
        i=np.radians(-0.00001531 - 0.01294668 * flat),
        om=zero,
        w=np.ravel(perihelion),
        ma=np.ravel(longitude - perihelion),
    )
    position, velocity = orbit.state(orbit.epoch)
    return position.reshape(*np.shape(jd), 3), velocity.reshape(*np.shape(jd), 3)


def from_state(position: Array, velocity: Array, epoch: Array) -> Orbits:
    """Elements of bodies from positions (au) and velocities (au/d), each (n, 3); ellipses only."""
    r = np.linalg.norm(position, axis=-1)
    momentum = np.cross(position, velocity)
    h = np.linalg.norm(momentum, axis=-1)
    a = 1 / (2 / r - np.sum(velocity**2, axis=-1) / MU_SUN)
    vector = np.cross(velocity, momentum) / MU_SUN - position / r[:, None]
    e = np.linalg.norm(vector, axis=-1)
    node = np.stack([-momentum[:, 1], momentum[:, 0], np.zeros_like(h)], axis=-1)
    node /= np.linalg.norm(node, axis=-1)[:, None]
    om = np.arctan2(node[:, 1], node[:, 0])
    normal = momentum / h[:, None]
    w = _angle(node, vector, normal)
    true = _angle(vector, position, normal)
    eccentric = 2 * np.arctan2(np.sqrt(1 - e) * np.sin(true / 2), np.sqrt(1 + e) * np.cos(true / 2))
    return Orbits(
        epoch=epoch,
        e=e,
        a=a,
        i=np.arccos(np.clip(normal[:, 2], -1, 1)),
        om=np.mod(om, 2 * np.pi),
        w=np.mod(w, 2 * np.pi),
        ma=np.mod(eccentric - e * np.sin(eccentric), 2 * np.pi),
    )


def _angle(first: Array, second: Array, normal: Array) -> Array:
    """Angle from `first` to `second` about `normal`, row by row."""
    across = np.cross(normal, first)
    return np.asarray(np.arctan2(np.sum(across * second, axis=-1), np.sum(first * second, axis=-1)))
