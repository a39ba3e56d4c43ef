"""Gaps, and a backfill that closes them: planned, polite, and whole whoever is killed on its way."""

import json
import random
import threading
import time
from datetime import UTC, datetime

import duckdb
import httpx
import pytest

NOW = "2026-04-02T16:00:00Z"
SOURCES = ("donki/flares", "donki/storms", "donki/cmes", "cneos_cad", "neows/feed")
DAYS = 90
KEPT = ("source", "dataset", "url", "sha256", "window_from", "window_to", "records", "quarantined", "semantics")
PROVENANCE = {
    "fetched_at", "known_at", "known_until", "batch_id", "batch_ids", "ingestion_timestamp", "days_until_approach",
    "row_hash",
}  # fmt: skip


@pytest.fixture
def filling(platforms):
    """Simulator, core and an etl that schedules nothing, on a clock that hardly moves."""

    def make(name="data", **settings):
        platform = platforms(
            "invented", name=name, ORRERY_SCHEDULER="none", ORRERY_CLOCK_START=NOW, ORRERY_NASA_API_KEY="registered",
            ORRERY_CLOCK_EPOCH=datetime.now(UTC).isoformat(), ORRERY_CLOCK_SPEED="0.001", **settings,
        )  # fmt: skip
        for program in ("simulator", "core", "etl"):
            platform[program].start(wait=False)
        for program in ("simulator", "core", "etl"):
            platform[program].wait()
        return platform

    return make


def backfill(platform, source, **more):
    """Its events; those of one that died on the way end early."""
    events = []
    body = {"source": source, "days": DAYS, **more}
    try:
        with httpx.stream("POST", f"{platform['etl'].url}/internal/backfill", json=body, timeout=120,
                          trust_env=False) as answer:  # fmt: skip
            assert answer.status_code == 200, answer.read()
            events += [json.loads(line) for line in answer.iter_lines() if line]
    except httpx.TransportError:
        pass
    return events


def fill_everything(platform):
    return [backfill(platform, source)[-1] for source in SOURCES]


def gaps(platform, source, **params):
    return platform["etl"].get("/internal/gaps", source=source, **{"days": str(DAYS), **params}).json()["datasets"]


def content(platform):
    """Gold without where and when it was fetched, and what each batch held."""
    platform["core"].stop()
    with duckdb.connect(str(platform.data / "invented/core.duckdb"), read_only=True) as held:
        tables = [row[0] for row in held.execute("SELECT table_name FROM duckdb_tables()").fetchall()]
        # A history tells in which order answers came, which a kill changes.
        gold = [t for t in tables if t.startswith(("fact_", "dim_")) and not t.endswith("_history")]
        found = {table: rows(held, table, lambda name: name not in PROVENANCE) for table in gold}
        return found | {"batches": rows(held, "batches", lambda name: name in KEPT)}


def rows(held, table, wanted):
    found = held.execute(f"SELECT * FROM {table}")
    kept = [i for i, column in enumerate(found.description) if wanted(column[0])]
    return sorted((tuple(row[i] for i in kept) for row in found.fetchall()), key=repr)


def test_a_backfill_survives_five_kills_and_ends_like_an_undisturbed_one(filling):
    peaceful = filling("peace")
    assert all(event["result"]["failed"] == {} for event in fill_everything(peaceful))
    expected = content(peaceful)
    peaceful.close()

    chance = random.Random(4)
    platform = filling("war")
    finished = threading.Event()

    def fill_until_done():
        while not finished.is_set():
            try:
                if all("result" in event for event in fill_everything(platform)):
                    finished.set()
            except (httpx.TransportError, IndexError, AssertionError):
                time.sleep(0.1)

    thread = threading.Thread(target=fill_until_done, daemon=True)
    thread.start()
    killed = []
    for victim in ("etl", "core", "etl", "core", "etl"):
        time.sleep(chance.uniform(0.1, 0.9))
        if not finished.is_set():
            killed.append(victim)
        platform[victim].kill()
        platform[victim].start()
    thread.join(60)
    assert finished.is_set(), platform["etl"].tail()
    assert len(killed) >= 3, "the kills hit the backfill itself"

    found = content(platform)
    assert len(expected["batches"]) > 15
    assert len(expected["fact_asteroid_approaches"]) > 100
    for table, rows in expected.items():
        assert found[table] == rows, table


def test_gaps_say_what_is_lacking_and_what_cannot_be_asked_for(filling):
    platform = filling()
    by_key = {f"{g['source']}/{g['dataset']}": g for g in gaps(platform, "donki")}
    assert by_key["donki/flares"]["requests"] == 3
    assert by_key["donki/flares"]["lacking_s"] == DAYS * 86_400
    assert by_key["donki/flares"]["lacking"] == [{"from": "2026-01-02T00:00:00Z", "to": "2026-04-02T00:00:00Z"}]
    for dataset in gaps(platform, "swpc"):
        if dataset["held_by"] == "samples":
            assert dataset["requests"] == 0
            assert "rolling file" in dataset["reason"]

    platform.run("donki/flares", **{"from": "2026-02-01", "to": "2026-02-28"})
    [flares] = gaps(platform, "donki/flares")
    assert [(g["from"][:10], g["to"][:10]) for g in flares["lacking"]] == [
        ("2026-01-02", "2026-02-01"), ("2026-03-01", "2026-04-02"),
    ]  # fmt: skip
    assert platform["etl"].get("/internal/gaps", source="nowhere").status_code == 400
    assert platform["etl"].get("/internal/gaps", days="0").status_code == 400


def test_a_plan_asks_nothing_and_says_what_it_costs(filling):
    platform = filling()
    answer = platform["etl"].post("/internal/backfill", {"source": "donki", "days": DAYS, "dry": True})
    plan = answer.json()["plan"]
    assert plan["requests"] == sum(d["requests"] for d in plan["datasets"]) > 3
    [cost] = plan["providers"]
    assert (cost["provider"], cost["calls"]) == ("donki", plan["requests"])
    assert cost["kept"] > 0
    assert plan["takes_s"] > 0
    assert platform.rows("pipeline/batches") == []
    assert platform["etl"].post("/internal/backfill", {"source": "donki"}).status_code == 400


def test_a_second_backfill_of_the_same_span_has_nothing_to_do(filling):
    platform = filling()
    first = backfill(platform, "donki/storms")
    assert [e["progress"]["from"][:10] for e in first[1:-1]] == ["2026-03-03", "2026-02-01", "2026-01-02"]
    assert first[-1]["result"]["closed"] == 3
    assert backfill(platform, "donki/storms")[-1]["result"]["of"] == 0
