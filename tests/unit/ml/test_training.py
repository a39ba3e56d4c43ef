import hashlib
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import numpy as np
import pytest

from ml.evaluation.outcomes import OURS
from ml.evaluation.stored import evaluate, refuse_overlap
from ml.features.samples import Samples
from ml.models.task import GAP
from ml.registry.card import ModelCard
from ml.registry.serialise import to_bytes
from ml.training.fit import fit, threshold
from ml.training.train import Run, data_sha256, train
from services.chassis.errors import InvalidInputError
from tests.unit.ml.small import FIRST_AT, probability, quantity, samples
from tests.unit.ml.synthetic import SyntheticSource

SOURCE = SyntheticSource(days=1)
RUN = Run(now=datetime(2026, 1, 1, tzinfo=UTC), code_version="1", origin="live")
UNTIL = FIRST_AT + timedelta(days=500)
PRINT_HASH = """
import hashlib
from ml.registry.serialise import to_bytes
from ml.training.fit import fit
from tests.unit.ml.small import quantity, samples
rows = samples(400)
print(hashlib.sha256(to_bytes(fit(quantity(rows), rows))).hexdigest())
"""


def trained(rows: Samples) -> tuple[ModelCard, str]:
    card, bundle = train(quantity(rows), SOURCE, UNTIL, RUN)
    return card, hashlib.sha256(to_bytes(bundle)).hexdigest()


def test_the_same_data_give_the_same_bytes() -> None:
    first, second = trained(samples(600)), trained(samples(600))
    assert first == second
    changed = samples(600)
    changed.truth[100] += 1e-3
    other = trained(changed)
    assert other[0].data_sha256 != first[0].data_sha256
    assert other[1] != first[1]


def test_another_process_gives_the_same_bytes() -> None:
    found = {
        subprocess.run(
            [sys.executable, "-c", PRINT_HASH], env={"PYTHONHASHSEED": seed, "OMP_NUM_THREADS": "1"},
            capture_output=True, text=True, check=True,
        ).stdout
        for seed in "12"
    }  # fmt: skip
    assert len(found) == 1


def test_what_is_learned_ends_one_gap_before() -> None:
    card, _ = trained(samples(600))
    assert card.trained_until_at == UNTIL - GAP
    assert card.samples == 500 - 27
    assert card.trained_from_at == FIRST_AT
    assert card.features == ("now", "driver")
    later = samples(600)
    later.truth[500 - 27 :] = 99.0
    assert trained(later)[0].data_sha256 == card.data_sha256


@pytest.mark.parametrize("what", ["features", "truth", "issued_at"])
def test_the_hash_of_the_data_sees_every_part(what: str) -> None:
    rows = samples(50)
    before = data_sha256(rows)
    values = getattr(rows, what)
    values[3] = values[4]
    assert data_sha256(rows) != before


def test_nothing_to_learn_from_is_told() -> None:
    rows = samples(20)
    with pytest.raises(InvalidInputError, match="orrery replay"):
        train(quantity(rows), SOURCE, FIRST_AT + timedelta(days=27), RUN)


def test_alarms_are_as_many_as_events() -> None:
    probability_, truth = np.linspace(0, 1, 11), np.zeros(11)
    truth[[1, 5, 9]] = 1
    assert (probability_ >= threshold(probability_, truth)).sum() == 3
    # Many equal probabilities: the level whose alarms are nearest to three in number.
    level = threshold(np.array([0.1] * 7 + [0.5] * 3 + [0.9]), truth)
    assert level == 0.5


def test_thresholds_are_set_for_every_forecaster_on_rows_not_learned_from() -> None:
    rows = samples(1500, event=True)
    bundle = fit(probability(rows), rows)
    assert set(bundle.thresholds) == {OURS, "climatology", "now alone"}
    fresh = samples(1500, seed=1, event=True)
    alarms = (bundle.predict(fresh).value >= bundle.thresholds[OURS]).sum()
    assert abs(alarms - fresh.truth.sum()) < 0.15 * fresh.truth.sum()


def test_evaluation_fits_nothing_and_refuses_what_was_learned() -> None:
    rows = samples(900)
    task = quantity(rows)
    card, bundle = train(task, SOURCE, UNTIL, RUN)
    before = to_bytes(bundle)
    outcomes = evaluate(task, card, bundle, SOURCE, UNTIL, UNTIL + timedelta(days=100))
    assert len(outcomes) == 100
    assert to_bytes(bundle) == before
    for start in (FIRST_AT, UNTIL - timedelta(seconds=1)):
        with pytest.raises(InvalidInputError, match="learned from"):
            evaluate(task, card, bundle, SOURCE, start, UNTIL + timedelta(days=100))


def test_a_span_before_all_that_was_learned_may_be_evaluated() -> None:
    card = replace_card(trained_from_at=UNTIL, trained_until_at=UNTIL + timedelta(days=100))
    refuse_overlap(card, UNTIL - timedelta(days=60), UNTIL - GAP)
    with pytest.raises(InvalidInputError, match="ends by 2019-04-19"):
        refuse_overlap(card, UNTIL - timedelta(days=60), UNTIL - GAP + timedelta(days=1))
    with pytest.raises(InvalidInputError, match="later than its begin"):
        refuse_overlap(card, UNTIL, UNTIL)


def replace_card(**facts: datetime) -> ModelCard:
    card, _ = train(quantity(samples(600)), SOURCE, UNTIL, RUN)
    return ModelCard(**{name: getattr(card, name) for name in card.__struct_fields__} | facts)


def test_rows_of_an_unknown_truth_teach_nothing() -> None:
    rows = samples(600)
    rows.truth[10:20] = np.nan
    assert trained(replace(rows))[0].samples == 500 - 27 - 10
