"""Packing, compaction and retention killed anywhere lose nothing; a second run ends as an undisturbed one."""

import multiprocessing
import os
import shutil
import signal

import pytest

from etl.runs.crash import LIFECYCLE_POINTS
from etl.runs.lifecycle import Lifecycle
from etl.runs.platform import Platform
from etl.runs.verify import Verify
from services.chassis.settings import load_settings

SOME = ("swpc/kp/20260331", "donki/GST_2026-04", "donki/FLR_2026-04", "swpc/kp/20260401")
ALL = ["swpc/kp", "donki/flares", "donki/storms"]
# A process of its own for each kill, forked from one that has imported everything.
PROCESSES = multiprocessing.get_context("forkserver")
PROCESSES.set_forkserver_preload(["etl.runs.lifecycle"])


def tidy(platform):
    Lifecycle(platform).tidy(pack_days=0)


def forget(platform):
    Lifecycle(platform).retention(remove=True, forget=ALL)


def crash(settings, what, point):
    os.environ["ORRERY_CRASH_AT"] = point
    what(Platform(settings))


@pytest.fixture
def scene(platforms, recordings, tmp_path):
    platform = platforms(ORRERY_SCHEDULER="none", ORRERY_COMPACT_DAYS="1", ORRERY_KEEP_BRONZE="90 days",
                         ORRERY_KEEP_SILVER="90 days")  # fmt: skip
    platform["core"].start()
    platform["etl"].start()
    platform.replay(recordings(*SOME))
    platform["etl"].stop()
    objects = platform.data / "live/objects"
    shutil.copytree(objects, tmp_path / "before")

    class Scene:
        core = platform["core"]
        folder = objects
        settings = load_settings(**{k.removeprefix("ORRERY_").lower(): v for k, v in platform.env.items()})

        def restore(self, name):
            shutil.rmtree(objects)
            shutil.copytree(tmp_path / name, objects)

        def keep(self, name):
            shutil.copytree(objects, tmp_path / name)

        def killed(self, what, point):
            process = PROCESSES.Process(target=crash, args=(self.settings, what, point))
            process.start()
            process.join(60)
            assert process.exitcode == -signal.SIGKILL, point

        def run(self, what):
            platform = Platform(self.settings)
            what(platform)
            *_, result = Verify(platform.bronze, platform.core).events()
            platform.close()
            return result

        def files(self):
            return {str(p.relative_to(objects)): p.read_bytes() for p in objects.rglob("*") if p.is_file()}

    return Scene()


def test_killed_at_every_point_of_tidying_and_retention(scene):
    assert scene.run(tidy)["findings"] == 0
    scene.keep("tidied")
    tidied = scene.files()
    assert not [name for name in tidied if name.startswith("bronze/blobs/")]
    assert any(name.endswith(".idx") for name in tidied)
    assert not [name for name in tidied if name.startswith("bronze/manifests/")]

    for point in LIFECYCLE_POINTS:
        if point.startswith("retention"):
            continue
        scene.restore("before")
        scene.killed(tidy, f"{point}:2")
        assert scene.run(tidy)["findings"] == 0, point
        assert scene.files() == tidied, point

    scene.restore("tidied")
    assert scene.run(forget)["findings"] == 0
    forgotten = scene.files()
    assert not [name for name in forgotten if name.endswith((".idx", ".parquet"))]
    for point in ("retention_after_note", "retention_inside_removal"):
        scene.restore("tidied")
        scene.killed(forget, f"{point}:2")
        platform = Platform(scene.settings)
        *_, result = Verify(platform.bronze, platform.core).events()
        assert result["findings"] == 0, "what is gone is on record before it goes"
        found = Lifecycle(platform).retention()["expired"]
        again = sorted({e["dataset"] for e in found if e["again"] == "never"})
        Lifecycle(platform).retention(remove=True, forget=again)
        platform.close()
        left = scene.files()
        assert {n for n in left if "/removed/" not in n} == {n for n in forgotten if "/removed/" not in n}, point


def test_a_lost_store_is_loaded_again_from_packs_and_bundles(platforms, recordings):
    platform = platforms(ORRERY_SCHEDULER="none", ORRERY_COMPACT_DAYS="1")
    platform["core"].start()
    platform["etl"].start()
    platform.replay(recordings(*SOME))
    assert platform["etl"].post("/internal/pack", {"days": 0}).status_code == 200
    ids = {row["batch_id"] for row in platform.rows("pipeline/batches", limit="1000")}
    some = min(ids)
    assert platform["core"].get(f"/api/v1/pipeline/batches/{some}/bytes").status_code == 200, "core reads packs too"
    platform["etl"].stop()
    expected = platform.dump()
    (platform.data / "live/core.duckdb").unlink()
    platform["core"].start()
    platform["etl"].start()
    assert {row["batch_id"] for row in platform.rows("pipeline/batches", limit="1000")} == ids
    found = platform.dump()
    for table, rows in expected.items():
        assert found[table] == rows, table
