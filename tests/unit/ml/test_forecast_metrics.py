import numpy as np
import pytest
from sklearn.metrics import (
    balanced_accuracy_score,
    brier_score_loss,
    cohen_kappa_score,
    mean_absolute_error,
    mean_pinball_loss,
    root_mean_squared_error,
)

from ml.evaluation.metrics import METRICS, measured
from ml.evaluation.outcomes import OURS, Outcomes, Said
from ml.evaluation.reliability import reliability
from tests.unit.ml.small import samples, told


def outcomes(truth, ours, *, baseline=None, lower=None, upper=None, threshold=np.nan) -> Outcomes:
    rows = samples(len(truth))
    rows.truth[:] = truth
    said = {OURS: Said.of(told(list(ours), lower, upper), threshold)}
    if baseline is not None:
        said["baseline"] = Said.of(told(list(baseline)), threshold)
    return Outcomes(rows, said)


def test_errors_by_hand() -> None:
    of = outcomes([0, 0, 0, 0], [3, -3, 1, 1], baseline=[4, 4, 0, 2])
    assert measured("rmse", of, OURS) == pytest.approx(np.sqrt(20 / 4))
    assert measured("mae", of, OURS) == 2
    assert measured("bias", of, OURS) == 0.5
    assert measured("rmse_ratio", of, OURS, "baseline") == pytest.approx(np.sqrt(20 / 36))
    assert measured("mae_ratio", of, OURS, "baseline") == pytest.approx(8 / 10)


def test_alarms_by_hand() -> None:
    # 2 hits, 1 miss, 1 false alarm, 4 silences
    of = outcomes([1, 1, 1, 0, 0, 0, 0, 0], [0.9, 0.5, 0.1, 0.6, 0, 0.2, 0.3, 0.4], threshold=0.5)
    assert measured("tss", of, OURS) == pytest.approx(2 / 3 - 1 / 5)
    assert measured("hss", of, OURS) == pytest.approx(2 * (2 * 4 - 1 * 1) / (3 * 5 + 3 * 5))


def test_alarms_are_counted_by_the_threshold_of_their_row() -> None:
    of = outcomes([1, 0], [0.4, 0.4], threshold=0.5)
    of.said[OURS].threshold[0] = 0.3
    assert measured("tss", of, OURS) == 1


def test_figures_are_those_of_scikit_learn() -> None:
    random = np.random.default_rng(0)
    truth, ours = random.normal(size=300), random.normal(size=300)
    of = outcomes(truth, ours, lower=list(ours - 1), upper=list(ours + 1))
    assert measured("rmse", of, OURS) == pytest.approx(root_mean_squared_error(truth, ours))
    assert measured("mae", of, OURS) == pytest.approx(mean_absolute_error(truth, ours))
    ends = [mean_pinball_loss(truth, ours - 1, alpha=0.05), mean_pinball_loss(truth, ours + 1, alpha=0.95)]
    assert measured("pinball", of, OURS) == pytest.approx(np.mean(ends))
    assert measured("coverage", of, OURS) == pytest.approx(np.mean(np.abs(truth - ours) <= 1))


def test_figures_of_probabilities_are_those_of_scikit_learn() -> None:
    random = np.random.default_rng(1)
    truth, ours = (random.random(400) < 0.2).astype(float), random.random(400)
    of = outcomes(truth, ours, baseline=np.full(400, 0.2), threshold=0.7)
    assert measured("brier", of, OURS) == pytest.approx(brier_score_loss(truth, ours))
    share = 1 - brier_score_loss(truth, ours) / brier_score_loss(truth, np.full(400, 0.2))
    assert measured("brier_skill", of, OURS, "baseline") == pytest.approx(share)
    assert measured("tss", of, OURS) == pytest.approx(2 * balanced_accuracy_score(truth, ours >= 0.7) - 1)
    assert measured("hss", of, OURS) == pytest.approx(cohen_kappa_score(truth > 0, ours >= 0.7))


def test_an_interval_counts_only_where_there_is_one() -> None:
    of = outcomes([0, 0, 0], [0, 0, 0], lower=[-1, 1, np.nan], upper=[1, 2, np.nan])
    assert measured("coverage", of, OURS) == 0.5


@pytest.mark.parametrize("metric", ["tss", "hss"])
def test_without_events_there_is_no_figure(metric: str) -> None:
    assert np.isnan(measured(metric, outcomes([0, 0], [0.1, 0.2], threshold=0.5), OURS))


@pytest.mark.parametrize("metric", ["rmse_ratio", "mae_ratio", "brier_skill"])
def test_a_baseline_has_no_skill_against_itself(metric: str) -> None:
    of = outcomes([0, 1, 0], [0.1, 0.2, 0.3], baseline=[0.2, 0.3, 0.4])
    assert measured(metric, of, "baseline", "baseline") == METRICS[metric].no_skill


def test_only_rows_that_all_answer_are_compared() -> None:
    of = outcomes([1, np.nan, 1], [1, 1, 1], baseline=[1, 1, np.nan])
    assert of.common().truth.tolist() == [1]


def test_a_probability_that_comes_true_lies_on_the_diagonal() -> None:
    random = np.random.default_rng(2)
    ours = random.random(20_000)
    bins = reliability(outcomes((random.random(20_000) < ours).astype(float), ours), OURS)
    assert len(bins) == 10
    assert max(abs(b["forecast"] - b["observed"]) for b in bins) < 0.05
