"""Expressions on DuckDB in memory: each prepared once, then run on whatever its inputs hold."""

import atexit
import warnings
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

import duckdb
import pyarrow as pa

from services.chassis.lean import when_used
from services.chassis.slot import Slot

if TYPE_CHECKING:
    import ibis
    import ibis.expr.types as ir
else:
    ibis = when_used("ibis")

MEMORY_LIMIT = "512MB"
KEPT_PREPARED: Final = 16
"""Statements that stay prepared in a rest: more than the feeds of every minute run, fewer than a first round."""


class DuckDBEngine:
    """`engine.Engine` on one connection of this process."""

    def __init__(self) -> None:
        self._connection = _connect()
        self._slots: dict[str, Slot] = {}
        self._prepared: set[str] = set()
        atexit.register(self.close)

    def declare(self, name: str, schema: pa.Schema) -> None:
        """Register an input once."""
        if name not in self._slots:
            self._slots[name] = Slot(schema)
            self._connection.register(name, self._slots[name])

    def compile(self, table: "ir.Table") -> str:
        """The expression in DuckDB's SQL."""
        return str(ibis.to_sql(table, dialect="duckdb"))

    def run(self, name: str, sql: str, inputs: Mapping[str, pa.Table]) -> pa.Table:
        """Fill the inputs, execute, and let go of them."""
        for given, table in inputs.items():
            self._slots[given].table = table
        try:
            if name not in self._prepared:
                self._connection.execute(f'PREPARE "{name}" AS {sql}')
                self._prepared.add(name)
            return _result(self._connection, f'EXECUTE "{name}"')
        finally:
            for given in inputs:
                self._slots[given].empty()

    def rest(self) -> None:
        """Begin anew where much is prepared: 70 plans hold what they last ran on, and fragments of it, 60 MB."""
        if len(self._prepared) > KEPT_PREPARED:
            self.close()
            self._connection = _connect()
            self._prepared.clear()
            for name, slot in self._slots.items():
                self._connection.register(name, slot)

    def close(self) -> None:
        """Let go of the connection; the engine runs nothing after it."""
        self._connection.close()


def _result(connection: duckdb.DuckDBPyConnection, sql: str) -> pa.Table:
    with warnings.catch_warnings():
        # The copy that DuckDB warns of costs less than planning again, which its relations do.
        warnings.simplefilter("ignore", UserWarning)
        return connection.execute(sql).to_arrow_table()


def _connect() -> duckdb.DuckDBPyConnection:
    # One thread: batches are small, and the other cores belong to core and gateway.
    connection = duckdb.connect(
        ":memory:",
        config={
            "memory_limit": MEMORY_LIMIT,
            "threads": 1,
            "allocator_flush_threshold": "1MB",
            # Less often than every small batch, which would fault all of its memory in again.
            "allocator_bulk_deallocation_flush_threshold": "64MB",
            # Else what a run has freed stays with the process until the next one.
            "allocator_background_threads": "true",
        },
    )
    # Ibis 12 writes lambdas in the older of DuckDB's two spellings.
    connection.execute("SET lambda_syntax = 'ENABLE_SINGLE_ARROW'")
    return connection
