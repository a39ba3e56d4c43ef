from contextlib import suppress
from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.runs.schedule import SCHEDULE, calls_of, schedule_of
from etl.worker.triggers import PlatformTrigger
from services.chassis.cadences import Cadence, parse_cadence, parse_cadences
from services.chassis.errors import SettingsError
from services.chassis.settings import load_settings
from services.domain.datasets import DATASETS

EPOCH = datetime(2026, 4, 2, 16, 0, tzinfo=UTC)


def table(**settings):
    return {job.dataset: job for job in schedule_of(load_settings(**{"sources": "invented", **settings}))}


def job(key):
    return next(job for job in SCHEDULE if job.dataset == key)


def test_the_table_names_every_dataset_once_with_its_providers_manners():
    assert sorted(job.dataset for job in SCHEDULE) == sorted(d.key for d in DATASETS)
    assert [job.place for job in SCHEDULE] == sorted(job.place for job in SCHEDULE)
    assert all(0 < job.jitter_s < job.cadence_s / 2 for job in SCHEDULE)
    assert {job.at_once for job in SCHEDULE if job.provider == "jpl"} == {1}
    assert job("neows/feed").every == "6 h"


def test_what_providers_promise_is_kept():
    pictures = job("apod/pictures")
    assert (pictures.daily_at, pictures.cadence_s, pictures.every) == (time(8), 86_400, "daily 08:00")
    rovers = [job for job in SCHEDULE if job.dataset in {"mars2020_raw/photos", "msl_raw/photos"}]
    assert {job.daily_at for job in rovers} == {time(10)}
    celestrak = [job for job in SCHEDULE if job.provider == "celestrak"]
    assert celestrak
    assert all(job.cadence_s - job.jitter_s >= 7200 and job.retries == 0 for job in celestrak)


def test_what_was_shut_down_is_only_asked_of_recordings():
    retired = {job.dataset for job in SCHEDULE if job.retired}
    assert retired
    assert retired <= set(table(sources="recorded"))
    assert not retired & set(table(sources="live"))


def test_cadences_are_overruled_by_source_and_by_dataset():
    changed = table(cadences="donki=2h, donki/storms=off, apod/pictures=09:30,swpc/kp=45s")
    assert changed["donki/flares"].cadence_s == 7200
    assert "donki/storms" not in changed
    assert changed["apod/pictures"].daily_at == time(9, 30)
    assert changed["swpc/kp"].every == "45 s"
    assert changed["neows/feed"] == job("neows/feed")


@pytest.mark.parametrize(
    ("cadences", "said"),
    [
        ("donki", "SOURCE=CADENCE"),
        ("donki=soon", "30min, 12h"),
        ("donki=1s", "30 s to 366 days"),
        ("donki=2h,donki=3h", "stands twice"),
        ("nobody=2h", "allowed: "),
        ("celestrak=30min", "permits one download in 7200 s"),
        ("celestrak/active=1h", "2h or more"),
    ],
)
def test_a_cadence_that_cannot_be_is_refused_in_words(cadences, said):
    with pytest.raises(SettingsError) as caught:
        table(cadences=cadences)
    assert "ORRERY_CADENCES" in str(caught.value)
    assert said in str(caught.value)


@given(st.text(max_size=12))
def test_no_text_breaks_the_reading_of_a_cadence(text):
    with suppress(ValueError):
        found = parse_cadence(text)
        assert parse_cadence(str(found)) == found


def test_an_empty_setting_changes_nothing():
    assert parse_cadences(" , ") == {}
    assert parse_cadence("off") == Cadence()


def test_a_fast_clock_shortens_the_cadence_down_to_a_few_seconds():
    minutely = job("swpc/mag")
    assert minutely.wall_cadence_s(1) == minutely.cadence_s == 60
    assert (minutely.wall_cadence_s(15), minutely.wall_cadence_s(1000)) == (4, 3)
    assert minutely.wall_jitter_s(1000) == 0


def trigger(key, speed):
    epoch = datetime.now(UTC)

    def now():
        return EPOCH + (datetime.now(UTC) - epoch) * speed

    return PlatformTrigger(job(key), now, speed), now


def test_a_daily_turn_comes_at_its_time_of_day_on_the_platforms_clock():
    for speed in (1, 60):
        due, platform = trigger("apod/pictures", speed)
        now = datetime.now(UTC)
        wall = due.get_next_fire_time(None, now)
        at = platform() + (wall - now) * speed
        assert timedelta(0) <= at - datetime(2026, 4, 3, 8, tzinfo=UTC) < timedelta(seconds=305)


def test_turns_that_were_missed_are_one_and_the_next_is_a_cadence_later():
    due, _ = trigger("swpc/mag", 1)
    now = datetime.now(UTC)
    assert due.get_next_fire_time(now - timedelta(hours=3), now) == now
    later = due.get_next_fire_time(now, now)
    assert timedelta(seconds=50) < later - now < timedelta(seconds=70)
    hurried, _ = trigger("swpc/mag", 1000)
    assert hurried.get_next_fire_time(now, now) - now >= timedelta(seconds=3)


def call(name, **settings):
    return next(c for c in calls_of(load_settings(**{"sources": "invented", **settings})) if c.name == name)


@pytest.mark.parametrize(
    ("name", "after", "due"),
    [
        ("forecasts/issue", "2026-04-02T16:00:00", "2026-04-02T16:15:30"),
        ("forecasts/issue", "2026-04-02T16:15:30", "2026-04-02T17:15:30"),
        ("forecasts/issue", "2026-04-02T23:30:00", "2026-04-03T00:15:30"),
        ("forecasts/drift", "2026-04-02T01:00:00", "2026-04-02T01:40:00"),
        ("forecasts/drift", "2026-04-02T16:00:00", "2026-04-03T01:40:00"),
    ],
)
def test_the_model_servers_turns_stand_in_the_calendar(name, after, due):
    at = datetime.fromisoformat(after).replace(tzinfo=UTC)
    assert call(name).next_after(at) == datetime.fromisoformat(due).replace(tzinfo=UTC)


def test_the_model_servers_turns_can_be_moved_and_left_out():
    assert call("forecasts/drift", cadences="forecasts/drift=05:30").every == "daily 5:30:00"
    assert call("forecasts/issue", cadences="forecasts/issue=30min").cadence_s == 1800
    assert calls_of(load_settings(sources="invented", cadences="forecasts=off")) == ()


def test_an_hourly_call_comes_at_its_minute_however_long_the_worker_slept():
    epoch = datetime.now(UTC)

    def now():
        return EPOCH + (datetime.now(UTC) - epoch) * 60

    due, wall = PlatformTrigger(call("forecasts/issue"), now, 60), datetime.now(UTC)
    for previous in (None, wall - timedelta(hours=3), wall - timedelta(seconds=5)):
        at = now() + (due.get_next_fire_time(previous, wall) - wall) * 60
        assert abs(at - EPOCH.replace(minute=15, second=30)) < timedelta(seconds=5)


def test_a_call_that_began_a_moment_early_is_not_made_again():
    early, wall = EPOCH.replace(minute=15, second=29), datetime.now(UTC)
    due = PlatformTrigger(call("forecasts/issue"), lambda: early, 60).get_next_fire_time(wall, wall)
    assert abs(early + (due - wall) * 60 - EPOCH.replace(hour=17, minute=15, second=30)) < timedelta(seconds=1)
