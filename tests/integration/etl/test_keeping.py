"""Rebuild and verify through the real programs."""

import json

SOME = ("swpc/kp/20260331", "donki/GST_2026-04", "donki/FLR_2026-04", "neows/feed_2026-03-28")


def events(platform, path, body):
    answer = platform["etl"].post(path, body)
    assert answer.status_code == 200, answer.text
    return [json.loads(line) for line in answer.iter_lines()]


def test_a_rebuild_gives_identical_rows_and_verify_finds_what_was_spoilt(platforms, recordings, tmp_path):
    platform = platforms(ORRERY_SCHEDULER="none", ORRERY_COMPACT_DAYS="1")
    platform["core"].start()
    platform["etl"].start()
    platform.replay(recordings(*SOME))
    platform["etl"].post("/internal/pack", {"days": 0})
    platform.replay(recordings("swpc/kp/20260401", name="more"))
    *_, whole = events(platform, "/internal/verify", {})
    assert whole["findings"] == 0

    beside = platforms(name="beside", ORRERY_SCHEDULER="none")
    beside["core"].start()
    body = {"core_url": beside["core"].url, "folder": str(tmp_path / "rebuilt")}
    *progress, result = events(platform, "/internal/rebuild", body)
    assert result["same"], [t for t in result["tables"] if not t["same"]]
    assert len(progress) == whole["checked"]["manifests"]
    rows = {t["table"]: t["rows_after"] for t in result["tables"]}
    assert min(rows["telemetry_points"], rows["fact_space_weather_events"], rows["fact_asteroid_approaches"]) > 0
    assert platform["etl"].post("/internal/rebuild", body).status_code == 400, "a core that holds batches is refused"
    assert beside.dump() == platform.dump()

    platform["core"].start()
    objects = platform.data / "live/objects"
    loose = sorted((objects / "bronze/blobs").rglob("*.zst"))
    loose[0].write_bytes(b"spoilt")
    loose[1].unlink()
    silver = next(p for p in sorted((objects / "silver").rglob("*.parquet")))
    raw = bytearray(silver.read_bytes())
    raw[40] ^= 255
    silver.write_bytes(raw)
    next((objects / "bronze/manifests").rglob("*.json")).unlink()
    pack = next((objects / "bronze/packs").rglob("*.idx")).with_suffix(".zst")
    pack.write_bytes(pack.read_bytes()[:-5])
    found = [e["finding"] for e in events(platform, "/internal/verify", {}) if "finding" in e]
    assert {f["kind"] for f in found} >= {"body", "missing body", "silver", "pack", "not in bronze"}
    assert all(f["next_step"] for f in found)
