"""Gold of an entity: one version per state of a record that one provider tells."""

from collections.abc import Mapping
from functools import cache

import ibis
import pyarrow as pa

from etl.gold.history import batch_list, hashed_columns, merged
from etl.gold.inputs import PREFIX, versions
from etl.quality.canonical import row_hash
from etl.quality.engine import Expression
from services.domain.tables import TABLES


def derive(versions_by_table: Mapping[str, pa.Table]) -> dict[str, pa.Table]:
    """Complete history of every record in the given versions, which are of one log."""
    ((silver, held),) = versions_by_table.items()
    gold = TABLES[silver].family
    return {gold: merged(gold, _states(silver).run({PREFIX + silver: held}))}


@cache
def _states(silver: str) -> Expression:
    """What was known of each record at each instant at which it may have changed, withdrawal included."""
    held, log, gold = versions(silver), TABLES[silver], TABLES[TABLES[silver].family]
    window = ibis.window(group_by=held[log.key[0]], order_by=held.known_at)
    held = held.mutate(following=held.known_at.lead().over(window))
    # An answer that ended before another began was withdrawn in between.
    withdrawn = held.filter(
        held.known_until.notnull() & (held.following.isnull() | (held.following > held.known_until))
    )
    said = held.mutate(is_withdrawn=ibis.literal(False))
    gone = withdrawn.mutate(is_withdrawn=ibis.literal(True), known_at=withdrawn.known_until)
    states = ibis.union(said, gone).drop("known_until", "row_hash")
    states = states.mutate(batch_ids=batch_list(states.batch_id))
    states = states.mutate(row_hash=row_hash(states, hashed_columns(gold)), known_until=ibis.null("timestamp(6)"))
    return Expression(f"states_of_{silver}", states.select(*gold.columns))
