"""What counts as potentially hazardous, and the bands of the attention score."""

from typing import Final

MOID_LIMIT_AU: Final = 0.05
H_LIMIT: Final = 22.0
"""NASA's definition of a potentially hazardous asteroid: MOID at most 0.05 au and H at most 22."""

BANDS: Final = (("none", 20.0), ("low", 40.0), ("moderate", 60.0), ("elevated", 80.0))
"""Threat level and the score that it stays below, ascending."""
HIGHEST: Final = "high"
