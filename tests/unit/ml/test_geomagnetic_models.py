import dataclasses
from datetime import UTC, datetime, timedelta

import numpy as np
import pytest

from ml.features import geomagnetic
from ml.features.once import Unchanging
from ml.features.samples import Samples
from ml.models import geomagnetic as hours_ahead
from ml.models import storms
from ml.models.residual import kept_apart
from ml.models.task import Forecaster, Task
from ml.registry.serialise import from_bytes, to_bytes
from tests.unit.ml.synthetic import SyntheticSource

START = datetime(2020, 1, 1, tzinfo=UTC)
SPLIT = START + timedelta(days=250)
END = START + timedelta(days=330)
TASKS = {task.name: task for task in (*hours_ahead.TASKS, *storms.TASKS)}


@pytest.fixture(scope="module")
def source() -> Unchanging:
    return Unchanging(SyntheticSource(START, 340))


@pytest.fixture(scope="module")
def dst(source: Unchanging) -> tuple[Forecaster, Samples, Samples]:
    task = TASKS["dst_1h"]
    learned, asked = learned_and_asked(task, source)
    return task.model().fit(learned), learned, asked


def learned_and_asked(task: Task, source: Unchanging) -> tuple[Samples, Samples]:
    return task.build(source, START + timedelta(days=30), SPLIT), task.build(source, SPLIT, END)


def rmse(forecaster: Forecaster, asked: Samples) -> float:
    known = asked.known()
    return float(np.sqrt(np.mean((forecaster.predict(known).value - known.truth) ** 2)))


def test_dst_beats_its_baselines_on_the_invented_sun(dst: tuple[Forecaster, Samples, Samples]) -> None:
    model, learned, asked = dst
    others = {name: rmse(make().fit(learned), asked) for name, make in TASKS["dst_1h"].baselines.items()}
    assert rmse(model, asked) < 0.9 * min(others.values()), others


def test_kp_beats_its_baselines_on_the_invented_sun(source: Unchanging) -> None:
    task = TASKS["kp_2h"]
    learned, asked = learned_and_asked(task, source)
    others = {name: rmse(make().fit(learned), asked) for name, make in task.baselines.items()}
    assert rmse(task.model().fit(learned), asked) < 0.9 * min(others.values()), others


def test_intervals_hold_nine_truths_in_ten_and_widen_in_storms(dst: tuple[Forecaster, Samples, Samples]) -> None:
    model, _, asked = dst
    said = model.predict(asked)
    assert 0.8 < np.mean((asked.truth >= said.lower) & (asked.truth <= said.upper)) < 0.97
    stormy = asked.truth < -60
    widths = said.upper - said.lower
    assert widths[stormy].mean() > 1.5 * widths[~stormy].mean()


def test_a_storm_is_told_better_than_by_climatology(source: Unchanging) -> None:
    task = TASKS["storm_today"]
    learned, asked = learned_and_asked(task, source)
    assert rmse(task.model().fit(learned), asked) < rmse(task.baselines["climatology"]().fit(learned), asked)


@pytest.mark.parametrize("name", ["storm_today", "kpmax_today"])
def test_the_same_samples_give_the_same_bytes_and_bytes_the_same_answers(name: str, source: Unchanging) -> None:
    task = TASKS[name]
    learned, asked = learned_and_asked(task, source)
    first, again = (task.model().fit(learned) for _ in range(2))
    assert to_bytes(first) == to_bytes(again)
    np.testing.assert_array_equal(from_bytes(to_bytes(first)).predict(asked).value, again.predict(asked).value)


@pytest.mark.parametrize("task", TASKS.values(), ids=TASKS)
def test_baselines_answer_and_are_stored(task: Task, source: Unchanging) -> None:
    learned, asked = learned_and_asked(task, source)
    for name, make in task.baselines.items():
        fitted = from_bytes(to_bytes(make().fit(learned)))
        answered = fitted.predict(asked).value
        assert np.isfinite(answered).mean() > 0.9, name
        if task.kind == "probability":
            assert np.all((answered >= 0) & (answered <= 1)), name


def test_a_model_answers_without_the_solar_wind(dst: tuple[Forecaster, Samples, Samples]) -> None:
    model, _, asked = dst
    blind = asked.features.copy()
    blind[:, [asked.names.index(name) for name in geomagnetic.WIND_COLUMNS]] = np.nan
    assert np.isfinite(model.predict(dataclasses.replace(asked, features=blind)).value).all()


def test_the_rows_kept_apart_are_a_fifth(source: Unchanging) -> None:
    learned, _ = learned_and_asked(TASKS["dst_1h"], source)
    assert 0.1 < kept_apart(learned).mean() < 0.3
    few = learned.take(np.arange(len(learned)) < 100)
    assert kept_apart(few).mean() == 0.2


def test_each_row_tells_which_time_it_is_about(source: Unchanging) -> None:
    for name, task in TASKS.items():
        rows = task.build(source, SPLIT, SPLIT + timedelta(days=2))
        assert len(rows) == (2 if task.every == timedelta(days=1) else 48), name
        assert np.all(rows.valid_until > rows.issued_at), name
        assert np.all(rows.valid_from < rows.valid_until), name
        assert np.isfinite(rows.truth).all(), name
