import gzip
import json
import os
from pathlib import Path

import httpx
import pytest

ROOT = Path(__file__).parents[3]

WHO = {"reason": "the printed table says 4.5", "made_by": "the test"}


@pytest.fixture
def damaged(recordings):
    """Recordings whose index has an answer with one absurd value, and one with a record that no parser reads."""
    folder = recordings("neows/feed_2026-03-28", "swpc/kp/20260331")
    feed = next(folder.glob("neows/*"))
    document = json.loads(gzip.decompress(feed.read_bytes()))
    day = next(iter(document["near_earth_objects"].values()))
    day[0]["close_approach_data"][0]["relative_velocity"]["kilometers_per_second"] = "-4.5"
    feed.write_bytes(gzip.compress(json.dumps(document).encode(), mtime=0))
    kp = min(folder.glob("swpc/kp/*"))
    rows = json.loads(kp.read_bytes())
    rows[3][0] = "2026-03-99 00:00:00"
    kp.write_text(json.dumps(rows))
    return folder


def listed(platform, **params):
    return platform.rows("pipeline/quarantine", **params)


def post(platform, path, body):
    return httpx.post(f"{platform['etl'].url}/internal/quarantine/{path}", json=body, timeout=60, trust_env=False)


def test_a_record_set_right_is_loaded_and_a_rebuild_from_bronze_gives_the_same_rows(etl_process, damaged):
    counts = etl_process.replay(damaged)["sources"]
    assert (counts["neows/feed"]["quarantined"], counts["swpc/kp"]["quarantined"]) == (1, 1)
    (speed,) = listed(etl_process, source="neows", state="open")
    assert (speed["rule"], speed["field_name"], speed["bad_value"]) == ("field.range", "velocity_kms", "-4.5")

    said = etl_process["core"].get(f"/api/v1/pipeline/quarantine/{speed['quarantine_id']}").json()["data"]
    assert (said["field"]["name"], said["field"]["unit"], said["field"]["minimum"]) == ("velocity_kms", "km/s", 0)
    assert said["commands"][0].startswith(f"orrery quarantine fix {speed['quarantine_id']} --set velocity_kms=")

    fix = f"{speed['quarantine_id']}/fix"
    still_bad = post(etl_process, fix, {"set": {"velocity_kms": "-1"}, **WHO})
    assert (still_bad.status_code, "still breaks field.range" in still_bad.text) == (400, True)
    unknown = post(etl_process, fix, {"set": {"speed": "4.5"}, **WHO})
    assert (unknown.status_code, "kilometers_per_second" in unknown.text) == (400, True)
    assert len(listed(etl_process, state="open")) == 2

    done = post(etl_process, fix, {"set": {"velocity_kms": "4.5"}, **WHO}).json()
    assert (done["resolved"], done["loaded"], done["quarantined"]) == (1, 1, 0)
    again = post(etl_process, fix, {"set": {"velocity_kms": "4.6"}, **WHO})
    assert (again.status_code, "corrected by the test" in again.text) == (409, True)
    (left,) = listed(etl_process, source="neows", state="resolved")
    assert (left["resolution"], left["supplement_id"]) == ("corrected", done["supplement_id"])

    (kp,) = listed(etl_process, source="swpc", state="open")
    done_kp = post(etl_process, f"{kp['quarantine_id']}/fix", {"set": {"time_tag": "2026-03-30 00:00:00"}, **WHO})
    assert done_kp.json()["resolved"] == 1, done_kp.text
    assert listed(etl_process, state="open") == []

    provenance(etl_process, done["supplement_id"])
    etl_process["etl"].stop()
    before = etl_process.dump()
    assert before["telemetry_points"]
    for file in (etl_process.data / "live").glob("core.duckdb*"):
        file.unlink()
    etl_process["core"].start()
    etl_process["etl"].start()
    etl_process["etl"].stop()
    after = etl_process.dump()
    assert {name for name in before if before[name] != after[name]} == set()


def provenance(platform, supplement_id):
    """The corrected row's receipt names the supplement, and the correction with who, when and why."""
    approaches = platform.rows("asteroids/approaches", **{"from": "2026-01-01", "to": "2026-12-31", "limit": "1000"})
    row = next(r for r in approaches if r["velocity_kms"] == 4.5)
    receipt = platform["core"].get(f"/api/v1/receipts/fact_asteroid_approaches/{row['approach_id']}").json()["data"]
    batch = next(b for b in receipt["batches"] if b["batch_id"] == supplement_id)
    assert batch["form"].startswith("orrery supplement of ")
    (made,) = batch["corrections"]
    assert (made["bad_value"], made["corrected_value"]) == ("-4.5", "4.5")
    assert (made["made_by"], made["reason"]) == (WHO["made_by"], WHO["reason"])


def test_a_replay_after_the_rule_changed_loads_what_passes_and_leaves_the_rest(etl_process, damaged):
    etl_process.replay(damaged)
    nothing = post(etl_process, "replay", {"source": "neows", **WHO}).json()
    assert (nothing["resolved"], nothing["still_failing"]) == (0, 1)
    assert nothing["batches"][0]["rule"] == "field.range"
    widened = (
        "import dataclasses\n"
        "from services.domain.fields import CATALOGUE\n"
        "CATALOGUE['velocity_kms'] = dataclasses.replace(CATALOGUE['velocity_kms'], minimum=-9)\n"
    )
    run_etl_with(etl_process, widened)
    done = post(etl_process, "replay", {"rule": "field.range", **WHO}).json()
    assert (done["resolved"], done["still_failing"]) == (1, 0)
    assert done["batches"][0]["loaded"] == 1
    assert [r["resolution"] for r in listed(etl_process, source="neows")] == ["replayed"]


def run_etl_with(platform, code):
    """The worker, and what it starts, with another catalogue, as a later version of the code would have it."""
    etl = platform["etl"]
    etl.stop()
    # Other code would not read what this code compiled to.
    for compiled in Path(etl.env["ORRERY_DATA"]).rglob("compiled-*.jsonl"):
        compiled.unlink()
    later = Path(etl.env["ORRERY_DATA"], "later")
    later.mkdir()
    (later / "sitecustomize.py").write_text(code)
    etl.env["PYTHONPATH"] = os.pathsep.join([str(later), str(ROOT)])
    etl.start()
