"""Batches and rows for tests of the stores: only what a test is about is named, the rest is null."""

import hashlib
from datetime import UTC, datetime, timedelta
from typing import Any

import pyarrow as pa

from services.domain.arrow import arrow_schema
from services.domain.batch import Batch

T0 = datetime(2026, 4, 1, tzinfo=UTC)
CAD = "silver_cneos__approaches"


def hours(n: float) -> datetime:
    return T0 + timedelta(hours=n)


def batch(source: str, dataset: str, at: datetime, **facts: Any) -> Batch:
    salt = facts.pop("salt", "")
    sha256 = hashlib.sha256(f"{source}{dataset}{at}{salt}".encode()).hexdigest()
    known = {"url": "https://example.test/", "status": 200, "bytes": 2, "origin": "recorded", "semantics": "increment"}
    return Batch(source=source, dataset=dataset, fetched_at=at, sha256=sha256, **{**known, **facts})


def table(name: str, rows: list[dict[str, Any]]) -> pa.Table:
    schema = arrow_schema(name)
    whole = [{**{f.name: None for f in schema}, **row} for row in rows]
    if any("record_no" in row for row in rows):
        schema = schema.append(pa.field("record_no", pa.int64()))
    return pa.Table.from_pylist(whole, schema=schema)


def approach(designation: str, value: str, *, at_tdb: datetime = T0, **facts: Any) -> dict[str, Any]:
    return {
        "designation": designation,
        "body": "Earth",
        "approach_at_tdb": at_tdb,
        "approach_at": at_tdb,
        "miss_distance_au": 0.01,
        "row_hash": value,
        **facts,
    }


def point(series: str, at: datetime, value: float, **facts: Any) -> dict[str, Any]:
    return {"series": series, "observed_at": at, "value": value, "spacecraft": "DSCOVR", **facts}


def cad_batch(at: datetime, *, snapshot: bool = True, **facts: Any) -> Batch:
    window = {"window_from": T0 - timedelta(days=1), "window_to": T0 + timedelta(days=30), "max_distance_au": 0.05}
    semantics = "snapshot" if snapshot else "increment"
    return batch("cneos_cad", "approaches", at, semantics=semantics, **{**window, **facts})


def counts(records: int = 0, **facts: int) -> dict[str, Any]:
    zero = dict.fromkeys(("loaded", "duplicate", "quarantined", "unsupported"), 0)
    return {"records": records, **zero, "code_version": "test", **facts}


def quarantine(rows: list[dict[str, Any]] | None = None) -> pa.Table:
    return table("quarantine", rows or [])
