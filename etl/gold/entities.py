"""Gold of an entity: one version per state of a record that one provider tells."""

from collections.abc import Mapping
from functools import cache, partial
from typing import TYPE_CHECKING

import pyarrow as pa

from etl.gold.history import batch_list, hashed_columns, merged
from etl.gold.inputs import PREFIX, versions
from etl.quality.canonical import row_hash
from etl.quality.engine import Expression
from services.chassis.lean import when_used
from services.domain.tables import TABLES

if TYPE_CHECKING:
    import ibis
    import ibis.expr.types as ir
else:
    ibis = when_used("ibis")


def derive(versions_by_table: Mapping[str, pa.Table]) -> dict[str, pa.Table]:
    """Complete history of every record in the given versions, which are of one log."""
    ((silver, held),) = versions_by_table.items()
    gold = TABLES[silver].family
    return {gold: merged(gold, states(silver, gold).run({PREFIX + silver: held}))}


@cache
def states(silver: str, gold_name: str) -> Expression:
    """What was known of each record of a log at each instant at which it may have changed, withdrawal included.

    Args:
        silver: the log.
        gold_name: the table of its versions.
    """
    return Expression(f"states_of_{silver}", partial(_states, silver, gold_name))


def _states(silver: str, gold_name: str) -> "ir.Table":
    held, log, gold = versions(silver), TABLES[silver], TABLES[gold_name]
    window = ibis.window(group_by=held[log.key[0]], order_by=held.known_at)
    held = held.mutate(following=held.known_at.lead().over(window))
    # An answer that ended before another began was withdrawn in between.
    withdrawn = held.filter(
        held.known_until.notnull() & (held.following.isnull() | (held.following > held.known_until))
    )
    said = held.mutate(is_withdrawn=ibis.literal(False))
    gone = withdrawn.mutate(is_withdrawn=ibis.literal(True), known_at=withdrawn.known_until)
    found = ibis.union(said, gone).drop("known_until", "row_hash")
    found = found.mutate(batch_ids=batch_list(found.batch_id))
    found = found.mutate(row_hash=row_hash(found, hashed_columns(gold)), known_until=ibis.null("timestamp(6)"))
    return found.select(*gold.columns)
