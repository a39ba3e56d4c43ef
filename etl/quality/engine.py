"""Runs table expressions on Arrow tables in memory: compiled to SQL once, one DuckDB per thread.

Instants lose their zone on the way in and get it back on the way out: inside they are UTC (or, where the name says
so, TDB) readings without one, which every engine means the same way.
"""

import threading
from collections.abc import Mapping
from functools import cached_property

import duckdb
import ibis
import ibis.expr.types as ir
import pyarrow as pa

from services.domain.arrow import INSTANT

_PLAIN_INSTANT = pa.timestamp("us")
_IBIS_TYPES = {
    pa.string(): "string",
    pa.float64(): "float64",
    pa.int64(): "int64",
    pa.bool_(): "boolean",
    INSTANT: "timestamp(6)",
    pa.list_(pa.string()): "array<string>",
}
_local = threading.local()


class Expression:
    """One table expression over named inputs, ready to run many times."""

    def __init__(self, table: ir.Table) -> None:
        self._table = table

    @cached_property
    def sql(self) -> str:
        """DuckDB's SQL of the expression; building it costs more than running it on a small batch."""
        return str(ibis.to_sql(self._table, dialect="duckdb"))

    def run(self, inputs: Mapping[str, pa.Table]) -> pa.Table:
        """Result on the given tables, instants as UTC.

        Args:
            inputs: by the names that the expression was built on; columns in any order.
        """
        connection = _connection()
        for name, table in inputs.items():
            connection.register(name, _without_zone(table))
        try:
            return _with_zone(connection.sql(self.sql).to_arrow_table())
        finally:
            for name in inputs:
                connection.unregister(name)


def source(name: str, schema: pa.Schema) -> ir.Table:
    """An input of an expression: a named table of the given columns."""
    return ibis.table({f.name: _IBIS_TYPES[f.type] for f in schema}, name=name)


def _connection() -> duckdb.DuckDBPyConnection:
    if not hasattr(_local, "connection"):
        _local.connection = duckdb.connect(":memory:", config={"memory_limit": "512MB", "threads": 2})
    found: duckdb.DuckDBPyConnection = _local.connection
    return found


def _without_zone(table: pa.Table) -> pa.Table:
    fields = [pa.field(f.name, _PLAIN_INSTANT) if pa.types.is_timestamp(f.type) else f for f in table.schema]
    return table.cast(pa.schema(fields))


def _with_zone(table: pa.Table) -> pa.Table:
    fields = [pa.field(f.name, INSTANT) if pa.types.is_timestamp(f.type) else f for f in table.schema]
    return table.cast(pa.schema(fields))
