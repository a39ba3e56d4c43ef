"""A stored model asked about a span that it never saw; nothing is fitted here."""

from datetime import datetime

from ml.evaluation.outcomes import Outcomes, answers
from ml.features.source import Source
from ml.models.bundle import Bundle
from ml.models.split import issued
from ml.models.task import GAP, Task
from ml.registry.card import ModelCard
from services.chassis.errors import InvalidInputError


def evaluate(  # noqa: PLR0913, PLR0917 - a model is a card and what it names
    task: Task, card: ModelCard, bundle: Bundle, source: Source, start: datetime, end: datetime
) -> Outcomes:
    """Outcomes of what would have been issued in [start, end).

    Args:
        task: of the model.
        card: says what the model learned from.
        bundle: the model and the baselines that were fitted beside it.
        source: what the platform holds.
        start: first issue, aware UTC.
        end: of the issues, exclusive.

    Raises:
        InvalidInputError: the span is empty, nearer than 27 days to what the model learned from, or has no truth.
        TransientError: core is away.
    """
    refuse_overlap(card, start, end)
    asked = issued(task.build(source, start, end), start, end).known()
    if not len(asked):
        span = f"{start.isoformat()} to {end.isoformat()}"
        raise InvalidInputError.of("from, to", span, f"a span of which the platform holds the truth of {task.name}")
    return answers(bundle, asked)


def refuse_overlap(card: ModelCard, start: datetime, end: datetime) -> None:
    """Refuse a span that holds, or touches within the gap, what a model learned from.

    Raises:
        InvalidInputError: it does; tells where an evaluation may begin.
    """
    span = f"{start.isoformat()} to {end.isoformat()}"
    first, last = card.trained_until_at + GAP, card.trained_from_at - GAP
    if start >= end:
        raise InvalidInputError.of("from, to", span, "a span whose end is later than its begin")
    if start < first and end > last:
        raise InvalidInputError.of(
            "from, to",
            span,
            f"a span from {first.isoformat()} on (or one that ends by {last.isoformat()}), because model "
            f"{card.model_id} learned from {card.trained_from_at.isoformat()} to {card.trained_until_at.isoformat()} "
            "and 27 days lie between",
            f"Evaluate a later span, or train one that ends before yours: "
            f"orrery ml train {card.task} --until {start.date().isoformat()}",
        )
