import json
import subprocess
import sys

import pytest

from etl.runs.lineage import OUTPUT
from services.domain.tables import GOLD
from services.domain.tables.model import VERSION

HELD = json.loads(OUTPUT.read_text())


def test_the_lineage_that_core_serves_is_that_of_the_code():
    # In a process of its own, as `make docs` does: expressions that a test has compiled before are not traced again.
    program = "import json; from etl.runs.lineage import collected; print(json.dumps(collected()))"
    said = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout
    assert json.loads(said) == HELD, "run `make docs`"


@pytest.mark.parametrize("table", [t.name for t in GOLD])
def test_every_gold_column_leads_somewhere(table):
    made = {target for target, _ in HELD["gold"]}
    # A word of the expression's own, and a count of rows: made from no column.
    constant = {"approach_source", "photos_held"}
    columns = next(t.columns for t in GOLD if t.name == table)
    assert [c for c in columns if c not in {*VERSION, *constant} and f"{table}.{c}" not in made] == []


def test_known_ways_are_found():
    edges = {tuple(e) for layer in ("gold", "silver", "bronze") for e in HELD[layer]}
    assert {
        ("fact_asteroid_approaches.risk_score", "silver_cneos__approaches.miss_distance_au"),
        ("fact_asteroid_approaches.risk_score", "dim_asteroids.diameter_avg_km"),
        ("dim_asteroids.diameter_max_km", "silver_neows__asteroids.diameter_max_km"),
        ("silver_cneos__approaches.approach_at", "bronze_cneos_cad__approaches.approach_at"),
        ("bronze_cneos_cad__approaches.approach_at", "cneos_cad/approaches:jd"),
        ("bronze_swpc__plasma.proton_speed", "swpc/plasma:speed"),
        ("dim_time.year", "fact_asteroid_approaches.approach_at"),
    } <= edges
