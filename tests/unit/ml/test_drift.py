"""Drift is what no month of training showed: of values, of gaps, of skill."""

import numpy as np
import pytest

from ml.features.profile import BINS, Profile, missing
from ml.features.samples import Samples
from ml.server.drifting import compare, skill_over

HOUR = np.timedelta64(3600, "s")


def samples(features: np.ndarray, start: str = "2020-01-01") -> Samples:
    issued = np.datetime64(start, "s") + np.arange(len(features)) * HOUR
    names = tuple(f"f{place}" for place in range(features.shape[1]))
    return Samples(issued, issued, issued + HOUR, names, features, np.zeros(len(features)))


def draw(hours: int, seed: int, shift: float = 0.0) -> np.ndarray:
    """A steady feature, and one that goes its own way each month."""
    random = np.random.default_rng(seed)
    month = np.arange(hours) // (30 * 24)
    return np.column_stack([random.normal(shift, 1, hours), random.normal(0, 1, hours) + 2 * (month % 3)])


@pytest.fixture(scope="module")
def profile() -> Profile:
    return Profile.of(samples(draw(360 * 24, seed=1)))


def test_the_index_is_that_of_its_definition():
    learned = np.arange(1000.0)[:, None]
    now = np.concatenate([np.arange(0, 1000, 10.0), np.full(100, 999.0)])[:, None]
    then, here = np.full(BINS, 0.1), np.full(BINS, 0.05)
    here[-1] = 0.55
    expected = np.sum((here - then) * np.log(here / then))
    assert Profile.of(samples(learned)).stability(samples(now))[0] == pytest.approx(expected)


def test_a_month_like_those_of_training_is_no_drift(profile):
    found = compare(profile, samples(draw(30 * 24, seed=2)), None)
    assert not found.raised
    assert 0 < found.psi < 0.2
    assert profile.stability(samples(draw(30 * 24, seed=2)))[1] > 0.2  # each month of it is another one than the whole


def test_a_shift_is_raised_and_named(profile):
    found = compare(profile, samples(draw(30 * 24, seed=2, shift=1.5)), None)
    assert found.raised
    assert list(found.shifted) == ["f0"]
    assert found.psi > 0.2
    [named] = found.detail["shifted"]
    assert (named["feature"], named["psi"] > named["bound"]) == ("f0", True)


def test_too_few_rows_say_nothing(profile):
    assert not compare(profile, samples(draw(19, seed=2, shift=5)), None).raised


def test_a_feed_that_breaks_is_raised(profile):
    broken = draw(30 * 24, seed=2)
    broken[::3, 0] = np.nan
    found = compare(profile, samples(broken), None)
    assert list(found.lost) == ["f0"]
    assert found.lost["f0"] == pytest.approx((1 / 3, 0.2))
    assert missing(samples(broken)).tolist() == pytest.approx([1 / 3, 0])


@pytest.mark.parametrize(("skill", "raised"), [((-0.1, 0.0), True), ((0.1, 0.0), False)])
def test_lost_skill_is_a_drift_too(profile, skill, raised):
    assert compare(profile, samples(draw(30 * 24, seed=2)), skill).raised is raised


def test_skill_is_told_of_enough_forecasts_alone():
    losses = np.full(30, 1.0)
    assert skill_over(losses, 2 * losses) == 0.5
    assert skill_over(losses[:29], 2 * losses[:29]) is None
    assert skill_over(losses, 0 * losses) is None
