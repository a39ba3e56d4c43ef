import json
import random
import shutil

import pytest

SOME = ("swpc/kp/20260331", "donki/FLR_2026-04", "donki/GST_2026-04", "neows/feed", "neows/known", "jpl/cad")
KEYS = ["files", "records", "loaded", "duplicate", "quarantined", "unsupported"]


def adds_up(sources):
    for counts in sources.values():
        assert list(counts) == KEYS
        assert counts["records"] == sum(counts[k] for k in KEYS[2:])
    return sources


def total(sources, key):
    return sum(counts[key] for counts in sources.values())


def test_every_record_of_a_folder_is_accounted_for_and_a_second_replay_changes_nothing(etl_process, recordings):
    folder = recordings(*SOME)
    events = etl_process.replay_events(folder)
    files = len((folder / "recordings.ndjson").read_text().splitlines())
    assert [e["progress"]["done"] for e in events[:-1]] == list(range(1, files + 1))
    assert set(events[-1]) == {"sources"}
    first = adds_up(events[-1]["sources"])
    assert total(first, "files") == files
    assert set(first) == {
        "cneos_cad/approaches", "donki/flares", "donki/storms", "neows/feed", "swpc/kp",
    }  # fmt: skip
    assert all(counts["loaded"] for counts in first.values())

    before = etl_process.dump()
    etl_process["core"].start()
    second = adds_up(etl_process.replay(folder)["sources"])
    assert total(second, "loaded") == 0
    assert total(second, "records") == total(first, "records")
    assert etl_process.dump() == before


def test_recordings_in_any_order_give_the_same_rows(platforms, recordings):
    def dumped(name, order):
        platform = platforms(name=name, ORRERY_SCHEDULER="none")
        platform["core"].start()
        platform["etl"].start()
        platform.replay(recordings(*SOME, name=f"recordings-{name}", order=order))
        return platform.dump()

    straight = dumped("straight", list)
    assert straight["telemetry_points"]
    assert straight["fact_asteroid_approaches"]
    assert straight["fact_asteroid_approaches_history"]
    for seed in (1,):
        shuffled = dumped(f"shuffled{seed}", lambda lines, seed=seed: random.Random(seed).sample(lines, len(lines)))
        for table, rows in straight.items():
            assert shuffled[table] == rows, table


def test_a_line_that_cannot_be_loaded_is_counted_said_and_costs_no_other(etl_process, recordings):
    folder = recordings("donki/FLR_2026-04-0")
    index = folder / "recordings.ndjson"
    good = index.read_text().splitlines()
    facts = json.loads(good[0])
    bad = [
        "{not json",
        json.dumps({**facts, "file": "missing.json"}),
        json.dumps({**facts, "file": "../../etc/hostname"}),
        json.dumps({**facts, "fetched_at": "2026-04-01T00:00:00"}),
    ]
    index.write_text("\n".join([*bad, *good, good[0]]))
    events = etl_process.replay_events(folder)
    problems = [e["progress"]["problem"] for e in events[:-1] if "problem" in e["progress"]]
    assert len(problems) == len(bad)
    assert all("allowed: " in problem for problem in problems)
    sources = adds_up(events[-1]["sources"])
    assert sources["recordings.ndjson"]["quarantined"] == sources["recordings.ndjson"]["files"] == len(bad)
    assert sources["donki/flares"]["files"] == len(good) + 1
    assert sources["donki/flares"]["loaded"] > 0
    rules = {row["rule"] for row in etl_process.rows("pipeline/quarantine", source="recordings.ndjson")}
    assert rules == {"recording.line", "recording.file", "recording.path", "recording.time"}


CAD_URL = "https://ssd-api.jpl.nasa.gov/cad.api?date-min=2026-04-01&date-max=2026-04-30&dist-max=0.2"
FEED_URL = "https://api.nasa.gov/neo/rest/v1/feed?start_date=2026-04-01&end_date=2026-04-07"
CAD_ONE = {
    "signature": {"source": "NASA/JPL SBDB Close Approach Data API", "version": "1.5"},
    "count": 1,
    "fields": ["des", "orbit_id", "jd", "cd", "dist", "dist_min", "dist_max", "v_rel", "v_inf", "t_sigma_f", "h"],
    "data": [["2026 GB", "3", "2461136.5", "2026-Apr-06 00:00", "0.01", "0.0099", "0.0101", "9", "8.9", "00:02", "27"]],
}
NEOWS_ONE = {
    "id": "54600000", "neo_reference_id": "54600000", "name": "(2026 GC)", "absolute_magnitude_h": 25.0,
    "nasa_jpl_url": "https://ssd.jpl.nasa.gov/tools/sbdb_lookup.html#/?sstr=54600000",
    "estimated_diameter": {"kilometers": {"estimated_diameter_min": 0.02, "estimated_diameter_max": 0.05}},
    "is_potentially_hazardous_asteroid": False, "is_sentry_object": False,
    "close_approach_data": [{
        "close_approach_date": "2026-04-03", "close_approach_date_full": "2026-Apr-03 06:00",
        "epoch_date_close_approach": 1775196000000, "orbiting_body": "Earth",
        "relative_velocity": {"kilometers_per_second": "9.1"}, "miss_distance": {"astronomical": "0.02"},
    }],
}  # fmt: skip


