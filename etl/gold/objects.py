"""Objects: what is known of each asteroid at every instant at which any source said something of it."""

from collections.abc import Mapping
from functools import cache, partial
from typing import TYPE_CHECKING

import pyarrow as pa

from etl.gold.enrich import is_hazardous, size_category
from etl.gold.history import batch_list
from etl.gold.inputs import PREFIX, versions, versions_schema
from etl.quality.canonical import canonical, digest, key_hash
from etl.quality.engine import IBIS_TYPES, Expression
from services.chassis.lean import when_used
from services.domain import sizes
from services.domain.arrow import arrow_schema
from services.domain.tables import TABLES

if TYPE_CHECKING:
    import ibis
    import ibis.expr.types as ir
else:
    ibis = when_used("ibis")

SBDB, ASTEROIDS, ORBITS = "silver_sbdb__asteroids", "silver_neows__asteroids", "silver_neows__orbits"
CNEOS, NEOWS = "silver_cneos__approaches", "silver_neows__approaches"
LOOKUPS = "silver_sbdb__lookups"
SILVER = (SBDB, ASTEROIDS, ORBITS, CNEOS, NEOWS, LOOKUPS)
OBJECTS = "objects"
DIM = TABLES["dim_asteroids"]
_ELEMENTS = [c for c in TABLES[ORBITS].values if c != "designation"]
_BOTH_SBDB = TABLES[SBDB].values
_PHYSICAL = [c for c in TABLES[LOOKUPS].values if c not in _BOTH_SBDB]
_FROM_APPROACH = ("name", "absolute_magnitude_h", "diameter_km", "diameter_sigma_km", "batch_id", "origin")


def states(versions_by_table: Mapping[str, pa.Table]) -> pa.Table:
    """`dim_asteroids` at every instant of the touched designations, not merged yet.

    Args:
        versions_by_table: as in `Observed.versions`; a table that is missing counts as empty.
    """
    held = {n: t for n, t in versions_by_table.items() if t.num_rows}
    if not held:
        return arrow_schema(DIM.name).empty_table()
    return _expression(frozenset(held)).run({PREFIX + n: t for n, t in held.items()})


@cache
def _expression(held: frozenset[str]) -> Expression:
    """The states from the given silver tables: a batch pays for no table that says nothing of its objects."""
    return Expression("_".join(["objects", *sorted(held)]), partial(_states, held))


def _states(held: frozenset[str]) -> "ir.Table":
    given = {n: versions(n) for n in SILVER if n in held}
    joined = _instants(given)
    for prefix, name in (("s", SBDB), ("n", ASTEROIDS), ("o", ORBITS)):
        joined = _with_held(joined, given[name], prefix) if name in given else _without(joined, prefix, name)
    joined = _with_last_approach(joined, given[CNEOS]) if CNEOS in given else _without(joined, "c", CNEOS)
    return _rows(_with_lookups(joined, given))


def _instants(given: "Mapping[str, ir.Table]") -> "ir.Table":
    """Designation and every instant at which a table said something of it, or an approach ceased to be listed."""
    begun = [t.select("designation", at=t.known_at) for t in given.values()]
    windowed = [t for n, t in given.items() if TABLES[n].window]
    ended = [t.filter(t.known_until.notnull()).select("designation", at=t.known_until) for t in windowed]
    return ibis.union(*begun, *ended, distinct=True) if len(begun + ended) > 1 else begun[0]


def _without(joined: "ir.Table", prefix: str, name: str) -> "ir.Table":
    schema = versions_schema(name)
    return joined.mutate(**{f"{prefix}_{f.name}": ibis.null(IBIS_TYPES[f.type]) for f in schema})


def _with_held(instants: "ir.Table", held: "ir.Table", prefix: str) -> "ir.Table":
    """The version of a table that held at each instant, its columns prefixed."""
    renamed = held.rename(lambda c: f"{prefix}_{c}")
    here = [
        instants.designation == renamed[f"{prefix}_designation"],
        renamed[f"{prefix}_known_at"] <= instants.at,
        renamed[f"{prefix}_known_until"].isnull() | (renamed[f"{prefix}_known_until"] > instants.at),
    ]
    return instants.left_join(renamed, here)


