"""How old the newest inputs of a forecast may be: past that it is refused, and what is missing is said.

Contract: each row of the groups named here has the features `wind_age_h`, `dst_age_h` (only `dst` and `kp`) and
`kp_age_h`: hours from the end of the newest value that could be had to the instant that the row is named after; NaN
(None) where there was none within a day, for Kp within three.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np


@dataclass(frozen=True, slots=True)
class Limit:
    """One bound.

    Args:
        feature: that tells the age.
        title: of the input, for people.
        most_h: hours that it may be old.
    """

    feature: str
    title: str
    most_h: float


_WIND: Final = Limit("wind_age_h", "solar wind at the bow shock (speed and Bz)", 3.0)
_KP: Final = Limit("kp_age_h", "Kp", 6.0)
LIMITS: Final[Mapping[str, tuple[Limit, ...]]] = {
    "dst": (_WIND, Limit("dst_age_h", "Dst", 3.0)),
    "kp": (_WIND, _KP),
    "storm": (_WIND, _KP),
}
"""By group of tasks. Without the newest hour of solar wind three quarters of the gain in Dst an hour ahead are lost."""


def missing_inputs(group: str, features: Mapping[str, float | None]) -> list[str]:
    """What a row of this group lacks or has too old, one sentence part each; empty where it may be forecast from."""
    found = []
    for limit in LIMITS.get(group, ()):
        age = features.get(limit.feature)
        if age is None or not np.isfinite(age):
            found.append(f"{limit.title}: none held; allowed: at most {limit.most_h:g} h old")
        elif age > limit.most_h:
            found.append(f"{limit.title}: {age:g} h old; allowed: at most {limit.most_h:g} h")
    return found
