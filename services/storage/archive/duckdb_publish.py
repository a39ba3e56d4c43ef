"""Gold's rows and the ledger's in DuckDB: `publish.Gold` over the writing cursor."""

import pyarrow as pa

from services.domain.datasets import PIPELINE
from services.domain.tables import TABLES
from services.storage.archive.duckdb_inputs import GROUPS, Inputs
from services.storage.embedded import Cursor


class DuckDBGold:
    """`publish.Gold` inside the transaction of this cursor."""

    def __init__(self, cursor: Cursor, inputs: Inputs) -> None:
        self._cursor = cursor
        self._inputs = inputs

    def count_change(self, noun: str) -> int | None:
        """Count one change of a noun and of the ledger; the noun's revision."""
        rows = self._cursor.execute(
            "UPDATE datasets SET version = version + 1 WHERE dataset IN (?, ?) RETURNING dataset, revision",
            [noun, PIPELINE],
        ).fetchall()
        return dict(rows).get(noun)

    def delete_groups(self, tables: list[str], groups: pa.Array) -> None:
        """Take the groups out of gold tables and their histories."""
        with self._inputs.groups(groups):
            for name in tables:
                for place in (name, f"{name}_history"):
                    within = f"{TABLES[name].group} IN (SELECT grp FROM {GROUPS})"
                    self._cursor.execute(f"DELETE FROM {place} WHERE {within}")

    def insert(self, table: str, rows: pa.Table, *, history: bool) -> None:
        """Append rows to a gold table or to its history."""
        self._inputs.insert(self._cursor, table, rows, history=history)

    def append_new(self, table: str, rows: pa.Table) -> None:
        """Append the rows whose key is not there yet."""
        append_new(self._cursor, table, rows)


def append_new(cursor: Cursor, name: str, rows: pa.Table) -> None:
    """Append the rows whose key is not there yet."""
    if not rows.num_rows:
        return
    table = TABLES[name]
    same = " AND ".join(f"t.{k} = n.{k}" for k in table.key)
    keys, columns = ", ".join(table.key), ", ".join(table.columns)
    cursor.register("fresh", rows)
    # By name: a column that the catalogue gained stands last in an older file.
    cursor.execute(
        f"INSERT INTO {name} ({columns}) SELECT DISTINCT ON ({keys}) {columns} FROM fresh n "
        f"WHERE NOT EXISTS (SELECT 1 FROM {name} t WHERE {same})"
    )
    cursor.unregister("fresh")


def count_change(cursor: Cursor, dataset: str) -> None:
    """Count one change of a dataset that readers may cache."""
    cursor.execute("UPDATE datasets SET version = version + 1 WHERE dataset = ?", [dataset])
