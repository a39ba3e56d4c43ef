"""Gold of the noun `asteroids`: objects, approaches and their dimensions, from the versions of six silver tables."""

from collections.abc import Mapping
from functools import cache

import pyarrow as pa
import pyarrow.compute as pc

from etl.gold import approaches, objects
from etl.gold.history import merged
from etl.gold.inputs import versions_schema
from services.domain import hazard
from services.domain.arrow import arrow_schema


def derive(versions: Mapping[str, pa.Table]) -> dict[str, pa.Table]:
    """Complete history of every group in the given versions, whatever order they were learned in.

    Args:
        versions: as in `Observed.versions`; a table that is missing counts as empty.
    """
    known = objects.states(versions)
    cneos, neows = (versions.get(n, versions_schema(n).empty_table()) for n in (objects.CNEOS, objects.NEOWS))
    facts = merged("fact_asteroid_approaches", approaches.states(cneos, neows, known))
    return {
        "dim_asteroids": merged("dim_asteroids", known),
        "fact_asteroid_approaches": facts,
        "dim_time": approaches.dates().run({"approach_instants": _days(facts)}),
        "dim_hazard_classification": _hazards(),
    }


def _days(facts: pa.Table) -> pa.Table:
    return pa.table({"approach_at": pc.unique(pc.floor_temporal(facts["approach_at"], unit="day"))})


@cache
def _hazards() -> pa.Table:
    """Every classification there is: a small dimension that never grows."""
    levels = [name for name, _ in hazard.BANDS] + [hazard.HIGHEST]
    rows = [{"threat_level": level, "is_hazardous": flag} for level in levels for flag in (True, False, None)]
    schema = arrow_schema("dim_hazard_classification")
    return approaches.hazards().run({"hazard_combinations": pa.Table.from_pylist(rows, schema=schema.remove(0))})
