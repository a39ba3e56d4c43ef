"""Telemetry records to points: a record holds several series of one instant, and each value becomes one point.

A value that the provider leaves out makes no point.
"""

from functools import cache, partial
from typing import TYPE_CHECKING

import pyarrow as pa

from etl.quality.engine import Expression, source
from etl.silver.mapping import RECORD
from etl.sources.cleaning import ABOUT_POINT, Cleaning
from services.chassis.lean import when_used
from services.domain.arrow import arrow_type

if TYPE_CHECKING:
    import ibis
    import ibis.expr.types as ir
else:
    ibis = when_used("ibis")


def points(cleaning: Cleaning, wide: pa.Table) -> pa.Table:
    """One row per value of sound telemetry records: series, observed_at, value, spacecraft, quality, record_no."""
    return _points(cleaning).run({f"{cleaning.bronze}__checked": wide})


@cache
def _points(cleaning: Cleaning) -> Expression:
    return Expression(f"{cleaning.bronze}__points", partial(_long, cleaning))


def _long(cleaning: Cleaning) -> "ir.Table":
    schema = pa.schema([(n, arrow_type(n)) for n in cleaning.columns] + [(RECORD, pa.int64())])
    wide = source(f"{cleaning.bronze}__checked", schema)
    series = [n for n in cleaning.columns if n not in ABOUT_POINT]
    return ibis.union(*(_series(wide, n) for n in series))


def _series(wide: "ir.Table", name: str) -> "ir.Table":
    present = wide.filter(wide[name].notnull())
    return present.select(
        series=ibis.literal(name),
        observed_at=present.observed_at,
        value=present[name],
        spacecraft=_or_null(present, "spacecraft", "string"),
        quality=_or_null(present, "quality", "int64"),
        record_no=present[RECORD],
    )


def _or_null(table: "ir.Table", name: str, kind: str) -> "ir.Value":
    return table[name] if name in table.columns else ibis.null(kind)
