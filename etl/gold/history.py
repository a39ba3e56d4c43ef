"""From states at instants to versions: what every gold table does the same way."""

import functools

import ibis
import ibis.expr.types as ir

from services.domain.tables import Table

CHANGE_BLIND = ("days_until_approach", "ingestion_timestamp")
"""Columns that follow from when a version began: no change of theirs makes a new one."""


def hashed_columns(table: Table) -> list[str]:
    """Columns whose change makes a new version."""
    return [c for c in table.values if c not in CHANGE_BLIND]


def merged(states: ir.Table, key: str) -> ir.Table:
    """Equal consecutive states as one version, half-open from `known_at` to `known_until`.

    Args:
        states: one row per key and instant `known_at` at which anything about it may have changed, with `row_hash`.
        key: column of the key.
    """
    window = ibis.window(group_by=states[key], order_by=states.known_at)
    before = states.row_hash.lag().over(window)
    opens = states.mutate(before=before).filter(lambda t: t.before.isnull() | (t.before != t.row_hash))
    window = ibis.window(group_by=opens[key], order_by=opens.known_at)
    return opens.drop("before").mutate(known_until=opens.known_at.lead().over(window))


def batch_list(*ids: ir.StringValue) -> ir.ArrayValue:
    """Batch ids as a sorted list without nulls and repeats."""
    none = ibis.literal([], type="array<string>")
    lists = [ibis.ifelse(batch.notnull(), ibis.array([batch]), none) for batch in ids]
    return functools.reduce(lambda one, other: one.concat(other), lists).unique().sort()
