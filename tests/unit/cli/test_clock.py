import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from services.cli.instance import CannotStartError
from services.cli.modes import RECORDED_START
from services.cli.up import keep_clock, platform_clock


def test_the_recorded_week_begins_in_the_storms_first_hours(tmp_path: Path) -> None:
    clock = platform_clock("recorded", tmp_path, None, None)
    assert clock is not None
    assert clock.start == RECORDED_START
    assert clock.speed == 1


def test_a_later_start_goes_on_where_the_last_one_stopped(tmp_path: Path) -> None:
    (tmp_path / "clock.json").write_text(json.dumps({"at": "2026-04-03T08:00:00+00:00", "speed": 60}))
    clock = platform_clock("recorded", tmp_path, None, None)
    assert clock is not None
    assert clock.start == datetime(2026, 4, 3, 8, tzinfo=UTC)
    assert clock.speed == 60


def test_the_clock_cannot_go_back_behind_what_is_known(tmp_path: Path) -> None:
    (tmp_path / "clock.json").write_text(json.dumps({"at": "2026-04-03T08:00:00+00:00"}))
    with pytest.raises(CannotStartError, match="already knows what happened until 2026-04-03T08:00") as refused:
        platform_clock("recorded", tmp_path, RECORDED_START, None)
    assert "orrery reset recorded" in refused.value.next_step


def test_live_data_runs_on_wall_time(tmp_path: Path) -> None:
    assert platform_clock("live", tmp_path, None, None) is None
    with pytest.raises(CannotStartError, match="wall time"):
        platform_clock("live", tmp_path, RECORDED_START, None)


def test_a_clock_that_cannot_be_written_down_stops_nothing(tmp_path):
    clock = platform_clock("recorded", tmp_path, None, None)
    keep_clock(clock, tmp_path / "gone")
    keep_clock(clock, tmp_path)
    assert (tmp_path / "clock.json").is_file()
