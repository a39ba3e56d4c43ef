import dataclasses
from datetime import UTC, datetime, timedelta

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pytest

from ml.features import flares
from ml.features.samples import Samples
from ml.models.flares import TASKS, Logistic, TrailingRate
from tests.unit.ml.invented_donki import Row, event, source

START = datetime(2020, 1, 1, tzinfo=UTC)
DAY, HOUR = timedelta(days=1), timedelta(hours=1)
BEGIN = event("CME", START)
END = event("CME", START + 120 * DAY)


def flare(at: datetime, flare_class: str, wait: timedelta = HOUR, **said: object) -> Row:
    return event("FLR", at, flare_class=flare_class, submitted_at=at + wait, **said)


def built(*rows: Row, level: str = "m", day: int = 100, days: int = 1) -> Samples:
    held = source([BEGIN, END, *rows], START, 130)
    return flares.build(held, START + day * DAY, START + (day + days) * DAY, level=level)


@pytest.mark.parametrize(
    ("flare_class", "flux"), [("M2.3", 2.3e-5), ("X1", 1e-4), ("C9.9", 9.9e-6), ("X", 1e-4), ("X28.0", 2.8e-3)]
)
def test_peak_flux_of_a_class(flare_class: str, flux: float) -> None:
    assert flares.peak_flux(flare_class) == pytest.approx(flux)


@pytest.mark.parametrize("flare_class", [None, "", "Q1.0", "M?"])
def test_what_is_no_class_has_no_flux(flare_class: str | None) -> None:
    assert np.isnan(flares.peak_flux(flare_class))


def test_days_with_flares_are_counted_back_from_the_issue() -> None:
    at = START + 100 * DAY
    rows = [flare(at - 5 * HOUR, "M1.0"), flare(at - 9 * HOUR, "X2.0"), flare(at - 3 * DAY, "M5.0"),
            flare(at - 30 * DAY, "M1.0"), flare(at - 4 * HOUR, "C9.0")]  # fmt: skip
    found = built(*rows)
    counts = [found.column(f"m_days_{n}")[0] for n in (1, 7, 27, 81)]
    assert counts == [1, 2, 2, 3]
    assert [found.column(f"x_days_{n}")[0] for n in (1, 27)] == [1, 1]
    ages = np.array([5 / 24, 9 / 24, 3, 30])
    assert found.column("m_recent_3")[0] == pytest.approx(np.exp(-ages / 3).sum())


def test_before_the_record_begins_nothing_is_zero() -> None:
    early = built(day=20)
    assert np.isnan(early.column("m_days_27")[0])
    assert early.column("m_days_7")[0] == 0
    assert np.isnan(built(day=100).column("m_days_365")[0])


def test_truth_is_a_flare_that_begins_in_the_day_and_open_where_the_record_ends() -> None:
    at = START + 100 * DAY
    rows = (flare(at + 23 * HOUR, "M1.0"), flare(at + 26 * HOUR, "C9.9"), flare(at + 50 * HOUR, "X1.0"))
    assert built(*rows, days=4).truth.tolist() == [1, 0, 1, 0]
    assert built(*rows, level="x", days=4).truth.tolist() == [0, 0, 1, 0]
    assert np.isnan(built(day=120).truth).all()


def test_a_peak_in_the_wrong_year_moves_no_flare() -> None:
    at = START + 100 * DAY
    assert built(flare(at + HOUR, "M2.3", peak_at=at - 365 * DAY)).truth.tolist() == [1]


def test_what_was_told_after_the_issue_changes_no_feature() -> None:
    at = START + 100 * DAY
    known = [flare(at - 2 * DAY, "M3.0"), flare(at - 40 * DAY, "X1.0")]
    late = [flare(at - HOUR, "X9.0", 2 * HOUR), flare(at - 5 * DAY, "M9.0", 6 * DAY), flare(at + HOUR, "M1.0")]
    whole = source([BEGIN, END, *known, *late], START, 130)

    def corrupted(rows: pa.Table) -> pa.Table:
        value = pc.if_else(pc.greater_equal(rows["observed_at"], at), 9999.0, rows["value"])
        return rows.set_column(rows.schema.get_field_index("value"), "value", value)

    edited = dataclasses.replace(source([BEGIN, END, *known], START, 130), edit=corrupted)
    before, after = (flares.build(s, at, at + DAY, level="m") for s in (whole, edited))
    np.testing.assert_array_equal(before.features, after.features)
    assert before.column("f107_sfu")[0] == 199.0
    assert before.column("m_days_81")[0] == 2
    assert (before.truth, after.truth) == ([1.0], [0.0])


