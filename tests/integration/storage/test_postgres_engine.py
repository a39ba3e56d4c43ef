"""What PostgreSQL adds to the archive's contract: its role, its timeouts, its one writer, connections that heal."""

import subprocess
import sys
import threading
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

import psycopg
import psycopg.conninfo
import pytest
from psycopg import errors

from services.chassis.errors import InvalidInputError, StorageError, TimedOutError, UnavailableError
from services.ports.archive import Select, Where
from services.storage.archive import postgres_server, postgres_tables
from services.storage.archive.postgres import PostgresArchive
from services.storage.archive.postgres_arrow import fetch
from services.storage.archive.postgres_role import READER
from tests.contract.storage.builders import CAD, T0, approach, cad_batch, counts, hours, quarantine, table
from tests.contract.storage.engine_postgres import ENGINES, SCHEMA, fresh_database

if ENGINES[0].missing:
    pytest.skip(ENGINES[0].missing, allow_module_level=True)

FACTS = "fact_asteroid_approaches"
Answer = TypeVar("Answer")


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    with fresh_database() as address:
        yield address


@pytest.fixture
def archive(url: str) -> Iterator[PostgresArchive]:
    with closing_archive(url) as opened:
        yield opened


@contextmanager
def closing_archive(url: str, schema: str = SCHEMA) -> Iterator[PostgresArchive]:
    opened = PostgresArchive(url, schema)
    try:
        yield opened
    finally:
        opened.close()


@contextmanager
def beside(url: str) -> Iterator[psycopg.Connection]:
    """A connection of an administrator."""
    with psycopg.connect(url, autocommit=True, options=f"-c search_path={SCHEMA}") as connection:
        yield connection


def load(archive: PostgresArchive, at: float, *names: str) -> None:
    one = cad_batch(hours(at), snapshot=False)
    revision = archive.observe(one, {CAD: table(CAD, [approach(name, f"{at}") for name in names])}).revision
    facts = [
        {"approach_id": name, "designation": name, "known_at": hours(at), "approach_at": T0, "is_withdrawn": False}
        for name in names
    ]
    archive.publish(one, {FACTS: table(FACTS, facts)}, quarantine(), counts(len(names)), revision)


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM batches",
        f"INSERT INTO {FACTS} (approach_id) VALUES ('x')",
        "SET default_transaction_read_only = off; CREATE TABLE mine (x int)",
        "SET default_transaction_read_only = off; DELETE FROM batches",
        f"SET default_transaction_read_only = off; TRUNCATE {CAD}",
    ],
)
def test_a_reader_cannot_write_even_where_it_may_try(archive: PostgresArchive, statement: str) -> None:
    load(archive, 0, "2026 AA")

    def write() -> None:
        with archive._server.read() as cursor:
            for part in statement.split("; "):
                cursor.execute(part)

    with pytest.raises((StorageError, UnavailableError), match=r"permission denied|read-only") as refused:
        write()
    assert isinstance(refused.value.__cause__, (errors.InsufficientPrivilege, errors.ReadOnlySqlTransaction))
    assert soon(lambda: archive.count(Select(table="batches"))) == 1


def test_the_role_reads_partitions_that_were_made_after_it(archive: PostgresArchive, url: str) -> None:
    load(archive, 0, "2026 AA")
    with beside(url) as connection:
        connection.execute(f"SET ROLE {READER}")
        assert connection.execute("SELECT designation FROM fact_asteroid_approaches_2026_04").fetchall() == [
            ("2026 AA",)
        ]
        connection.execute("RESET ROLE")
        settings = connection.execute("SELECT rolconfig, rolcanlogin FROM pg_roles WHERE rolname = %s", [READER])
        assert settings.fetchone() == (["default_transaction_read_only=on", "statement_timeout=30s"], False)


