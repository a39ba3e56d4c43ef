"""Gold from what core answers to `observe`: each family of logs by its own rule, most by the same one."""

from collections.abc import Callable, Mapping

import pyarrow as pa

from etl.gold import asteroids, entities, impactors, missions
from services.domain.tables import TABLES

_FAMILIES: dict[str, Callable[[Mapping[str, pa.Table]], dict[str, pa.Table]]] = {
    "asteroids": asteroids.derive,
    "impactors": impactors.derive,
    "dim_rovers": missions.rovers,
    "mission_sols": missions.sols,
}
"""Families that join what several logs or providers say; the others are the versions of their one log."""


def derive(versions: Mapping[str, pa.Table]) -> dict[str, pa.Table]:
    """Gold rows, complete history, of every group in the given versions; nothing for no versions."""
    families: dict[str, dict[str, pa.Table]] = {}
    for name, rows in versions.items():
        families.setdefault(TABLES[name].family, {})[name] = rows
    gold: dict[str, pa.Table] = {}
    for family, tables in families.items():
        if any(rows.num_rows for rows in tables.values()):
            gold |= _FAMILIES.get(family, entities.derive)(tables)
    return gold
