"""Tables of record as the catalogue has them: a table or column that is new to a file is added when it opens."""

import pyarrow as pa

from services.domain.arrow import INSTANT, arrow_schema
from services.domain.datasets import NOUNS
from services.domain.tables import GOLD, LEDGER, SILVER, Table
from services.storage.archive.places import places_of
from services.storage.embedded import Cursor, Database

_TYPES = {
    pa.string(): "VARCHAR",
    pa.float64(): "DOUBLE",
    pa.int64(): "BIGINT",
    pa.bool_(): "BOOLEAN",
    INSTANT: "TIMESTAMPTZ",
    pa.list_(pa.string()): "VARCHAR[]",
}


def ensure(database: Database) -> None:
    """Add what the catalogue names and the file lacks; nothing is changed or taken away, which migrations do."""
    with database.write() as cursor:
        held = _columns(cursor)
        for table in (*SILVER, *GOLD, *LEDGER):
            for place in places_of(table):
                _ensure(cursor, place, table, held.get(place, set()))
        cursor.executemany(
            "INSERT INTO datasets SELECT $noun, 0, 0 WHERE NOT EXISTS (FROM datasets WHERE dataset = $noun)",
            [{"noun": noun} for noun in NOUNS],
        )


def _columns(cursor: Cursor) -> dict[str, set[str]]:
    rows = cursor.execute("SELECT table_name, column_name FROM duckdb_columns() WHERE NOT internal").fetchall()
    found: dict[str, set[str]] = {}
    for table, column in rows:
        found.setdefault(table, set()).add(column)
    return found


def _ensure(cursor: Cursor, place: str, table: Table, held: set[str]) -> None:
    typed = {f.name: _TYPES[f.type] for f in arrow_schema(table.name)}
    if not held:
        cursor.execute(f"CREATE TABLE {place} ({', '.join(f'{name} {kind}' for name, kind in typed.items())})")
        return
    for name, kind in typed.items():
        if name not in held:
            cursor.execute(f"ALTER TABLE {place} ADD COLUMN {name} {kind}")