def test_a_query_that_takes_too_long_is_ended_and_the_next_is_answered(
    url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(postgres_server, "READ_TIMEOUT_S", 1)
    with closing_archive(url) as archive:
        with pytest.raises(TimedOutError, match="statement timeout"), archive._server.read() as cursor:
            fetch(cursor, "SELECT count(*) FROM generate_series(1, 100000000000)")
        assert archive.count(Select(table="resolutions")) == 0


def test_a_second_writer_is_refused_by_the_name_of_the_first(archive: PostgresArchive, url: str) -> None:
    with pytest.raises(UnavailableError, match=r"is written by orrery writer, process \d+ on .* stop that one"):
        PostgresArchive(url, SCHEMA)
    with closing_archive(url, "orrery_invented") as other:
        load(other, 0, "2026 ZZ")
    assert archive.count(Select(table=FACTS, where=(Where("designation", "=", "2026 ZZ"),))) == 0


def test_a_killed_writer_leaves_its_lock_at_once(url: str) -> None:
    script = (
        "import os, sys; from services.storage.archive.postgres import PostgresArchive; "
        f"a = PostgresArchive({url!r}, {SCHEMA!r}); os._exit(137)"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 137
    with closing_archive(url) as archive:
        load(archive, 5, "2026 AE")


def end_connections(connection: psycopg.Connection) -> None:
    """All but this one."""
    connection.execute(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
        "WHERE datname = current_database() AND pid <> pg_backend_pid()"
    )


def soon(ask: Callable[[], Answer]) -> Answer:
    """What is answered once the archive asks the server again, which it does by itself."""
    deadline = time.monotonic() + 20
    while True:
        try:
            return ask()
        except UnavailableError:
            assert time.monotonic() < deadline
            time.sleep(0.1)


def test_reading_and_writing_go_on_after_every_connection_was_lost(archive: PostgresArchive, url: str) -> None:
    load(archive, 1, "2026 AA")
    with beside(url) as admin:
        for at in (2, 3):
            end_connections(admin)
            assert archive.count(Select(table=FACTS)) >= 1
            load(archive, at, "2026 AA")
        end_connections(admin)
        load(archive, 4, "2026 AB")


def test_a_connection_that_is_lost_inside_a_write_undoes_it(archive: PostgresArchive, url: str) -> None:
    load(archive, 1, "2026 AA")
    before = archive.digests()

    def write() -> None:
        with archive._server.write() as cursor, beside(url) as admin:
            cursor.execute("DELETE FROM batches")
            end_connections(admin)
            cursor.execute(f"DELETE FROM {FACTS}")

    with pytest.raises(UnavailableError, match="does not answer") as lost:
        write()
    assert lost.value.retry_after
    assert soon(archive.digests) == before
    load(archive, 2, "2026 AA")


def test_a_writer_whose_lock_another_took_meanwhile_is_refused(archive: PostgresArchive, url: str) -> None:
    with beside(url) as thief:
        end_connections(thief)
        thief.execute("SELECT pg_advisory_lock(%s, hashtext(%s))", [postgres_server._LOCK, SCHEMA])
        with pytest.raises(UnavailableError, match="is written by"):
            load(archive, 6, "2026 AF")
        assert soon(lambda: archive.count(Select(table="resolutions"))) == 0, "reading goes on"
    soon(lambda: load(archive, 6, "2026 AF"))


def test_an_absent_server_is_told_with_its_address_and_no_password() -> None:
    with pytest.raises(UnavailableError, match=r"127\.0\.0\.1:1/orrery does not answer") as away:
        PostgresArchive("postgresql://orrery:secret@127.0.0.1:1/orrery", SCHEMA)
    assert "secret" not in away.value.detail


def test_a_database_that_is_not_there_is_no_reason_to_wait(url: str) -> None:
    with pytest.raises(StorageError, match=r"nonsense.*does not exist.*ORRERY_ARCHIVE_URL"):
        PostgresArchive(url.rpartition("/")[0] + "/nonsense", SCHEMA)


def test_a_schema_of_newer_code_and_a_rewritten_migration_are_refused(url: str) -> None:
    with closing_archive(url, "orrery_live"):
        pass
    with beside(url) as connection:
        connection.execute("UPDATE orrery_live.schema_migrations SET sha256 = 'other'")
        with pytest.raises(StorageError, match="another text"):
            PostgresArchive(url, "orrery_live")
        connection.execute("UPDATE orrery_live.schema_migrations SET version = 99")
        with pytest.raises(StorageError, match=r"version 99.*newer Orrery.*ORRERY_ARCHIVE_URL"):
            PostgresArchive(url, "orrery_live")
        connection.execute("DROP SCHEMA orrery_live CASCADE")


def test_what_the_catalogue_gained_is_added_and_rows_stay(url: str) -> None:
    with fresh_database() as own:
        with closing_archive(own) as archive:
            load(archive, 0, "2026 AA")
        with beside(own) as connection:
            connection.execute(f"ALTER TABLE {FACTS} DROP COLUMN risk_score; DROP TABLE fact_kp_forecasts")
        with closing_archive(own) as archive:
            (row,) = archive.select(Select(table=FACTS)).to_pylist()
            assert (row["designation"], row["risk_score"]) == ("2026 AA", None)
            assert archive.count(Select(table="fact_kp_forecasts")) == 0


def test_a_user_who_may_make_no_role_is_told_what_an_administrator_runs() -> None:
    plain = f"orrery_test_{uuid.uuid4().hex}"
    with fresh_database() as own, beside(own) as admin:
        connection = psycopg.conninfo.make_conninfo(own, user=plain, password="secret")  # noqa: S106 - made here
        admin.execute(f"CREATE ROLE {plain} LOGIN PASSWORD 'secret'")
        try:
            admin.execute(f"GRANT ALL ON DATABASE {own.rpartition('/')[2]} TO {plain}")
            with pytest.raises(StorageError, match=rf"GRANT {READER} TO"):
                PostgresArchive(connection, SCHEMA)
            admin.execute(f"GRANT {READER} TO {plain}")
            with closing_archive(connection) as archive:
                load(archive, 0, "2026 AA")
                assert archive.count(Select(table=FACTS)) == 1
        finally:
            admin.execute(f"DROP OWNED BY {plain} CASCADE")
            admin.execute(f"DROP ROLE {plain}")


def test_a_text_that_postgresql_cannot_keep_is_refused_with_its_reason(archive: PostgresArchive) -> None:
    with pytest.raises(InvalidInputError, match="NUL"):
        archive.record("fetches", table("fetches", [{"fetch_id": "f", "error": "a\x00b"}]))
    assert archive.count(Select(table="fetches")) == 0


def test_lists_by_date_read_the_partitions_of_their_dates_alone(archive: PostgresArchive, url: str) -> None:
    load(archive, 0, "2026 AA")
    archive._partitions.make_room(FACTS, table(FACTS, [{"approach_at": hours(24 * n)} for n in (-40, 0, 40)]))
    april = f"EXPLAIN SELECT * FROM {FACTS} WHERE approach_at >= '2026-04-01+00' AND approach_at < '2026-04-09+00'"
    with beside(url) as connection:
        plan = "\n".join(line for (line,) in connection.execute(april).fetchall())
    assert f"{FACTS}_2026_04" in plan
    assert not [month for month in ("2026_02", "2026_05", "other") if f"{FACTS}_{month}" in plan]


def test_more_readers_than_connections_wait_for_their_turn(archive: PostgresArchive) -> None:
    load(archive, 7, "2026 AG")
    found: list[int] = []
    threads = [
        threading.Thread(target=lambda: found.append(archive.count(Select(table="batches"))))
        for _ in range(3 * postgres_server.READERS)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == len(threads)
    assert len(set(found)) == 1


def test_every_index_that_lists_need_is_there_after_a_second_start(url: str) -> None:
    with closing_archive(url), beside(url) as connection:
        count = "SELECT count(*) FROM pg_indexes WHERE schemaname = %s"
        first = connection.execute(count, [SCHEMA]).fetchone()
    with closing_archive(url), beside(url) as connection:
        assert connection.execute(count, [SCHEMA]).fetchone() == first
        for place, sorts in postgres_tables._SORTED.items():
            held = connection.execute("SELECT indexdef FROM pg_indexes WHERE tablename = %s", [place]).fetchall()
            for columns in sorts:
                listed = ", ".join(f"{c[1:]} DESC NULLS LAST" if c.startswith("-") else c for c in columns)
                assert any(f"({listed})" in definition for (definition,) in held), (place, columns)


def test_rows_of_a_table_are_as_many_as_the_server_saw_when_it_last_looked(url: str, archive: PostgresArchive) -> None:
    one = cad_batch(hours(0))
    revision = archive.observe(one, {CAD: table(CAD, [approach("2026 AA", "a")])}).revision
    rows = [
        {"approach_id": name, "approach_at": hours(at)} for name, at in (("a", 0), ("b", 24 * 400), ("c", 24 * 800))
    ]
    archive.publish(one, {FACTS: table(FACTS, rows)}, quarantine(), counts(1, loaded=1), revision)
    with beside(url) as connection:
        connection.execute("ANALYZE")
    held = archive.table_rows()
    assert held[FACTS] == archive.count(Select(table=FACTS)) > 1, "partitions count as their table"
    assert held["batches"] == archive.count(Select(table="batches"))
    assert archive.connections()["open"] >= 1
