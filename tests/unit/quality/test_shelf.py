"""Compiled expressions outlive the process, and a worker that finds them needs no compiler."""

import subprocess
import sys
from pathlib import Path

import pyarrow as pa
import pytest

from etl.quality.shelf import Kept, Shelf

SCHEMA = pa.schema(
    [("record_no", pa.int64()), ("at", pa.timestamp("us")), ("names", pa.list_(pa.string())), ("sound", pa.bool_())]
)
KEPT = Kept.of("states", "SELECT 1", {"given": SCHEMA})
CLEANS = """
import sys
from pathlib import Path
import etl.worker.app
from etl.gold.missions import _sol_states
from etl.quality.engine import keep_compiled
from etl.silver.clean import cleaning_of
from etl.silver.mapping import bronze_schema, compiled
keep_compiled(Path(sys.argv[1]))
name = "bronze_cneos_cad__approaches"
made = compiled(cleaning_of(name))
rows = made.expression.run({name: bronze_schema(name).empty_table()})
print(rows.num_rows, rows.num_columns, len(made.checks), len(_sol_states().sql), *({"sqlglot"} & set(sys.modules)))
"""


def test_what_was_kept_is_found_at_the_next_start(tmp_path: Path) -> None:
    Shelf(tmp_path, "duckdb").keep(KEPT)
    found = Shelf(tmp_path, "duckdb").find("states")
    assert found == KEPT
    assert found.schemas() == {"given": SCHEMA}
    assert Shelf(tmp_path, "spark").find("states") is None


def test_a_line_that_was_cut_short_is_compiled_again(tmp_path: Path) -> None:
    Shelf(tmp_path, "duckdb").keep(KEPT)
    (file,) = tmp_path.iterdir()
    file.write_bytes(file.read_bytes() + b'{"name": "other", "sq')
    shelf = Shelf(tmp_path, "duckdb")
    assert shelf.find("states") == KEPT
    assert shelf.find("other") is None


def test_a_folder_that_is_gone_hinders_nothing(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "gone", "duckdb")
    shelf.keep(KEPT)
    assert shelf.find("states") is None


def test_other_code_reads_nothing_of_it_and_takes_it_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Shelf(tmp_path, "duckdb").keep(KEPT)
    monkeypatch.setattr("etl.quality.shelf._digest", lambda: "0123456789abcdef")
    assert Shelf(tmp_path, "duckdb").find("states") is None
    assert not list(tmp_path.iterdir())


def test_the_second_worker_cleans_alike_and_neither_holds_the_compiler(tmp_path: Path) -> None:
    first, second = (
        subprocess.run(
            [sys.executable, "-c", CLEANS, str(tmp_path)], capture_output=True, text=True, check=True
        ).stdout.split()
        for _ in range(2)
    )
    assert "sqlglot" not in first
    assert second == first
