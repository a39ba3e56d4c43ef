"""The recorded week holds some answers and not others: what it lacks is said to be so, and is nobody's failure."""

from datetime import UTC, datetime

import pytest

PLAYED_AT = "2026-04-02T16:00:00Z"


@pytest.fixture
def week_played(platforms):
    platform = platforms(
        "recorded",
        ORRERY_SCHEDULER="none",
        ORRERY_CLOCK_START=PLAYED_AT,
        ORRERY_CLOCK_EPOCH=datetime.now(UTC).isoformat(),
    )
    for name in ("simulator", "core", "etl"):
        platform[name].start()
    return platform


def test_what_nobody_recorded_is_neither_a_failure_nor_a_success(week_played):
    for _ in range(6):
        [run] = week_played.run("donki/cmes")
        assert (run["outcome"], run["records"], "error" in run) == ("not_recorded", 0, False)
    [kept] = week_played.run("swpc/kp")
    assert kept["outcome"] == "stored"

    held = {f"{r['source']}/{r['dataset']}": r for r in week_played.rows("pipeline/sources")}
    lacking = held["donki/cmes"]
    assert (lacking["last_outcome"], lacking["last_status"], lacking["last_error"]) == ("not_recorded", 404, None)
    assert lacking["last_attempt_at"]
    assert lacking["last_success_at"] is None
    assert held["swpc/kp"]["last_success_at"]

    status = week_played["etl"].get("/internal/status").json()
    [standing] = [r for r in status["datasets"] if (r["source"], r["dataset"]) == ("donki", "cmes")]
    assert (standing["last_outcome"], standing["last_success_at"]) == ("not_recorded", None)
    assert week_played.rows("pipeline/events") == []
