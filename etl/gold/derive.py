"""Gold of a noun from what core answers to `observe`."""

from collections.abc import Callable, Mapping

import pyarrow as pa

from etl.gold import asteroids, space_weather

_NOUNS: dict[str, Callable[[Mapping[str, pa.Table]], dict[str, pa.Table]]] = {
    "asteroids": asteroids.derive,
    "space_weather": space_weather.derive,
}


def derive(noun: str, versions: Mapping[str, pa.Table]) -> dict[str, pa.Table]:
    """Gold rows, complete history, of every group in the given versions; nothing for no versions."""
    if not any(table.num_rows for table in versions.values()):
        return {}
    return _NOUNS[noun](versions)
