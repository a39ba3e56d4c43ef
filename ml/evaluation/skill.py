"""The figures of a task: ours with its interval beside every baseline's, and whether the gates are met."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

import numpy as np

from ml.evaluation.bootstrap import interval
from ml.evaluation.metrics import METRICS, measured
from ml.evaluation.outcomes import OURS, Outcomes
from ml.models.task import Gate, Task
from ml.registry.card import SkillRow

PLAIN: Final = {
    "quantity": ("rmse", "mae", "bias", "pinball", "coverage"),
    "probability": ("brier", "tss", "hss"),
}
COMPARED: Final = {"quantity": "rmse_ratio", "probability": "brier_skill"}
"""What decides where a task has no gate: against its first baseline."""


def skill_rows(task: Task, outcomes: Outcomes, span: tuple[datetime, datetime]) -> tuple[SkillRow, ...]:
    """Figures of a task over the rows that all its forecasters answer; the gates' first."""
    rows = outcomes.common()
    asked = {(gate.metric, gate.against): gate for gate in task.gates}
    wanted = list(asked)
    wanted += [(metric, "") for metric in PLAIN[task.kind] if (metric, "") not in asked]
    compared = COMPARED[task.kind]
    wanted += [(compared, name) for name in list(task.baselines)[:1] if (compared, name) not in asked]
    return tuple(_row(task, rows, span, name, asked.get(name)) for name in wanted)


def met(gate: Gate, ours: float, ci: tuple[float, float]) -> bool:
    """Whether a figure is what a gate asks; one that is not known is not."""
    sign = -1.0 if gate.at_most else 1.0
    nearer = ci[1] if gate.at_most else ci[0]
    enough = sign * ours >= sign * gate.bound
    return bool(enough and (not gate.certain or sign * nearer > sign * gate.sure_bound))


def verdict(task: Task, rows: Sequence[SkillRow]) -> tuple[bool | None, bool]:
    """Whether every gate is met (None: the task has none), and whether the model may forecast.

    A task without gates asks for less: a better figure than its first baseline's; one that is not known is not better.
    """
    if task.gates:
        all_met = all(row.gate_met for row in rows if row.gate is not None)
        return all_met, all_met
    metric = METRICS[COMPARED[task.kind]]
    compared = [row.ours for row in rows if row.metric == COMPARED[task.kind] and row.ours is not None]
    better = [ours > metric.no_skill if metric.more_is_better else ours < metric.no_skill for ours in compared]
    return None, bool(better) and all(better)


def _row(
    task: Task, rows: Outcomes, span: tuple[datetime, datetime], figure: tuple[str, str], gate: Gate | None
) -> SkillRow:
    metric, against = figure
    ours, ci = measured(metric, rows, OURS, against), interval(metric, rows, OURS, against)
    baselines = {name: _known(measured(metric, rows, name, against)) for name in rows.said if name != OURS}
    return SkillRow(
        task=task.name,
        lead=task.lead,
        n=len(rows),
        span=span,
        metric=metric,
        against=against,
        ours=_known(ours),
        ci=(_known(ci[0]), _known(ci[1])),
        baselines=baselines,
        gate=gate.bound if gate else None,
        gate_met=met(gate, ours, ci) if gate else None,
    )


def _known(figure: float) -> float | None:
    return float(figure) if np.isfinite(figure) else None
