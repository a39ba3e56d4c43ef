"""Tables of record in PostgreSQL: migrations, what the catalogue adds, and the indexes that reading needs."""

import hashlib
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from psycopg import Cursor, connect, sql

from services.domain.arrow import arrow_schema
from services.domain.datasets import NOUNS
from services.domain.tables import GOLD, LEDGER, SILVER, TELEMETRY, Table
from services.storage.archive import postgres_partitions
from services.storage.archive.places import history_of, places_of
from services.storage.archive.postgres_arrow import TYPES
from services.storage.archive.postgres_errors import translated
from services.storage.archive.postgres_role import ensure_reader
from services.storage.archive.postgres_server import Server
from services.storage.migrations import pending

MIGRATIONS: Final = Path(__file__).parent / "migrations_postgres"
ELSEWHERE: Final = "ORRERY_ARCHIVE_URL to another database"
ROW_ID: Final = "rid"
"""What a log's row is called while its history is computed; no column of the catalogue."""

# What lists are sorted by, newest first where it starts with a minus, behind what they are filtered by.
_SORTED: Final[dict[str, tuple[tuple[str, ...], ...]]] = {
    "fact_asteroid_approaches": (("approach_at",), ("-approach_at",), ("body", "approach_at")),
    "fact_virtual_impactors": (("designation", "impact_at_tdb"),),
    "fact_fireballs": (("-fireball_at",),),
    "fact_space_weather_events": (("-start_at",),),
    "fact_satellite_elements": (("satellite_id", "-element_epoch_at"),),
    "fact_mission_photos": (("rover", "-taken_at"),),
    "fact_mission_waypoints": (("rover", "-odometer_m"),),
    "fact_epic_images": (("-exposed_at",),),
    "fetches": (("source", "dataset", "-fetched_at"), ("-fetched_at",)),
    "batches": (("source", "dataset", "-fetched_at"), ("-fetched_at",)),
    "quarantine": (("batch_id",), ("-fetched_at",)),
    "quality_reports": (("batch_id",), ("source", "dataset", "-fetched_at")),
    "schema_shapes": (("source", "dataset", "-fetched_at"),),
    "assets": (("subject_table", "subject_key"),),
    "pipeline_events": (("-raised_at",),),
    "forecasts": (("task", "-issued_at"), ("-issued_at",)),
    "forecast_scores": (("task", "-issued_at"), ("-issued_at",)),
    "model_events": (("-happened_at",),),
}


def ensure(server: Server) -> None:
    """Bring the schema to this code's version; nothing is taken away, and another run changes nothing.

    Raises:
        StorageError: newer code wrote the schema, or this user may not make what is missing.
    """
    _migrate(server)
    with server.write() as cursor:
        held, indexed = _columns(cursor, server.schema), _indexes(cursor, server.schema)
        for table in (*SILVER, *GOLD, *TELEMETRY, *LEDGER):
            for place in places_of(table):
                _ensure_table(cursor, place, table, held.get(place, set()))
                for columns in _wanted_indexes(place, table):
                    _ensure_index(cursor, place, columns, indexed)
        cursor.executemany("INSERT INTO datasets VALUES (%s, 0, 0) ON CONFLICT DO NOTHING", [(noun,) for noun in NOUNS])
        ensure_reader(cursor, server.schema)


def _migrate(server: Server) -> None:
    with server.write() as cursor:
        cursor.execute(sql.SQL("CREATE SCHEMA IF NOT EXISTS {}").format(sql.Identifier(server.schema)))
        cursor.execute(
            "CREATE TABLE IF NOT EXISTS schema_migrations"
            '(version bigint PRIMARY KEY, name text COLLATE "C", sha256 text COLLATE "C", applied_at timestamptz)'
        )
        cursor.execute("SELECT version, sha256 FROM schema_migrations")
        done = dict(cursor.fetchall())
    where = f"{server.place}, schema {server.schema},"
    for file in pending(MIGRATIONS, done, store="archive", where=where, elsewhere=ELSEWHERE):
        with server.write() as cursor:
            # Not the cursor, whose binary results allow one statement at a time.
            cursor.connection.execute(file.text)
            row = [file.version, file.name, file.sha256, datetime.now(UTC)]
            cursor.execute("INSERT INTO schema_migrations VALUES (%s, %s, %s, %s)", row)


