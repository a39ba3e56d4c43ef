"""One number per table that equal rows give, in whatever order and engine they are held: to compare two stores."""

from collections.abc import Callable, Iterable
from typing import Final

import duckdb
import pyarrow as pa

from services.storage.archive.places import held

LOADING: Final = {"loaded", "duplicate", "acknowledged_at", "code_version"}
"""Columns that tell of the loading, not of what was loaded."""

Read = Callable[[str, list[str]], Iterable[pa.RecordBatch | pa.Table]]
"""Rows of a table in these columns, in parts."""


def digests(read: Read) -> dict[str, tuple[int, str]]:
    """Rows and the sum of their hashes for each table, history included.

    The hashes are computed here, in DuckDB, whatever engine the rows come from.
    """
    with duckdb.connect(config={"threads": 1}) as cursor:
        cursor.execute("SET TimeZone = 'UTC'")
        return {place: _digest(cursor, schema, read, place) for place, schema in sorted(held().items())}


def _digest(cursor: duckdb.DuckDBPyConnection, schema: pa.Schema, read: Read, place: str) -> tuple[int, str]:
    columns = sorted(set(schema.names) - LOADING)
    # A row's own text: exact for numbers, instants in UTC, nulls told from empty texts.
    listed = ", ".join(f'"{c}"' for c in columns)
    total_of = f"coalesce(sum(md5_number_lower(row({listed})::VARCHAR)::HUGEINT), 0)"
    count = total = 0
    for part in read(place, columns):
        cursor.register("part", part)
        found = cursor.execute(f"SELECT count(*), {total_of} FROM part").fetchall()[0]
        count, total = count + found[0], total + int(found[1])
    return count, str(total)
