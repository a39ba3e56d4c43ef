"""Thresholds become events of the ledger: raised once, cleared once, whoever restarts in between."""

import json
from datetime import UTC, datetime, timedelta

import httpx
import pyarrow as pa
import pytest

from etl.runs.events import Watch
from etl.runs.platform import Platform
from etl.runs.run import run_dataset
from etl.runs.schedule import schedule_of
from etl.sources.registry import dataset
from services.chassis.settings import load_settings
from services.domain.arrow import arrow_schema

NOW = datetime(2026, 4, 2, 16, tzinfo=UTC)
KP = {"fault": "500", "path": "/swpc/products/noaa-planetary-k-index.json"}


@pytest.fixture
def running(platforms):
    platform = platforms(
        "invented", ORRERY_CLOCK_START=NOW.isoformat().replace("+00:00", "Z"),
        ORRERY_CLOCK_EPOCH=datetime.now(UTC).isoformat(), ORRERY_ALARM_ERRORS="2",
    )  # fmt: skip
    for name in ("simulator", "core"):
        platform[name].start(wait=False)
    for name in ("simulator", "core"):
        platform[name].wait()
    own = {k.removeprefix("ORRERY_").lower(): v for k, v in platform.env.items()}
    parts = Platform(load_settings(**own))
    yield platform, parts
    parts.close()


def watch(parts):
    jobs = tuple(job for job in schedule_of(parts.settings) if job.dataset in {"swpc/kp", "swpc/mag"})
    return Watch(parts, jobs, lambda _: None)


def events(platform, **params):
    return [
        (e["event_kind"], e["dataset"], e["cleared_at"] is None) for e in platform.rows("pipeline/events", **params)
    ]


def test_failed_calls_in_a_row_raise_one_event_that_a_good_answer_clears(running):
    platform, parts = running
    platform["simulator"].post("/_faults", KP)
    looking = watch(parts)
    run_dataset(parts, dataset("swpc/kp"))
    assert looking.look() == []
    run_dataset(parts, dataset("swpc/kp"))
    assert [alarm.kind for alarm in looking.look()] == ["errors"]
    looking.look()
    assert events(platform) == [("errors", "kp", True)]

    restarted = watch(parts)
    restarted.look()
    assert events(platform) == [("errors", "kp", True)], "a restart raises nothing twice"
    [lasting] = restarted.lasting()
    assert lasting["urgency"] == "critical"
    assert "orrery etl run swpc/kp" in lasting["event_detail"]

    httpx.delete(f"{platform['simulator'].url}/_faults", trust_env=False)
    assert run_dataset(parts, dataset("swpc/kp")).error is None
    assert restarted.look() == []
    assert events(platform) == [("errors", "kp", False)]
    assert events(platform, active="true") == []


def report(number, share):
    profile = [{"name": "value", "rows": 100, "nulls": int(100 * share), "null_share": share}]
    facts = dict.fromkeys(arrow_schema("quality_reports").names)
    return {
        **facts, "report_id": str(number), "batch_id": str(number), "source": "swpc", "dataset": "mag",
        "table_name": "telemetry_points", "fetched_at": NOW - timedelta(hours=10 - number), "origin": "invented",
        "profile": json.dumps(profile),
    }  # fmt: skip


def test_a_column_that_turns_empty_is_an_event_until_it_is_filled_again(running):
    platform, parts = running
    looking = watch(parts)

    def record(*rows):
        table = pa.Table.from_pylist(list(rows), schema=arrow_schema("quality_reports"))
        parts.core.record("quality_reports", table)
        looking.look()

    record(*(report(n, 0.01) for n in range(4)))
    assert events(platform) == []
    record(report(4, 0.4))
    assert events(platform) == [("nulls", "mag", True)]
    record(report(5, 0.0))
    assert events(platform) == [("nulls", "mag", False)]
