"""Runs table expressions on Arrow tables in memory: compiled and planned once, then only executed.

Instants lose their zone on the way in and get it back on the way out: inside they are UTC (or, where the name says
so, TDB) readings without one, which every engine means the same way.
"""

import atexit
import threading
import warnings
from collections.abc import Mapping
from functools import cache
from typing import Any

import duckdb
import ibis
import ibis.expr.types as ir
import pyarrow as pa

from services.domain.arrow import INSTANT

MEMORY_LIMIT = "512MB"
_PLAIN_INSTANT = pa.timestamp("us")
IBIS_TYPES = {
    pa.string(): "string",
    pa.float64(): "float64",
    pa.int64(): "int64",
    pa.bool_(): "boolean",
    INSTANT: "timestamp(6)",
    pa.list_(pa.string()): "array<string>",
}
_lock = threading.RLock()
_slots: dict[str, "_Slot"] = {}


class _Slot:
    """A named input whose table changes between runs of a prepared statement; each scan reads what it holds now."""

    def __init__(self, schema: pa.Schema) -> None:
        self.table = schema.empty_table()

    def __arrow_c_schema__(self) -> Any:
        return self.table.schema.__arrow_c_schema__()

    def __arrow_c_stream__(self, requested_schema: Any = None) -> Any:
        return self.table.__arrow_c_stream__(requested_schema)


class Expression:
    """One table expression over sources, ready to run many times; building it costs more than a small run."""

    def __init__(self, name: str, table: ir.Table) -> None:
        self.sql = str(ibis.to_sql(table, dialect="duckdb"))
        self._name = name
        self._prepared = False

    def run(self, inputs: Mapping[str, pa.Table]) -> pa.Table:
        """Result on the given tables, instants as UTC.

        Args:
            inputs: by the names of the sources that the expression was built on; columns in any order.
        """
        with _lock:
            connection = _connection()
            for name, table in inputs.items():
                slot = _slots[name]
                slot.table = _without_zone(table.select(slot.table.schema.names))
            try:
                if not self._prepared:
                    connection.execute(f'PREPARE "{self._name}" AS {self.sql}')
                    self._prepared = True
                return _with_zone(_result(connection, f'EXECUTE "{self._name}"'))
            finally:
                for name in inputs:
                    _slots[name].table = _slots[name].table.slice(0, 0)


def _result(connection: duckdb.DuckDBPyConnection, sql: str) -> pa.Table:
    with warnings.catch_warnings():
        # The copy that DuckDB warns of costs less than planning again, which its relations do.
        warnings.simplefilter("ignore", UserWarning)
        return connection.execute(sql).to_arrow_table()


def source(name: str, schema: pa.Schema) -> ir.Table:
    """An input of expressions: a table of the given columns under a name of its own in the process."""
    with _lock:
        slot = _slots.setdefault(name, _Slot(_without_zone(schema.empty_table()).schema))
        _connection().register(name, slot)
    return ibis.table({f.name: IBIS_TYPES[f.type] for f in schema}, name=name)


@cache
def _connection() -> duckdb.DuckDBPyConnection:
    # One thread: batches are small, and the other cores belong to core and gateway.
    connection = duckdb.connect(
        ":memory:",
        config={
            "memory_limit": MEMORY_LIMIT,
            "threads": 1,
            "allocator_flush_threshold": "1MB",
            # Less often than every small batch, which would fault all of its memory in again.
            "allocator_bulk_deallocation_flush_threshold": "64MB",
        },
    )
    # Ibis 12 writes lambdas in the older of DuckDB's two spellings.
    connection.execute("SET lambda_syntax = 'ENABLE_SINGLE_ARROW'")
    atexit.register(connection.close)
    return connection


def _without_zone(table: pa.Table) -> pa.Table:
    return _recast(table, _PLAIN_INSTANT)


def _with_zone(table: pa.Table) -> pa.Table:
    return _recast(table, INSTANT)


def _recast(table: pa.Table, instant: pa.DataType) -> pa.Table:
    schema, columns = table.schema, table.columns
    for i, given in enumerate(schema.types):
        if pa.types.is_timestamp(given) and given != instant:
            schema = schema.set(i, pa.field(schema.names[i], instant))
            columns[i] = columns[i].cast(instant)
    return pa.Table.from_arrays(columns, schema=schema)
