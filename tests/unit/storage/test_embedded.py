import os
import subprocess
import sys
import threading
from pathlib import Path

import duckdb
import pytest

from services.chassis.errors import StorageError
from services.domain.fields import field
from services.domain.tables import TABLES
from services.ports.archive import Select
from services.storage.archive.duckdb import MIGRATIONS as ARCHIVE
from services.storage.archive.duckdb import DuckDBArchive
from services.storage.embedded import HELD_BYTES, Database, first, migrate
from services.storage.telemetry.duckdb import DuckDBTelemetry

TYPES = {"string": "VARCHAR", "float64": "DOUBLE", "int64": "BIGINT", "bool": "BOOLEAN",
         "instant": "TIMESTAMP WITH TIME ZONE", "strings": "VARCHAR[]", "json": "VARCHAR"}  # fmt: skip


@pytest.fixture
def database(tmp_path: Path):
    opened = Database(tmp_path / "core.duckdb")
    yield opened
    opened.close()


def test_migrated_tables_are_those_of_the_catalogue(database: Database) -> None:
    DuckDBArchive(database)
    DuckDBTelemetry(database)
    with database.read() as cursor:
        for table in TABLES.values():
            names = [table.name] if table.kind in {"silver", "ledger"} or not table.group else []
            names = names or [table.name, f"{table.name}_history"]
            for name in names:
                rows = cursor.execute(
                    "SELECT column_name, data_type FROM duckdb_columns() WHERE table_name = ?",
                    [name],
                ).fetchall()
                # In any order: a column that the catalogue gained stands last in a migrated table.
                assert sorted(rows) == sorted((c, TYPES[field(c).dtype]) for c in table.columns), name


def test_every_migration_runs_once_and_data_stays(database: Database, tmp_path: Path) -> None:
    folder = tmp_path / "migrations"
    folder.mkdir()
    (folder / "0001_a.sql").write_text("CREATE TABLE a (x BIGINT); INSERT INTO a VALUES (1);")
    migrate(database, "s", folder)
    (folder / "0002_b.sql").write_text("ALTER TABLE a ADD COLUMN y BIGINT;")
    migrate(database, "s", folder)
    migrate(database, "s", folder)
    with database.read() as cursor:
        assert cursor.execute("SELECT * FROM a").fetchall() == [(1, None)]


def test_a_folder_of_newer_code_is_refused(database: Database, tmp_path: Path) -> None:
    folder = tmp_path / "migrations"
    folder.mkdir()
    (folder / "0001_a.sql").write_text("CREATE TABLE a (x BIGINT);")
    (folder / "0002_b.sql").write_text("CREATE TABLE b (x BIGINT);")
    migrate(database, "s", folder)
    (folder / "0002_b.sql").unlink()
    with pytest.raises(StorageError, match=r"version 2.*up to 1.*newer Orrery"):
        migrate(database, "s", folder)


def test_a_rewritten_migration_is_refused_and_a_broken_one_leaves_nothing(database: Database, tmp_path: Path) -> None:
    folder = tmp_path / "migrations"
    folder.mkdir()
    (folder / "0001_a.sql").write_text("CREATE TABLE a (x BIGINT); SELECT nonsense;")
    with pytest.raises(duckdb.Error):
        migrate(database, "s", folder)
    (folder / "0001_a.sql").write_text("CREATE TABLE a (x BIGINT);")
    migrate(database, "s", folder)
    (folder / "0001_a.sql").write_text("CREATE TABLE a (y BIGINT);")
    with pytest.raises(StorageError, match="another text"):
        migrate(database, "s", folder)


def test_frozen_migrations_keep_their_numbers() -> None:
    numbers = [int(p.name.partition("_")[0]) for p in sorted(ARCHIVE.glob("*.sql"))]
    assert numbers == list(range(1, len(numbers) + 1))


def test_the_holder_of_the_file_is_named(database: Database) -> None:
    script = (
        "import sys; from pathlib import Path; from services.storage.embedded import Database\n"
        "try: Database(Path(sys.argv[1]))\n"
        "except Exception as e: print(type(e).__name__, e)"
    )
    found = subprocess.run(
        [sys.executable, "-c", script, str(database.path)], capture_output=True, text=True, check=True
    )
    assert found.stdout.startswith("UnavailableError")
    assert f"process {os.getpid()} " in found.stdout
    assert "orrery down" in found.stdout


@pytest.mark.parametrize("content", [b"x" * 5000, b"\x00" * 5000])
def test_a_damaged_file_is_a_clear_error(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "core.duckdb").write_bytes(content)
    with pytest.raises(StorageError, match=r"core\.duckdb"):
        Database(tmp_path / "core.duckdb")


def test_a_folder_that_cannot_be_made_is_a_clear_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(StorageError, match="ORRERY_DATA"):
        Database(tmp_path / "file" / "live" / "core.duckdb")


def test_a_failed_write_is_undone_and_readers_see_only_what_is_committed(database: Database) -> None:
    with database.write() as cursor:
        cursor.execute("CREATE TABLE t (x BIGINT)")

    def insert_then_fail() -> None:
        with database.write() as cursor:
            cursor.execute("INSERT INTO t VALUES (1)")
            with database.read() as reader:
                assert first(reader, "SELECT count(*) FROM t") == (0,)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        insert_then_fail()
    with database.read() as cursor:
        assert first(cursor, "SELECT count(*) FROM t") == (0,)


def test_many_writers_wait_for_one_another(database: Database) -> None:
    with database.write() as cursor:
        cursor.execute("CREATE TABLE t (x BIGINT)")

    def add() -> None:
        for _ in range(10):
            with database.write() as cursor:
                cursor.execute("INSERT INTO t SELECT coalesce(max(x), 0) + 1 FROM t")

    threads = [threading.Thread(target=add) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with database.read() as cursor:
        assert first(cursor, "SELECT max(x), count(DISTINCT x) FROM t") == (40, 40)


def test_a_folder_of_an_earlier_commit_opens_with_its_data(database: Database, tmp_path: Path) -> None:
    earlier = tmp_path / "earlier"
    earlier.mkdir()
    (earlier / "0001_initial.sql").write_text((ARCHIVE / "0001_initial.sql").read_text())
    migrate(database, "archive", earlier)
    with database.write() as cursor:
        cursor.execute("INSERT INTO fetches (fetch_id) VALUES ('held')")
    archive = DuckDBArchive(database)
    assert archive.select(Select(table="fetches"))["fetch_id"].to_pylist() == ["held"]


def test_a_large_log_goes_into_the_file_beside_an_open_reader(database: Database) -> None:
    log = database.path.with_name(database.path.name + ".wal")
    with database.write() as cursor:
        cursor.execute("CREATE TABLE texts (text VARCHAR)")
    for _ in range(4):  # what fills whole row groups goes into the file at once
        with database.write() as cursor:
            cursor.execute("INSERT INTO texts SELECT hash(i)::VARCHAR FROM range(100000) t(i)")
    assert log.stat().st_size > HELD_BYTES
    with database.read() as cursor:
        cursor.execute("SELECT text FROM texts")
        database.settle()
        assert not log.exists() or log.stat().st_size < HELD_BYTES
        assert len(cursor.fetchall()) == 400_000


def test_a_small_log_stays_and_so_does_one_whose_database_is_closed(database: Database) -> None:
    log = database.path.with_name(database.path.name + ".wal")
    with database.write() as cursor:
        cursor.execute("CREATE TABLE numbers AS SELECT 1 AS number")
    held = log.stat().st_size
    database.settle()
    assert log.stat().st_size == held
    database.close()
    database.settle()
