"""A backfill never starves the live feed: with an allowance far too small, every scheduled turn still gets its call."""

import json
import threading
import time
from datetime import UTC, datetime

import httpx
import pytest

from etl.runs.backfill import backfill
from etl.runs.platform import Platform
from etl.runs.run import run_dataset
from etl.runs.schedule import schedule_of
from etl.sources.model import Window
from etl.sources.registry import dataset
from services.chassis.http import HostPolicy, HttpClient
from services.chassis.settings import load_settings

NOW = datetime(2026, 4, 2, 16, tzinfo=UTC)
QUARTER = Window(datetime(2026, 1, 2, tzinfo=UTC), datetime(2026, 4, 2, tzinfo=UTC))
SMALL = HostPolicy("donki", limit=12, window_s=6.0, interval_s=0.0, patience_s=0.1)
EVERY_S = 2


@pytest.fixture
def running(platforms, tmp_path):
    """Simulator and core, and the parts of an etl in this process with an allowance of 12 calls in 6 seconds."""
    settings = {"ORRERY_CLOCK_START": NOW.isoformat().replace("+00:00", "Z"),
                "ORRERY_CLOCK_EPOCH": datetime.now(UTC).isoformat(), "ORRERY_CLOCK_SPEED": "0.001"}  # fmt: skip
    platform = platforms("invented", **settings)
    for name in ("simulator", "core"):
        platform[name].start(wait=False)
    for name in ("simulator", "core"):
        platform[name].wait()
    own = {k.removeprefix("ORRERY_").lower(): v for k, v in platform.env.items()}
    found = Platform(load_settings(**own))
    found.http = HttpClient(
        found.settings.data_dir, found.clock.now, "registered",
        {name: found.http.policy(name) for name in ("nasa", "jpl", "swpc")} | {"donki": SMALL},
    )  # fmt: skip
    yield found
    found.close()


def live_jobs(platform):
    """Two datasets of DONKI, asked every two wall seconds."""
    cadence = EVERY_S * platform.settings.clock_speed
    return tuple(
        job.__class__(job.dataset, cadence, 0.0, job.provider, job.at_once, 0, 0.0, job.place)
        for job in schedule_of(platform.settings)
        if job.dataset in {"donki/flares", "donki/storms"}
    )


def test_every_scheduled_turn_gets_its_call_while_a_backfill_takes_all_that_is_left(running, monkeypatch):
    monkeypatch.setattr("etl.runs.schedule.LEAST_WALL_S", float(EVERY_S))
    jobs = live_jobs(running)
    events = []

    def fill():
        events.extend(backfill(running, jobs, "donki", QUARTER))

    thread = threading.Thread(target=fill, daemon=True)
    thread.start()
    turns = []
    while len(turns) < 10:
        turns += [run_dataset(running, dataset(job.dataset)) for job in jobs]
        time.sleep(EVERY_S)
    running.stopping.set()
    thread.join(20)

    assert [turn.error for turn in turns if turn.error] == []
    closed = [e for e in events if "progress" in e and "error" not in e["progress"]]
    assert closed, "the backfill goes on with what the schedule leaves"
    plan = events[0]["plan"]
    assert plan["providers"][0]["kept"] == 6
    assert any("waiting" in e for e in events), "and waits where there is nothing left"


def test_two_programs_ask_jpl_one_after_the_other(platforms):
    platform = platforms(
        "invented", ORRERY_SCHEDULER="none", ORRERY_CLOCK_START="2026-04-02T16:00:00Z",
        ORRERY_CLOCK_EPOCH=datetime.now(UTC).isoformat(),
    )  # fmt: skip
    for name in ("simulator", "core"):
        platform[name].start(wait=False)
    for name in ("simulator", "core"):
        platform[name].wait()
    platform["etl"].start()
    slow = {"fault": "slow", "path": "/jpl/cad.api", "delay_s": 1.2, "times": 2}
    assert platform["simulator"].post("/_faults", slow).status_code == 201
    own = {k.removeprefix("ORRERY_").lower(): v for k, v in platform.env.items()}
    other = Platform(load_settings(**own))
    begin = time.monotonic()
    results = []
    first = threading.Thread(target=lambda: results.append(platform.run("cneos_cad")[0]["outcome"]))
    first.start()
    time.sleep(0.1)
    results.append(run_dataset(other, dataset("cneos_cad/approaches"), Window(QUARTER.start, NOW)).outcome)
    first.join(30)
    other.close()
    assert results == ["stored", "stored"]
    assert time.monotonic() - begin >= 2.3, "the second waited for the first"


def test_what_a_dead_client_began_can_be_begun_again(platforms, eventually):
    platform = platforms(
        "invented", ORRERY_SCHEDULER="none", ORRERY_CLOCK_START="2026-04-02T16:00:00Z",
        ORRERY_CLOCK_EPOCH=datetime.now(UTC).isoformat(),
    )  # fmt: skip
    for name in ("simulator", "core"):
        platform[name].start(wait=False)
    for name in ("simulator", "core"):
        platform[name].wait()
    platform["etl"].start()
    url = f"{platform['etl'].url}/internal/backfill"
    body = {"source": "donki/flares", "from": "2025-01-01", "to": "2026-03-31"}
    with httpx.stream("POST", url, json=body, timeout=30, trust_env=False) as answer:
        lines = answer.iter_lines()
        assert "plan" in json.loads(next(lines))
        assert "progress" in json.loads(next(lines))
    seen = []

    def begun_again():
        with httpx.stream("POST", url, json=body, timeout=30, trust_env=False) as again:
            seen[:] = [again.status_code, *(json.loads(line) for line in again.iter_lines() if again.is_success)]
        return again.status_code == 200

    eventually(begun_again, 20, lambda: str(seen))
    assert seen[1]["plan"]["requests"] < 16
    assert seen[-1]["result"]["failed"] == {}
