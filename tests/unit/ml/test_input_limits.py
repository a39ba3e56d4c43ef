from datetime import UTC, datetime, timedelta

import pyarrow as pa
import pyarrow.compute as pc
import pytest

from ml.features.limits import LIMITS, missing_inputs
from ml.models import geomagnetic, storms
from tests.unit.ml.synthetic import SyntheticSource

START = datetime(2020, 1, 1, tzinfo=UTC)
MIDNIGHT = START + timedelta(days=60)
TASKS = {task.group: task for task in (*geomagnetic.TASKS, *storms.TASKS)}


def features(group: str, source: SyntheticSource) -> dict[str, float | None]:
    rows = TASKS[group].build(source, MIDNIGHT, MIDNIGHT + timedelta(hours=1))
    return dict(zip(rows.names, rows.features[0].tolist(), strict=True))


def without_wind_since(begin: datetime) -> SyntheticSource:
    def cut(rows: pa.Table) -> pa.Table:
        wind = pc.match_substring_regex(rows["series"], "speed|density|_b[txyz]_")
        return rows.filter(pc.invert(pc.and_(wind, pc.greater_equal(rows["observed_at"], begin))))

    return SyntheticSource(START, 70, edit=cut)


def test_every_group_has_limits() -> None:
    assert set(LIMITS) == set(TASKS)


@pytest.mark.parametrize("group", LIMITS)
def test_whole_inputs_lack_nothing(group: str) -> None:
    assert missing_inputs(group, features(group, SyntheticSource(START, 70))) == []


@pytest.mark.parametrize("group", LIMITS)
def test_solar_wind_that_is_too_old_is_named(group: str) -> None:
    recent = features(group, without_wind_since(MIDNIGHT - timedelta(hours=3)))
    assert missing_inputs(group, recent) == []
    old = features(group, without_wind_since(MIDNIGHT - timedelta(hours=5)))
    assert missing_inputs(group, old) == ["solar wind at the bow shock (speed and Bz): 5 h old; allowed: at most 3 h"]
    none = features(group, without_wind_since(START))
    assert missing_inputs(group, none) == [
        "solar wind at the bow shock (speed and Bz): none held; allowed: at most 3 h old"
    ]


def test_groups_without_limits_lack_nothing() -> None:
    assert missing_inputs("flares", {}) == []
