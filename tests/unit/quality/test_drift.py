import numpy as np
import pytest

from etl.quality.drift import Sample, drift
from etl.quality.profiles import QUANTILES

RNG = np.random.default_rng(7)
USUAL = [(0.1, 0.05)] * 5


def sample(values):
    return Sample(list(np.quantile(values, QUANTILES)), len(values))


REFERENCE = [sample(RNG.normal(400, 50, 500)) for _ in range(10)]


@pytest.mark.parametrize(
    ("values", "verdict"),
    [
        (RNG.normal(400, 50, 500), "steady"),
        (RNG.normal(430, 50, 500), "shifted"),
        (RNG.normal(520, 50, 500), "drifted"),
        (RNG.normal(400_000, 50_000, 500), "drifted"),
    ],
)
def test_values_that_moved_are_told_from_those_that_did_not(values, verdict):
    assert drift("solar_wind_speed_km_s", sample(values), REFERENCE, USUAL)["verdict"] == verdict


def test_the_distance_is_that_of_the_samples_to_a_quantile_step():
    one, other = RNG.normal(0, 1, 4000), RNG.normal(0.5, 1, 4000)
    at = np.sort(np.concatenate([one, other]))
    exact = np.max(
        np.abs(np.searchsorted(np.sort(one), at, "right") / 4000 - np.searchsorted(np.sort(other), at, "right") / 4000)
    )
    found = drift("x", sample(one), [sample(other)], USUAL)
    assert found["ks_distance"] == pytest.approx(exact, abs=0.05)


def test_what_is_always_so_is_no_news():
    narrow = sample(RNG.normal(480, 1, 500))
    assert drift("x", narrow, REFERENCE, [(0.99, 0.0)] * 5)["verdict"] == "steady"
    counter = sample(np.full(500, 9000.0))
    assert drift("sol", counter, REFERENCE, [(1.0, 1.0)] * 5)["verdict"] == "steady"


def test_little_is_not_judged():
    assert drift("x", sample(RNG.normal(0, 1, 10)), REFERENCE, USUAL)["verdict"] == "too few rows"
    assert drift("x", sample(RNG.normal(9000, 1, 500)), REFERENCE, [])["verdict"] == "learning"


def test_equal_constant_columns_have_no_distance():
    constant = sample(np.full(300, 5.0))
    assert drift("x", constant, [constant], USUAL)["ks_distance"] == 0.0
