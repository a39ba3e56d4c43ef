import pytest

from tests.load.arithmetic import (
    Allowance,
    Objective,
    Window,
    bound_by,
    growth,
    is_past_knee,
    knee,
    objectives,
    power,
)


def window(rate: float, mean_ms: float, **more: object) -> Window:
    return {"rate": rate, "mean_ms": mean_ms, "generator_cpu": 0.1, "generator_delay_ms": 1.0, **more}


def test_the_knee_is_the_last_step_that_brought_more_than_it_cost() -> None:
    steps = [window(100, 5), window(200, 5), window(400, 6), window(480, 20), window(470, 90)]
    assert knee(steps) == 2
    assert not is_past_knee(steps[:4])
    assert is_past_knee(steps)


def test_steps_that_still_gain_end_at_their_knee() -> None:
    assert knee([window(100, 5), window(200, 5), window(400, 5)]) == 2


def test_a_step_without_answers_has_no_power() -> None:
    silent = {"rate": 0.0, "mean_ms": None}
    assert power(silent) == 0.0
    assert knee([window(10, 5), silent]) == 0


@pytest.mark.parametrize(
    ("count", "slow", "holds"),
    [(1000, 1, True), (1000, 2, False), (999, 1, False), (10, 0, True), (0, 0, False)],
)
def test_an_objective_holds_where_one_in_a_thousand_is_slow(count: int, slow: int, *, holds: bool) -> None:
    assert Objective("cached", count, slow).holds is holds


def test_objectives_count_several_steps_together() -> None:
    steps = [
        {"classes": {"cached": {"count": 600, "slow": 1}, "other": {"count": 5}}},
        {"classes": {"cached": {"count": 600, "slow": 0}}},
    ]
    cached, query = objectives(steps, ["cached", "query"])
    assert (cached.count, cached.slow, cached.holds) == (1200, 1, True)
    assert (query.count, query.holds) == (0, False)


@pytest.mark.parametrize(
    ("facts", "bound"),
    [
        ({"generator_cpu": 0.9}, "generator"),
        ({"generator_delay_ms": 25.0}, "generator, which woke up late"),
        ({"programs_cpu": {"gateway": 0.97, "core": 0.4}}, "gateway"),
        ({"programs_cpu": {"gateway": 0.5}, "machine_cpu": 0.99}, "machine"),
        ({"programs_cpu": {"gateway": 0.5}, "machine_cpu": 0.6}, ""),
    ],
)
def test_a_step_says_what_was_used_up(facts: Window, bound: str) -> None:
    assert bound_by(window(100, 5) | facts) == bound


AT = list(range(0, 600, 10))
NOISE = [(-1) ** i * 3.0 for i in range(60)]
ALLOWED = Allowance(absolute=12.0, share=0.05)


def test_a_leak_beneath_noise_grows() -> None:
    found = growth("core (MB)", AT, [200 + at / 30 + noise for at, noise in zip(AT, NOISE, strict=True)], ALLOWED)
    assert found.gained == pytest.approx(590 / 30, abs=1)
    assert found.grows


def test_noise_and_a_single_outlier_do_not_grow() -> None:
    values = [200 + noise for noise in NOISE]
    values[-1] = 900.0
    assert not growth("core (MB)", AT, values, ALLOWED).grows


def test_both_allowances_must_be_passed() -> None:
    values = [1000 + at / 30 for at in AT]
    assert not growth("core (MB)", AT, values, ALLOWED).grows


def test_falling_is_no_growth() -> None:
    assert not growth("core (MB)", AT, [500 - at / 2 for at in AT], ALLOWED).grows


def test_one_sample_makes_no_line() -> None:
    with pytest.raises(ValueError, match="1 samples; at least 2"):
        growth("core (MB)", [0], [1.0], ALLOWED)
