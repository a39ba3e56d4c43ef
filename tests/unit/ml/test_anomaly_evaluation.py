"""The strict event rule, VUS-PR and the choice of settings, on small cases worked out by hand."""

import numpy as np
import pytest

from ml.evaluation.anomalies import CANDIDATES, OutOfFold, f_half, out_of_fold, skill_rows, strict_counts
from ml.evaluation.vus import vus_pr
from ml.features.channels import Channel, Stretch
from ml.models.anomalies import Alarm

LABELS = ((1000, 1050), (3000, 3400))


def alarm(first: int, end: int) -> Alarm:
    return Alarm(first, end, 1.0)


@pytest.mark.parametrize(
    ("alarms", "expected"),
    [
        ([], (0, 0, 2)),
        ([alarm(1010, 1020)], (1, 0, 1)),
        ([alarm(905, 915), alarm(1140, 1149)], (1, 0, 1)),  # in the margins, twice the same label
        ([alarm(800, 1000)], (1, 0, 1)),  # exactly half of it within the margin
        ([alarm(798, 1000)], (0, 1, 2)),  # a little less than half
        ([alarm(0, 8000)], (0, 1, 2)),  # everything flagged
        ([alarm(1000, 1050), alarm(3000, 3001), alarm(5000, 5001)], (2, 1, 0)),
    ],
)
def test_a_detection_counts_only_if_half_of_it_lies_at_a_label(alarms, expected):
    assert strict_counts(LABELS, alarms) == expected


def test_precision_weighs_more_than_recall():
    assert f_half(8, 2, 2) == pytest.approx(0.8)
    assert f_half(5, 0, 5) > f_half(10, 10, 0)
    assert f_half(0, 0, 3) == 0


def test_vus_pr_is_near_one_for_the_labels_themselves_and_low_for_noise():
    truth = np.zeros(4000)
    for first, end in LABELS:
        truth[first:end] = 1
    noise = np.random.default_rng(0).random(4000)
    near = np.roll(truth, 20)
    perfect, close, random = (vus_pr(LABELS, s) for s in (truth + 1e-9 * noise, near, noise))
    assert perfect > 0.85
    assert random < 0.25
    assert random < close < perfect


def test_vus_pr_of_one_step_without_slopes_is_its_precision(monkeypatch):
    monkeypatch.setattr("ml.evaluation.vus.WIDTHS", (0,))
    scores = np.linspace(0, 1, 250)
    # The step with the third greatest score: it is flagged together with two others.
    assert vus_pr([(247, 248)], scores) == pytest.approx(1 / 3)


def synthetic(number: int) -> Channel:
    """A noisy wave that stands still for a while: always within the judged part, never before it."""
    rng = np.random.default_rng(number)
    before, judged = (np.sin(np.arange(n) / 9) + rng.normal(0, 0.02, n) for n in (1500, 4000))
    first = 700 + 90 * number
    judged[first : first + 30] = 0.3
    return Channel(f"X-{number}", "synthetic", Stretch.of(before), Stretch.of(judged), ((first, first + 30),))


def test_settings_come_from_the_other_channels_and_the_gates_are_told():
    channels = [synthetic(n) for n in range(10)]
    candidates = {name: found[:24] for name, found in CANDIDATES.items()}
    outcomes = {name: out_of_fold(channels, found) for name, found in candidates.items()}
    rows = {row.metric: row for row in skill_rows(outcomes)}
    assert rows["event_f05"].ours > 0.8
    assert rows["event_f05"].gate_met is True
    assert rows["event_f05"].baselines["everything_flagged"] == 0
    assert rows["event_f05_gain"].against == "moving_z_score"
    assert rows["most_alarms_per_channel"].ours <= 5
    assert rows["quiet_alarms_per_channel"].baselines["everything_flagged"] == 1
    assert rows["event_f05"].n == 10


def test_a_detector_that_always_rings_is_not_chosen_for_it():
    always = np.array([[1, 0, 0, 1, 1]] * 4)
    never_wrong = np.array([[1, 0, 0, 0, 1], [0, 0, 1, 0, 0]] * 2)
    rows = skill_rows({
        "ours": OutOfFold(never_wrong, np.ones(4), ()),
        "moving_z_score": OutOfFold(always, np.ones(4), ()),
        "everything_flagged": OutOfFold(always, np.zeros(4), ()),
    })  # fmt: skip
    found = {row.metric: row for row in rows}
    assert found["event_f05_gain"].gate_met is False
    assert found["quiet_alarms_per_channel"].ours < found["quiet_alarms_per_channel"].baselines["moving_z_score"]
