"""The programs with their objects in a bucket: load, tidy, verify, rebuild, forget."""

import json
import os
import subprocess
import sys
import time

import pytest

from services.chassis.settings import Settings
from services.storage.objects import open_objects

if not os.environ.get("ORRERY_TEST_S3_URL"):
    pytest.skip("ORRERY_TEST_S3_URL is not set; `make test-servers` starts what is installed", allow_module_level=True)

from tests.contract.storage.engine_s3 import s3_settings
from tests.contract.storage.wire import wired

SOME = ("swpc/kp/20260331", "donki/GST_2026-04", "neows/feed_2026-03-28")


def events(platform, path, body):
    answer = platform["etl"].post(path, body)
    assert answer.status_code == 200, answer.text
    return [json.loads(line) for line in answer.iter_lines()]


def orrery(env, *arguments):
    command = [sys.executable, "-m", "services.cli", *arguments]
    return subprocess.run(command, env={**os.environ, **env}, capture_output=True, text=True, check=True).stdout


@pytest.fixture
def bucket():
    given = s3_settings()
    objects = open_objects(Settings(**given))
    yield objects, {f"ORRERY_{name.upper()}": value for name, value in given.items() if name != "sources"}
    for key in objects.list(""):
        objects.delete(key)


def test_a_platform_lives_on_a_bucket_as_on_a_folder(platforms, recordings, bucket, tmp_path):
    objects, where = bucket
    platform = platforms(ORRERY_SCHEDULER="none", ORRERY_COMPACT_DAYS="1", **where)
    platform["core"].start()
    platform["etl"].start()
    platform.replay(recordings(*SOME))
    assert list(objects.list("bronze/manifests/"))
    assert list(objects.list("silver/"))
    assert not (platform.data / "live/objects").exists()
    tidied = platform["etl"].post("/internal/pack", {"days": 0}).json()
    assert tidied["packed"]["bodies"] > 0
    assert not list(objects.list("bronze/blobs/"))
    *_, whole = events(platform, "/internal/verify", {})
    assert whole["findings"] == 0
    assert whole["checked"]["packs"] > 0

    beside = platforms(name="beside", ORRERY_SCHEDULER="none")
    beside["core"].start()
    body = {"core_url": beside["core"].url, "folder": str(tmp_path / "rebuilt")}
    *_, result = events(platform, "/internal/rebuild", body)
    assert result["same"], [t for t in result["tables"] if not t["same"]]

    pack = next(key for key in objects.list("bronze/packs/") if key.endswith(".idx")).removesuffix(".idx") + ".zst"
    objects.put(pack, objects.get(pack)[:-5])
    found = [e["finding"] for e in events(platform, "/internal/verify", {}) if "finding" in e]
    assert {f["kind"] for f in found} == {"pack"}

    platform["etl"].stop()
    platform["core"].stop()
    env = {**platform.env, "ORRERY_SOURCES": "live"}
    shown = json.loads(orrery(env, "status", "--json"))["modes"]["live"]["bucket"]
    assert shown["error"] is None
    assert shown["bytes"] == objects.size("")
    assert sum(shown["batches"].values()) == whole["checked"]["manifests"]
    assert "is forgotten" in orrery(env, "reset", "recorded", "--yes")
    assert objects.size("") == shown["bytes"], "another mode's objects stay"
    command = [sys.executable, "-m", "services.cli", "reset", "live", "--yes"]
    subprocess.run(command, env={**os.environ, **env}, input="live\n", text=True, check=True)
    assert objects.size("") == 0
    assert not (platform.data / "live").exists()


def test_while_the_bucket_is_away_nothing_is_acknowledged_and_afterwards_nothing_is_lost(platforms, recordings, bucket):
    objects, where = bucket
    with wired(where["ORRERY_OBJECTS_ENDPOINT"], spoils=False) as wire:
        platform = platforms(ORRERY_SCHEDULER="none", **where | {"ORRERY_OBJECTS_ENDPOINT": wire.url})
        platform["core"].start()
        platform["etl"].start()
        wire.cut = True
        refused = platform["etl"].post("/internal/replay", {"dir": str(recordings(*SOME))})
        assert refused.status_code == 503
        assert refused.headers["retry-after"]
        assert wire.url in refused.json()["detail"]
        assert list(objects.list("")) == []
        wire.cut = False
        time.sleep(int(refused.headers["retry-after"]))
        platform.replay(recordings(*SOME, name="again"))
        *_, whole = events(platform, "/internal/verify", {})
        assert whole["findings"] == 0
        assert whole["checked"]["ledger rows"] == whole["checked"]["manifests"] > 0
