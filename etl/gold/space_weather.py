"""Gold of the noun `space_weather`: DONKI events, one version per state of a record."""

from collections.abc import Mapping
from functools import cache

import ibis
import pyarrow as pa

from etl.gold.history import batch_list, hashed_columns, merged
from etl.gold.inputs import PREFIX, versions, versions_schema
from etl.quality.canonical import row_hash
from etl.quality.engine import Expression
from services.domain.tables import TABLES

SILVER = "silver_donki__events"
FACT = TABLES["fact_space_weather_events"]


def derive(versions_by_table: Mapping[str, pa.Table]) -> dict[str, pa.Table]:
    """Complete history of every event in the given versions."""
    held = versions_by_table.get(SILVER, versions_schema(SILVER).empty_table())
    return {FACT.name: merged(FACT.name, _states().run({PREFIX + SILVER: held}))}


@cache
def _states() -> Expression:
    held = versions(SILVER)
    window = ibis.window(group_by=held.event_id, order_by=held.known_at)
    held = held.mutate(following=held.known_at.lead().over(window))
    # An answer that ended before another began was withdrawn in between.
    withdrawn = held.filter(
        held.known_until.notnull() & (held.following.isnull() | (held.following > held.known_until))
    )
    said = held.mutate(is_withdrawn=ibis.literal(False))
    gone = withdrawn.mutate(is_withdrawn=ibis.literal(True), known_at=withdrawn.known_until)
    states = ibis.union(said, gone).drop("known_until", "row_hash")
    states = states.mutate(batch_ids=batch_list(states.batch_id))
    states = states.mutate(row_hash=row_hash(states, hashed_columns(FACT)), known_until=ibis.null("timestamp(6)"))
    return Expression("events", states.select(*FACT.columns))
