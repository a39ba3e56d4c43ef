"""The attention score, version 1: how much an approach deserves a look. It is not a probability of anything.

Each part runs from 0 to 1 between two anchors, on a logarithmic or linear scale; the score is their weighted sum.
What is not known counts 0: ignorance of one part neither raises nor hides the others.
"""

import math
from dataclasses import dataclass
from typing import Final

VERSION: Final = 1


@dataclass(frozen=True, slots=True)
class Part:
    """One part: worth `weight` points at `full`, none at `zero`, in the unit of its quantity."""

    weight: float
    zero: float
    full: float
    logarithmic: bool = False

    @property
    def span(self) -> float:
        """From zero to full on the part's own scale."""
        return self.scaled(self.full) - self.scaled(self.zero)

    def scaled(self, value: float) -> float:
        """A value on the part's own scale."""
        return math.log10(value) if self.logarithmic else value


DISTANCE_KM: Final = Part(40.0, zero=29_919_574.0, full=38_440.0, logarithmic=True)
"""Miss distance: 0.2 au to a tenth of the Moon's distance."""
DIAMETER_KM: Final = Part(30.0, zero=0.01, full=1.0, logarithmic=True)
SPEED_KM_S: Final = Part(10.0, zero=5.0, full=40.0)
UNCERTAINTY: Final = Part(10.0, zero=0.0, full=1.0)
"""How much of the miss distance its 3-sigma minimum may take away: 1 - minimum / nominal."""
HAZARDOUS: Final = 10.0
"""Points of a potentially hazardous object."""
