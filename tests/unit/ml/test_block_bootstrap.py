import dataclasses

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ml.evaluation.bootstrap import blocks, interval
from ml.evaluation.metrics import measured
from ml.evaluation.outcomes import OURS, Outcomes, Said
from ml.features.samples import Prediction
from tests.unit.ml.small import samples


def outcomes(errors: np.ndarray, theirs: np.ndarray) -> Outcomes:
    rows = samples(len(errors))
    said = {
        OURS: Said.of(Prediction.of(rows.truth + errors), np.nan),
        "baseline": Said.of(Prediction.of(rows.truth + theirs), np.nan),
    }
    return Outcomes(rows, said)


@given(st.integers(0, 50), st.integers(60, 800), st.sampled_from(["rmse", "mae", "bias"]))
def test_the_figure_lies_in_its_interval(seed: int, n: int, metric: str) -> None:
    errors = np.random.default_rng(seed).normal(size=(2, n))
    of = outcomes(*errors)
    lower, upper = interval(metric, of, OURS)
    assert lower <= measured(metric, of, OURS) <= upper


def test_the_same_outcomes_give_the_same_interval() -> None:
    of = outcomes(*np.random.default_rng(0).normal(size=(2, 500)))
    assert interval("rmse_ratio", of, OURS, "baseline") == interval("rmse_ratio", of, OURS, "baseline")


def test_a_comparison_is_paired() -> None:
    # Twice as wrong in every row: whichever blocks are drawn, the ratio is a half, though the errors differ widely.
    errors = np.random.default_rng(0).normal(size=500) * np.linspace(0.1, 10, 500)
    lower, upper = interval("rmse_ratio", outcomes(errors, 2 * errors), OURS, "baseline")
    assert (lower, upper) == pytest.approx((0.5, 0.5))
    wide = interval("rmse", outcomes(errors, 2 * errors), OURS)
    assert wide[1] - wide[0] > 1


def test_errors_that_last_make_a_figure_less_sure() -> None:
    random = np.random.default_rng(0)
    alone = random.normal(size=27 * 40)
    lasting = np.repeat(random.normal(size=40), 27)
    width = [np.diff(interval("bias", outcomes(e, e), OURS))[0] for e in (alone, lasting)]
    assert width[1] > 3 * width[0]


def test_an_interval_holds_the_true_figure_nine_times_in_ten() -> None:
    held = []
    for seed in range(200):
        errors = np.random.default_rng(seed).normal(size=27 * 30)
        lower, upper = interval("bias", outcomes(errors, errors), OURS)
        held.append(lower <= 0 <= upper)
    assert 0.83 <= np.mean(held) <= 0.96


def test_a_block_is_one_turn_of_the_sun_or_one_subject() -> None:
    rows = samples(60)
    assert np.bincount(blocks(rows)).tolist() == [27, 27, 6]
    named = dataclasses.replace(rows, subjects=tuple("ab"[i % 2] for i in range(60)))
    assert np.bincount(blocks(named)).tolist() == [30, 30]


def test_one_block_says_nothing_of_certainty() -> None:
    errors = np.ones(20)
    assert np.isnan(interval("rmse", outcomes(errors, errors), OURS)).all()
