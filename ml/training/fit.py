"""A task's model and its baselines fitted on the same rows, with the thresholds of their alarms."""

from collections.abc import Iterator
from typing import Final

import numpy as np

from ml.features.profile import Profile
from ml.features.samples import Mask, Numbers, Samples
from ml.models.bundle import Bundle
from ml.models.task import GAP, Forecaster, Task

FOLDS: Final = 4


def fit(task: Task, samples: Samples) -> Bundle:
    """Fit everything that a task compares.

    Args:
        task: what is learned.
        samples: rows whose truth is known, ordered by issue.
    """
    forecasters = _fresh(task)
    fitted = {name: forecaster.fit(samples) for name, forecaster in forecasters.items()}
    thresholds = alarm_thresholds(task, samples, fitted) if task.kind == "probability" else {}
    return Bundle(task.name, fitted.pop(Bundle.OURS), fitted, Profile.of(samples), thresholds)


def alarm_thresholds(task: Task, samples: Samples, fitted: dict[str, Forecaster]) -> dict[str, float]:
    """Per forecaster the probability from which on alarms are as many as events.

    Taken from answers to rows that were not learned from: a model is surer of what it has seen. Where no part of the
    rows can be left out without losing all events, from those of the fitted ones.
    """
    answers: dict[str, list[Numbers]] = {name: [] for name in fitted}
    truth: list[Numbers] = []
    for held_out, learned in _folds(samples):
        if len(np.unique(samples.truth[learned])) < 2:
            continue
        asked = samples.take(held_out)
        truth.append(asked.truth)
        for name, forecaster in _fresh(task).items():
            answers[name].append(forecaster.fit(samples.take(learned)).predict(asked).value)
    if not truth:
        truth = [samples.truth]
        answers = {name: [forecaster.predict(samples).value] for name, forecaster in fitted.items()}
    events = np.concatenate(truth)
    return {name: threshold(np.concatenate(values), events) for name, values in answers.items()}


def threshold(probability: Numbers, truth: Numbers) -> float:
    """The probability from which on alarms are as many as events, or nearest to it; the higher of two as near."""
    known = np.isfinite(probability)
    levels, counts = np.unique(probability[known], return_counts=True)
    alarms = counts[::-1].cumsum()[::-1]
    if not len(levels):
        return 1.0
    off = np.abs(alarms - truth[known].sum())
    best = len(levels) - 1 - int(np.argmin(off[::-1]))
    return float(levels[best])


def _fresh(task: Task) -> dict[str, Forecaster]:
    return {Bundle.OURS: task.model(), **{name: make() for name, make in task.baselines.items()}}


def _folds(samples: Samples) -> Iterator[tuple[Mask, Mask]]:
    """Consecutive parts that are held out in turn, and the rows one gap away from each."""
    gap = np.timedelta64(GAP)
    for part in np.array_split(np.arange(len(samples)), FOLDS):
        if not len(part):
            continue
        held_out = np.zeros(len(samples), dtype=bool)
        held_out[part] = True
        begin, end = samples.issued_at[part[0]], samples.valid_until[part].max()
        yield held_out, (samples.valid_until <= begin - gap) | (samples.issued_at >= end + gap)
