"""Approaches: which of the sources' records are the same approach, and what was known of it when."""

from functools import cache, partial
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.compute as pc

from etl.gold import objects
from etl.gold.enrich import AU_KM, LUNAR_DISTANCE_KM, days_between, risk_score, threat_level
from etl.gold.history import hashed_columns
from etl.gold.inputs import PREFIX, versions
from etl.quality.canonical import key_hash, row_hash
from etl.quality.engine import Expression, source
from services.chassis.lean import when_used
from services.domain.arrow import INSTANT, arrow_schema
from services.domain.precedence import APPROACH
from services.domain.tables import TABLES

if TYPE_CHECKING:
    import ibis
    import ibis.expr.types as ir
else:
    ibis = when_used("ibis")

FACT = TABLES["fact_asteroid_approaches"]
SAME_WITHIN_S = 86_400.0
_GIVEN = ("designation", "body", "approach_at", "approach_at_tdb", "time_uncertainty_s", "miss_distance_au",
          "miss_distance_min_au", "miss_distance_max_au", "velocity_kms", "speed_infinity_km_s")  # fmt: skip
_OBJECT = ("asteroid_id", "diameter_avg_km", "is_hazardous", "batch_ids")


def states(cneos: pa.Table, neows: pa.Table, known: pa.Table) -> pa.Table:
    """`fact_asteroid_approaches` at every instant of the touched designations, not merged yet.

    Args:
        cneos: versions of CNEOS approaches.
        neows: versions of NeoWs approaches.
        known: states of the objects.
    """
    lone = _all_lone(cneos, neows) and pc.count_distinct(known["designation"]).as_py() == known.num_rows
    return _expression(lone=lone).run(
        {PREFIX + objects.CNEOS: cneos, PREFIX + objects.NEOWS: neows, objects.OBJECTS: known}
    )


def _all_lone(cneos: pa.Table, neows: pa.Table) -> bool:
    """Whether no object has more than one version of one approach to a body: nothing to match or to choose from."""
    both = pa.concat_tables([cneos.select(["designation", "body"]), neows.select(["designation", "body"])])
    return bool(both.group_by(["designation", "body"], use_threads=False).aggregate([]).num_rows == both.num_rows)


@cache
def _expression(*, lone: bool) -> Expression:
    """The states; `lone` leaves out the windows that have nothing to do where every approach stands alone."""
    return Expression(f"approaches_{'lone' if lone else 'any'}", partial(_states, lone=lone))


def _states(*, lone: bool) -> "ir.Table":
    members = _members()
    members = _alone(members) if lone else _identified(_clustered(members))
    return _rows(_first_source(_at_instants(members), lone=lone))


@cache
def hazards() -> Expression:
    """`dim_hazard_classification` of the given combinations."""
    return Expression("hazards", _hazards)


def _hazards() -> "ir.Table":
    schema = arrow_schema("dim_hazard_classification").remove(0)
    given = source("hazard_combinations", schema)
    return given.select(_hazard_id(given).name("hazard_id"), *schema.names)


@cache
def dates() -> Expression:
    """`dim_time` of the instants in `approach_at`."""
    return Expression("dates", _dates)


def _dates() -> "ir.Table":
    given = source("approach_instants", pa.schema([("approach_at", INSTANT)]))
    day = given.approach_at
    rows = given.select(
        date_id=_date_id(day), date=day.strftime("%Y-%m-%d"), year=day.year().cast("int64"),
        month=day.month().cast("int64"), day=day.day().cast("int64"),
        day_of_week=(day.day_of_week.index() + 1).cast("int64"), week_of_year=day.week_of_year().cast("int64"),
    )  # fmt: skip
    return rows.distinct()


def _members() -> "ir.Table":
    """Versions of both sources in one shape; `rank` is the source's precedence."""
    parts = []
    for rank, (name, silver) in enumerate(zip(APPROACH, (objects.CNEOS, objects.NEOWS), strict=True)):
        held = versions(silver)
        given = {c: held[c] if c in held.columns else ibis.null("float64") for c in _GIVEN}
        facts_of_version = {c: held[c] for c in ("known_at", "known_until", "origin", "batch_id", "row_hash")}
        parts.append(
            held.select(**given, **facts_of_version, approach_source=ibis.literal(name), rank=ibis.literal(rank))
        )
    return ibis.union(*parts)


def _clustered(members: "ir.Table") -> "ir.Table":
    """Members with `cluster`, a number within designation and body.

    A cluster is a chain of instants each within max(1 day, 3 sigma) of the next. Two instants of one answer are two
    approaches however near they are: the chain is cut half-way between them.
    """
    members = members.mutate(tdb_s=members.approach_at_tdb.epoch_seconds().cast("float64"))
    members = members.mutate(reach=ibis.greatest(members.time_uncertainty_s.fill_null(0.0), SAME_WITHIN_S))
    order = [members.tdb_s, members.reach, members["rank"], members.known_at, members.row_hash]
    near = ibis.window(group_by=[members.designation, members.body], order_by=order)
    limit = ibis.greatest(members.reach, members.reach.lag().over(near))
    starts = (members.tdb_s - members.tdb_s.lag().over(near) > limit).fill_null(False)
    members = members.mutate(starts=starts.cast("int64"))
    cuts = _cuts(members)
    empty = {c: ibis.null(t) for c, t in members.schema().items() if c not in cuts.columns}
    both = ibis.union(
        members.mutate(is_cut=ibis.literal(0)),
        cuts.mutate(**empty).mutate(is_cut=ibis.literal(1)).select(*members.columns, "is_cut"),
    )
    order = [both.tdb_s, ibis.desc(both.is_cut), both.reach, both["rank"], both.known_at, both.row_hash]
    window = ibis.window(group_by=[both.designation, both.body], order_by=order, rows=(None, 0))
    return both.mutate(cluster=both.starts.sum().over(window)).filter(lambda t: t.is_cut == 0)


