"""One number that equal rows give, in whatever order and engine they are held: to compare two tables."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import duckdb
import pyarrow as pa

Digest = tuple[int, str]
"""Rows, and the sum of their hashes as a decimal number."""


class Summing:
    """Adds up rows of these columns as they come.

    The hashes are computed here, in DuckDB, whatever engine the rows come from.
    """

    def __init__(self, cursor: duckdb.DuckDBPyConnection, columns: Iterable[str]) -> None:
        self._cursor = cursor
        # A row's own text: exact for numbers, instants in UTC, nulls told from empty texts.
        listed = ", ".join(f'"{column}"' for column in sorted(columns))
        total = f"coalesce(sum(md5_number_lower(row({listed})::VARCHAR)::HUGEINT), 0)"
        self._asked = f"SELECT count(*), {total} FROM part"
        self._rows = self._total = 0

    def add(self, part: pa.Table | pa.RecordBatch) -> None:
        """Take these rows into account."""
        self._cursor.register("part", part)
        rows, total = self._cursor.execute(self._asked).fetchall()[0]
        self._cursor.unregister("part")
        self._rows, self._total = self._rows + rows, self._total + int(total)

    @property
    def digest(self) -> Digest:
        """Of all rows so far."""
        return self._rows, str(self._total)


@contextmanager
def summing() -> Iterator[duckdb.DuckDBPyConnection]:
    """What `Summing` computes with; any number of tables one after another."""
    with duckdb.connect(config={"threads": 1}) as cursor:
        cursor.execute("SET TimeZone = 'UTC'")
        yield cursor


def digest_of(
    cursor: duckdb.DuckDBPyConnection, columns: Iterable[str], parts: Iterable[pa.Table | pa.RecordBatch]
) -> Digest:
    """Rows of a table and the sum of their hashes."""
    sums = Summing(cursor, columns)
    for part in parts:
        sums.add(part)
    return sums.digest
