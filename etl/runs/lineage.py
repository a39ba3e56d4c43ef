"""Where every column comes from, read off the code: `python -m etl.runs.lineage` writes what core serves.

Gold from silver: the compiled SQL of the gold expressions, followed column by column. Silver from bronze: the declared
cleanings. Bronze from the provider's fields: which columns change when a field of a sample answer is changed.
"""

import itertools
import sys
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final
from unittest.mock import patch

import ibis
import ibis.expr.operations as ops
import orjson
import pyarrow as pa
from sqlglot import exp, parse_one
from sqlglot.lineage import lineage
from sqlglot.optimizer.qualify import qualify
from sqlglot.optimizer.scope import build_scope

from etl.gold.derive import derive
from etl.gold.inputs import PREFIX, versions_schema
from etl.quality.engine import Expression
from etl.runs.lineage_probe import provider_fields
from etl.silver.clean import cleaning_of
from etl.silver.mapping import bronze_schema
from etl.sources.cleaning import Derived
from etl.sources.columns import TABLES as BRONZE
from etl.sources.registry import BENCHMARKS, DATASETS
from services.domain.tables import GOLD, SILVER, TABLES

OUTPUT: Final = Path(__file__).parents[2] / "services" / "core" / "lineage.json"
SAMPLES: Final = Path(__file__).parents[2] / "services" / "simulator" / "week"
_READ: Final = (*DATASETS, *BENCHMARKS)
Edge = tuple[str, str]
"""A column, and one that it is made from, as `table.column`."""
_AT: Final = datetime(2026, 4, 2, tzinfo=UTC)
_VALUES: Final[dict[str, Any]] = {"string": "1", "double": 1.0, "int64": 1, "bool": True, "list": ["1"]}


def collected() -> dict[str, Any]:
    """All edges, by the layer of what they lead to."""
    return {
        "gold": sorted(set(gold_edges())),
        "silver": sorted(set(silver_edges())),
        "bronze": sorted(set(provider_fields(DATASETS, SAMPLES))),
        "datasets": {f"{d.source}/{d.name}": list(d.tables) for d in sorted(_READ, key=lambda d: d.key)},
    }


def silver_edges() -> Iterator[Edge]:
    """Field of the catalogue from bronze column, as the cleanings declare it."""
    for bronze in sorted(itertools.chain.from_iterable(d.tables for d in _READ)):
        cleaning = cleaning_of(bronze)
        for name, column in cleaning.columns.items():
            for read in _columns_read(bronze, column):
                yield f"{cleaning.silver}.{name}", f"{bronze}.{read}"


def gold_edges() -> Iterator[Edge]:
    """Gold column from silver or other gold columns, as the expressions that ran compute it."""
    families = {table.family for table in SILVER}
    for family in sorted(families):
        given = {t.name: _sample(t.name) for t in SILVER if t.family == family}
        runs: list[tuple[str, Mapping[str, pa.Table], pa.Table]] = []
        with patch.object(Expression, "run", _recording(runs)):
            made = derive(given)
        traced = {e for sql, inputs, result in runs for e in _edges_of(sql, inputs, result, set(made))}
        yield from traced
        yield from _by_name(made, given, {edge[0] for edge in traced})


def _recording(runs: list[tuple[str, Mapping[str, pa.Table], pa.Table]]) -> Any:
    run = Expression.run

    def recorded(self: Expression, inputs: Mapping[str, pa.Table]) -> pa.Table:
        result = run(self, inputs)
        runs.append((self.sql, inputs, result))
        return result

    return recorded


def _edges_of(sql: str, inputs: Mapping[str, pa.Table], result: pa.Table, made: set[str]) -> Iterator[Edge]:
    target = _table_of(result.column_names, made)
    if target is None or set(result.column_names) != set(TABLES[target].columns):
        return
    tree = qualify(parse_one(sql, dialect="duckdb"), dialect="duckdb", validate_qualify_columns=False)
    scope = build_scope(tree)
    for column in result.column_names:
        found = lineage(column, tree, dialect="duckdb", scope=scope, trim_selects=False, copy=False)
        for node in found.walk():
            if isinstance(node.expression, exp.Table):
                read = _named(node.expression.name, inputs, made - {target})
                if (
                    read
                    and (name := node.name.rpartition(".")[2].strip('"')) in TABLES[read].columns
                    and read != target
                ):
                    yield f"{target}.{column}", f"{read}.{name}"


def _named(source: str, inputs: Mapping[str, pa.Table], made: set[str]) -> str | None:
    """The table of record behind an input of an expression."""
    if source.startswith(PREFIX):
        return source.removeprefix(PREFIX)
    return _table_of(inputs[source].column_names, made) if source in inputs else None


def _table_of(columns: list[str], made: set[str]) -> str | None:
    """The gold table of these columns, else one that has them among others."""
    whole = (t.name for t in GOLD if t.name in made and set(t.columns) == set(columns))
    part = (t.name for t in GOLD if t.name in made and set(t.columns) > set(columns))
    return next(itertools.chain(whole, part), None)


def _by_name(made: Mapping[str, pa.Table], given: Mapping[str, pa.Table], traced: set[str]) -> Iterator[Edge]:
    """Columns that no expression names: what is handed through, or put together in Python, keeps its name."""
    for table in made:
        for column in TABLES[table].columns:
            if f"{table}.{column}" not in traced:
                read = "known_at" if column in {"is_withdrawn", "known_until"} else column
                yield from ((f"{table}.{column}", f"{s}.{read}") for s in given if read in TABLES[s].columns)


def _columns_read(bronze: str, column: str | Derived) -> list[str]:
    if isinstance(column, str):
        return [column]
    rows = ibis.table(_ibis_schema(bronze), name=bronze)
    built = column.build(rows)
    found = {node.name for node in built.op().find(ops.Field)}
    return sorted(found) or [column.received]


def _ibis_schema(bronze: str) -> dict[str, str]:
    kinds = {pa.int64(): "int64", pa.string(): "string"}
    return {f.name: kinds.get(f.type, "array<string>") for f in bronze_schema(bronze)}


def _sample(silver: str) -> pa.Table:
    """Two versions of one record: enough for every expression of the family to be built."""
    schema = versions_schema(silver)
    rows = [{f.name: _value(f) for f in schema} | {"known_until": None, "row_hash": str(n)} for n in range(2)]
    rows[0]["known_until"] = rows[1]["known_at"] = _AT.replace(month=5)
    return pa.Table.from_pylist(rows, schema=schema)


def _value(spec: pa.Field) -> Any:
    if pa.types.is_timestamp(spec.type):
        return _AT
    return _VALUES["list"] if pa.types.is_list(spec.type) else _VALUES[str(spec.type)]


def main() -> None:
    """Write the file."""
    OUTPUT.write_bytes(orjson.dumps(collected(), option=orjson.OPT_INDENT_2) + b"\n")
    sys.stdout.write(f"{OUTPUT}: {OUTPUT.stat().st_size} bytes, {len(BRONZE)} bronze tables\n")


if __name__ == "__main__":
    main()
