"""Anomalies of a series: stretches that could not be forecast, or that are unlike everything before.

Three measures, each zero or more per step. The *error* of a linear forecast from the values and commands just before
(as telemanom has it, Hundman et al. 2018, doi:10.1145/3219819.3219845, with ridge regression in place of an LSTM), the
same smoothed, and the *novelty* of the window that ends there: its distance from the nearest earlier window (the left
matrix profile of Lu et al. 2022, doi:10.1145/3534678.3539271). Nothing is learned from labels but a few settings.
"""

from dataclasses import dataclass
from typing import Final, Protocol

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from ml.features.channels import Channel, Stretch
from ml.features.samples import Mask, Numbers
from services.chassis.lean import when_used

signal = when_used("scipy.signal")

ORDER: Final = 40
"""Values just before a step that its forecast is made from."""
COMMAND_STEPS: Final = 5
"""Steps over which commands are summed, beside those of the step itself."""
PENALTY: Final = 10.0
PAST: Final = 500
"""Steps at the start of a stretch that are only looked back at, where it is twice as long."""
TYPICAL: Final = 0.99
"""Quantile of a measure that its peaks are compared with."""
APART: Final = 100
"""Steps between two alarms; what lies closer is the same event."""
_STRIDE: Final = 2
_BLOCK: Final = 512


@dataclass(frozen=True, slots=True)
class Alarm:
    """An anomaly found: steps [first, end), and how much it stands out, 0 to 1."""

    first: int
    end: int
    score: float


class Detector(Protocol):
    """Anything that says of each step how anomalous it is."""

    def scores(self, channel: Channel) -> Numbers:
        """0 (like all others, or not known) to 1 per step of `channel.judged`, shape (n,)."""
        ...


@dataclass(frozen=True, slots=True)
class ForecastAndNovelty:
    """The mean of the three measures, each against its own typical peaks.

    Args:
        window: steps of a window that is compared with earlier ones.
        span: steps over which errors are smoothed.
    """

    window: int = 25
    span: int = 60

    def scores(self, channel: Channel) -> Numbers:
        """See `Detector`. A step that is missing, or follows fewer values than a forecast needs, has no error."""
        unit = _unit(channel)
        errors = forecast_errors(channel.before, channel.judged) / unit
        measures = (errors, smoothed(errors, self.span), novelty(channel.judged.values / unit, self.window))
        mean: Numbers = np.mean([prominence(m) for m in measures], axis=0)
        return mean


@dataclass(frozen=True, slots=True)
class MovingZScore:
    """Baseline: distance from the mean of the steps before, in their standard deviations."""

    window: int = 100

    def scores(self, channel: Channel) -> Numbers:
        """See `Detector`; none before a whole window."""
        values = _filled(np.concatenate([channel.before.values, channel.judged.values])[-len(channel.judged) :])
        if len(values) <= self.window:
            return np.zeros(len(values))
        before = sliding_window_view(values, self.window)[:-1]
        spread = np.maximum(before.std(axis=1), 0.01 * _unit(channel))
        found = np.zeros(len(values))
        found[self.window :] = np.abs(values[self.window :] - before.mean(axis=1)) / spread
        found[np.isnan(channel.judged.values)] = 0
        return prominence(found)


@dataclass(frozen=True, slots=True)
class Everything:
    """Baseline: all steps are anomalous, which looser rules than ours reward."""

    def scores(self, channel: Channel) -> Numbers:
        """See `Detector`."""
        return np.ones(len(channel.judged))


@dataclass(frozen=True, slots=True)
class AlarmRule:
    """Which stretches are told.

    Args:
        floor: least score of an alarm's peak.
        most: alarms per stretch, the strongest.
    """

    floor: float
    most: int

    def alarms(self, scores: Numbers) -> list[Alarm]:
        """Stretches around the strongest peaks that stay above half of each, in order of time."""
        left = scores.copy()
        found: list[Alarm] = []
        while len(left) and len(found) < self.most:
            peak = int(np.argmax(left))
            height = float(left[peak])
            if height <= 0 or height < self.floor:
                break
            low = np.flatnonzero(left <= height / 2)
            after = int(np.searchsorted(low, peak))
            first = int(low[after - 1]) + 1 if after else 0
            end = int(low[after]) if after < len(low) else len(left)
            found.append(Alarm(first, end, height))
            left[max(0, first - APART) : end + APART] = 0
        return sorted(found, key=lambda alarm: alarm.first)


DETECTOR: Final = ForecastAndNovelty()
RULE: Final = AlarmRule(floor=0.52, most=1)
"""What cross-validation over the benchmark's channels settles on, in each fold (`ml.evaluation.anomalies`)."""


