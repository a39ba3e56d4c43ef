"""From states at instants to versions: what every gold table does the same way."""

import functools
from functools import cache, partial
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.compute as pc

from etl.quality.engine import Expression, source
from services.chassis.lean import when_used
from services.domain.arrow import arrow_schema
from services.domain.tables import TABLES, Table

if TYPE_CHECKING:
    import ibis
    import ibis.expr.types as ir
else:
    ibis = when_used("ibis")

CHANGE_BLIND = ("days_until_approach", "ingestion_timestamp")
"""Columns that follow from when a version began: no change of theirs makes a new one."""


def hashed_columns(table: Table) -> list[str]:
    """Columns whose change makes a new version."""
    return [c for c in table.values if c not in CHANGE_BLIND]


def merged(name: str, states: pa.Table) -> pa.Table:
    """Equal consecutive states as one version, half-open from `known_at` to `known_until`.

    Args:
        name: a gold table with a key of one column.
        states: its rows per key and instant `known_at` at which anything may have changed, `known_until` null.
    """
    if pc.count_distinct(states[TABLES[name].key[0]]).as_py() == states.num_rows:
        return states  # one state of each key is its one version
    return _merging(name).run({f"states_{name}": states})


@cache
def _merging(name: str) -> Expression:
    return Expression(f"merged_{name}", partial(_versions, name))


def _versions(name: str) -> "ir.Table":
    states, key = source(f"states_{name}", arrow_schema(name)), TABLES[name].key[0]
    window = ibis.window(group_by=states[key], order_by=states.known_at)
    before = states.row_hash.lag().over(window)
    opens = states.mutate(before=before).filter(lambda t: t.before.isnull() | (t.before != t.row_hash))
    window = ibis.window(group_by=opens[key], order_by=opens.known_at)
    following = opens.known_at.lead().over(window)
    return opens.mutate(known_until=following).select(*TABLES[name].columns)


def batch_list(*ids: "ir.StringValue") -> "ir.ArrayValue":
    """Batch ids as a sorted list without nulls and repeats."""
    none = ibis.literal([], type="array<string>")
    lists = [ibis.ifelse(batch.notnull(), ibis.array([batch]), none) for batch in ids]
    return functools.reduce(lambda one, other: one.concat(other), lists).unique().sort()