def lacking(url: str, schema: str) -> list[str]:
    """Names of the migrations that a schema lacks, without taking it from who writes to it.

    Raises:
        UnavailableError: no server answers.
        StorageError: newer code wrote the schema.
    """
    with translated(schema), connect(url, connect_timeout=5) as connection:
        if connection.execute("SELECT to_regclass(%s)", [f"{schema}.schema_migrations"]).fetchone() == (None,):
            done: dict[int, str] = {}
        else:
            table = sql.Identifier(schema, "schema_migrations")
            done = dict(connection.execute(sql.SQL("SELECT version, sha256 FROM {}").format(table)).fetchall())
    return [file.name for file in pending(MIGRATIONS, done, store="archive", where=schema, elsewhere=ELSEWHERE)]


def _columns(cursor: Cursor[Any], schema: str) -> dict[str, set[str]]:
    cursor.execute(
        "SELECT c.relname::text, a.attname::text FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid "
        "WHERE c.relnamespace = %s::regnamespace AND c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped",
        [schema],
    )
    found: dict[str, set[str]] = {}
    for table, column in cursor.fetchall():
        found.setdefault(table, set()).add(column)
    return found


def _indexes(cursor: Cursor[Any], schema: str) -> set[str]:
    cursor.execute("SELECT indexname::text FROM pg_indexes WHERE schemaname = %s", [schema])
    return {row[0] for row in cursor.fetchall()}


def _ensure_table(cursor: Cursor[Any], place: str, table: Table, held: set[str]) -> None:
    typed = {f.name: TYPES[f.type] for f in arrow_schema(table.name)}
    if held:
        for name in [c for c in typed if c not in held]:
            cursor.execute(f"ALTER TABLE {place} ADD COLUMN {name} {typed[name]}")
        return
    parts = [f"{name} {kind}" for name, kind in typed.items()]
    if table.kind == "silver":
        parts.append(f"{ROW_ID} bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY")
    # Gold has no primary key: while a record moves from one group to another, both may hold it.
    elif table.kind == "ledger" or (table.kind == "gold" and not table.group):
        parts.append(f"PRIMARY KEY ({', '.join(table.key)})")
    column = postgres_partitions.BY.get(place)
    cursor.execute(f"CREATE TABLE {place} ({', '.join(parts)}){f' PARTITION BY RANGE ({column})' if column else ''}")
    if column:
        cursor.execute(f"CREATE TABLE {place}_other PARTITION OF {place} DEFAULT")


def _wanted_indexes(place: str, table: Table) -> Iterable[tuple[str, ...]]:
    """Columns of each index: key, group, what a snapshot's window is compared with, what lists are sorted by."""
    if table.kind == "telemetry":
        return [(*table.key, "known_at")]
    wanted = [] if table.kind == "ledger" else [table.key]
    if table.group and table.group != table.key[0]:
        wanted.append((table.group,))
    if table.kind == "silver":
        wanted.append(("batch_id",))
    if table.window and place != history_of(table.name):
        wanted.append((table.window,))
    return [*wanted, *_SORTED.get(place, ())]


def _ensure_index(cursor: Cursor[Any], place: str, columns: tuple[str, ...], indexed: set[str]) -> None:
    listed = ", ".join(f"{c[1:]} DESC NULLS LAST" if c.startswith("-") else c for c in columns)
    # Names have at most 63 characters.
    name = f"by_{hashlib.sha256(f'{place} {listed}'.encode()).hexdigest()[:12]}"
    if name not in indexed:
        cursor.execute(f"CREATE INDEX {name} ON {place} ({listed})")
