"""One number per table that equal rows give, in whatever order they were written: to compare two stores."""

from typing import Final

from services.storage.embedded import Cursor, first

NO_RECORDS: Final = {"observations", "datasets", "schema_migrations"}
ORDER_DEPENDENT: Final = {"loaded", "duplicate", "acknowledged_at", "code_version"}
"""Columns that tell of the loading, not of what was loaded."""


def digests(cursor: Cursor) -> dict[str, tuple[int, str]]:
    """Rows and the sum of their hashes for each table, history included."""
    names = cursor.execute("SELECT table_name FROM duckdb_tables() ORDER BY table_name").fetchall()
    return {name: _digest(cursor, name) for (name,) in names if name not in NO_RECORDS}


def _digest(cursor: Cursor, table: str) -> tuple[int, str]:
    found = cursor.execute(
        "SELECT column_name FROM duckdb_columns() WHERE table_name = ? ORDER BY column_name", [table]
    ).fetchall()
    row = ", ".join(f'"{name}"' for (name,) in found if name not in ORDER_DEPENDENT)
    # A row's own text: exact for numbers, instants in UTC, nulls told from empty texts.
    total_of = f"coalesce(sum(md5_number_lower(row({row})::VARCHAR)::HUGEINT), 0)::VARCHAR"
    count, total = first(cursor, f'SELECT count(*), {total_of} FROM "{table}"') or (0, "0")
    return int(count), str(total)
