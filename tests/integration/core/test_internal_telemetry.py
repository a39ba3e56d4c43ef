"""Telemetry as ml reads it: samples and means of windows, of spans whose instants have a zone."""

from typing import Any

import msgspec
import pytest

from ml.features.core import CoreSource
from tests.contract.storage.builders import hours
from tests.integration.core.running import RunningCore
from tests.integration.core.week import SPEED

SPAN = {"series": [SPEED], "start": hours(0), "end": hours(3)}
NAIVE = hours(0).replace(tzinfo=None)


@pytest.fixture
def source(core: RunningCore) -> CoreSource:
    return CoreSource(core.url)


def test_samples_and_their_hourly_means_are_of_the_same_points(source: CoreSource) -> None:
    points = source.points([SPEED], hours(0), hours(3))
    windows = source.windows([SPEED], hours(0), hours(3), 3600)
    assert points["series"].unique().to_pylist() == [SPEED]
    times = points["observed_at"].to_pylist()
    assert times == sorted(times)
    assert hours(0) <= times[0] < times[-1] < hours(3)
    by_hour: dict[Any, list[float]] = {}
    for at, value in zip(times, points["value"].to_pylist(), strict=True):
        by_hour.setdefault(at.replace(minute=0), []).append(value)
    assert windows["window_at"].to_pylist() == list(by_hour)
    assert windows["value"].to_pylist() == pytest.approx([sum(v) / len(v) for v in by_hour.values()])
    assert windows["samples"].to_pylist() == [len(v) for v in by_hour.values()]


@pytest.mark.parametrize(
    ("path", "asked", "words"),
    [
        ("points", {"start": NAIVE}, "$.start"),
        ("points", {"end": NAIVE}, "$.end"),
        ("windows", {"start": NAIVE, "every_s": 3600}, "timezone"),
        ("windows", {"end": NAIVE, "every_s": 3600}, "aware UTC"),
        ("windows", {"every_s": 0}, "$.every_s"),
        ("windows", {}, "every_s"),
    ],
)
def test_what_cannot_be_meant_is_refused_with_what_is_allowed(
    core: RunningCore, path: str, asked: dict[str, Any], words: str
) -> None:
    answer = core.http.post(f"/internal/{path}", content=msgspec.msgpack.encode({**SPAN, **asked}))
    assert answer.status_code == 400
    assert words in answer.json()["detail"]
