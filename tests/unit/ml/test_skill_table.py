from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest

from ml.evaluation.rolling import rolling
from ml.evaluation.skill import skill_rows
from ml.evaluation.strata import greatest_kp
from ml.features.hours import read
from ml.flows.plots import draw
from ml.flows.show import print_skill
from ml.flows.table import TaskSkill
from ml.registry.card import SkillRow
from ml.training.fit import fit
from tests.unit.ml.small import FIRST_AT, probability, samples
from tests.unit.ml.synthetic import SyntheticSource

SPAN = (FIRST_AT + timedelta(days=400), FIRST_AT + timedelta(days=700))


def test_the_greatest_kp_is_that_of_all_intervals_that_touch_the_time() -> None:
    source = SyntheticSource(start=datetime(2020, 1, 1, tzinfo=UTC), days=40)
    kp = read(source, "kp", np.datetime64("2020-01-01", "s"), np.datetime64("2020-02-10", "s"), settled=True)
    begins = np.datetime64("2020-01-05", "s") + np.arange(40) * np.timedelta64(3600, "s")
    ends = begins + np.resize([3600, 7200, 86_400], 40).astype("timedelta64[s]")
    starts = kp.start + np.arange(len(kp.value)) * kp.step
    expected = [
        np.max(kp.value[(starts < end) & (starts + kp.step > begin)]) for begin, end in zip(begins, ends, strict=True)
    ]
    np.testing.assert_array_equal(greatest_kp(source, begins, ends), expected)


def row(lead: int, ours: float) -> SkillRow:
    return SkillRow(
        task=f"dst_{lead}h", lead=f"{lead} h", n=100, span=SPAN, metric="rmse_ratio", against="persistence",
        ours=ours, ci=(ours - 0.05, ours + 0.05), baselines={"persistence": 1.0, "enlil": None}, gate=0.78,
        gate_met=ours <= 0.78,
    )  # fmt: skip


def test_the_table_shows_ours_beside_the_gate_and_the_baselines(capsys: pytest.CaptureFixture[str]) -> None:
    print_skill([row(1, 0.75), row(3, 0.8)])
    head, met, missed = capsys.readouterr().out.splitlines()
    assert head.split()[:4] == ["task", "lead", "n", "metric"]
    assert met.split("  ")[0] == "dst_1h"
    assert "0.750" in met
    assert "0.700 to 0.800" in met
    assert "0.78  ✓  persistence 1.000, enlil ?" in met
    assert "0.78  ✗" in missed


def test_plots_are_drawn_the_same_each_time(tmp_path: Path) -> None:
    pytest.importorskip("matplotlib", reason="matplotlib is not installed: make skill gets it")
    bins = {"orrery": [{"forecast": 0.1, "observed": 0.2}, {"forecast": 0.8, "observed": 0.7}]}
    found = [
        TaskSkill(task="dst_1h", rows=(row(1, 0.75),)),
        TaskSkill(task="dst_3h", rows=(row(3, 0.8),)),
        TaskSkill(task="storm_today", reliability=bins),
        TaskSkill(task="kp_2h", error="no data"),
    ]
    drawn = draw(found, tmp_path)
    assert [path.name for path in drawn] == ["reliability.svg", "skill-by-lead.svg"]
    first = [path.read_bytes() for path in drawn]
    assert [path.read_bytes() for path in draw(found, tmp_path)] == first
    assert draw(found[3:], tmp_path) == []


def test_every_forecaster_of_a_probability_raises_alarms_by_its_own_threshold() -> None:
    rows = samples(800, event=True)
    outcomes = rolling(probability(rows), fit, rows, *SPAN)
    figures = {row.metric: row for row in skill_rows(probability(rows), outcomes, SPAN)}
    assert figures["tss"].ours > 0.6
    assert figures["tss"].baselines["now alone"] > 0.2
    assert figures["brier_skill"].ci[0] > 0.3
