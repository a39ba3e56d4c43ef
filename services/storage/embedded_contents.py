"""All that tables of the embedded file hold, out of it and into it."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Final

import pyarrow as pa

from services.storage.embedded import Cursor, Database

PART_ROWS: Final = 50_000


class EmbeddedContents:
    """`ports.Contents` of some tables of a file; a view is one read transaction."""

    def __init__(self, database: Database, tables: Mapping[str, pa.Schema]) -> None:
        self._database = database
        self.tables = tables

    @contextmanager
    def view(self) -> Iterator["EmbeddedView"]:
        """See what is held as of now."""
        with self._database.read() as cursor:
            cursor.execute("BEGIN")
            try:
                yield EmbeddedView(cursor, self.tables)
            finally:
                cursor.execute("ROLLBACK")

    def clear(self, table: str) -> None:
        """Take all rows away."""
        with self._database.write() as cursor:
            cursor.execute(f"DELETE FROM {table}")

    def add(self, table: str, rows: pa.Table) -> None:
        """Append rows."""
        with self._database.write() as cursor:
            cursor.register("given", rows)
            columns = ", ".join(self.tables[table].names)
            cursor.execute(f"INSERT INTO {table} ({columns}) SELECT {columns} FROM given")
            cursor.unregister("given")


class EmbeddedView:
    """`ports.View` inside the transaction of this cursor."""

    def __init__(self, cursor: Cursor, tables: Mapping[str, pa.Schema]) -> None:
        self._cursor = cursor
        self._tables = tables

    def count(self, table: str) -> int:
        """Rows of a table."""
        return int(self._cursor.execute(f"SELECT count(*) FROM {table}").fetchall()[0][0])

    def read(self, table: str) -> Iterator[pa.Table]:
        """All rows, in parts."""
        schema = self._tables[table]
        asked = self._cursor.sql(f"SELECT {', '.join(schema.names)} FROM {table}")
        for part in asked.to_arrow_reader(PART_ROWS):
            yield pa.Table.from_batches([part]).cast(schema)
