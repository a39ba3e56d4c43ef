import dataclasses
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pytest

from ml.features import geomagnetic, hours
from ml.features.gaps import open_gaps
from ml.features.latency import ISSUE_DELAY
from ml.features.once import Unchanging
from tests.unit.ml.synthetic import SyntheticSource

START = datetime(2020, 1, 1, tzinfo=UTC)
LIVE_FROM = datetime(2020, 2, 20, tzinfo=UTC)
ISSUE = datetime(2020, 3, 1, 7, tzinfo=UTC)
HOUR = timedelta(hours=1)


def instant(when: datetime) -> np.datetime64:
    return np.datetime64(int(when.timestamp()), "s")


def available(rows: pa.Table) -> np.ndarray:
    """When each point could be had, told anew and simply: the platform's instant when live, else end and latency."""
    waits = {"dst": 60 + 15, "kp": 180 + 10}
    wait = [next((w for part, w in waits.items() if part in s), 60 + 5) for s in rows["series"].to_pylist()]
    told = [at + timedelta(minutes=w) for at, w in zip(rows["observed_at"].to_pylist(), wait, strict=True)]
    live = [known if "live" in batch else at for at, known, batch in zip(told, *_pairs(rows), strict=True)]
    return np.asarray([at > ISSUE + timedelta(minutes=15) for at in live], bool)


def _pairs(rows: pa.Table) -> tuple[list[datetime], list[str]]:
    return rows["known_at"].to_pylist(), rows["batch_id"].to_pylist()


def deleted(rows: pa.Table) -> pa.Table:
    return rows.filter(pa.array(~available(rows)))


def corrupted(rows: pa.Table) -> pa.Table:
    value = pc.if_else(pa.array(available(rows)), 777.0, rows["value"])
    return rows.set_column(rows.schema.get_field_index("value"), "value", value)


@pytest.mark.parametrize("live_from", [None, LIVE_FROM], ids=["history", "live"])
@pytest.mark.parametrize("edit", [deleted, corrupted])
def test_what_came_after_issue_changes_no_feature(
    live_from: datetime | None, edit: Callable[[pa.Table], pa.Table]
) -> None:
    whole = SyntheticSource(START, 70, live_from)
    edited = dataclasses.replace(whole, edit=edit)
    before, after = (geomagnetic.dst(s, ISSUE, ISSUE + HOUR, 1) for s in (whole, edited))
    np.testing.assert_array_equal(before.features, after.features)
    assert np.isfinite(before.features).mean() > 0.9
    assert before.truth != after.truth


def test_a_value_that_the_platform_learned_late_was_not_there() -> None:
    def late(rows: pa.Table) -> pa.Table:
        known = pc.add(rows["known_at"], pa.scalar(timedelta(hours=5)))
        return rows.set_column(rows.schema.get_field_index("known_at"), "known_at", known)

    source = SyntheticSource(START, 70, LIVE_FROM, edit=late)
    row = geomagnetic.dst(source, ISSUE, ISSUE + HOUR, 1)
    on_time = geomagnetic.dst(SyntheticSource(START, 70, LIVE_FROM), ISSUE, ISSUE + HOUR, 1)
    assert row.column("dst_1h") == row.column("dst_last") == on_time.column("dst_6h") != on_time.column("dst_1h")
    assert np.isnan(row.column("bz_4h"))
    assert row.column("dst_age_h") == 5


def test_live_and_history_are_one_input() -> None:
    history, live = (
        geomagnetic.kp(SyntheticSource(START, 70, since), ISSUE, ISSUE + 5 * HOUR, 2) for since in (None, LIVE_FROM)
    )
    np.testing.assert_allclose(live.column("kp_1"), history.column("kp_1"))
    wind = [name for name in geomagnetic.WIND_COLUMNS if name.startswith(("v_", "bz_"))]
    apart = live.columns(wind) - history.columns(wind)
    assert np.abs(apart / history.columns(wind).std()).mean() < 0.1


def test_rows_are_named_after_the_hour_that_ended() -> None:
    source = SyntheticSource(START, 70)
    row = geomagnetic.dst(source, ISSUE, ISSUE + HOUR, 3)
    dst = source.points(["omni_dst_nt"], ISSUE - HOUR, ISSUE + 3 * HOUR)["value"].to_pylist()
    assert row.column("dst_1h") == dst[0]
    assert row.truth == dst[3]
    assert row.issued_at == instant(ISSUE) + ISSUE_DELAY
    assert row.valid_from == instant(ISSUE + 2 * HOUR)
    assert row.valid_until == instant(ISSUE + 3 * HOUR)


def test_kp_is_known_only_when_its_three_hours_are_over() -> None:
    source = SyntheticSource(START, 70)
    rows = geomagnetic.kp(source, ISSUE - HOUR, ISSUE + 2 * HOUR, 2)  # named after 6, 7 and 8 o'clock
    kp = source.points(["celestrak_kp_index"], ISSUE - 4 * HOUR, ISSUE + 3 * HOUR)["value"].to_pylist()
    assert rows.column("kp_1").tolist() == [kp[0]] * 3
    assert rows.truth.tolist() == [kp[1], kp[2], kp[2]]
    assert rows.column("kp_age_h").tolist() == [0, 1, 2]


def test_a_task_group_reads_its_source_once() -> None:
    source = Unchanging(SyntheticSource(START, 70))
    first, second = (geomagnetic.dst(source, ISSUE, ISSUE + HOUR, lead) for lead in (1, 6))
    assert first.features is second.features


def test_an_hour_of_the_solar_wind_is_lost_in_all_columns_that_tell_of_it() -> None:
    rows = geomagnetic.dst(SyntheticSource(START, 120), START + timedelta(days=30), START + timedelta(days=110), 1)
    opened = open_gaps(rows.features, rows.names, rows.issued_at)
    lost = np.isnan(opened[:, rows.names.index("bz_1h")])
    assert 0.05 < lost.mean() < 0.15
    later = np.isnan(opened[:, rows.names.index("v_3h")])
    np.testing.assert_array_equal(later[2:], lost[:-2])
    assert not np.isnan(opened[:, rows.names.index("dst_1h")]).any()
    again = open_gaps(rows.features[100:], rows.names, rows.issued_at[100:])
    np.testing.assert_array_equal(opened[100:], again)


def test_the_newest_value_has_its_receipt() -> None:
    found = hours.read(SyntheticSource(START, 70, LIVE_FROM), "bz", instant(ISSUE) - 86400, instant(ISSUE) + 86400)
    place = found.newest(instant(ISSUE))
    assert found.start + place * found.step == instant(ISSUE - HOUR)
    assert found.batch_ids[found.batch[place]].startswith("live-")