def _with_lookups(joined: "ir.Table", given: "Mapping[str, ir.Table]") -> "ir.Table":
    """The small-body database's columns with its answers about single objects put in.

    Both services tell of one database: the row that was learned later is taken, whole but for magnitude, size and
    albedo, which stay where a later answer leaves them out. Physical properties come from single answers alone.
    """
    if LOOKUPS not in given:
        types = {f.name: IBIS_TYPES[f.type] for f in versions_schema(LOOKUPS)}
        return joined.mutate(**{f"l_{c}": ibis.null(types[c]) for c in _PHYSICAL})
    j = _with_held(joined, given[LOOKUPS], "l")
    later = j.l_known_at.notnull() & (j.s_known_at.isnull() | (j.l_known_at > j.s_known_at))
    taken = {c: ibis.ifelse(later, j[f"l_{c}"], j[f"s_{c}"]) for c in (*_BOTH_SBDB, "origin")}
    for name in ("absolute_magnitude_h", "magnitude_slope_g", "albedo"):
        taken[name] = ibis.coalesce(taken[name], j[f"s_{name}"], j[f"l_{name}"])
    measured = j.l_diameter_km.notnull() & (later | j.s_diameter_km.isnull())
    for name in ("diameter_km", "diameter_sigma_km"):
        taken[name] = ibis.ifelse(measured, j[f"l_{name}"], j[f"s_{name}"])
    taken["row_hash"] = ibis.ifelse(j.l_row_hash.isnull(), j.s_row_hash, digest(j.s_row_hash, j.l_row_hash))
    return j.mutate(**{f"s_{c}": value for c, value in taken.items()})


def _with_last_approach(joined: "ir.Table", cneos: "ir.Table") -> "ir.Table":
    """What CNEOS last told of the object beside any of its approaches, kept after that is withdrawn."""
    at = cneos.select(c_designation="designation", c_at="known_at").distinct()
    told = at.join(cneos, [at.c_designation == cneos.designation, cneos.known_at <= at.c_at])
    newest = ibis.window(
        group_by=[told.c_designation, told.c_at],
        order_by=[ibis.desc(told.known_at), ibis.desc(told.approach_at_tdb), told.row_hash],
    )
    told = told.mutate(place=ibis.row_number().over(newest)).filter(lambda t: t.place == 0)
    window = ibis.window(group_by=told.c_designation, order_by=told.c_at)
    told = told.select(
        "c_designation", "c_at", c_end=told.c_at.lead().over(window), **{f"c_{c}": told[c] for c in _FROM_APPROACH}
    )
    here = [
        joined.designation == told.c_designation,
        told.c_at <= joined.at,
        told.c_end.isnull() | (told.c_end > joined.at),
    ]
    return joined.left_join(told, here)


def _rows(j: "ir.Table") -> "ir.Table":
    by_sbdb, by_neows = j.s_eccentricity.notnull(), j.o_eccentricity.notnull()
    j = j.mutate(
        orbit_source=ibis.cases((by_sbdb, "sbdb"), (by_neows, "neows"), else_=None),
        magnitude_source=ibis.cases(
            (j.s_absolute_magnitude_h.notnull(), "sbdb"),
            (j.c_absolute_magnitude_h.notnull(), "cneos"),
            (j.n_absolute_magnitude_h.notnull(), "neows"),
            else_=None,
        ),
        absolute_magnitude_h=ibis.coalesce(
            j.s_absolute_magnitude_h, j.c_absolute_magnitude_h, j.n_absolute_magnitude_h
        ),
        diameter_km=ibis.coalesce(j.s_diameter_km, j.c_diameter_km),
        diameter_sigma_km=ibis.ifelse(j.s_diameter_km.notnull(), j.s_diameter_sigma_km, j.c_diameter_sigma_km),
        **{c: _element(j, c) for c in _ELEMENTS},
        **{c: j[f"l_{c}"] for c in _PHYSICAL},
    )
    j = j.mutate(**_identity(j), **_sizes(j), batch_ids=_batches(j))
    average = (j.diameter_min_km + j.diameter_max_km) / 2.0
    j = j.mutate(
        diameter_avg_km=average,
        estimated_volume_km3=sizes.volume_km3(average),
        size_category=size_category(average),
        is_hazardous=is_hazardous(j.moid_au, j.absolute_magnitude_h, j.is_hazardous_provider),
    )
    j = j.mutate(row_hash=_said_hash(j), known_until=ibis.null("timestamp(6)"))
    return j.rename(known_at="at").select(*DIM.columns)


