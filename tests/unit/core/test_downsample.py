import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.core.downsample import downsample, gaps

SAMPLES = st.lists(
    st.tuples(st.integers(0, 9_999), st.floats(-1e6, 1e6)), min_size=1, max_size=200, unique_by=lambda s: s[0]
).map(sorted)
POINTS = st.integers(2, 60)
SPAN = (0, 10_000)


def _arrays(samples: list) -> tuple[np.ndarray, np.ndarray]:
    return np.array([t for t, _ in samples], np.int64), np.array([v for _, v in samples])


@pytest.mark.parametrize("strategy", ["latest", "minmax", "mean"])
@settings(deadline=None)
@given(samples=SAMPLES, points=POINTS)
def test_never_more_than_asked_for_in_order_and_within_the_extremes(strategy: str, samples: list, points: int) -> None:
    times, values = _arrays(samples)
    kept, found = downsample(times, values, SPAN, strategy, points)
    assert kept.size == found.size <= max(points, 2)
    assert (np.diff(kept) > 0).all()
    assert values.min() - 1e-6 <= found.min()
    assert found.max() <= values.max() + 1e-6
    if times.size <= points:
        assert (kept == times).all()


@settings(deadline=None)
@given(samples=SAMPLES, points=POINTS)
def test_minmax_and_latest_keep_real_samples(samples: list, points: int) -> None:
    times, values = _arrays(samples)
    for strategy in ("minmax", "latest"):
        kept, found = downsample(times, values, SPAN, strategy, points)
        assert set(zip(kept, found, strict=True)) <= set(samples)
    kept, found = downsample(times, values, SPAN, "minmax", points)
    assert (found.min(), found.max()) == (values.min(), values.max())
    assert downsample(times, values, SPAN, "latest", points)[0][-1] == times[-1]


def test_a_mean_stands_at_the_centre_of_its_bucket() -> None:
    times, values = np.arange(0, 1000, 100), np.arange(10.0)
    kept, found = downsample(times, values, (0, 1000), "mean", 2)
    assert kept.tolist() == [250, 750]
    assert found.tolist() == [2.0, 7.0]


def test_gaps_are_longer_than_the_cadence_allows() -> None:
    minutes = np.array([0, 1, 2, 5, 12, 13]) * 60_000
    assert gaps(minutes, 60) == [(5 * 60_000, 12 * 60_000)]
    assert gaps(np.array([0, 3, 9]) * 3_600_000, 3 * 3600) == [(3 * 3_600_000, 9 * 3_600_000)]
    assert gaps(np.array([], np.int64), 60) == gaps(np.array([1]), 60) == []
