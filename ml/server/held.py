"""The newest samples of a task, built beside the requests and answered from memory."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

import numpy as np

from ml.features.instants import aware, stamp
from ml.features.limits import missing_inputs
from ml.features.samples import Samples
from ml.models.task import Task
from ml.server.answer import Champion, Foretold, foretell
from ml.server.errors import RefusedError
from ml.server.models import Input
from ml.server.reading import Reading, newest_point

MOST_MISSING: Final = 0.5
"""Share of features without a value above which no prediction is given."""
LATE: Final = timedelta(hours=1)
"""How long after its turn the next issue may still be awaited."""
EVENTS_BACK: Final = timedelta(days=8)
"""Where something that happens asks for a forecast: how far back is looked for it."""
INPUTS_BACK: Final = timedelta(days=2)
"""How far back the newest value of a series is looked for."""


@dataclass(frozen=True, slots=True)
class Held:
    """What a task's champion says of the newest issue.

    Args:
        model_id: of the champion that said it.
        rows: one per subject, newest issue last; one where there are no subjects.
        inputs: newest value of each input.
    """

    model_id: str
    rows: tuple[Foretold, ...]
    inputs: tuple[Input, ...]

    def due(self, task: Task, now: datetime) -> bool:
        """Whether a newer issue than the held one has come."""
        if task.every is None or not self.rows:
            return True
        return aware(self.rows[-1].issued_at) + task.every <= now

    @property
    def complete(self) -> bool:
        """Whether nothing that could still come in is missing."""
        return bool(self.rows) and not self.rows[-1].missing


def build(champion: Champion, reading: Reading, at: datetime) -> Held:
    """The newest issue at or before an instant, predicted.

    Raises:
        TransientError: core is away.
    """
    task = champion.task
    back = EVENTS_BACK if task.every is None else 2 * task.every
    start = at.replace(minute=0, second=0, microsecond=0) - back
    samples = task.build(reading, start, at + timedelta(seconds=1))
    samples = newest(samples, at)
    rows = tuple(foretell(champion, samples))
    issued_at = rows[-1].issued_at if rows else stamp(at)
    return Held(champion.card.model_id, rows, tuple(_inputs(reading, issued_at)))


def newest(samples: Samples, at: datetime) -> Samples:
    """Rows of the last issue at or before `at`; of each subject its own."""
    issued = samples.take(samples.issued_at <= stamp(at))
    if not issued.subjects:
        return issued.take(np.arange(len(issued)) == len(issued) - 1)
    last = {subject: place for place, subject in enumerate(issued.subjects)}
    return issued.take(np.isin(np.arange(len(issued)), list(last.values())))


def checked(task: Task, held: Held, subject: str | None, now: datetime) -> Foretold:
    """The row that answers a question.

    Raises:
        RefusedError: there is none, it is too old, or too much that it rests on is missing.
    """
    rows = [row for row in held.rows if subject is None or row.subject == subject]
    if not rows:
        raise RefusedError(_nothing(task, held, subject))
    row = rows[-1]
    age = now - aware(row.issued_at)
    if task.every is not None and age > task.every + LATE:
        raise RefusedError(
            f"{task.name}: the newest issue that could be built is of {row.issued_at}Z, {age} ago; allowed: "
            f"{task.every + LATE}. Next step: see with `orrery status` whether core and etl run; asking again may help."
        )
    if lacking := missing_inputs(task.group, row.features):
        raise RefusedError(
            f"{task.name}: inputs of {row.issued_at}Z are missing or too old: {'; '.join(lacking)}. "
            f"Newest inputs: {_ages(held.inputs)}. Next step: see `orrery etl status` for what the providers answer."
        )
    if len(row.missing) > MOST_MISSING * len(row.features) or row.said["orrery"].value is None:
        raise RefusedError(
            f"{task.name}: {len(row.missing)} of {len(row.features)} inputs of {row.issued_at}Z are missing, "
            f"such as {', '.join(row.missing[:5])}; allowed: {MOST_MISSING:.0%}. Newest inputs: "
            f"{_ages(held.inputs)}. Next step: see `orrery etl status` for what the providers answer, or load history."
        )
    return row


def _nothing(task: Task, held: Held, subject: str | None) -> str:
    about = f" of {subject}" if subject else ""
    allowed = sorted({row.subject for row in held.rows if row.subject})
    named = f" Held now: {', '.join(allowed)}." if allowed else ""
    return (
        f"{task.name}: nothing is held{about} from which a forecast could be issued. Newest inputs: "
        f"{_ages(held.inputs)}.{named} Next step: load the data that it rests on, or ask for another instant by at=."
    )


def _ages(inputs: Sequence[Input]) -> str:
    return ", ".join(f"{i.name} {i.observed_at:%Y-%m-%dT%H:%MZ}" for i in inputs if i.observed_at) or "none"


def _inputs(reading: Reading, issued_at: np.datetime64) -> list[Input]:
    """The newest sample of each series that could be had by then, and the newest row of each table."""
    at = aware(issued_at)
    points = reading.kept.points(sorted(reading.series), at - INPUTS_BACK, at) if reading.series else None
    found = [newest_point(points, series, issued_at) for series in sorted(reading.series)] if points is not None else []
    told = [_input(row) for row in found if row is not None]
    return told + [_of_table(reading, name, at) for name in reading.queries]


def _input(row: dict[str, Any]) -> Input:
    return Input(name=row["series"], value=row["value"], observed_at=row["observed_at"], receipts=[row["batch_id"]])


def _of_table(reading: Reading, name: str, at: datetime) -> Input:
    """The newest row of a table that was told by then; of several questions, the newest of all."""
    found = [reading.newest_row(query, at) for query in reading.queries[name]]
    told_at, receipts = max(((when, ids) for when, ids in found if when), default=(None, []))
    return Input(name=name, value=None, observed_at=told_at, receipts=receipts)
