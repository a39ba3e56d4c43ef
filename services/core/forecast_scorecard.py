"""How good was each forecaster? Figures over issues that all of them answered, from the ledger of scores alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from services.core import completeness
from services.core.columns import extent, first
from services.core.conditions import equal, within
from services.core.forecast_figures import Answers, figures
from services.core.forecasts import OURS
from services.core.inputs import OpenSpan
from services.ports.archive import ArchiveStore, Select, Where

SPANS: Final = (("30 days", timedelta(days=30)), ("365 days", timedelta(days=365)), ("all", None))
REGULAR: Final = 0.5
"""Who answered less than this share of our issues is left out of a table where nobody said who is to be compared, and
put beside us alone: one that began late or says nothing of most issues would take them from all others."""
_MOMENT: Final = timedelta(microseconds=1)
_COLUMNS: Final = (
    "forecast_id", "task", "forecaster", "subject", "issued_at", "forecast_value", "truth_value", "was_inside",
)  # fmt: skip


@dataclass(frozen=True)
class Asked:
    """What is compared.

    Args:
        task: one; None for all.
        span: issues of this half-open span; without either end, the spans of `SPANS` up to the newest score.
        forecasters: on the issues that all of these answered; None for all that answer regularly.
        against: whose squared error skill is measured against.
    """

    task: str | None
    span: OpenSpan
    forecasters: Sequence[str] | None
    against: str


@dataclass(frozen=True)
class _Task:
    """A task and the table of its scores; `threshold` is null for quantities."""

    name: str
    kind: str | None
    unit: str | None
    scores: pa.Table


def scorecard(archive: ArchiveStore, asked: Asked) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    """By task: figures of each span; what `meta` says of them.

    Spans end with the newest scored issue of the task, never with the clock.
    """
    where = (*equal(task=asked.task), *within("issued_at", *asked.span))
    scores = archive.select(Select(table="forecast_scores", where=where, columns=_COLUMNS))
    names = sorted(pc.unique(scores["task"]).to_pylist())
    tasks = [_task(archive, name, scores.filter(pc.equal(scores["task"], name))) for name in names]
    found = [_of_task(archive, task, asked) for task in tasks]
    return found, {"completeness": _whole(found, extent(scores["issued_at"])[1])}


def _task(archive: ArchiveStore, name: str, scores: pa.Table) -> _Task:
    where = (Where("task", "=", name),)
    columns = ("forecast_id", "forecast_kind", "forecast_unit")
    newest = archive.select(Select(table="forecasts", where=where, sort=("-issued_at",), limit=1, columns=columns))
    kind = first(newest, "forecast_kind")
    thresholds: dict[str, float] = {}
    if kind == "probability":
        told = archive.select(Select(table="forecasts", where=where, columns=("forecast_id", "alarm_threshold")))
        thresholds = dict(zip(*(told[column].to_pylist() for column in told.column_names), strict=True))
    values = pa.array([thresholds.get(key) for key in scores["forecast_id"].to_pylist()], pa.float64())
    return _Task(name, kind, first(newest, "forecast_unit"), scores.append_column("threshold", values))


def _of_task(archive: ArchiveStore, task: _Task, asked: Asked) -> dict[str, Any]:
    newest = extent(task.scores["issued_at"])[1]
    return {
        "task": task.name,
        "forecast_kind": task.kind,
        "forecast_unit": task.unit,
        "against": asked.against,
        "newest_issue_at": newest,
        "spans": [
            {"span": name, **_of_span(archive, task, asked, (start, end))}
            for name, start, end in _spans(asked.span, newest)
        ],
    }


def _spans(asked: OpenSpan, newest: datetime | None) -> list[tuple[str, datetime | None, datetime | None]]:
    if asked != (None, None) or newest is None:
        return [("asked", *asked)]
    end = newest + _MOMENT
    return [(name, None if length is None else end - length, end) for name, length in SPANS]


def _of_span(archive: ArchiveStore, task: _Task, asked: Asked, span: OpenSpan) -> dict[str, Any]:
    scores = task.scores.filter(pc.greater_equal(task.scores["issued_at"], span[0])) if span[0] else task.scores
    names = sorted(pc.unique(scores["forecaster"]).to_pylist(), key=lambda name: (name != OURS, name))
    places = _places(scores, names)
    scored = {name: int((row >= 0).sum()) for name, row in zip(names, places, strict=True)}
    compared = [name for name in names if _is_compared(name, scored, asked)]
    common = (places[[names.index(name) for name in compared]] >= 0).all(axis=0) & bool(compared)
    answers = {name: _answers(task, scores, places[names.index(name)][common]) for name in compared}
    issued = (*equal(task=task.name, forecaster=OURS), *within("issued_at", *span))
    return {
        "from": span[0] or extent(scores["issued_at"])[0],
        "to": span[1],
        "issues": int(common.sum()),
        "issued": archive.count(Select(table="forecasts", where=issued)),
        "forecasters": [
            {"forecaster": name, "scored": scored[name], **figures(one, answers.get(asked.against))}
            for name, one in answers.items()
        ],
        "left_out": [
            {"forecaster": name, "scored": scored[name], "beside_ours": _pair(task, scores, names, places, name)}
            for name in names
            if name not in compared
        ],
    }


def _pair(
    task: _Task, scores: pa.Table, names: list[str], places: npt.NDArray[np.int64], name: str
) -> dict[str, Any] | None:
    """Their figures and ours on the issues that both answered."""
    if OURS not in names or name == OURS:
        return None
    both = places[[names.index(OURS), names.index(name)]]
    ours, theirs = (_answers(task, scores, row[(both >= 0).all(axis=0)]) for row in both)
    return {"theirs": figures(theirs, None), "ours": figures(ours, theirs)}


def _is_compared(name: str, scored: dict[str, int], asked: Asked) -> bool:
    if asked.forecasters is not None:
        return name in asked.forecasters
    return scored[name] >= REGULAR * scored.get(OURS, max(scored.values()))


def _places(scores: pa.Table, names: list[str]) -> npt.NDArray[np.int64]:
    """Row of each forecaster's score of each issue, -1 where it has none: shape (forecasters, issues)."""
    at = scores["issued_at"].cast(pa.int64()).cast(pa.string())
    issue = pc.binary_join_element_wise(scores["subject"], at, "|").combine_chunks().dictionary_encode()
    who = pc.index_in(scores["forecaster"], pa.array(names, pa.string())).to_numpy()
    places = np.full((len(names), len(issue.dictionary)), -1, dtype=np.int64)
    places[who, issue.indices.to_numpy()] = np.arange(scores.num_rows)
    return places


def _answers(task: _Task, scores: pa.Table, rows: npt.NDArray[np.int64]) -> Answers:
    taken = scores.take(pa.array(rows))
    columns = ("forecast_value", "truth_value", "was_inside", "threshold")
    value, truth, inside, threshold = (taken[name].cast(pa.float64()).to_numpy() for name in columns)
    return Answers(value, truth, inside, threshold, is_probability=task.kind == "probability")


def _whole(found: Sequence[dict[str, Any]], newest: datetime | None) -> dict[str, Any]:
    """Issues compared against those that we issued, over the longest span; what is not over yet is not scored yet."""
    longest = [task["spans"][-1] for task in found]
    held, expected = sum(span["issues"] for span in longest), sum(span["issued"] for span in longest)
    return completeness.facts(
        "declared", held=held, expected=expected, newest_at=newest, sources=["ledger"], whole=held >= expected
    )
