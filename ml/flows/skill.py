"""The skill table: every task and baseline over a span, fitted anew as time goes on, with its gates."""

import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from datetime import datetime
from multiprocessing import get_context
from pathlib import Path
from typing import Any, Final

import msgspec

from ml.evaluation import anomalies
from ml.evaluation.metrics import measured
from ml.evaluation.outcomes import OURS, Outcomes
from ml.evaluation.reliability import reliability
from ml.evaluation.rolling import rolling
from ml.evaluation.skill import PLAIN, skill_rows
from ml.evaluation.strata import greatest_kp, strata
from ml.features.core import CoreSource
from ml.flows.plots import draw, figures
from ml.flows.show import print_json, print_skill
from ml.flows.table import Stratum, TaskSkill
from ml.models.catalogue import task_named
from ml.models.task import Task
from ml.training.fit import fit
from services.chassis.errors import OrreryError

AT_ONCE: Final = 2
"""Tasks at a time: one on each core."""

Span = tuple[datetime, datetime]


def skill(core_url: str, tasks: Sequence[str], span: Span, out: Path, plots: Path, *, as_json: bool) -> int:  # noqa: PLR0913
    """Evaluate tasks, print and write the table, draw the plots; how many tasks could not be evaluated.

    Args:
        core_url: of the platform whose data are used.
        tasks: their names; `anomalies` is one.
        span: issues in [begin, end).
        out: file of the table, JSON.
        plots: folder.
        as_json: print the table as JSON, too.

    Raises:
        SettingsError: matplotlib is not installed.
    """
    # Told now, not after minutes of work: that no plot can be drawn, or no folder made.
    figures()
    for folder in (out.parent, plots):
        folder.mkdir(parents=True, exist_ok=True)
    found: list[TaskSkill] = []
    for task in _all(core_url, tasks, span):
        found.append(task)
        table = _table(found)
        # After each task: what was found stays when a later one is interrupted.
        out.write_bytes(msgspec.json.format(msgspec.json.encode(table), indent=1) + b"\n")
    print_json(table) if as_json else print_skill(table["tasks"])
    draw(found, plots)
    failed = [task for task in found if task.error]
    for task in failed:
        sys.stderr.write(f"✗ {task.task}: {task.error}\n")
    return len(failed)


def one(core_url: str, name: str, span: Span) -> TaskSkill:
    """Evaluate one task with rolling origin; what is wrong is told, so that the others go on."""
    source = CoreSource(core_url)
    try:
        if name == anomalies.TASK:
            return TaskSkill(task=name, rows=anomalies.anomaly_rows(source))
        task = task_named(name)
        outcomes = rolling(task, fit, task.build(source, task.first_at, span[1]), *span).common()
        rows = skill_rows(task, outcomes, span)
        kp = greatest_kp(source, outcomes.samples.valid_from, outcomes.samples.valid_until)
    except OrreryError as error:
        return TaskSkill(task=name, error=str(error))
    finally:
        source.close()
    bins = {who: reliability(outcomes, who) for who in outcomes.said} if task.kind == "probability" else {}
    parts = tuple(_stratum(task, stratum, part) for stratum, part in strata(outcomes, kp))
    return TaskSkill(task=name, rows=rows, strata=parts, reliability=bins)


def _all(core_url: str, names: Sequence[str], span: Span) -> Iterator[TaskSkill]:
    with ProcessPoolExecutor(AT_ONCE, get_context("spawn"), max_tasks_per_child=1) as pool:
        futures = [pool.submit(one, core_url, name, span) for name in names]
        for name, future in zip(names, futures, strict=True):
            yield future.result()
            sys.stderr.write(f"{name} is evaluated\n")


def _table(found: Sequence[TaskSkill]) -> dict[str, Any]:
    return {
        "tasks": [row for task in found for row in task.rows],
        "strata": [stratum for task in found for stratum in task.strata],
        "reliability": {task.task: task.reliability for task in found if task.reliability},
    }


def _stratum(task: Task, stratum: str, part: Outcomes) -> Stratum:
    metric = PLAIN[task.kind][0]
    figures = {who: measured(metric, part, who) for who in part.said}
    return Stratum(
        task=task.name, stratum=stratum, n=len(part), metric=metric, ours=figures.pop(OURS), baselines=dict(figures)
    )
