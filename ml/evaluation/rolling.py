"""Rolling origin: fit on the past, ask about the next stretch, move on."""

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Final

from ml.evaluation.outcomes import Outcomes, answers, joined
from ml.features.samples import Samples
from ml.models.bundle import Bundle
from ml.models.split import issued, learnable
from ml.models.task import Task
from services.chassis.errors import InvalidInputError

_MONTHS: Final = {"month": 1, "quarter": 3, "year": 12}

Fit = Callable[[Task, Samples], Bundle]


def stretches(refit: str, start: datetime, end: datetime) -> Iterator[tuple[datetime, datetime]]:
    """[start, end) cut at the beginnings of months, quarters or years, UTC."""
    months = _MONTHS[refit]
    here = start
    while here < end:
        month = (here.year * 12 + here.month - 1) // months * months + months
        border = start.replace(year=month // 12, month=month % 12 + 1, day=1, hour=0, minute=0, second=0, microsecond=0)
        yield here, min(border, end)
        here = border


def rolling(task: Task, fit: Fit, samples: Samples, start: datetime, end: datetime) -> Outcomes:
    """Outcomes of [start, end), each stretch by a model that was fitted on what was known one gap before it.

    Args:
        task: says how often it is fitted anew.
        fit: makes a fitted model and its baselines from rows.
        samples: from the beginning of what may be learned from until `end`.
        start: first issue, aware UTC.
        end: of the issues, exclusive.

    Raises:
        InvalidInputError: nothing is issued in the span, or nothing is known before it.
    """
    parts = []
    for begin, until in stretches(task.refit, start, end):
        asked = issued(samples, begin, until).known()
        if not len(asked):
            continue
        learned = learnable(samples, begin)
        if not len(learned):
            raise InvalidInputError.of(
                "from", begin.isoformat(), f"an instant with known {task.name} more than 27 days before it"
            )
        parts.append(answers(fit(task, learned), asked))
    if not parts:
        span = f"{start.isoformat()} to {end.isoformat()}"
        raise InvalidInputError.of("from, to", span, f"a span of which the platform holds the truth of {task.name}")
    return joined(parts)
