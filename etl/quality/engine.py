"""Runs table expressions on Arrow tables: compiled and planned once, then only executed.

The engine is a setting: DuckDB in this process, or Spark. Instants lose their zone on the way in and get it back on
the way out: inside they are UTC (or, where the name says so, TDB) readings without one, which every engine means the
same way.
"""

import threading
import time
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

import pyarrow as pa

from etl.quality.compiler import Compiler
from etl.quality.shelf import Kept, Shelf
from services.chassis.lean import when_used
from services.chassis.settings import get_settings
from services.domain.arrow import INSTANT

if TYPE_CHECKING:
    import ibis
    import ibis.expr.types as ir
else:
    ibis = when_used("ibis")

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
_ran_at: list[float] = []
QUIET_S: Final = 5.0
"""Seconds without a run after which the engine may rest."""


class Engine(Protocol):
    """What executes expressions; called by one thread at a time."""

    def declare(self, name: str, schema: pa.Schema) -> None:
        """Know an input, whose rows come with each run; the same name again changes nothing."""
        ...

    def compile(self, table: "ir.Table") -> str:
        """The expression in the engine's SQL."""
        ...

    def run(self, name: str, sql: str, inputs: Mapping[str, pa.Table]) -> pa.Table:
        """Result of a compiled expression on the given inputs; `name` is the expression's own."""
        ...

    def rest(self) -> None:
        """Let go of memory that the next runs can do without."""
        ...


class Expression:
    """One table expression over sources, ready to run many times; building it costs more than a small run.

    Args:
        name: the expression's own in the process, and its name on the shelf.
        table: the expression, or what builds it where it is not on the shelf, sources included: a module's function
            or a `partial` of one, since another process may have to call it.
    """

    def __init__(self, name: str, table: "ir.Table | Callable[[], ir.Table]") -> None:
        self._name = name
        with _lock:
            self.sql = _sql(name, table) if callable(table) else _engine().compile(table)

    def run(self, inputs: Mapping[str, pa.Table]) -> pa.Table:
        """Result on the given tables, instants as UTC.

        Args:
            inputs: by the names of the sources that the expression was built on; columns in any order.
        """
        given = {name: _without_zone(table.select(_schemas[name].names)) for name, table in inputs.items()}
        with _lock:
            found = _engine().run(self._name, self.sql, given)
            _ran_at[:] = [time.monotonic()]
        return _with_zone(found)


def rest_when_quiet() -> None:
    """Where the last run was a while ago, have the engine let go of what many runs left in its memory."""
    with _lock:
        if _ran_at and time.monotonic() - _ran_at[0] > QUIET_S:
            _engine().rest()


_schemas: dict[str, pa.Schema] = {}
_asked: dict[str, pa.Schema] = {}
_kept_in: list[tuple[Shelf, Compiler | None]] = []


def keep_compiled(folder: Path) -> None:
    """From now on take compiled expressions from this folder and put there what had to be compiled.

    What has to be is compiled in a process of its own that ends; Spark compiles in its session.
    """
    shelf = Shelf(folder, get_settings().engine)
    compiler = Compiler() if get_settings().engine == "duckdb" else None
    if compiler and not shelf.holds_any:
        compiler.start()
    with _lock:
        _kept_in[:] = [(shelf, compiler)]


def compiles_itself() -> bool:
    """Whether this process compiles by itself because the one that did it for it died; that costs memory."""
    return any(compiler is not None and compiler.broken for _, compiler in list(_kept_in))


def compiled(name: str, build: "Callable[[], ir.Table]") -> Kept:
    """An expression compiled in this process."""
    with _lock:
        _asked.clear()
        sql = _engine().compile(build())
        return Kept.of(name, sql, _asked)


def _sql(name: str, build: "Callable[[], ir.Table]") -> str:
    kept = _found(name, build)
    for given, schema in kept.schemas().items():
        _schemas.setdefault(given, schema)
        _engine().declare(given, _schemas[given])
    return kept.sql


def _found(name: str, build: "Callable[[], ir.Table]") -> Kept:
    if not _kept_in:
        return compiled(name, build)
    ((shelf, compiler),) = _kept_in
    kept = shelf.find(name)
    if kept is None:
        kept = (compiler and compiler.compile(name, build)) or compiled(name, build)
        shelf.keep(kept)
    return kept


def source(name: str, schema: pa.Schema) -> "ir.Table":
    """An input of expressions: a table of the given columns under a name of its own in the process."""
    with _lock:
        _schemas.setdefault(name, _without_zone(schema.empty_table()).schema)
        _engine().declare(name, _schemas[name])
        _asked[name] = _schemas[name]
    return ibis.table({f.name: IBIS_TYPES[f.type] for f in schema}, name=name)


@cache
def _engine() -> Engine:
    # Imported here so that each process loads one engine only.
    if get_settings().engine == "spark":
        from etl.quality.engine_spark import SparkEngine  # noqa: PLC0415

        return SparkEngine(get_settings().spark_master)
    from etl.quality.engine_duckdb import DuckDBEngine  # noqa: PLC0415

    return DuckDBEngine()


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
