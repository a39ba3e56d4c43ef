import threading
import time
from datetime import UTC, datetime

from etl.runs.schedule import SCHEDULE

FIRST = ("swpc/kp", "swpc/mag", "donki/flares", "cneos_cad/approaches", "neows/feed")


def start(platform):
    for name in ("simulator", "core", "etl"):
        platform[name].start(wait=False)
    for name in ("simulator", "core", "etl"):
        platform[name].wait()
    return platform


def off_but(*wanted):
    return ",".join(f"{job.dataset}=off" for job in SCHEDULE if job.dataset not in wanted)


def status(platform):
    rows = platform["etl"].get("/internal/status").json()["datasets"]
    return {f"{row['source']}/{row['dataset']}": row for row in rows}


def test_a_start_is_ready_with_what_is_looked_at_first_and_the_rest_follows(platforms, eventually):
    platform = start(platforms("recorded", ORRERY_CLOCK_START="2026-04-02T16:00:00Z", ORRERY_CLOCK_EPOCH=now()))
    by_key = status(platform)
    assert set(by_key) == {job.dataset for job in SCHEDULE}
    for key in FIRST:
        row = by_key[key]
        assert row["last_outcome"] == "stored", row
        assert row["last_success_at"].startswith("2026-04-02T16:")
        assert row["next_run_at"] > row["last_attempt_at"]
        assert row["breaker"] == "closed"
        assert row["budget"]["limit"] > 0
    eventually(lambda: all(r["last_outcome"] for r in status(platform).values()), 60, lambda: str(status(platform)))
    assert status(platform)["sbdb_query/asteroids"]["last_outcome"] == "stored"
    held = {f"{r['source']}/{r['dataset']}": r for r in platform.rows("pipeline/sources")}
    assert held["swpc/mag"]["loaded"] > 1000
    assert held["swpc/mag"]["last_success_at"].startswith("2026-04-02T16:")
    [batch] = [b for b in platform.rows("pipeline/batches", source="donki") if b["dataset"] == "flares"][:1]
    assert "reshaped" in batch["form"]
    assert platform["etl"].stop() < 5


def test_a_restart_asks_nobody_before_the_time(platforms, eventually):
    settings = {"ORRERY_CLOCK_START": "2026-04-02T16:00:00Z", "ORRERY_CLOCK_EPOCH": now()}
    only = "neows/feed", "cneos_cad/approaches", "swpc/kp"
    platform = start(platforms("recorded", ORRERY_CADENCES=off_but(*only), **settings))
    assert set(status(platform)) == set(only)
    platform["etl"].kill()
    platform["etl"].start()
    after = status(platform)
    assert after["swpc/kp"]["last_outcome"], "what comes every few minutes is asked at once"
    for spared in only[:2]:
        assert after[spared]["last_attempt_at"] is None
        assert after[spared]["next_run_at"].startswith("2026-04-02T2")
    batches = [b["dataset"] for b in platform.rows("pipeline/batches")]
    assert (batches.count("feed"), batches.count("approaches")) == (1, 1)


def test_a_run_that_finds_nothing_new_is_not_modified(simulator_process):
    [first] = simulator_process.run("swpc/kp")
    assert (first["outcome"], first["quarantined"]) == ("stored", 0)
    assert first["loaded"] > 0
    [second] = simulator_process.run("swpc/kp")
    assert (second["outcome"], second["records"]) == ("not_modified", 0)
    fetches = simulator_process.dump()["fetches"]
    assert sorted(row[6] for row in fetches) == ["not_modified", "stored"]


def test_a_run_over_a_span_asks_for_that_span(simulator_process):
    [run] = simulator_process.run("donki/cmes", **{"from": "2026-03-01", "to": "2026-03-20"})
    assert run["outcome"] == "stored"
    assert (run["window_from"], run["window_to"]) == ("2026-03-01T00:00:00Z", "2026-03-21T00:00:00Z")
    assert all("2026-03" in b["window_from"] for b in simulator_process.rows("pipeline/batches"))


def test_a_run_that_cannot_be_is_refused(etl_process):
    refused = [
        ({"source": "nowhere"}, "source"),
        ({"source": "swpc", "from": "soon", "to": "later"}, "from"),
        ({"source": "swpc", "from": "2026-04-02"}, "to"),
        ({"source": "swpc", "from": "2026-04-02T00:00", "to": "2026-04-03"}, "from"),
        ({"source": "swpc", "from": "2026-04-03", "to": "2026-04-01"}, "to"),
    ]
    answers = [etl_process["etl"].post("/internal/runs", body) for body, _ in refused]
    assert [answer.status_code for answer in answers] == [400] * len(refused)
    assert [answer.json()["errors"][0]["field"] for answer in answers] == [field for _, field in refused]


def test_a_run_while_core_is_away_is_kept_and_loaded_when_it_is_back(simulator_process, eventually):
    simulator_process["core"].kill()
    threading.Timer(1.5, simulator_process["core"].start).start()
    outcome = simulator_process.run("swpc/kp")
    assert outcome[0]["outcome"] == "stored"
    eventually(lambda: len(simulator_process.rows("pipeline/batches")) == 1, 20, "the batch is acknowledged")


def test_the_clock_of_the_platform_paces_the_schedule(platforms, eventually):
    platform = platforms("invented", ORRERY_CLOCK_START="2026-04-02T16:00:00Z", ORRERY_CLOCK_EPOCH=now(),
                         ORRERY_CLOCK_SPEED="30", ORRERY_CADENCES=off_but("swpc/mag"))  # fmt: skip
    for name in ("simulator", "core", "etl"):
        platform[name].start(wait=False)
    for name in ("simulator", "core", "etl"):
        platform[name].wait()
    begin = time.monotonic()

    def runs():
        return sum(r["batches"] for r in platform.rows("pipeline/sources") if r["dataset"] == "mag")

    eventually(lambda: runs() >= 4, 20, "minute data comes every three seconds at 30x")
    assert time.monotonic() - begin < 20


def now():
    return datetime.now(UTC).isoformat()
