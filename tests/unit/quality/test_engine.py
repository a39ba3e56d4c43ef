"""A prepared expression sees the table of each run, in any thread."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import pyarrow as pa
import pytest

from etl.quality import engine, engine_duckdb
from etl.quality.engine import Expression, source
from services.domain.arrow import INSTANT

SCHEMA = pa.schema([("observed_at", INSTANT), ("value", pa.float64())])
AT = datetime(2026, 3, 29, 12, 30, 1, 500_000, tzinfo=UTC)
ROWS = source("engine_rows", SCHEMA)
DOUBLED = Expression("engine_doubled", ROWS.select("observed_at", value=ROWS.value * 2))


def doubled(*values):
    rows = [{"observed_at": AT, "value": v} for v in values]
    return DOUBLED.run({"engine_rows": pa.Table.from_pylist(rows, schema=SCHEMA)})


def test_each_run_sees_its_own_rows():
    found = [doubled(*values)["value"].to_pylist() for values in ([1.0], [], [2.0, 3.0])]
    assert found == [[2.0], [], [4.0, 6.0]]


def test_instants_keep_their_zone_and_microseconds():
    assert doubled(1.0)["observed_at"].to_pylist() == [AT]
    assert doubled(1.0).schema == SCHEMA


def test_threads_do_not_mix_their_rows():
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda n: doubled(float(n))["value"].to_pylist(), range(40)))
    assert found == [[2.0 * n] for n in range(40)]


def test_an_engine_that_rested_runs_what_it_ran_before(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "QUIET_S", -1.0)
    monkeypatch.setattr(engine_duckdb, "KEPT_PREPARED", 0)
    assert doubled(1.0)["value"].to_pylist() == [2.0]
    assert engine._engine()._prepared
    engine.rest_when_quiet()
    assert not engine._engine()._prepared
    assert doubled(3.0)["value"].to_pylist() == [6.0]


def test_feeds_of_every_minute_stay_prepared_and_so_does_all_that_has_just_run(monkeypatch: pytest.MonkeyPatch) -> None:
    doubled(1.0)
    monkeypatch.setattr(engine_duckdb, "KEPT_PREPARED", 0)
    engine.rest_when_quiet()
    assert "engine_doubled" in engine._engine()._prepared
    monkeypatch.setattr(engine, "QUIET_S", -1.0)
    monkeypatch.setattr(engine_duckdb, "KEPT_PREPARED", 100)
    engine.rest_when_quiet()
    assert "engine_doubled" in engine._engine()._prepared
