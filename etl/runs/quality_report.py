"""One report: what the checks found, what the values look like, how far they moved, how fresh they are."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

import pyarrow as pa
import pyarrow.compute as pc

from etl.quality.drift import LEAST_REFERENCE, LEAST_ROWS, Measured, drift
from etl.quality.validate import Failed
from etl.runs.ids import row_id
from etl.runs.quality_inputs import samples
from etl.sources.registry import dataset as find_dataset
from services.domain.tables import TABLES

COUNTS: Final = ("records", "loaded", "duplicate", "quarantined", "unsupported")
LATE: Final = 3.0
"""Cadences after which an answer counts as late: the same as `late` on screen."""
GOOD, LOOK, FAILED = 0, 1, 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """What is known of one batch's rows of one table. `table` is null for a batch that fills none."""

    batch: Mapping[str, Any]
    table: str | None
    rows: pa.Table | None = None
    failed: Sequence[Failed] = ()
    profile: Sequence[dict[str, Any]] = ()
    before: Mapping[str, Sequence[dict[str, Any]]] | None = None
    moved: Sequence[dict[str, Any]] = ()
    previous_at: datetime | None = None
    took_s: float = 0.0


def report_row(found: Findings, null_share: float) -> dict[str, Any]:
    """A row of `quality_reports`.

    Args:
        found: of one batch and table.
        null_share: share of nulls above which a column is looked at, where it had fewer before.
    """
    batch, before = found.batch, found.before or {}
    checks = [*_failures(found.failed), *_nulls(found.profile, before, null_share), *_aside(batch)]
    freshness = _freshness(found)
    return {
        "report_id": row_id(batch["batch_id"], str(found.table)),
        **{name: batch[name] for name in ("batch_id", "source", "dataset", "fetched_at", "origin", *COUNTS)},
        "table_name": found.table,
        "reported_at": datetime.now(UTC),
        "row_count": 0 if found.rows is None else found.rows.num_rows,
        "severity": _severity(checks, found.moved, freshness),
        "failures": sum(f.rows for f in found.failed),
        "checks": json.dumps(checks, ensure_ascii=False),
        "profile": json.dumps(list(found.profile), ensure_ascii=False),
        "drift": json.dumps(list(found.moved)),
        "freshness": json.dumps(freshness),
        "check_duration_s": round(found.took_s, 3),
    }


def _failures(failed: Sequence[Failed]) -> list[dict[str, Any]]:
    return [
        {"check": f.check, "column": f.column, "rows": f.rows, "sample": f.sample, "severity": FAILED} for f in failed
    ]


def _nulls(
    profile: Sequence[dict[str, Any]], before: Mapping[str, Sequence[dict[str, Any]]], limit: float
) -> list[dict[str, Any]]:
    """Columns that have far more nulls than they used to have."""
    found = []
    for entry in profile:
        held = before.get(entry["name"], ())
        known = sum(e["rows"] for e in held)
        usual = sum(e["nulls"] for e in held) / max(known, 1)
        if known >= LEAST_REFERENCE and entry["rows"] >= LEAST_ROWS and entry["null_share"] > usual + limit:
            sample = f"{entry['null_share']:.0%} null, {usual:.0%} in the 30 days before"
            found.append(
                {"check": "nulls", "column": entry["name"], "rows": entry["nulls"], "sample": sample, "severity": LOOK}
            )
    return found


def _aside(batch: Mapping[str, Any]) -> list[dict[str, Any]]:
    aside, records = batch["quarantined"], batch["records"]
    if not aside:
        return []
    sample = f"{aside} of {records} records"
    severity = FAILED if aside > records / 10 else LOOK
    return [{"check": "quarantined", "column": "", "rows": aside, "sample": sample, "severity": severity}]


def moved(
    profile: Sequence[dict[str, Any]],
    before: Mapping[str, Sequence[dict[str, Any]]],
    usual: Mapping[str, Sequence[Measured]],
) -> list[dict[str, Any]]:
    """Drift of every numeric column that was seen in the 30 days before."""
    return [
        drift(entry["name"], samples([entry])[0], samples(before[entry["name"]]), usual.get(entry["name"], ()))
        for entry in profile
        if entry.get("quantiles") and before.get(entry["name"])
    ]


def _freshness(found: Findings) -> list[dict[str, Any]]:
    cadence = _cadence(found.batch)
    at: datetime = found.batch["fetched_at"]
    since = None if found.previous_at is None else (at - found.previous_at).total_seconds()
    newest = _newest(found, at)
    return [
        {
            "cadence_s": cadence,
            "since_previous_s": since,
            "newest_at": None if newest is None else newest.isoformat(),
            "age_s": None if newest is None else (at - newest).total_seconds(),
            "is_late": bool(cadence and since is not None and since > LATE * cadence),
        }
    ]


def _cadence(batch: Mapping[str, Any]) -> float | None:
    try:
        return float(find_dataset(f"{batch['source']}/{batch['dataset']}").about.cadence_s)
    except KeyError:
        return None


def _newest(found: Findings, at: datetime) -> datetime | None:
    """The newest sample that is not in the future, of tables whose rows are of an instant."""
    if found.table is None or found.rows is None:
        return None
    table = TABLES[found.table]
    column = "observed_at" if table.kind == "telemetry" else table.window
    if column is None or column not in found.rows.column_names:
        return None
    past = found.rows[column].filter(pc.less_equal(found.rows[column], pa.scalar(at, found.rows[column].type)))
    newest: datetime | None = pc.max(past).as_py() if len(past) else None
    return newest


def _severity(
    checks: Sequence[Mapping[str, Any]], drifts: Sequence[Mapping[str, Any]], freshness: Sequence[Mapping[str, Any]]
) -> int:
    worst = max((int(c["severity"]) for c in checks), default=GOOD)
    look = any(m["verdict"] == "drifted" for m in drifts) or any(f["is_late"] for f in freshness)
    return max(worst, LOOK if look else GOOD)
