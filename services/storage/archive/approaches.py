"""The view `approaches`, which no engine holds: facts of approaches with the object as it was known then."""

from typing import Final

from services.domain.tables import TABLES

APPROACHES: Final = "approaches"
FACT: Final = "fact_asteroid_approaches"
OBJECTS: Final = "dim_asteroids"
OF_OBJECT: Final = (
    "name", "absolute_magnitude_h", "diameter_min_km", "diameter_max_km", "diameter_avg_km", "diameter_source",
    "estimated_volume_km3", "size_category", "condition_code", "orbit_class",
)  # fmt: skip
SOURCES: Final = "sources"
"""Distinct sources of the approach, its object's orbit and its magnitude, in order."""


def columns_of(table: str) -> tuple[str, ...]:
    """Columns that may be read, filtered and sorted by."""
    if table == APPROACHES:
        return (*TABLES[FACT].columns, *OF_OBJECT, SOURCES)
    return TABLES[table].columns


def key_of(table: str) -> tuple[str, ...]:
    """Columns that end every order."""
    return TABLES[FACT if table == APPROACHES else table].key
