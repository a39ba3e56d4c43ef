"""Approaches: which of the sources' records are the same approach, and what was known of it when."""

from functools import cache

import ibis
import ibis.expr.types as ir
import pyarrow as pa

from etl.gold import objects
from etl.gold.enrich import AU_KM, LUNAR_DISTANCE_KM, days_between, risk_score, threat_level
from etl.gold.history import batch_list, hashed_columns, merged
from etl.gold.inputs import versions
from etl.quality.canonical import key_hash, row_hash
from etl.quality.engine import Expression, source
from services.domain.arrow import INSTANT, arrow_schema
from services.domain.precedence import APPROACH
from services.domain.tables import TABLES

FACT = TABLES["fact_asteroid_approaches"]
SAME_WITHIN_S = 86_400.0
_GIVEN = ("designation", "body", "approach_at", "approach_at_tdb", "time_uncertainty_s", "miss_distance_au",
          "miss_distance_min_au", "miss_distance_max_au", "velocity_kms", "speed_infinity_km_s")  # fmt: skip
_OBJECT = ("asteroid_id", "diameter_avg_km", "is_hazardous", "batch_ids")


@cache
def facts() -> Expression:
    """`fact_asteroid_approaches`: every version of every approach of the touched designations."""
    members = _identified(_clustered(_members()))
    return Expression(FACT.name, merged(_states(members), "approach_id").select(*FACT.columns))


@cache
def hazards() -> Expression:
    """`dim_hazard_classification` of the given combinations."""
    schema = arrow_schema("dim_hazard_classification").remove(0)
    given = source("hazard_combinations", schema)
    return Expression("hazards", given.select(_hazard_id(given).name("hazard_id"), *schema.names))


@cache
def dates() -> Expression:
    """`dim_time` of the instants in `approach_at`."""
    given = source("approach_instants", pa.schema([("approach_at", INSTANT)]))
    day = given.approach_at
    rows = given.select(
        date_id=_date_id(day), date=day.strftime("%Y-%m-%d"), year=day.year().cast("int64"),
        month=day.month().cast("int64"), day=day.day().cast("int64"),
        day_of_week=(day.day_of_week.index() + 1).cast("int64"), week_of_year=day.week_of_year().cast("int64"),
    )  # fmt: skip
    return Expression("dates", rows.distinct())


def _members() -> ir.Table:
    """Versions of both sources in one shape; `rank` is the source's precedence."""
    parts = []
    for rank, (name, silver) in enumerate(zip(APPROACH, (objects.CNEOS, objects.NEOWS), strict=True)):
        held = versions(silver)
        given = {c: held[c] if c in held.columns else ibis.null("float64") for c in _GIVEN}
        facts_of_version = {c: held[c] for c in ("known_at", "known_until", "origin", "batch_id", "row_hash")}
        parts.append(held.select(**given, **facts_of_version, approach_source=ibis.literal(name), rank=ibis.literal(rank)))
    return ibis.union(*parts)


def _clustered(members: ir.Table) -> ir.Table:
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
        members.mutate(is_cut=ibis.literal(0)), cuts.mutate(**empty).mutate(is_cut=ibis.literal(1)).select(*members.columns, "is_cut")
    )
    order = [both.tdb_s, ibis.desc(both.is_cut), both.reach, both["rank"], both.known_at, both.row_hash]
    window = ibis.window(group_by=[both.designation, both.body], order_by=order, rows=(None, 0))
    return both.mutate(cluster=both.starts.sum().over(window)).filter(lambda t: t.is_cut == 0)


def _cuts(members: ir.Table) -> ir.Table:
    answer = ibis.window(
        group_by=[members.designation, members.body, members["rank"], members.known_at], order_by=members.tdb_s
    )
    following = members.mutate(next_s=members.tdb_s.lead().over(answer)).filter(lambda t: t.next_s > t.tdb_s)
    return following.select("designation", "body", tdb_s=(following.tdb_s + following.next_s) / 2.0, starts=ibis.literal(1, "int64"))


def _identified(members: ir.Table) -> ir.Table:
    """Members with `approach_id`, and `ends`: when the same source's next word on the approach came."""
    cluster = [members.designation, members.body, members.cluster]
    oldest = ibis.window(group_by=cluster, order_by=[members.known_at, members.tdb_s])
    first = members.tdb_s.first().over(oldest)
    identity = key_hash(members.designation, members.body, first.cast("int64").cast("string"))
    source_order = ibis.window(group_by=[*cluster, members["rank"]], order_by=[members.known_at, members.tdb_s])
    return members.mutate(approach_id=identity, ends=members.known_at.lead().over(source_order))


def _states(members: ir.Table) -> ir.Table:
    """Every approach at every instant of its object: the first source that holds it, else who held it last."""
    known = source(objects.OBJECTS, arrow_schema(objects.DIM.name))
    known = known.select(o_designation=known.designation, at=known.known_at, **{f"o_{c}": known[c] for c in _OBJECT})
    here = [
        members.designation == known.o_designation,
        members.known_at <= known.at,
        members.ends.isnull() | (members.ends > known.at),
    ]
    both = members.join(known, here)
    both = both.mutate(is_withdrawn=(both.known_until <= both["at"]).fill_null(False))
    last = ibis.ifelse(both.is_withdrawn, both.known_until, None)
    best = ibis.window(
        group_by=[both.approach_id, both["at"]],
        order_by=[both.is_withdrawn, ibis.desc(last), both["rank"]],
    )
    chosen = both.mutate(place=ibis.row_number().over(best)).filter(lambda t: t.place == 0)
    return _rows(chosen)


def _rows(t: ir.Table) -> ir.Table:
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
    return t.mutate(row_hash=row_hash(t, hashed_columns(FACT)))


def _date_id(instant: ir.TimestampValue) -> ir.IntegerValue:
    return instant.year().cast("int64") * 10_000 + instant.month().cast("int64") * 100 + instant.day().cast("int64")


def _hazard_id(t: ir.Table) -> ir.StringValue:
    flag = ibis.cases((t.is_hazardous, "true"), (~t.is_hazardous, "false"), else_="unknown")
    return key_hash(t.threat_level, flag)
