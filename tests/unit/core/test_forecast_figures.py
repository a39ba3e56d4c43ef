import numpy as np
import pytest

from services.core.forecast_figures import Answers, figures

NONE = np.array([])


def answers(
    value: list[float], truth: list[float], *, threshold: float | None = None, inside: float = np.nan
) -> Answers:
    at = np.full(len(value), np.nan if threshold is None else threshold)
    held = np.full(len(value), inside)
    return Answers(np.array(value), np.array(truth), held, at, is_probability=threshold is not None)


def test_errors_of_a_quantity_and_its_skill_over_a_reference() -> None:
    one, reference = answers([1.0, 3.0], [2.0, 2.0], inside=1.0), answers([0.0, 4.0], [2.0, 2.0])
    found = figures(one, reference)
    assert (found["rmse"], found["mae"], found["bias"], found["coverage"]) == (1.0, 1.0, 0.0, 1.0)
    assert found["skill"] == pytest.approx(0.75)
    assert (found["brier"], found["alarms"]) == (None, None)
    assert figures(reference, None)["skill"] is None


def test_alarms_of_finleys_tornadoes_have_the_published_skill() -> None:
    """Finley's forecasts of 1884 as Murphy (1996) tells them: 28 hits, 23 misses, 72 false alarms, 2680 quiet."""
    counts = ((1.0, 1.0, 28), (0.0, 1.0, 23), (1.0, 0.0, 72), (0.0, 0.0, 2680))
    value = [v for v, _, n in counts for _ in range(n)]
    truth = [t for _, t, n in counts for _ in range(n)]
    alarms = figures(answers(value, truth, threshold=0.5), None)["alarms"]
    assert (alarms["events"], alarms["hits"], alarms["misses"], alarms["false_alarms"]) == (51, 28, 23, 72)
    assert alarms["tss"] == pytest.approx(0.523, abs=5e-4)
    assert alarms["hss"] == pytest.approx(0.355, abs=5e-4)


def test_what_has_no_meaning_is_null() -> None:
    nothing = figures(Answers(NONE, NONE, NONE, NONE, is_probability=True), None)
    assert (nothing["n"], nothing["brier"], nothing["bias"], nothing["alarms"]) == (0, None, None, None)
    quiet = figures(answers([0.1, 0.2], [0.0, 0.0], threshold=0.5), answers([0.0, 0.0], [0.0, 0.0], threshold=0.5))
    assert (quiet["skill"], quiet["alarms"]["tss"], quiet["alarms"]["hss"]) == (None, None, None)
