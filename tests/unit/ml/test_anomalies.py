"""Detectors of anomalies, on synthetic series with a known one."""

import numpy as np
import pytest

from ml.features.channels import Channel, Stretch
from ml.models.anomalies import (
    Alarm,
    AlarmRule,
    Everything,
    MovingZScore,
    find_anomalies,
    forecast_errors,
    novelty,
    prominence,
)

STEPS = 8000


def wave(steps: int = STEPS, seed: int = 0) -> np.ndarray:
    return np.sin(np.arange(steps) / 9) + np.random.default_rng(seed).normal(0, 0.02, steps)


def channel(values: np.ndarray, before: np.ndarray | None = None) -> Channel:
    return Channel("X-1", "synthetic", Stretch.of(wave(1200, 1) if before is None else before), Stretch.of(values))


def with_shape(at: int, length: int = 30) -> np.ndarray:
    """A wave that stands still for a while, at values that it often has."""
    values = wave()
    values[at : at + length] = 0.3 + np.random.default_rng(2).normal(0, 0.02, length)
    return values


@pytest.mark.parametrize("at", [900, 1700, 4200])
def test_an_unusual_shape_within_the_usual_range_is_found_where_it_is(at):
    (alarm,) = find_anomalies(channel(with_shape(at)))
    assert at - 30 < alarm.first < at + 60
    assert alarm.end < at + 200
    assert 0.52 <= alarm.score <= 1


def test_a_spike_is_found_and_an_ordinary_wave_is_left_alone():
    spiked = wave()
    spiked[1700] += 6
    (alarm,) = find_anomalies(channel(spiked))
    assert alarm.first <= 1700 + 5
    assert alarm.end > 1700
    assert find_anomalies(channel(wave())) == []


def test_missing_values_are_no_anomaly_and_hide_none():
    values = with_shape(1700)
    values[1000:1100] = np.nan
    values[::37] = np.nan
    (alarm,) = find_anomalies(channel(values))
    assert 1670 < alarm.first < 1760
    assert find_anomalies(channel(np.full(STEPS, np.nan))) == []


@pytest.mark.parametrize("steps", [0, 1, 10, 60])
def test_a_stretch_that_is_too_short_to_know_has_no_alarm(steps):
    assert find_anomalies(channel(wave(steps), before=wave(0))) == []


def test_a_change_that_a_command_explains_is_no_surprise():
    rng = np.random.default_rng(3)
    commands = (rng.random((STEPS, 1)) < 0.02).astype(float)
    values = np.convolve(commands[:, 0], np.full(10, 1.0))[:STEPS] + rng.normal(0, 0.01, STEPS)
    told = forecast_errors(Stretch(values, commands), Stretch(values, commands))
    untold = forecast_errors(Stretch.of(values), Stretch.of(values))
    sent = np.flatnonzero(commands[:, 0][50:]) + 50
    assert told[sent].mean() < 0.5 * untold[sent].mean()


def test_novelty_is_the_distance_from_the_nearest_earlier_window():
    values, window = np.random.default_rng(4).normal(size=160), 10
    found = novelty(values, window)
    for end in (120, 132, 158):
        start = end - window
        earlier = [values[i : i + window] for i in range(0, start - window + 1, 2)]
        nearest = min(np.sqrt(np.mean((values[start:end] - other) ** 2)) for other in earlier)
        assert found[end - 1] == pytest.approx(nearest)
    assert not found[: 80 - 1].any()


def test_prominence_is_a_half_where_the_peak_is_typical_and_near_one_where_it_is_not():
    assert prominence(np.ones(50)).tolist() == [0.5] * 50
    assert prominence(np.append(np.full(999, 0.01), 10.0)).max() > 0.99
    assert not prominence(np.zeros(5)).any()


def test_the_strongest_stretches_are_told_in_order_of_time_and_no_more_than_allowed():
    scores = np.zeros(1000)
    scores[200:210], scores[500:520], scores[505], scores[800] = 0.6, 0.7, 0.9, 0.5
    assert AlarmRule(0.55, 3).alarms(scores) == [Alarm(200, 210, 0.6), Alarm(500, 520, 0.9)]
    assert AlarmRule(0.0, 1).alarms(scores) == [Alarm(500, 520, 0.9)]
    assert AlarmRule(0.95, 3).alarms(scores) == []


def test_a_peak_at_either_end_is_bounded_by_the_stretch():
    scores = np.array([0.9, 0.1, 0.0, 0.0, 0.1, 0.8])
    assert AlarmRule(0.5, 1).alarms(scores) == [Alarm(0, 1, 0.9)]
    assert AlarmRule(0.5, 1).alarms(scores[::-1].copy()) == [Alarm(5, 6, 0.9)]


def test_baselines_speak_the_same_language():
    spiked = wave()
    spiked[1700] += 6
    z = MovingZScore(100).scores(channel(spiked))
    assert z.argmax() == 1700
    assert not z[:100].any()
    assert AlarmRule(0.0, 1).alarms(Everything().scores(channel(spiked))) == [Alarm(0, STEPS, 1.0)]
