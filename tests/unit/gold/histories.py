"""Version tables as core would answer them, from short descriptions."""

from datetime import UTC, datetime, timedelta

import pyarrow as pa

from etl.gold.derive import derive
from etl.gold.inputs import versions_schema

T0 = datetime(2026, 3, 1, tzinfo=UTC)
TDB = datetime(2026, 4, 10, 12, tzinfo=UTC)


def day(n):
    return T0 + timedelta(days=n)


def version(known=0, until=None, batch=None, **values):
    """One version, known from day `known` to day `until`."""
    return {
        "known_at": day(known), "known_until": None if until is None else day(until),
        "batch_id": batch or f"batch-{known}", "origin": "recorded",
        "row_hash": repr(sorted(values.items(), key=str)), **values,
    }  # fmt: skip


def approach(known=0, until=None, batch=None, tdb=TDB, *, designation="2026 AB", au=0.01, body="Earth", **more):
    at = tdb - timedelta(seconds=69)
    given = {"designation": designation, "body": body, "approach_at": at, "approach_at_tdb": tdb}
    return version(known, until, batch, **given, miss_distance_au=au, velocity_kms=10.0, **more)


def table(silver, rows):
    return pa.Table.from_pylist(rows, schema=versions_schema(f"silver_{silver}"))


def asteroids(*, cneos=(), neows=(), objects=(), orbits=(), sbdb=(), lookups=()):
    """Gold of the noun from version rows per silver table."""
    given = {
        "cneos__approaches": cneos, "neows__approaches": neows, "neows__asteroids": objects,
        "neows__orbits": orbits, "sbdb__asteroids": sbdb, "sbdb__lookups": lookups,
    }  # fmt: skip
    return derive({f"silver_{n}": table(n, list(rows)) for n, rows in given.items()})


def facts(**given):
    rows = asteroids(**given)["fact_asteroid_approaches"].to_pylist()
    return sorted(rows, key=lambda r: (r["approach_id"], r["known_at"]))


def dims(**given):
    rows = asteroids(**given)["dim_asteroids"].to_pylist()
    return sorted(rows, key=lambda r: (r["designation"], r["known_at"]))


def spans(rows):
    return [((r["known_at"] - T0).days, r["known_until"] and (r["known_until"] - T0).days) for r in rows]
