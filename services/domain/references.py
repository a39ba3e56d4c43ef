"""Which columns name a row of another table: what a referential check holds them to."""

from dataclasses import dataclass
from typing import Final

from services.domain.tables import GOLD


@dataclass(frozen=True, slots=True)
class Reference:
    """Every value of `column` in `table` stands in `target_column` of `target`."""

    table: str
    column: str
    target: str
    target_column: str


REFERENCES: Final = (
    Reference("silver_cneos__approaches", "designation", "dim_asteroids", "designation"),
    Reference("silver_neows__approaches", "designation", "dim_asteroids", "designation"),
    Reference("silver_neows__asteroids", "designation", "dim_asteroids", "designation"),
    Reference("silver_neows__orbits", "designation", "dim_asteroids", "designation"),
    Reference("silver_sbdb__asteroids", "designation", "dim_asteroids", "designation"),
    Reference("silver_sbdb__lookups", "designation", "dim_asteroids", "designation"),
    Reference("fact_asteroid_approaches", "asteroid_id", "dim_asteroids", "asteroid_id"),
    Reference("fact_asteroid_approaches", "date_id", "dim_time", "date_id"),
    Reference("fact_asteroid_approaches", "hazard_id", "dim_hazard_classification", "hazard_id"),
    Reference("silver_donki__events", "event_id", "fact_space_weather_events", "event_id"),
)
"""Of a silver table: what it says has reached gold. Of a gold one: its facts find their dimensions."""


def of_gold(family: str) -> tuple[Reference, ...]:
    """References that stand in the gold tables of a family."""
    gold = {t.name for t in GOLD if t.family == family}
    return tuple(r for r in REFERENCES if r.table in gold)


def of_table(name: str) -> tuple[Reference, ...]:
    """References that stand in a table."""
    return tuple(r for r in REFERENCES if r.table == name)
