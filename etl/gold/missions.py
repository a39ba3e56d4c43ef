"""Gold of the noun `missions`: what several providers say of a rover or a sol, and how many photos are held of it."""

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING

import pyarrow as pa

from etl.gold import entities
from etl.gold.history import hashed_columns, merged
from etl.gold.inputs import PREFIX, versions, versions_schema
from etl.quality.canonical import row_hash
from etl.quality.engine import Expression
from services.chassis.lean import when_used
from services.domain.tables import TABLES

if TYPE_CHECKING:
    import ibis
    import ibis.expr.types as ir
else:
    ibis = when_used("ibis")

_ROVERS, _SOLS, _PHOTOS = "silver_missions__rovers", "silver_missions__sols", "silver_missions__photos"
_SAID_OF_ROVER = TABLES["dim_rovers"].values[1:-1]


def rovers(versions_by_table: Mapping[str, pa.Table]) -> dict[str, pa.Table]:
    """`dim_rovers` of the touched rovers, complete history."""
    states = _rover_states().run({PREFIX + _ROVERS: versions_by_table[_ROVERS]})
    return {"dim_rovers": merged("dim_rovers", states)}


def sols(versions_by_table: Mapping[str, pa.Table]) -> dict[str, pa.Table]:
    """`fact_mission_sols` and `fact_mission_photos` of the touched sols, complete history."""
    held = {n: versions_by_table.get(n, versions_schema(n).empty_table()) for n in (_SOLS, _PHOTOS)}
    states = _sol_states().run({PREFIX + name: rows for name, rows in held.items()})
    photos = entities.states(_PHOTOS, "fact_mission_photos").run({PREFIX + _PHOTOS: held[_PHOTOS]})
    return {
        "fact_mission_sols": merged("fact_mission_sols", states),
        "fact_mission_photos": merged("fact_mission_photos", photos),
    }


@cache
def _rover_states() -> Expression:
    return Expression("states_of_rovers", _rovers)


def _rovers() -> "ir.Table":
    """What all providers together say of a rover at each instant at which one of them spoke.

    Of each field the greatest value counts: dates and names do not change, sols and counts only grow, and a mission
    that is "complete" is never "active" again.
    """
    said = versions(_ROVERS)
    both = _valid_at(said, said.select("rover", at=said.known_at, at_origin=said.origin).distinct(), "rover")
    together = both.group_by("rover", "at").aggregate(
        **{name: both[name].max() for name in _SAID_OF_ROVER},
        origin=both.at_origin.max(),
        batch_ids=both.batch_id.collect(distinct=True).sort(),
    )
    return _finished("dim_rovers", together)


@cache
def _sol_states() -> Expression:
    return Expression("states_of_sols", _sols)


def _sols() -> "ir.Table":
    """What is declared and what is held of a sol at each instant at which either changed."""
    said, photos = versions(_SOLS), versions(_PHOTOS)
    instants = ibis.union(*_changes(said), *_changes(photos))
    states = instants.group_by("sol_id", "rover", "sol", "at").aggregate(origin=instants.at_origin.max())
    declared, held = _declared(said, states), _held(photos, states)
    states = states.left_join(declared, (states.sol_id == declared.d_sol_id) & (states["at"] == declared.d_at))
    states = states.left_join(held, (states.sol_id == held.h_sol_id) & (states["at"] == held.h_at))
    none = ibis.literal([], type="array<string>")
    states = states.mutate(
        photos_held=states.photos_held.fill_null(0),
        thumbnails_held=states.thumbnails_held.fill_null(0),
        cameras=states.d_cameras.fill_null(none).concat(states.h_cameras.fill_null(none)).unique().sort(),
        batch_ids=states.d_batches.fill_null(none).concat(states.h_batches.fill_null(none)).unique().sort(),
    )
    return _finished("fact_mission_sols", states)


def _changes(log: "ir.Table") -> "tuple[ir.Table, ir.Table]":
    """When a log's records began to hold, and when they ceased to."""
    of = ("sol_id", "rover", "sol")
    ended = log.filter(log.known_until.notnull())
    return (
        log.select(*of, at=log.known_at, at_origin=log.origin),
        ended.select(*of, at=ended.known_until, at_origin=ended.origin),
    )


def _declared(said: "ir.Table", states: "ir.Table") -> "ir.Table":
    """What the providers declare of a sol: the greatest count, since a sol only gains photos; all cameras."""
    both = _valid_at(said, states.select("sol_id", "at"), "sol_id")
    return both.group_by(d_sol_id=both.sol_id, d_at=both["at"]).aggregate(
        earth_date=both.earth_date.max(),
        photos_declared=both.photos_declared.max(),
        d_cameras=both.cameras.collect().flatten().unique(),
        d_batches=both.batch_id.collect(distinct=True),
    )


def _held(photos: "ir.Table", states: "ir.Table") -> "ir.Table":
    """Photos of a sol that were known at an instant, each once however often it was told anew."""
    both = _valid_at(photos, states.select("sol_id", "at"), "sol_id")
    return both.group_by(h_sol_id=both.sol_id, h_at=both["at"]).aggregate(
        photos_held=both.count(),
        thumbnails_held=both.count(where=both.is_thumbnail),
        h_cameras=both.camera.collect(distinct=True),
        h_batches=both.batch_id.collect(distinct=True),
    )


def _valid_at(said: "ir.Table", instants: "ir.Table", group: str) -> "ir.Table":
    """Every statement that holds at each of its group's instants `at`; there is one for each of its keys."""
    instants = instants.rename(at_group=group)
    return said.join(
        instants,
        [
            said[group] == instants.at_group,
            said.known_at <= instants["at"],
            said.known_until.isnull() | (said.known_until > instants["at"]),
        ],
    )


def _finished(gold: str, states: "ir.Table") -> "ir.Table":
    table = TABLES[gold]
    states = states.mutate(known_at=states["at"], is_withdrawn=ibis.literal(False))
    states = states.mutate(row_hash=row_hash(states, hashed_columns(table)), known_until=ibis.null("timestamp(6)"))
    return states.select(*table.columns)
