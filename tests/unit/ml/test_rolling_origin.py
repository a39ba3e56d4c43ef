from datetime import UTC, datetime, timedelta
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ml.evaluation.outcomes import OURS
from ml.evaluation.rolling import rolling, stretches
from ml.features.profile import Profile
from ml.features.samples import Samples
from ml.models.bundle import Bundle
from ml.models.task import GAP, Task
from ml.training.fit import fit
from services.chassis.errors import InvalidInputError
from tests.unit.ml.small import FIRST_AT, probability, quantity, samples

instants = st.integers(0, 365 * 48).map(lambda hours: datetime(2018, 6, 1, tzinfo=UTC) + timedelta(hours=hours))


@given(st.sampled_from(["month", "quarter", "year"]), instants, st.timedeltas(timedelta(hours=1), timedelta(days=900)))
def test_stretches_fill_the_span_and_end_where_months_do(refit: str, start: datetime, length: timedelta) -> None:
    found = list(stretches(refit, start, start + length))
    assert found[0][0] == start
    assert found[-1][1] == start + length
    for (_, end), (begin, _) in pairwise(found):
        assert end == begin
        assert (begin.day, begin.hour, begin.minute) == (1, 0, 0)
        assert begin.month in {"month": range(1, 13), "quarter": (1, 4, 7, 10), "year": (1,)}[refit]


@given(instants, st.integers(5, 400), st.sampled_from(["month", "quarter", "year"]))
def test_no_row_within_the_gap_is_learned_from(start: datetime, days: int, refit: str) -> None:
    rows = samples(1000)
    task = quantity(rows)
    object.__setattr__(task, "refit", refit)
    seen: list[tuple[np.datetime64, np.datetime64]] = []

    class Watching(Bundle):
        def __init__(self, learned: Samples) -> None:
            profile = Profile.of(learned.take(np.arange(len(learned)) < 2))
            super().__init__(task.name, task.baselines["persistence"](), {}, profile, {})
            self.learned = learned
            self.model = self

        def predict(self, asked: Samples):
            seen.append((self.learned.valid_until.max(), asked.issued_at.min()))
            return task.baselines["persistence"]().predict(asked)

    def watched(_: Task, learned: Samples) -> Bundle:
        return Watching(learned)

    rolling(task, watched, rows, start, start + timedelta(days=days))
    assert seen
    assert all(asked - learned >= np.timedelta64(GAP) for learned, asked in seen)
    assert len(seen) <= len(list(stretches(refit, start, start + timedelta(days=days))))


def test_each_issue_of_the_span_is_asked_once() -> None:
    rows = samples(800)
    start, end = FIRST_AT + timedelta(days=400), FIRST_AT + timedelta(days=700)
    outcomes = rolling(quantity(rows), fit, rows, start, end)
    assert len(outcomes) == 300
    assert set(outcomes.said) == {OURS, "persistence", "climatology"}
    assert (np.diff(outcomes.samples.issued_at) == np.timedelta64(1, "D")).all()


def test_what_came_later_changes_no_answer() -> None:
    rows, start, middle = samples(800), FIRST_AT + timedelta(days=400), FIRST_AT + timedelta(days=500)
    before = rolling(probability(rows), fit, samples(800, event=True), start, middle)
    changed = samples(800, event=True)
    changed.truth[500:] = 1 - changed.truth[500:]
    after = rolling(probability(rows), fit, changed, start, middle)
    np.testing.assert_array_equal(before.said[OURS].value, after.said[OURS].value)
    np.testing.assert_array_equal(before.said[OURS].threshold, after.said[OURS].threshold)


def test_a_span_before_the_history_is_refused() -> None:
    rows = samples(400)
    with pytest.raises(InvalidInputError, match="27 days"):
        rolling(quantity(rows), fit, rows, FIRST_AT, FIRST_AT + timedelta(days=30))
    with pytest.raises(InvalidInputError, match="holds the truth"):
        rolling(quantity(rows), fit, rows, FIRST_AT + timedelta(days=500), FIRST_AT + timedelta(days=530))
