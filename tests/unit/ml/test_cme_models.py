from datetime import UTC, datetime, timedelta

import numpy as np
import pytest
from scipy.integrate import solve_ivp

from ml.features import arrivals
from ml.features.samples import Samples
from ml.models.cmes import TASKS, Arrival, ConstantTransit, Enlil
from ml.models.drag import WAY_KM, Drag, PublishedDrag, transit_hours
from services.chassis.errors import InvalidInputError
from tests.unit.ml.invented_donki import GAMMA_PER_KM, WIND_KM_S, cmes_underway, source

START = datetime(2020, 1, 1, tzinfo=UTC)


@pytest.fixture(scope="module")
def samples() -> Samples:
    held = source(cmes_underway(150, START, seed=1))
    return arrivals.build_arrivals(held, START, START + timedelta(days=500))


@pytest.mark.parametrize("speed", [250.0, 399.0, 401.0, 800.0, 2500.0])
@pytest.mark.parametrize("gamma", [0.1e-7, 0.2e-7, 1e-7])
def test_drag_agrees_with_the_equation_of_motion_solved_step_by_step(speed: float, gamma: float) -> None:
    wind = 400.0

    def motion(_: float, state: tuple[float, float]) -> tuple[float, float]:
        return state[1], -gamma * (state[1] - wind) * abs(state[1] - wind)

    def arrived(_: float, state: tuple[float, float]) -> float:
        return state[0] - WAY_KM

    arrived.terminal = True  # type: ignore[attr-defined]
    solved = solve_ivp(motion, (0, 2e6), (0.0, speed), events=arrived, rtol=1e-9, atol=1e-3)
    hours = transit_hours(np.array([speed]), gamma, wind)
    assert hours[0] == pytest.approx(solved.t_events[0][0] / 3600, rel=1e-6)


def test_drag_in_its_limits() -> None:
    speed = np.array([300.0, 1000.0])
    unhindered = transit_hours(speed, 1e-13, 400.0)
    np.testing.assert_allclose(unhindered, WAY_KM / speed / 3600, rtol=1e-3)
    np.testing.assert_allclose(transit_hours(speed, 1e-6, 400.0), WAY_KM / 400.0 / 3600, rtol=0.05)
    assert transit_hours(np.array([400.0]), 0.2e-7, 400.0)[0] == pytest.approx(WAY_KM / 400.0 / 3600)
    assert (np.diff(transit_hours(np.linspace(200, 3000, 500), 0.2e-7, 450.0)) < 0).all()


def test_the_drag_model_finds_the_parameters_that_made_the_events(samples: Samples) -> None:
    fitted = Drag().fit(samples)
    assert fitted.wind_km_s == pytest.approx(WIND_KM_S, abs=40)
    assert fitted.gamma_per_km == pytest.approx(GAMMA_PER_KM, rel=0.5)
    assert error(fitted.predict(samples).value, samples) < error(
        PublishedDrag().fit(samples).predict(samples).value, samples
    )


def test_baselines_say_what_their_names_say(samples: Samples) -> None:
    np.testing.assert_array_equal(Enlil().fit(samples).predict(samples).value, samples.column("enlil_h"))
    constant = ConstantTransit().fit(samples).predict(samples).value
    assert np.ptp(constant + samples.column("elapsed_h")) == pytest.approx(0)


def test_the_mean_beats_both_of_its_parts_and_its_interval_holds_nine_in_ten(samples: Samples) -> None:
    early = samples.issued_at < np.datetime64("2020-09-15")
    fitted, asked = Arrival().fit(samples.take(early)), samples.take(~early)
    said = fitted.predict(asked)
    for other in (Enlil(), ConstantTransit().fit(samples.take(early))):
        assert error(said.value, asked) < error(other.predict(asked).value, asked)
    inside = (asked.truth >= said.lower) & (asked.truth <= said.upper)
    assert 0.75 < inside.mean() <= 1.0
    assert (said.upper - said.lower < 40).all()


def test_the_same_events_give_the_same_model(samples: Samples) -> None:
    one, other = (vars(Arrival().fit(samples)) | {"drag": vars(Drag().fit(samples))} for _ in range(2))
    assert one == other


def test_too_few_events_are_refused_in_words(samples: Samples) -> None:
    few = samples.take(np.arange(len(samples)) < 5)
    with pytest.raises(InvalidInputError, match=r"was 5; allowed: 10 or more\. Train until a later instant"):
        Arrival().fit(few)


def test_gates_are_against_enlil_and_the_fitted_drag_model() -> None:
    gates = {(gate.against, gate.bound, gate.at_most) for gate in TASKS[0].gates}
    assert gates == {("enlil", 0.95, True), ("drag", 0.85, True)}


def error(value: np.ndarray, of: Samples) -> float:
    return float(np.abs(value - of.truth).mean())
