"""Gold's rows and the ledger's in PostgreSQL: `publish.Gold` over the writing cursor."""

from typing import Any

import pyarrow as pa
from psycopg import Cursor

from services.domain.datasets import PIPELINE
from services.domain.tables import TABLES
from services.storage.archive.places import history_of, places_of
from services.storage.archive.postgres_arrow import copy, stage


class PostgresGold:
    """`publish.Gold` inside the transaction of this cursor."""

    def __init__(self, cursor: Cursor[Any]) -> None:
        self._cursor = cursor

    def count_change(self, noun: str) -> int | None:
        """Count one change of a noun and of the ledger; the noun's revision."""
        self._cursor.execute(
            "UPDATE datasets SET version = version + 1 WHERE dataset IN (%s, %s) RETURNING dataset, revision",
            [noun, PIPELINE],
        )
        return dict(self._cursor.fetchall()).get(noun)

    def delete_groups(self, tables: list[str], groups: pa.Array) -> None:
        """Take the groups out of gold tables and their histories."""
        asked = stage(self._cursor, "groups", pa.table({"grp": groups}))
        for name in tables:
            for place in places_of(TABLES[name]):
                self._cursor.execute(f"DELETE FROM {place} WHERE {TABLES[name].group} IN (SELECT grp FROM {asked})")

    def insert(self, table: str, rows: pa.Table, *, history: bool) -> None:
        """Append rows to a gold table or to its history."""
        copy(self._cursor, history_of(table) if history else table, rows)

    def append_new(self, table: str, rows: pa.Table) -> None:
        """Append the rows whose key is not there yet: staged by COPY, then one merge."""
        append_new(self._cursor, table, rows)


def append_new(cursor: Cursor[Any], table: str, rows: pa.Table) -> None:
    """Append the rows whose key is not there yet."""
    if not rows.num_rows:
        return
    columns = ", ".join(rows.schema.names)
    staged = stage(cursor, table, rows)
    cursor.execute(f"INSERT INTO {table} ({columns}) SELECT {columns} FROM {staged} ON CONFLICT DO NOTHING")


def count_change(cursor: Cursor[Any], dataset: str) -> None:
    """Count one change of a dataset that readers may cache."""
    cursor.execute("UPDATE datasets SET version = version + 1 WHERE dataset = %s", [dataset])
