"""From provider text to catalogue types: what a cleaning declares, as an expression."""

from dataclasses import dataclass
from functools import cache, partial
from typing import TYPE_CHECKING

import pyarrow as pa

from etl.quality.canonical import row_hash
from etl.quality.checks import FAILURE, Check, column_checks, first_failure
from etl.quality.engine import Expression, source
from etl.sources.cleaning import Cleaning, Derived
from etl.sources.columns import LISTS, TABLES
from services.chassis.lean import when_used
from services.domain import fields

if TYPE_CHECKING:
    import ibis
    import ibis.expr.types as ir
else:
    ibis = when_used("ibis")

IS_LAST = "is_last"
RECORD = "record_no"
_LARGEST = 9e18
_FIRST, _LAST = "0001-01-01 00:00:00", "9999-12-31 00:00:00"
_TRUE = ("true", "Y", "1")
_FALSE = ("false", "N", "0")


@dataclass(frozen=True)
class Compiled:
    """A cleaning made ready: its expression and the checks that `failure` counts through."""

    expression: Expression
    checks: list[Check]


@cache
def compiled(cleaning: Cleaning) -> Compiled:
    """Expression of a cleaning, built once per process.

    Its result has the cleaning's fields in catalogue types, `row_hash` where it has one, `record_no`, `failure`
    (index of the first failed check, else null) and `is_last` (no later sound record has its key).
    """
    checks = _checks(cleaning)
    return Compiled(Expression(cleaning.bronze, partial(_cleaned, cleaning, bronze_schema(cleaning.bronze))), checks)


def _cleaned(cleaning: Cleaning, given: pa.Schema) -> "ir.Table":
    # The schema comes with it: the process that compiles need not load every source to know it.
    bronze = source(cleaning.bronze, given)
    texts = {name: _text(bronze, column) for name, column in cleaning.columns.items()}
    read = bronze.select(RECORD, **{f"text_{n}": t for n, t in texts.items()})
    typed = read.mutate(**{n: cast(read[f"text_{n}"], n) for n in texts})
    wanted = [typed[name] for name in cleaning.columns]
    if cleaning.hashed:
        wanted.append(row_hash(typed, cleaning.hashed).name("row_hash"))
    checked = typed.select(*wanted, typed[RECORD], first_failure(_checks(cleaning), typed).name(FAILURE))
    return checked.mutate(is_last=_is_last(checked, cleaning.key))


def bronze_schema(name: str) -> pa.Schema:
    """Arrow schema of a bronze table."""
    kinds = {RECORD: pa.int64(), **{c: pa.list_(pa.string()) for c in LISTS}}
    return pa.schema([(c, kinds.get(c, pa.string())) for c in TABLES[name]])


def cast(text: "ir.Value", name: str) -> "ir.Value":
    """A provider's text in the catalogue's type; null where it cannot be read so."""
    kind = fields.field(name).dtype
    if kind == "float64":
        return text.try_cast("float64")
    if kind == "int64":
        # What no integer holds is null before it is rounded, which would fail.
        number = text.try_cast("float64")
        number = ibis.ifelse(number.abs() < _LARGEST, number, None)
        return ibis.ifelse(number == number.floor(), number, None).try_cast("int64")
    if kind == "instant":
        # Engines read "infinity" and years beyond the calendar each in their own way.
        instant = text.try_cast("timestamp(6)")
        return ibis.ifelse(instant.between(ibis.timestamp(_FIRST), ibis.timestamp(_LAST)), instant, None)
    if kind == "bool":
        return ibis.cases((text.isin(_TRUE), True), (text.isin(_FALSE), False), else_=None)
    return text


def _text(bronze: "ir.Table", column: str | Derived) -> "ir.Value":
    return column.build(bronze) if isinstance(column, Derived) else bronze[column]


def _checks(cleaning: Cleaning) -> list[Check]:
    needed = {*cleaning.key, *cleaning.required}
    found = []
    for name, column in cleaning.columns.items():
        received = column.received if isinstance(column, Derived) else column
        found += column_checks(name, received, required=name in needed)
    return found


def _is_last(rows: "ir.Table", key: tuple[str, ...]) -> "ir.BooleanValue":
    window = ibis.window(group_by=[rows[FAILURE].isnull(), *(rows[k] for k in key)], order_by=ibis.desc(rows[RECORD]))
    return ibis.row_number().over(window) == 0
