"""The job that closes gaps by itself: within the budget, and nothing in vain again and again."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from etl.runs.backfill import close_gaps
from etl.runs.platform import Platform
from etl.runs.schedule import schedule_of
from etl.sources.registry import DATASETS
from services.chassis.http import HttpClient
from services.chassis.settings import load_settings

KEPT = {"donki/flares", "donki/storms", "cneos_cad/approaches"}


@pytest.fixture
def running(platforms):
    platform = platforms(
        "invented", ORRERY_CLOCK_START="2026-04-02T16:00:00Z", ORRERY_CLOCK_EPOCH=datetime.now(UTC).isoformat(),
        ORRERY_CLOCK_SPEED="0.001",
    )  # fmt: skip
    for name in ("simulator", "core"):
        platform[name].start(wait=False)
    for name in ("simulator", "core"):
        platform[name].wait()
    own = {k.removeprefix("ORRERY_").lower(): v for k, v in platform.env.items()}
    parts = Platform(load_settings(**own))
    yield platform, parts
    parts.close()


def only(monkeypatch):
    monkeypatch.setattr("etl.runs.gaps.DATASETS", tuple(d for d in DATASETS if d.key in KEPT))


def test_gaps_are_closed_by_themselves_and_a_vain_question_rests_a_day(running, monkeypatch):
    platform, parts = running
    only(monkeypatch)
    jobs = tuple(job for job in schedule_of(parts.settings) if job.dataset in KEPT)
    platform["simulator"].post("/_faults", {"fault": "500", "path": "/jpl/cad.api"})
    first = close_gaps(parts, jobs, 60)
    assert first["closed"] == 4
    assert set(first["failed"]) == {"cneos_cad/approaches"}
    asked = len(platform.rows("pipeline/batches"))
    assert close_gaps(parts, jobs, 60).get("of") == 0
    assert len(platform.rows("pipeline/batches")) == asked


def test_a_budget_that_is_needed_elsewhere_ends_the_round(running, monkeypatch):
    platform, parts = running
    only(monkeypatch)
    small = replace(parts.http.policy("donki"), limit=3, window_s=3600.0, interval_s=0.0, patience_s=0.0)
    names = ("nasa", "jpl", "swpc")
    parts.http = HttpClient(
        parts.settings.data_dir, parts.clock.now, "k", {n: parts.http.policy(n) for n in names} | {"donki": small}
    )
    jobs = tuple(job for job in schedule_of(parts.settings) if job.dataset == "donki/flares")
    found = close_gaps(parts, jobs, 90)
    assert "schedule will need" in str(found["failed"])
    donki = [b for b in platform.rows("pipeline/batches") if b["source"] == "donki"]
    assert len(donki) < 3, "what the schedule needs is left to it"
