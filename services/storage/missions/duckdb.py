"""Documents as JSON in the embedded engine, and beside them, typed, the columns that lists ask by."""

from collections.abc import Collection, Mapping
from typing import Any, Final

import orjson
import pyarrow as pa

from services.domain.arrow import INSTANT, arrow_schema
from services.domain.documents import DOCUMENTS, Documents
from services.ports.archive import Select
from services.storage.crash import reach
from services.storage.embedded import Cursor, Database, arrow, first
from services.storage.embedded_select import beyond, limited, listed, named, order_of, tests_of
from services.storage.missions.documents import Document, checked, documents_of, kept

_TYPES: Final = {
    pa.string(): "VARCHAR",
    pa.float64(): "DOUBLE",
    pa.int64(): "BIGINT",
    pa.bool_(): "BOOLEAN",
    INSTANT: "TIMESTAMPTZ",
    pa.list_(pa.string()): "VARCHAR[]",
}


class DuckDBMissions:
    """`ports.MissionStore` on the embedded engine; makes its tables when it opens."""

    def __init__(self, database: Database) -> None:
        self._database = database
        with database.write() as cursor:
            for documents in DOCUMENTS.values():
                _ensure(cursor, documents)

    def replace(self, groups: Collection[str], rows: Mapping[str, pa.Table]) -> None:
        """Make these rows all there is of these groups; see the port."""
        found = documents_of(rows, nest=False)
        with self._database.write() as cursor:
            cursor.register("replaced", pa.table({"grp": pa.array(groups, pa.string())}))
            for name, held in found.items():
                _replace(cursor, kept(name), rows[name], held)
            cursor.unregister("replaced")
            reach("core_inside_documents")

    def select(self, query: Select) -> pa.Table:
        """Rows of one table."""
        documents = checked(query)
        parameters: dict[str, Any] = {}
        allowed = documents.table.columns
        order = order_of(query, documents.table.key, allowed)
        tests = tests_of(query, allowed, parameters)
        if query.after:
            tests.append(beyond(order, query.after, parameters))
        source, met, by = _source(documents), " AND ".join(tests), f"ORDER BY {listed(order)}"
        columns = ", ".join(named(query.columns, allowed) or allowed)
        if query.limit is not None:
            # Documents are opened once it is known which are wanted.
            met = f"place IN (SELECT place FROM {source} WHERE {met} {by}{limited(query)})"
        with self._database.read() as cursor:
            return arrow(cursor, f"SELECT {columns} FROM {source} WHERE {met} {by}", parameters)

    def count(self, query: Select) -> int:
        """How many rows `select` would give without limit and place."""
        documents = checked(query)
        parameters: dict[str, Any] = {}
        tests = " AND ".join(tests_of(query, documents.table.columns, parameters))
        with self._database.read() as cursor:
            row = first(cursor, f"SELECT count(*) FROM {_source(documents)} WHERE {tests}", parameters)
        return int(row[0]) if row else 0

    def size(self) -> None:
        """Unknown: it is in the file that the archive tells of."""


def _place(documents: Documents) -> str:
    return f"documents_{documents.collection}"


def _held(documents: Documents) -> dict[str, str]:
    """Columns that stand beside the document, with their types."""
    schema = arrow_schema(documents.table.name)
    return {c: _TYPES[schema.field(c).type] for c in dict.fromkeys((documents.group, *documents.asked))}


def _ensure(cursor: Cursor, documents: Documents) -> None:
    """Make the table; one of another shape goes, for core fills it from the archive."""
    wanted = {"id": "VARCHAR", "document": "JSON", **_held(documents)}
    sql = "SELECT column_name FROM duckdb_columns() WHERE table_name = ? AND NOT internal ORDER BY column_index"
    there = [name for (name,) in cursor.execute(sql, [_place(documents)]).fetchall()]
    if there == list(wanted):
        return
    columns = ", ".join(f"{name} {kind}" for name, kind in wanted.items())
    cursor.execute(f"CREATE OR REPLACE TABLE {_place(documents)} ({columns})")


def _replace(cursor: Cursor, documents: Documents, rows: pa.Table, held: Mapping[str, Document]) -> None:
    place = _place(documents)
    cursor.execute(f"DELETE FROM {place} WHERE {documents.group} IN (SELECT grp FROM replaced)")
    if not held:
        return
    texts = [orjson.dumps(document).decode() for document in held.values()]
    given = pa.table({"id": pa.array(held, pa.string()), "document": pa.array(texts, pa.string())})
    for name in _held(documents):
        given = given.append_column(name, rows[name])
    cursor.register("given", given)
    cursor.execute(f"INSERT INTO {place} SELECT * FROM given")
    cursor.unregister("given")


def _source(documents: Documents) -> str:
    """The documents as a table; what a query does not name is not read."""
    beside = _held(documents)
    columns = (c if c in beside else _opened(documents, c) for c in documents.table.columns)
    return f"(SELECT rowid AS place, {', '.join(columns)} FROM {_place(documents)})"


def _opened(documents: Documents, column: str) -> str:
    kind = arrow_schema(documents.table.name).field(column).type
    taken = "->" if pa.types.is_list(kind) else "->>"
    return f"(document{taken}'$.{column}')::{_TYPES[kind]} AS {column}"