def find_anomalies(channel: Channel) -> list[Alarm]:
    """Alarms of a stretch with the settings of the benchmark; none for one that is too short to know."""
    return RULE.alarms(DETECTOR.scores(channel))


def prominence(measure: Numbers) -> Numbers:
    """A measure between 0 and 1: its greatest value is 1/2 where it is no more than typical, near 1 far above."""
    top = float(measure.max(initial=0.0))
    if top <= 0:
        return np.zeros(len(measure))
    typical = float(np.quantile(measure, TYPICAL))
    found: Numbers = measure / (typical + top)
    return found


def forecast_errors(before: Stretch, judged: Stretch) -> Numbers:
    """Size of each judged step's error when it is forecast from the steps before it, in the series' unit.

    The regression is fitted on both stretches, without labels: what is rare hardly moves it.
    """
    held, inputs = _design(before)
    asked, questions = _design(judged)
    known = np.vstack([inputs[held], questions[asked]])
    truth = np.concatenate([before.values[held], judged.values[asked]])
    errors = np.zeros(len(judged))
    if len(truth) > ORDER:
        penalty = PENALTY * np.mean(np.square(truth)) * np.eye(known.shape[1])
        weights = np.linalg.lstsq(known.T @ known + penalty, known.T @ truth, rcond=None)[0]
        errors[asked] = np.abs(judged.values[asked] - questions[asked] @ weights)
    return errors


def smoothed(errors: Numbers, span: int) -> Numbers:
    """Exponentially weighted mean of the errors up to each step; `span` as pandas and telemanom count it."""
    weight = 2 / (span + 1)
    found: Numbers = signal.lfilter([weight], [1, weight - 1], errors)
    return found


def novelty(values: Numbers, window: int) -> Numbers:
    """Root mean square distance of the window that ends at each step from the nearest earlier one.

    Windows do not overlap, every second one is looked at, and those with a missing value are left out. A stretch needs
    a past before anything in it is new: `PAST` steps, half of a shorter one. Windows of the stretch before it do not
    count as earlier: the benchmark scales each part of a channel on its own.
    """
    found = np.zeros(len(values))
    past = max(window, min(PAST, len(values) // 2))
    if len(values) < past + window:
        return found
    whole = sliding_window_view(_filled(values), window)[::_STRIDE]
    sound: Mask = np.isfinite(sliding_window_view(values, window)[::_STRIDE]).min(axis=1)
    squares = np.einsum("ij,ij->i", whole, whole)
    starts = np.arange(len(whole)) * _STRIDE
    queries = np.flatnonzero(sound & (starts + window > past))
    for i in range(0, len(queries), _BLOCK):
        block = queries[i : i + _BLOCK]
        earlier = slice(0, int(block[-1]))
        distances = squares[block, None] + squares[None, earlier] - 2 * whole[block] @ whole[earlier].T
        distances[(starts[earlier] > starts[block, None] - window) | ~sound[earlier]] = np.inf
        nearest = np.sqrt(np.maximum(distances.min(axis=1), 0) / window)
        ends = starts[block] + window
        for back in range(1, _STRIDE + 1):
            found[ends - back] = np.where(np.isfinite(nearest), nearest, 0)
    return found


def _design(stretch: Stretch) -> tuple[Mask, Numbers]:
    """Which steps can be forecast, and what each is forecast from: values before, commands, a constant."""
    values = _filled(stretch.values)
    lags = sliding_window_view(np.concatenate([np.full(ORDER, values[0] if len(values) else 0.0), values]), ORDER)[:-1]
    summed = np.cumsum(stretch.commands, axis=0)
    recent = summed.copy()
    recent[COMMAND_STEPS:] -= summed[:-COMMAND_STEPS]
    known = ~np.isnan(stretch.values) & (np.arange(len(values)) >= ORDER)
    return known, np.hstack([lags, stretch.commands, recent, np.ones((len(values), 1))])


def _filled(values: Numbers) -> Numbers:
    """Missing values as the last one before, those at the start as the first known; 0 where nothing is known."""
    known = np.flatnonzero(np.isfinite(values))
    if not len(known):
        return np.zeros(len(values))
    place = np.searchsorted(known, np.arange(len(values)), side="right") - 1
    filled: Numbers = values[known[np.maximum(place, 0)]]
    return filled


def _unit(channel: Channel) -> float:
    """Standard deviation of the whole series, 1 where it never changes."""
    values = np.concatenate([channel.before.values, channel.judged.values])
    known = values[np.isfinite(values)]
    spread = float(known.std()) if len(known) else 0.0
    return spread if spread > 0 else 1.0
