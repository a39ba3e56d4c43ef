"""What the field catalogue demands of a table of record, as a Pandera schema.

Pandera and what it loads take 170 MB: only the process that writes reports imports this module, and it ends.
"""

from collections.abc import Collection, Iterable, Mapping
from typing import Any

import ibis
import ibis.expr.datatypes as dt
import ibis.expr.types as ir
import pandera.ibis as pandera

from etl.quality.limits import REPEATED, Limit, limits
from services.domain.arrow import arrow_schema
from services.domain.fields import CATALOGUE

MOST_FAILURES = 10_000
"""Failing rows that are looked at per check; more are not told apart."""
_TYPES = {
    "string": dt.String(),
    "json": dt.String(),
    "float64": dt.Float64(),
    "int64": dt.Int64(),
    "bool": dt.Boolean(),
    "instant": dt.Timestamp(timezone="UTC", scale=6),
}


def schema(
    table: str, required: Collection[str], held: Mapping[str, Collection[Any]] | None = None
) -> pandera.DataFrameSchema:
    """Types, required fields, ranges, words, patterns, unique keys and references of one table.

    Args:
        table: a silver or telemetry table.
        required: fields that must not be null.
        held: per column that refers to another table the values that stand there.
    """
    columns = {
        name: pandera.Column(_TYPES[CATALOGUE[name].dtype], nullable=True)
        for name in arrow_schema(table).names
        if CATALOGUE[name].dtype in _TYPES
    }
    checks = [_check(limit) for limit in limits(table, required)]
    checks += [_refers(column, values) for column, values in (held or {}).items()]
    return pandera.DataFrameSchema(columns, checks=checks)


def _check(limit: Limit) -> pandera.Check:
    return pandera.Check(
        lambda data: _sound(data.table, limit), name=f"{limit.rule} {limit.column}", n_failure_cases=MOST_FAILURES
    )


def _sound(rows: ir.Table, limit: Limit) -> ir.BooleanValue:
    if limit.rule == "key.unique":
        return ~rows[REPEATED]
    value = rows[limit.on]
    sound = value.notnull() if limit.rule == "field.missing" else value.isnull() | ibis.and_(*_demands(value, limit))
    return sound if limit.series is None else (rows.series != limit.series) | sound


def _demands(value: ir.Value, limit: Limit) -> Iterable[ir.BooleanValue]:
    if limit.minimum is not None:
        yield value >= limit.minimum
    if limit.maximum is not None:
        yield value <= limit.maximum
    if limit.rule == "field.range":
        yield ~value.isnan() if value.type().is_floating() else ibis.literal(True)
    if limit.allowed:
        yield value.isin(limit.allowed)
    if limit.pattern:
        yield value.re_search(limit.pattern)


def _refers(column: str, values: Collection[Any]) -> pandera.Check:
    known = list(values)
    return pandera.Check(
        lambda data: data.table[column].isnull() | (data.table[column].isin(known) if known else ibis.literal(False)),
        name=f"reference {column}",
        n_failure_cases=MOST_FAILURES,
    )
