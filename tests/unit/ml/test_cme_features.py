from datetime import UTC, datetime, timedelta

import numpy as np
import pytest

from ml.features import arrivals
from ml.features.cmes import read_cmes, read_shocks, runs_at_earth
from tests.unit.ml.invented_donki import Row, analysis, cme, cmes_underway, event, run, shock, source

AT = datetime(2020, 3, 1, tzinfo=UTC)
BEFORE, AFTER = AT - timedelta(days=20), AT + timedelta(days=20)
HOUR = timedelta(hours=1)


def told(*later: Row, runs: tuple[Row, ...] = ()) -> list[Row]:
    """One analysis after six hours, a run after nine that lets the CME arrive after 70, and what was told later."""
    first = analysis(AT + 6 * HOUR, AT + 2 * HOUR, 700.0, [run(AT + 9 * HOUR, AT + 70 * HOUR), *runs])
    return [first, *later]


def test_every_analysis_and_run_has_the_instant_at_which_it_was_known() -> None:
    late = analysis(AT + 90 * HOUR, AT + 2 * HOUR, 900.0, [run(AT + 95 * HOUR, AT + 66 * HOUR)])
    nothing = run(AT + 7 * HOUR, None)
    [found] = read_cmes(source([cme(AT, told(late, runs=(nothing,)), ["x"])]), BEFORE, AFTER)
    assert [(a.available_at - AT) / HOUR for a in found.analyses] == [6, 90]
    assert [(r.available_at - AT) / HOUR for r in found.runs] == [7, 9, 95]
    assert found.linked == ("x",)
    now = found.analysis_at(AT + 80 * HOUR), found.run_at(AT + 80 * HOUR)
    assert now == (found.analyses[0], found.runs[1])
    assert found.run_at(AT + 8 * HOUR) is None
    assert runs_at_earth([found]) == [found.runs[1], found.runs[2]]


def test_where_the_platform_watched_nothing_is_known_before_it_heard_of_it() -> None:
    first = cme(AT, told(), [], origin="live", known_at=AT + 12 * HOUR)
    later = cme(AT, told(analysis(AT + 20 * HOUR, AT, 800.0)), ["x"], origin="live", known_at=AT + 30 * HOUR)
    [found] = read_cmes(source([later, first]), BEFORE, AFTER)
    assert [(a.available_at - AT) / HOUR for a in found.analyses] == [12, 30]
    assert [(r.available_at - AT) / HOUR for r in found.runs] == [12]
    assert found.linked == ("x",)


def test_a_measurement_that_lacks_its_speed_and_an_arrival_before_the_start_are_left_out() -> None:
    slip = run(AT + 8 * HOUR, AT - timedelta(days=100))
    [found] = read_cmes(source([cme(AT, told(analysis(AT, AT, 0.0), runs=(slip,)), [])]), BEFORE, AFTER)
    assert len(found.analyses) == 1
    assert [r.arrival_at for r in found.runs] == [None, AT + 70 * HOUR]


def test_only_shocks_at_earth_count() -> None:
    here, there = shock(AT), event("IPS", AT + HOUR, event_location="STEREO A")
    assert [s.observed_at for s in read_shocks(source([here, there]), BEFORE, AFTER)] == [AT]


def test_the_forecast_is_issued_when_analysis_and_run_are_known_and_its_truth_is_the_shock() -> None:
    hit = shock(AT + 60 * HOUR)
    samples = arrivals.build_arrivals(source([cme(AT, told(), [hit["event_id"]]), hit]), BEFORE, AFTER)
    assert samples.issued_at.tolist() == [(AT + 9 * HOUR).replace(tzinfo=None)]
    assert samples.truth.tolist() == [51.0]
    assert dict(zip(samples.names, samples.features[0].tolist(), strict=True)) == {
        "elapsed_h": 7.0, "enlil_h": 61.0, "speed_km_s": 700.0,
    }  # fmt: skip


def test_of_several_cmes_that_share_a_shock_the_fastest_has_it() -> None:
    hit = shock(AT + 60 * HOUR)
    slow = cme(AT - HOUR, told(), [hit["event_id"]], cme_speed_km_s=400.0)
    fast = cme(AT, told(), [hit["event_id"]], cme_speed_km_s=900.0)
    samples = arrivals.build_arrivals(source([slow, fast, hit]), BEFORE, AFTER)
    truth = dict(zip(samples.subjects, samples.truth, strict=True))
    assert np.isnan(truth[slow["event_id"]])
    assert truth[fast["event_id"]] == 51.0


def test_a_shock_that_was_there_before_the_forecast_is_no_truth_and_a_late_run_no_issue() -> None:
    early = shock(AT + 8 * HOUR)
    samples = arrivals.build_arrivals(source([cme(AT, told(), [early["event_id"]]), early]), BEFORE, AFTER)
    assert np.isnan(samples.truth).all()
    behind = [analysis(AT + 6 * HOUR, AT, 700.0, [run(AT + 80 * HOUR, AT + 70 * HOUR)])]
    assert len(arrivals.build_arrivals(source([cme(AT, behind, [])]), BEFORE, AFTER)) == 0


def test_a_miss_is_one_only_when_no_shock_can_follow_any_more() -> None:
    rows = [cme(AT, told(), []), cme(AT + timedelta(days=5), [], []), cme(AT + timedelta(days=9), told(), [])]
    assert arrivals.build_hits(source(rows[:2]), BEFORE, AFTER).truth.tolist() == pytest.approx([np.nan], nan_ok=True)
    assert arrivals.build_hits(source(rows), BEFORE, AFTER).truth[0] == 0.0


def test_what_was_told_after_the_issue_changes_no_feature() -> None:
    rows = cmes_underway(12, AT)
    issued_at = AT + timedelta(days=15, hours=12)
    end = issued_at + timedelta(minutes=1)
    again = analysis(issued_at + HOUR / 60, AT, 9.0, [run(issued_at + HOUR / 60, issued_at + 2 * HOUR)])
    later = ", " + cme(AT, [again], [])["analyses"][1:]
    edited = [
        row | {"analyses": row["analyses"][:-1] + later, "linked_event_ids": None, "cme_speed_km_s": 1.0}
        for row in rows
        if row["event_type"] == "CME" and row["start_at"] <= issued_at
    ]
    before, after = (arrivals.build_hits(source(held), AT, end) for held in (rows, edited))
    assert len(before) == len(after) == 6
    np.testing.assert_array_equal(before.features, after.features)
    assert (np.isnan(after.truth) & (before.truth == 1)).any()


@pytest.mark.parametrize(
    ("latitude", "longitude", "angle"), [(0.0, 0.0, 0.0), (30.0, 0.0, 30.0), (0.0, -90.0, 90.0), (0.0, 180.0, 180.0)]
)
def test_angle_between_axis_and_earth(latitude: float, longitude: float, angle: float) -> None:
    assert arrivals.axis_to_earth_deg(latitude, longitude) == pytest.approx(angle)


def test_an_axis_seen_only_in_the_plane_of_the_sky_has_no_angle() -> None:
    assert np.isnan(arrivals.axis_to_earth_deg(10.0, None))
