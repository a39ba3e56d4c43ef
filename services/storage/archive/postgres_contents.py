"""All that the archive's schema holds, out of it and into it."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import pyarrow as pa
from psycopg import Cursor

from services.storage.archive.places import everything
from services.storage.archive.postgres_arrow import copy, parts
from services.storage.archive.postgres_partitions import Partitions
from services.storage.archive.postgres_server import Server


class PostgresContents:
    """`ports.Contents` of a schema; a view is one transaction that sees one instant.

    Args:
        server: where.
        partitions: what makes room before rows come.
    """

    def __init__(self, server: Server, partitions: Partitions) -> None:
        self._server = server
        self._partitions = partitions
        self.tables: Mapping[str, pa.Schema] = everything()

    @contextmanager
    def view(self) -> Iterator["PostgresView"]:
        """See what is held as of now."""
        with self._server.read() as cursor:
            cursor.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
            try:
                # However long it takes to read everything.
                cursor.execute("SET LOCAL statement_timeout = 0")
                yield PostgresView(cursor, self.tables)
            finally:
                cursor.execute("ROLLBACK")

    def clear(self, table: str) -> None:
        """Take all rows away."""
        with self._server.write() as cursor:
            cursor.execute(f"TRUNCATE {table}")

    def add(self, table: str, rows: pa.Table) -> None:
        """Append rows by COPY."""
        self._partitions.make_room(table, rows)
        with self._server.write() as cursor:
            copy(cursor, table, rows)


class PostgresView:
    """`ports.View` inside the transaction of this cursor."""

    def __init__(self, cursor: Cursor[Any], tables: Mapping[str, pa.Schema]) -> None:
        self._cursor = cursor
        self._tables = tables

    def count(self, table: str) -> int:
        """Rows of a table."""
        self._cursor.execute(f"SELECT count(*) FROM {table}")
        return int((self._cursor.fetchone() or [0])[0])

    def read(self, table: str) -> Iterator[pa.Table]:
        """All rows, in parts."""
        asked = f"SELECT {', '.join(self._tables[table].names)} FROM {table}"
        for part in parts(self._cursor.connection, asked):
            yield part.cast(self._tables[table])
