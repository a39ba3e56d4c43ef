"""Instruments that count as the server goes."""

from typing import Final

from services.chassis.metrics import forecasts as catalogue

PREDICTIONS: Final = catalogue.PREDICTIONS.counter()
PREDICTION_SECONDS: Final = catalogue.PREDICTION_DURATION.histogram()
ISSUED: Final = catalogue.FORECASTS_ISSUED.counter()
SCORED: Final = catalogue.FORECASTS_SCORED.counter()
RETRAININGS: Final = catalogue.RETRAININGS.counter()
OUTCOMES: Final = ("promoted", "refused", "failed")


def begin(tasks: list[str]) -> None:
    """Counters of each task from nought on, or the first of a kind would be no increase."""
    for task in tasks:
        ISSUED.labels(task)
        SCORED.labels(task)
        for outcome in OUTCOMES:
            RETRAININGS.labels(task, outcome)
