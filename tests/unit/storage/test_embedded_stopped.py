"""An embedded engine that stopped itself says so, once it is asked: only a new process brings it back."""

import resource
from pathlib import Path

import pytest

from services.chassis.errors import StorageError
from services.storage.embedded import HELD_BYTES, Database

ROWS = "SELECT range AS n, md5(range::VARCHAR) AS text FROM range(200000)"


def test_a_checkpoint_that_finds_no_room_stops_the_engine_and_loses_nothing(tmp_path: Path) -> None:
    reasons: list[str] = []
    database = Database(tmp_path / "core.duckdb", stopped=reasons.append)
    with database.write() as cursor:
        cursor.execute(f"CREATE TABLE held AS {ROWS}")
    log = tmp_path / "core.duckdb.wal"
    while log.stat().st_size <= HELD_BYTES:
        with database.write() as cursor:
            cursor.execute("INSERT INTO held SELECT range, md5(range::VARCHAR) FROM range(2000)")
    with database.read() as cursor:
        before = cursor.execute("SELECT count(*) FROM held").fetchone()
    assert reasons == []
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1, hard))
    try:
        database.settle()
        with pytest.raises(StorageError, match="start again"), database.read() as cursor:
            cursor.execute("SELECT count(*) FROM held")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert len(reasons) == 1
    database.close()
    with Database(tmp_path / "core.duckdb").read() as cursor:
        assert cursor.execute("SELECT count(*) FROM held").fetchone() == before
