from datetime import UTC, datetime

import numpy as np
import pytest

from ml.evaluation.outcomes import OURS, Outcomes, Said
from ml.evaluation.skill import met, skill_rows, verdict
from ml.evaluation.strata import phase, strata
from ml.features.samples import Prediction
from ml.models.task import Gate
from ml.registry.card import ModelCard
from ml.registry.gate import refusal
from tests.unit.ml.small import FIRST_AT, probability, quantity, samples

SPAN = (datetime(2022, 1, 1, tzinfo=UTC), datetime(2024, 1, 1, tzinfo=UTC))
RATIO = Gate("rmse_ratio", "persistence", 0.78, at_most=True)
SURE = Gate("brier_skill", "logistic", 0.1, at_most=False, certain=True, sure_bound=0.0)


@pytest.mark.parametrize(
    ("gate", "ours", "ci", "expected"),
    [
        (RATIO, 0.78, (0.7, 0.9), True),
        (RATIO, 0.781, (0.7, 0.9), False),
        (RATIO, np.nan, (np.nan, np.nan), False),
        (SURE, 0.1, (0.01, 0.2), True),
        (SURE, 0.3, (-0.01, 0.5), False),
        (SURE, 0.09, (0.05, 0.2), False),
        (SURE, 0.3, (np.nan, np.nan), False),
        (Gate("mae_ratio", "enlil", 0.95, at_most=True, certain=True, sure_bound=1.0), 0.9, (0.8, 0.99), True),
        (Gate("mae_ratio", "enlil", 0.95, at_most=True, certain=True, sure_bound=1.0), 0.9, (0.8, 1.0), False),
    ],
)
def test_a_gate_is_met_or_not(gate: Gate, ours: float, ci: tuple[float, float], *, expected: bool) -> None:
    assert met(gate, ours, ci) is expected


def outcomes(ours: float) -> Outcomes:
    """Errors of ±1 by persistence, of ±`ours` by the model."""
    rows = samples(400)
    sign = np.where(np.arange(400) % 2, 1.0, -1.0)
    said = {OURS: ours * sign, "persistence": sign, "climatology": 2 * sign}
    return Outcomes(rows, {name: Said.of(Prediction.of(rows.truth + error), np.nan) for name, error in said.items()})


def test_a_row_holds_ours_beside_every_baseline() -> None:
    row = skill_rows(quantity(samples(1)), outcomes(0.5), SPAN)[0]
    assert (row.task, row.lead, row.n, row.metric, row.against) == ("small", "1 d", 400, "rmse_ratio", "persistence")
    assert row.ours == pytest.approx(0.5)
    assert row.ci == pytest.approx((0.5, 0.5))
    assert row.baselines == pytest.approx({"persistence": 1.0, "climatology": 2.0})
    assert (row.gate, row.gate_met) == (0.9, True)


@pytest.mark.parametrize(("ours", "expected"), [(0.5, (True, True)), (0.95, (False, False))])
def test_all_gates_decide(ours: float, expected: tuple[bool, bool]) -> None:
    task = quantity(samples(1))
    assert verdict(task, skill_rows(task, outcomes(ours), SPAN)) == expected


@pytest.mark.parametrize(("share", "expected"), [(0.5, (None, True)), (1.5, (None, False))])
def test_without_a_gate_the_first_baseline_is_to_be_beaten(share: float, expected: tuple[None, bool]) -> None:
    rows = samples(400, event=True)
    task = probability(rows)
    error = np.abs(rows.truth - 0.2)
    said = {OURS: rows.truth + share * error, "climatology": rows.truth + error, "now alone": rows.truth + error}
    told = Outcomes(rows, {name: Said.of(Prediction.of(value), 0.5) for name, value in said.items()})
    figures = skill_rows(task, told, SPAN)
    assert {row.metric for row in figures} == {"brier", "tss", "hss", "brier_skill"}
    assert verdict(task, figures) == expected


def test_without_a_gate_a_figure_that_is_not_known_beats_nothing() -> None:
    """A first baseline without any error leaves no ratio: the model may not be deployed for that."""
    rows = samples(400, event=True)
    said = {OURS: rows.truth + 0.5, "climatology": rows.truth, "now alone": rows.truth}
    told = Outcomes(rows, {name: Said.of(Prediction.of(value), 0.5) for name, value in said.items()})
    assert verdict(probability(rows), skill_rows(probability(rows), told, SPAN)) == (None, False)


def card(**facts: object) -> ModelCard:
    given: dict[str, object] = {
        "task": "small", "trained_at": FIRST_AT, "trained_from_at": FIRST_AT, "trained_until_at": FIRST_AT,
        "samples": 1, "data_sha256": "", "code_version": "", "features": (), "origin": "live",
    }  # fmt: skip
    return ModelCard(**given | facts)


def test_a_refusal_tells_the_figure_that_failed() -> None:
    rows = skill_rows(quantity(samples(1)), outcomes(0.95), SPAN)
    refused = refusal(card(metrics=rows, gate_met=False, deployable=False))
    assert refused is not None
    assert "rmse_ratio against persistence 0.95 (90 %: 0.95 to 0.95; 400 forecasts, gate 0.9)" in refused.detail
    never = refusal(card())
    assert never is not None
    assert "never evaluated" in never.detail
    assert refusal(card(metrics=rows, deployable=True)) is None


def test_phases_follow_the_sunspot_number() -> None:
    days = ("2008-06-01", "2012-01-01", "2014-04-01", "2017-06-01", "2020-01-01", "2022-06-01")
    assert [phase(np.datetime64(day, "s")) for day in days] == [
        "minimum",
        "rising",
        "maximum",
        "declining",
        "minimum",
        "rising",
    ]


def test_every_row_with_a_kp_is_of_one_storm_level() -> None:
    of = outcomes(0.5)
    kp = np.resize(np.arange(28) / 3, 400)
    levels = [(name, len(part)) for name, part in strata(of, kp) if name.startswith("Kp")]
    assert sum(n for _, n in levels) == 400
    assert [name for name, _ in levels][2] == "Kp 5− to 6+ (G1, G2)"
    assert len(dict(strata(of, kp))["Kp 5− to 6+ (G1, G2)"]) == np.isin(np.round(kp * 3), range(14, 20)).sum()
