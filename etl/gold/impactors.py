"""Virtual impactors: those of an object's newest analysis stand, all of an older one are withdrawn when it is known."""

from collections.abc import Mapping
from functools import cache
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

SILVER = "silver_sentry__impactors"
GOLD = TABLES["fact_virtual_impactors"]


def derive(versions_by_table: Mapping[str, pa.Table]) -> dict[str, pa.Table]:
    """Complete history of every virtual impactor of the touched objects."""
    return {GOLD.name: merged(GOLD.name, _states().run({PREFIX + SILVER: versions_by_table[SILVER]}))}


@cache
def _states() -> Expression:
    return Expression("states_of_impactors", _impactors)


def _impactors() -> "ir.Table":
    held = _with_end(versions(SILVER))
    # What an older analysis says, learned after a newer one, never stood.
    said = held.mutate(is_withdrawn=(held.ends_at <= held.known_at).fill_null(False))
    ended = held.filter((held.ends_at > held.known_at) & (held.following.isnull() | (held.following > held.ends_at)))
    gone = ended.mutate(is_withdrawn=ibis.literal(True), known_at=ended.ends_at)
    states = ibis.union(said, gone).drop("known_until", "row_hash", "ends_at", "following")
    states = states.mutate(batch_ids=batch_list(states.batch_id))
    states = states.mutate(row_hash=row_hash(states, hashed_columns(GOLD)), known_until=ibis.null("timestamp(6)"))
    return states.select(*GOLD.columns)


def _with_end(held: "ir.Table") -> "ir.Table":
    """Versions with `ends_at`, when a newer analysis was first known, and `following`, when their own next one was."""
    analyses = held.group_by("designation", "analysed_at").aggregate(first_at=held.known_at.min())
    newer = analyses.view()
    ends = (
        analyses.join(
            newer,
            [analyses.designation == newer.designation, analyses.analysed_at < newer.analysed_at],
        )
        .group_by(e_designation=analyses.designation, e_analysed_at=analyses.analysed_at)
        .aggregate(ends_at=newer.first_at.min())
    )
    both = held.left_join(ends, [held.designation == ends.e_designation, held.analysed_at == ends.e_analysed_at])
    both = both.drop("e_designation", "e_analysed_at")
    window = ibis.window(group_by=both.impactor_id, order_by=both.known_at)
    return both.mutate(following=both.known_at.lead().over(window))