def _cuts(members: "ir.Table") -> "ir.Table":
    answer = ibis.window(
        group_by=[members.designation, members.body, members["rank"], members.known_at], order_by=members.tdb_s
    )
    following = members.mutate(next_s=members.tdb_s.lead().over(answer)).filter(lambda t: t.next_s > t.tdb_s)
    return following.select(
        "designation", "body", tdb_s=(following.tdb_s + following.next_s) / 2.0, starts=ibis.literal(1, "int64")
    )


def _identified(members: "ir.Table") -> "ir.Table":
    """Members with `approach_id`, and `ends`: when the same source's next word on the approach came."""
    cluster = [members.designation, members.body, members.cluster]
    oldest = ibis.window(group_by=cluster, order_by=[members.known_at, members.tdb_s])
    first = members.tdb_s.first().over(oldest)
    in_source = ibis.window(group_by=[*cluster, members["rank"]], order_by=[members.known_at, members.tdb_s])
    return members.mutate(approach_id=_approach_id(members, first), ends=members.known_at.lead().over(in_source))


def _alone(members: "ir.Table") -> "ir.Table":
    first = members.approach_at_tdb.epoch_seconds()
    return members.mutate(approach_id=_approach_id(members, first), ends=ibis.null("timestamp(6)"))


def _approach_id(members: "ir.Table", first_tdb_s: "ir.NumericValue") -> "ir.StringValue":
    return key_hash(members.designation, members.body, first_tdb_s.cast("int64").cast("string"))


def _at_instants(members: "ir.Table") -> "ir.Table":
    """Every source's last word on an approach at every instant of its object."""
    known = source(objects.OBJECTS, arrow_schema(objects.DIM.name))
    known = known.select(o_designation=known.designation, at=known.known_at, **{f"o_{c}": known[c] for c in _OBJECT})
    here = [
        members.designation == known.o_designation,
        members.known_at <= known["at"],
        members.ends.isnull() | (members.ends > known["at"]),
    ]
    both = members.join(known, here)
    return both.mutate(is_withdrawn=(both.known_until <= both["at"]).fill_null(False))


def _first_source(both: "ir.Table", *, lone: bool) -> "ir.Table":
    """Of the sources' last words the first that still holds, else the one that held last."""
    if lone:
        return both
    last = ibis.ifelse(both.is_withdrawn, both.known_until, None)
    best = ibis.window(
        group_by=[both.approach_id, both["at"]], order_by=[both.is_withdrawn, ibis.desc(last), both["rank"]]
    )
    return both.mutate(place=ibis.row_number().over(best)).filter(lambda t: t.place == 0)


def _rows(t: "ir.Table") -> "ir.Table":
    t = t.mutate(
        miss_distance_km=t.miss_distance_au * AU_KM,
        miss_distance_lunar=t.miss_distance_au * (AU_KM / LUNAR_DISTANCE_KM),
        miss_distance_min_km=t.miss_distance_min_au * AU_KM,
        miss_distance_max_km=t.miss_distance_max_au * AU_KM,
        asteroid_id=t.o_asteroid_id,
        is_hazardous=t.o_is_hazardous,
        date_id=_date_id(t.approach_at),
        batch_ids=t.o_batch_ids.union(ibis.array([t.batch_id])).sort(),
        ingestion_timestamp=t["at"],
        days_until_approach=days_between(t.approach_at, t["at"]),
    )
    score = risk_score(t.miss_distance_km, t.miss_distance_min_km, t.o_diameter_avg_km, t.velocity_kms, t.is_hazardous)
    t = t.mutate(risk_score=score)
    t = t.mutate(threat_level=threat_level(t.risk_score))
    t = t.mutate(hazard_id=_hazard_id(t))
    t = t.drop("known_at", "known_until", "row_hash").rename(known_at="at")
    t = t.mutate(row_hash=row_hash(t, hashed_columns(FACT)), known_until=ibis.null("timestamp(6)"))
    return t.select(*FACT.columns)


def _date_id(instant: "ir.TimestampValue") -> "ir.IntegerValue":
    return instant.year().cast("int64") * 10_000 + instant.month().cast("int64") * 100 + instant.day().cast("int64")


def _hazard_id(t: "ir.Table") -> "ir.StringValue":
    flag = ibis.cases((t.is_hazardous, "true"), (~t.is_hazardous, "false"), else_="unknown")
    return key_hash(t.threat_level, flag)
