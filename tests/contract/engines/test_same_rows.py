"""The expressions mean the same on each engine: same input, same rows."""

import os
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from etl.quality.engine_spark import JAVA

PEER = "spark"
pytestmark = pytest.mark.xdist_group("engines")


def _transform(engine: str, target: Path) -> None:
    environment = os.environ | {"ORRERY_ENGINE": engine, "ORRERY_SPARK_MASTER": "local[2]"}
    done = subprocess.run(
        [sys.executable, "-m", "tests.contract.engines.transform", str(target)],
        env=environment, capture_output=True, text=True, timeout=900, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-3000:]


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    if not (os.environ.get("JAVA_HOME") or shutil.which("java")):
        pytest.skip(f"Spark needs {JAVA}")
    if find_spec("pyspark") is None:
        pytest.skip("PySpark is not installed: uv pip install 'orrery[spark]'")
    folders = tuple(tmp_path_factory.mktemp(engine) for engine in ("duckdb", PEER))
    for engine, folder in zip(("duckdb", PEER), folders, strict=True):
        _transform(engine, folder)
    return folders  # type: ignore[return-value]


def test_both_make_the_same_tables(results: tuple[Path, Path]) -> None:
    ours, theirs = ({path.name for path in folder.iterdir()} for folder in results)
    assert ours == theirs
    assert {"fact_asteroid_approaches.parquet", "telemetry_points.parquet"} <= ours


def test_every_row_is_the_same(results: tuple[Path, Path]) -> None:
    differing = {}
    for path in sorted(results[0].iterdir()):
        ours, theirs = (_rows(folder / path.name) for folder in results)
        if ours != theirs:
            differing[path.stem] = (len(ours), len(theirs), sorted(set(ours) - set(theirs))[:2])
    assert not differing, "\n".join(f"{name}: {what}" for name, what in differing.items())


def test_the_input_reaches_what_engines_differ_in(results: tuple[Path, Path]) -> None:
    """Rows survive the checks, in tables of every kind, or the comparison would compare nothing."""
    held = {path.stem: pq.read_metadata(path).num_rows for path in results[0].iterdir()}
    assert sum(1 for rows in held.values() if rows) > len(held) * 0.6, held


def _rows(path: Path) -> list[str]:
    """Rows as text; of a float the 12 digits that no logarithm or power of two libraries disagrees in."""
    return sorted(
        repr([(name, f"{v:.11e}" if isinstance(v, float) else v) for name, v in sorted(row.items())])
        for row in pq.read_table(path).to_pylist()
    )