@pytest.mark.parametrize(
    ("url", "one", "none"),
    [
        (CAD_URL, CAD_ONE, {"signature": CAD_ONE["signature"], "count": "0"}),
        (
            FEED_URL,
            {"element_count": 1, "near_earth_objects": {"2026-04-03": [NEOWS_ONE]}},
            {"element_count": 0, "near_earth_objects": {"2026-04-03": []}},
        ),
    ],
)
def test_the_last_record_of_a_window_that_vanishes_is_withdrawn(etl_process, tmp_path, url, one, none):
    lines = []
    for day, body in enumerate((one, none), 1):
        (tmp_path / f"{day}.json").write_text(json.dumps(body))
        lines.append(json.dumps({"file": f"{day}.json", "url": url, "fetched_at": f"2026-04-0{day}T00:00:00Z"}))
    (tmp_path / "recordings.ndjson").write_text("\n".join(lines))
    [counts] = etl_process.replay(tmp_path)["sources"].values()
    assert (counts["records"], counts["loaded"]) == (1, 1)
    assert etl_process.rows("asteroids/approaches") == []
    [withdrawn] = etl_process.rows("asteroids/approaches", withdrawn="true")
    assert withdrawn["known_at"] == "2026-04-02T00:00:00Z"
    assert len(etl_process.rows("asteroids/approaches", known_at="2026-04-01T12:00:00Z")) == 1


def test_the_same_recording_twice_is_loaded_once(etl_process, recordings):
    folder = recordings("donki/FLR_2026-04-05")
    index = folder / "recordings.ndjson"
    index.write_text(index.read_text() * 2)
    counts = etl_process.replay(folder)["sources"]["donki/flares"]
    assert (counts["files"], counts["loaded"]) == (2, counts["records"] // 2)
    assert counts["duplicate"] == counts["records"] // 2
    assert len(etl_process.rows("pipeline/batches")) == 1


def test_refused_cut_off_and_unread_answers_are_each_told_apart(etl_process, recordings):
    folder = recordings("donki/FLR_2026-04-05")
    facts = json.loads((folder / "recordings.ndjson").read_text())
    swpc = "https://services.swpc.noaa.gov/products"
    (folder / "rows.json").write_text('[["time_tag", "dst"], ["2026-04-01 00:00:00", "-5"]]')
    (folder / "broken.json").write_text('[{"time_tag": "2026-04-01 00:0')
    lines = [
        {**facts, "status": 503},
        {**facts, "file": "rows.json", "url": f"{swpc}/something-new.json"},
        {**facts, "file": "broken.json", "url": f"{swpc}/noaa-planetary-k-index.json"},
        {**facts, "truncated": True},
        {**facts, "url": "https://celestrak.org/somewhere/else.json", "file": "rows.json"},
    ]
    (folder / "recordings.ndjson").write_text("\n".join(map(json.dumps, lines)))
    sources = adds_up(etl_process.replay(folder)["sources"])
    assert sources["donki/flares"] == dict(zip(KEYS, (2, 1, 0, 0, 1, 0), strict=True))
    assert sources["swpc/something-new"] == dict(zip(KEYS, (1, 1, 0, 0, 0, 1), strict=True))
    assert sources["swpc/kp"] == dict(zip(KEYS, (1, 1, 0, 0, 1, 0), strict=True))
    assert sources["celestrak"] == dict(zip(KEYS, (1, 1, 0, 0, 0, 1), strict=True))
    assert {row["rule"] for row in etl_process.rows("pipeline/quarantine")} == {"payload.truncated"}
    failed = etl_process.dump()["fetches"]
    assert any(503 in row and "failed" in row for row in failed)


def test_a_folder_without_index_and_a_relative_one_are_refused(etl_process, tmp_path):
    for folder, said in ((str(tmp_path), "recordings.ndjson"), ("data", "absolute")):
        answer = etl_process["etl"].post("/internal/replay", {"dir": folder})
        assert answer.status_code == 400
        assert said in answer.json()["detail"]


def test_a_receipt_of_a_reshaped_recording_says_so_and_gives_its_bytes(etl_process, recordings, week):
    etl_process.replay(recordings("donki/FLR_2026-04-05"))
    [batch] = etl_process.rows("pipeline/batches")
    assert "reshaped" in batch["form"]
    assert batch["origin"] == "recorded"
    assert batch["fetched_at"].startswith("2026-04-05T07:07:10.413")
    stored = etl_process["core"].get(f"/api/v1/pipeline/batches/{batch['batch_id']}/bytes")
    assert stored.content == (week / "donki" / "FLR_2026-04-05.json").read_bytes()


@pytest.mark.shared
@pytest.mark.slow
def test_every_recording_beside_the_project_is_accounted_for(etl_process, shared_data):
    sources = adds_up(etl_process.replay(shared_data)["sources"])
    lines = (shared_data / "recordings.ndjson").read_text().splitlines()
    assert total(sources, "files") == len(lines)
    assert total(sources, "unsupported") == 0
    assert sources["cneos_cad/approaches"]["records"] == 29697
    assert sources["swpc/plasma"]["records"] == 219604
    assert sources["omni2/hourly"]["loaded"] == 113952
    assert sources["mpc/nea"]["loaded"] == 20060


@pytest.fixture(autouse=True)
def _no_leftovers(tmp_path):
    yield
    shutil.rmtree(tmp_path, ignore_errors=True)
