"""Gold of the noun `asteroids`: objects, approaches and their dimensions, from the versions of five silver tables."""

from collections.abc import Mapping
from functools import cache

import pyarrow as pa
import pyarrow.compute as pc

from etl.gold import approaches, objects
from etl.gold.inputs import PREFIX, versions_schema
from services.domain import hazard
from services.domain.arrow import arrow_schema

SILVER = (objects.SBDB, objects.ASTEROIDS, objects.ORBITS, objects.CNEOS, objects.NEOWS)


def derive(versions: Mapping[str, pa.Table]) -> dict[str, pa.Table]:
    """Complete history of every group in the given versions, whatever order they were learned in.

    Args:
        versions: as in `Observed.versions`; a table that is missing counts as empty.
    """
    inputs = {PREFIX + n: versions.get(n, versions_schema(n).empty_table()) for n in SILVER}
    states = objects.states().run(inputs)
    given = {n: inputs[n] for n in (PREFIX + objects.CNEOS, PREFIX + objects.NEOWS)}
    facts = approaches.facts().run({**given, objects.OBJECTS: states})
    return {
        "dim_asteroids": objects.dimension().run({objects.OBJECTS: states}),
        "fact_asteroid_approaches": facts,
        "dim_time": approaches.dates().run({"approach_instants": facts.select(["approach_at"])}),
        "dim_hazard_classification": _hazards(),
    }


@cache
def _hazards() -> pa.Table:
    """Every classification there is: a small dimension that never grows."""
    levels = [name for name, _ in hazard.BANDS] + [hazard.HIGHEST]
    rows = [{"threat_level": level, "is_hazardous": flag} for level in levels for flag in (True, False, None)]
    schema = arrow_schema("dim_hazard_classification")
    return approaches.hazards().run({"hazard_combinations": pa.Table.from_pylist(rows, schema=schema.remove(0))})


def touched(versions: Mapping[str, pa.Table]) -> pa.Array:
    """Designations in the given versions."""
    return pc.unique(pa.chunked_array([c for t in versions.values() for c in t["designation"].chunks], pa.string()))
