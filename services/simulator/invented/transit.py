"""How a coronal mass ejection travels: the drag-based model (Vrsnak et al. 2013, Solar Physics 285, 295)."""

import math
from dataclasses import dataclass

GAMMA_PER_KM = 0.2e-7
AMBIENT_KM_S = 400.0
_START_KM = 21.5 * 695_700.0
_L1_KM = 149_597_870.7 - 1_500_000.0
_LONGEST_S = 12 * 86_400.0


@dataclass(frozen=True)
class Arrival:
    """Minute of arrival at L1 and speed there in km/s."""

    minute: int
    speed: float


def arrival(time21_5: int, speed: float) -> Arrival:
    """Arrival of a front that passes 21.5 solar radii at a minute with a speed in km/s.

    v(t) = w + (v0 - w) / (1 + gamma |v0 - w| t), so that fast ones are slowed and slow ones carried along.
    """
    low, high = 0.0, _LONGEST_S
    while high - low > 1.0:
        middle = (low + high) / 2
        low, high = (middle, high) if _distance(middle, speed) < _L1_KM else (low, middle)
    excess = speed - AMBIENT_KM_S
    return Arrival(time21_5 + round(high / 60), AMBIENT_KM_S + excess / (1 + GAMMA_PER_KM * abs(excess) * high))


def _distance(seconds: float, speed: float) -> float:
    excess = speed - AMBIENT_KM_S
    gained = math.copysign(math.log1p(GAMMA_PER_KM * abs(excess) * seconds) / GAMMA_PER_KM, excess)
    return _START_KM + AMBIENT_KM_S * seconds + gained