def test_where_the_platform_watched_a_flare_counts_when_it_heard_of_it_and_as_it_was_first_told() -> None:
    at = START + 100 * DAY
    heard = flare(at - 5 * HOUR, "M1.0", origin="live", known_at=at - HOUR)
    raised = heard | {"flare_class": "X1.0", "known_at": at + HOUR}
    found = built(heard, raised)
    assert (found.column("m_days_1")[0], found.column("x_days_1")[0]) == (1, 0)
    unheard = heard | {"known_at": at + HOUR}
    assert built(unheard).column("m_days_1")[0] == 0


def activity(days: int = 1500) -> Samples:
    """Days whose chance of a flare follows a slow cycle that F10.7 and the counts show; invented."""
    rng = np.random.default_rng(3)
    level = 0.5 - 0.5 * np.cos(np.arange(days) / 120)
    truth = (rng.random(days) < 0.02 + 0.5 * level).astype(float)
    day = np.datetime64("2020-01-01", "s") + np.arange(days) * np.timedelta64(86400, "s")
    features = np.zeros((days, len(flares.NAMES)))
    for place, name in enumerate(flares.NAMES):
        if name.startswith("f107"):
            features[:, place] = 65 + 100 * level + 5 * rng.normal(size=days)
        elif "days" in name:
            window = int(name.rsplit("_", 1)[1])
            features[:, place] = [truth[max(i - window, 0) : i].sum() for i in range(days)]
        else:
            features[:, place] = [truth[max(i - 5, 0) : i].sum() for i in range(days)]
    return Samples(day, day, day + np.timedelta64(86400, "s"), flares.NAMES, features, truth)


def test_the_model_beats_its_baselines_on_an_invented_cycle_and_is_calibrated() -> None:
    samples, task = activity(), TASKS[0]
    early = np.arange(len(samples)) < 1000
    learned, asked = samples.take(early), samples.take(~early)
    brier = {
        name: float(np.square(make().fit(learned).predict(asked).value - asked.truth).mean())
        for name, make in {"ours": task.model, **task.baselines}.items()
    }
    assert min(brier, key=lambda name: brier[name]) == "ours"
    said = task.model().fit(learned).predict(asked)
    assert said.value.mean() == pytest.approx(asked.truth.mean(), abs=0.06)
    assert np.isnan(said.lower).all()


def test_a_day_that_lacks_an_input_has_no_answer_and_a_record_without_events_only_its_rate() -> None:
    samples = activity(200)
    gone = samples.features.copy()
    gone[0, samples.names.index("f107_sfu")] = np.nan
    model = Logistic(("f107_sfu",)).fit(samples)
    said = model.predict(dataclasses.replace(samples, features=gone)).value
    assert np.isnan(said[0])
    assert np.isfinite(said[1:]).all()
    quiet = dataclasses.replace(samples, truth=np.zeros(len(samples)))
    rare = Logistic(("f107_sfu",)).fit(quiet).predict(quiet).value
    assert rare == pytest.approx(0.5 / 201)


def test_a_sun_more_active_than_any_that_was_learned_from_stays_close_to_its_trailing_shares() -> None:
    samples, task = activity(), TASKS[0]
    quiet = samples.column("f107_sfu") < 85
    learned, asked = samples.take(quiet), samples.take(~quiet)
    steadied = task.model().fit(learned).predict(asked).value
    alone = Logistic(("f107_sfu", "m_days_7")).fit(learned).predict(asked).value
    assert np.square(steadied - asked.truth).mean() < np.square(alone - asked.truth).mean()


def test_a_trailing_rate_is_the_share_of_days() -> None:
    samples = activity(60)
    np.testing.assert_allclose(
        TrailingRate("m_days_27").fit(samples).predict(samples).value, samples.column("m_days_27") / 27
    )


def test_the_gate_is_against_every_trailing_rate_and_persistence() -> None:
    assert {gate.against for gate in TASKS[0].gates} == {"rate_27d", "rate_81d", "rate_365d", "persistence"}
    assert all(gate.certain and gate.bound == 0.05 for gate in TASKS[0].gates)
