"""A process that is killed anywhere in a load loses nothing and doubles nothing."""

import random
import signal
import threading
import time

import httpx
import pytest

SOME = ("swpc/kp/20260331", "donki/GST_2026-04", "donki/FLR_2026-04", "neows/feed_2026-03", "jpl/cad")
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


def all_is_acknowledged(platform):
    manifests = (platform.data / "live/objects/bronze/manifests").rglob("*.json")
    return {row["batch_id"] for row in platform.rows("pipeline/batches", limit="1000")} == {p.stem for p in manifests}


def test_etl_killed_at_every_step_of_a_load(platforms, folder, expected):
    platform = platforms(ORRERY_SCHEDULER="none")
    platform["core"].start()
    for point in ETL_POINTS:
        platform["etl"].start(ORRERY_CRASH_AT=f"{point}:2")
        assert replay_until_the_end(platform, folder) is None
        assert platform["etl"].died() == -signal.SIGKILL, point
    platform["etl"].start(ORRERY_CRASH_AT="before_publish:3")
    assert all_is_acknowledged(platform)
    assert replay_until_the_end(platform, folder) is None
    platform["etl"].start(wait=False, ORRERY_CRASH_AT="after_observe")
    assert platform["etl"].died() == -signal.SIGKILL, "killed again while it recovers"

    platform["etl"].start()
    assert all_is_acknowledged(platform)
    assert replay_until_the_end(platform, folder)
    same(platform, expected)


def test_core_killed_at_every_step_of_a_load(platforms, folder, expected):
    platform = platforms(ORRERY_SCHEDULER="none")
    platform["core"].start(ORRERY_CRASH_AT=CORE_POINTS[0])
    platform["etl"].start()
    outcome = []
    replay = threading.Thread(target=lambda: outcome.append(replay_until_the_end(platform, folder)))
    replay.start()
    for point in (*CORE_POINTS[1:], ""):
        assert platform["core"].died() == 137
        platform["core"].start(wait=False, ORRERY_CRASH_AT=point)
    replay.join(90)
    assert outcome[0] is not None, platform["etl"].tail()
    same(platform, expected)


def test_etl_and_core_killed_at_random_times(platforms, folder, expected):
    chance = random.Random(1)
    platform = platforms(ORRERY_SCHEDULER="none")
    platform["core"].start()
    platform["etl"].start()
    for victim in ("etl", "core", "core", "etl"):
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
