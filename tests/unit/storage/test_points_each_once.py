import hypothesis
import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from services.domain.arrow import INSTANT
from services.storage.archive.points import each_once

KEYS = st.lists(st.tuples(st.sampled_from(["b", "a", "ab", "ü"]), st.integers(-3, 3)), max_size=12)


def points(keys: list[tuple[str, int]]) -> pa.Table:
    series, instants = pa.array([s for s, _ in keys], pa.string()), pa.array([n for _, n in keys], pa.int64())
    return pa.table({"series": series, "observed_at": instants.cast(INSTANT), "place": range(len(keys))})


@hypothesis.settings(deadline=None)
@given(KEYS)
def test_points_come_by_series_and_instant_unless_one_is_told_twice(keys: list[tuple[str, int]]) -> None:
    found = each_once(points(keys))
    if len(set(keys)) < len(keys):
        assert found is None
    else:
        places = sorted(range(len(keys)), key=lambda n: keys[n])
        assert found["place"].to_pylist() == places
        assert found.select(["series", "observed_at"]) == points([keys[n] for n in places]).drop_columns(["place"])
