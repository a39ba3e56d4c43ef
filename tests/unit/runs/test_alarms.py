from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from etl.runs.alarms import Seen, of_dataset, of_nulls, shares
from etl.runs.schedule import SCHEDULE
from services.chassis.settings import load_settings

NOW = datetime(2026, 4, 2, 16, 0, tzinfo=UTC)
HOURLY = replace(next(job for job in SCHEDULE if job.dataset == "swpc/kp"), cadence_s=3600, jitter_s=0)


def kinds(speed=1.0, job=HOURLY, **facts):
    settings = load_settings(sources="recorded", clock_speed=speed)
    seen = {"since": NOW - timedelta(days=10), "last_attempt_at": NOW, "last_success_at": NOW, **facts}
    return [alarm.kind for alarm in of_dataset(Seen(job=job, now=NOW, **seen), settings)]


def ago(**span):
    return NOW - timedelta(**span)


def test_a_dataset_in_order_raises_nothing():
    assert kinds() == []
    assert kinds(failed=4) == []
    assert kinds(running_s=3599) == []


@pytest.mark.parametrize(
    ("facts", "kind"),
    [
        ({"running_s": 3601}, "slow"),
        ({"failed": 5}, "errors"),
        ({"last_success_at": ago(hours=25)}, "stale"),
        ({"last_success_at": None}, "stale"),
        ({"last_attempt_at": ago(hours=3), "last_success_at": ago(hours=3)}, "silent"),
    ],
)
def test_each_threshold_raises_its_own_kind(facts, kind):
    assert kinds(**facts) == [kind]


def test_a_daily_dataset_is_not_stale_a_day_later_and_a_long_stop_is_no_silence():
    daily = replace(HOURLY, cadence_s=86_400)
    assert kinds(job=daily, last_success_at=ago(hours=25), last_attempt_at=ago(hours=25)) == []
    assert kinds(job=daily, last_success_at=ago(hours=50), last_attempt_at=NOW) == ["stale"]
    just_started = {"since": ago(seconds=30), "last_attempt_at": ago(days=7), "last_success_at": ago(days=7)}
    assert kinds(**just_started) == []


def test_a_fast_clock_raises_no_false_alarm():
    for speed in (60, 1000, 100_000):
        for wall_s in (5, 60):
            age = timedelta(seconds=wall_s * speed)
            facts = {"since": NOW - timedelta(seconds=3600 * speed), "last_attempt_at": NOW - age}
            assert kinds(speed=speed, **facts, last_success_at=NOW - age, running_s=30) == []
    long = timedelta(seconds=7200 * 60)
    assert kinds(speed=60, since=NOW - 2 * long, last_attempt_at=NOW - long) == ["silent"]


def test_thresholds_are_settings():
    settings = load_settings(sources="recorded", alarm_errors=2, alarm_stale_s=7300, alarm_run_s=10)
    seen = Seen(
        job=HOURLY,
        now=NOW,
        since=ago(days=1),
        last_attempt_at=NOW,
        last_success_at=ago(hours=3),
        failed=2,
        running_s=11,
    )
    assert [alarm.kind for alarm in of_dataset(seen, settings)] == ["slow", "errors", "stale"]
    assert all("Next step" in alarm.detail for alarm in of_dataset(seen, settings))


def nulls(*reports):
    return of_nulls("swpc", "kp", "silver_swpc__points", list(reports), 0.1)


def test_only_a_column_that_was_filled_before_can_be_emptied():
    full, usual = {"value": 0.0, "note": 0.9}, {"value": 0.02, "note": 0.95}
    assert nulls(full, usual, usual, usual) == []
    assert nulls({"value": 0.5}, usual, usual) == [], "two earlier reports say nothing"
    [alarm] = nulls({"value": 0.5, "note": 0.9, "new": 1.0}, usual, usual, usual)
    assert (alarm.kind, alarm.measured, alarm.threshold) == ("nulls", 0.5, 0.1)
    assert "value 50%" in alarm.detail
    assert "note" not in alarm.detail


def test_a_column_of_few_rows_says_nothing():
    assert shares([{"name": "a", "rows": 3, "null_share": 1.0}, {"name": "b", "rows": 20, "null_share": 0.25}]) == {
        "b": 0.25
    }