def _said_hash(j: "ir.Table") -> "ir.StringValue":
    """Hash of what the sources said that the row shows: the row is a function of just that."""
    shown = ("magnitude_source", "diameter_source", "name", "absolute_magnitude_h", "diameter_km", "diameter_sigma_km",
             "is_hazardous_provider", "neows_id", "is_sentry_object")  # fmt: skip
    relayed = j.diameter_source == "neows"
    return digest(
        j.designation,
        j.s_row_hash,
        ibis.ifelse(j.orbit_source == "neows", j.o_row_hash, None),
        *(canonical(j[c]) for c in shown),
        *(canonical(ibis.ifelse(relayed, j[c], None).name(c)) for c in ("diameter_min_km", "diameter_max_km")),
    )


def _element(j: "ir.Table", name: str) -> "ir.Value":
    return ibis.ifelse(j.s_eccentricity.notnull(), j[f"s_{name}"], j[f"o_{name}"])


def _identity(j: "ir.Table") -> "dict[str, ir.Value]":
    return {
        "asteroid_id": key_hash(j.designation),
        "name": ibis.coalesce(j.s_name, j.n_name, j.c_name),
        "spkid": j.s_spkid,
        "neows_id": j.n_neows_id,
        "magnitude_slope_g": j.s_magnitude_slope_g,
        "albedo": j.s_albedo,
        "is_hazardous_provider": ibis.coalesce(j.s_is_hazardous_provider, j.n_is_hazardous_provider),
        "is_sentry_object": j.n_is_sentry_object,
        "origin": ibis.coalesce(j.s_origin, j.n_origin, j.c_origin, j.o_origin),
    }


def _sizes(j: "ir.Table") -> "dict[str, ir.Value]":
    measured = j.diameter_km.notnull()
    relayed = j.n_diameter_min_km.notnull() & j.n_diameter_max_km.notnull()
    h = j.absolute_magnitude_h
    sigma = j.diameter_sigma_km.fill_null(0.0)
    return {
        "diameter_source": ibis.cases(
            (measured, "sbdb"), (relayed, "neows"), (h.notnull(), "computed_from_h"), else_=None
        ),
        "diameter_min_km": ibis.cases(
            (measured, (j.diameter_km - sigma).clip(lower=0.0)),
            (relayed, j.n_diameter_min_km),
            else_=sizes.diameter_from_h_km(h, sizes.BRIGHT_ALBEDO),
        ),
        "diameter_max_km": ibis.cases(
            (measured, j.diameter_km + sigma),
            (relayed, j.n_diameter_max_km),
            else_=sizes.diameter_from_h_km(h, sizes.DARK_ALBEDO),
        ),
    }


def _batches(j: "ir.Table") -> "ir.ArrayValue":
    from_orbit = ibis.ifelse(j.orbit_source == "neows", j.o_batch_id, None)
    from_sbdb = [j[c] for c in ("s_batch_id", "l_batch_id") if c in j.columns]
    unknown = ibis.coalesce(*from_sbdb).isnull() | j.s_absolute_magnitude_h.isnull()
    return batch_list(*from_sbdb, j.n_batch_id, from_orbit, ibis.ifelse(unknown, j.c_batch_id, None))
