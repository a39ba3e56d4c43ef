"""A process that is killed anywhere in a load loses nothing and doubles nothing."""

import random
import signal
import threading
import time

import httpx
import pytest

SOME = ("swpc/kp/2026033", "donki/GST", "donki/FLR", "neows/feed", "jpl/cad")
ETL_POINTS = ("after_blob", "after_manifest", "after_silver", "after_observe", "before_publish", "after_publish")
CORE_POINTS = ("core_before_log", "core_after_log", "core_before_publish", "core_inside_publish", "core_after_publish")


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory, week):
    """Rows of the same recordings, loaded in peace; made by the first test that asks."""
    return {}


@pytest.fixture
def folder(recordings):
    return recordings(*SOME)


@pytest.fixture
def expected(undisturbed, platforms, folder):
    if not undisturbed:
        platform = platforms(name="peace", ORRERY_SCHEDULER="none")
        platform["core"].start()
        platform["etl"].start()
        platform.replay(folder)
        undisturbed.update(platform.dump())
        platform.close()
    return undisturbed


def same(platform, expected):
    found = platform.dump()
    for table, rows in expected.items():
        assert found[table] == rows, table


def replay_until_the_end(platform, folder):
    """The result; None where the platform died on the way."""
    try:
        events = platform.replay_events(folder)
    except httpx.TransportError:
        return None
    return events[-1] if events and "sources" in events[-1] else None


@pytest.mark.parametrize("point", ETL_POINTS)
def test_etl_killed_at(platforms, folder, expected, point):
    platform = platforms(ORRERY_SCHEDULER="none")
    platform["core"].start()
    platform["etl"].start(ORRERY_CRASH_AT=f"{point}:9")
    assert replay_until_the_end(platform, folder) is None
    assert platform["etl"].died() == -signal.SIGKILL

    platform["etl"].start()
    manifests = list((platform.data / "live/objects/bronze/manifests").rglob("*.json"))
    assert {row["batch_id"] for row in platform.rows("pipeline/batches", limit="100")} == {p.stem for p in manifests}
    assert replay_until_the_end(platform, folder)
    same(platform, expected)


@pytest.mark.parametrize("point", CORE_POINTS)
def test_core_killed_at(platforms, folder, expected, point):
    platform = platforms(ORRERY_SCHEDULER="none")
    platform["core"].start(ORRERY_CRASH_AT=point)
    platform["etl"].start(wait=False)
    platform["etl"].wait("/ready")
    outcome = []
    replay = threading.Thread(target=lambda: outcome.append(replay_until_the_end(platform, folder)))
    replay.start()
    assert platform["core"].died() == 137
    platform["core"].start()
    replay.join(60)
    assert outcome[0] is not None, platform["etl"].tail()
    same(platform, expected)


@pytest.mark.parametrize("seed", [1, 2])
def test_etl_and_core_killed_at_random_times(platforms, folder, expected, seed):
    chance = random.Random(seed)
    platform = platforms(ORRERY_SCHEDULER="none")
    platform["core"].start()
    platform["etl"].start()
    for victim in ("etl", "core", "etl", "core"):
        replay = threading.Thread(target=replay_until_the_end, args=(platform, folder))
        replay.start()
        time.sleep(chance.uniform(0.05, 1.2))
        platform[victim].kill()
        platform[victim].start()
        replay.join(90)
    platform["etl"].kill()
    platform["etl"].start()
    assert replay_until_the_end(platform, folder)
    same(platform, expected)
