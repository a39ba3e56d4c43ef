import dataclasses
from datetime import UTC, datetime, timedelta

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pytest

from ml.features import storm
from ml.features.samples import Samples
from tests.unit.ml.invented_donki import DonkiSource, Row, analysis, cme, run, source

START = datetime(2020, 1, 1, tzinfo=UTC)
MIDNIGHT = START + timedelta(days=65)
HOUR = timedelta(hours=1)
DAY = 24 * HOUR
FORMER = cme(MIDNIGHT - 20 * DAY, [analysis(MIDNIGHT - 19 * DAY, MIDNIGHT - 20 * DAY, 400.0)], [])


def underway(completed: datetime, arrival: datetime = MIDNIGHT + 12 * HOUR, **said: object) -> Row:
    """A CME of two days ago whose ENLIL run was completed then."""
    begun = MIDNIGHT - 2 * DAY
    told = analysis(begun + 8 * HOUR, begun + 3 * HOUR, 900.0, [run(completed, arrival, **said)])
    return cme(begun, [told], [])


def row(held: DonkiSource) -> Samples:
    return storm.daily(held, MIDNIGHT, MIDNIGHT + DAY, at_least=storm.STORM)


def test_a_run_that_expects_a_shock_at_noon_is_as_near_as_can_be() -> None:
    told = row(source([FORMER, underway(MIDNIGHT - DAY)], START, 80))
    assert told.column("enlil_near_0d") == 1
    assert told.column("enlil_kp_0d") == 7
    assert told.column("enlil_speed_0d") == 900
    assert told.column("enlil_near_1d") == pytest.approx(np.exp(-2))
    glancing = row(source([FORMER, underway(MIDNIGHT - DAY, isEarthGB=True)], START, 80))
    assert glancing.column("enlil_near_0d") == 0.5


def test_missing_is_not_zero() -> None:
    quiet = row(source([FORMER], START, 80))
    assert quiet.column("enlil_near_0d") == 0
    unwatched = row(source([underway(MIDNIGHT - DAY)], START, 80))
    assert np.isnan(unwatched.column("enlil_near_0d"))


def test_what_was_told_after_the_issue_changes_no_feature() -> None:
    before = source([FORMER, underway(MIDNIGHT + 14 * HOUR / 60)], START, 80)
    late = source([FORMER, underway(MIDNIGHT + 16 * HOUR / 60)], START, 80)
    untold = source([FORMER, cme(MIDNIGHT - 2 * DAY, [], [])], START, 80)
    assert row(before).column("enlil_near_0d") == 1
    np.testing.assert_array_equal(row(late).features, row(untold).features)


@pytest.mark.parametrize("value", [None, 777.0], ids=["deleted", "corrupted"])
def test_what_was_measured_after_the_issue_changes_no_feature(value: float | None) -> None:
    def edit(rows: pa.Table) -> pa.Table:
        after = pc.greater_equal(rows["observed_at"], MIDNIGHT)
        changed = pc.if_else(after, pa.scalar(value, pa.float64()), rows["value"])
        return rows.set_column(rows.schema.get_field_index("value"), "value", changed)

    whole = source([FORMER], START, 80)
    edited = dataclasses.replace(whole, edit=edit)
    before, after = row(whole), row(edited)
    np.testing.assert_array_equal(before.features, after.features)
    assert np.isfinite(before.features).mean() > 0.9
    assert value is not None or np.isnan(after.truth)


def test_the_truth_is_the_greatest_kp_of_the_day() -> None:
    held = source([FORMER], START, 80)
    kp = held.points(["celestrak_kp_index"], MIDNIGHT - DAY, MIDNIGHT + 2 * DAY)["value"].to_numpy()
    rows = {ahead: storm.daily(held, MIDNIGHT, MIDNIGHT + DAY, ahead=ahead) for ahead in (0, 1)}
    assert rows[0].truth == kp[8:16].max()
    assert rows[1].truth == kp[16:].max()
    assert rows[0].column("kmax_1") == kp[:8].max()
    assert rows[1].valid_from == np.datetime64(int((MIDNIGHT + DAY).timestamp()), "s")
    event = storm.daily(held, MIDNIGHT, MIDNIGHT + DAY, at_least=float(rows[0].truth[0]))
    assert event.truth == 1


def test_a_day_whose_kp_is_not_complete_has_no_truth() -> None:
    held = source([FORMER], START, 66)
    assert np.isfinite(storm.daily(held, MIDNIGHT, MIDNIGHT + DAY).truth).all()
    assert np.isnan(storm.daily(held, MIDNIGHT, MIDNIGHT + DAY, ahead=1).truth).all()
