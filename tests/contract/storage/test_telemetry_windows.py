import uuid
from datetime import UTC, datetime, timedelta

import hypothesis
import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.chassis.errors import InvalidInputError
from services.ports.telemetry import Aggregate, TelemetryStore
from tests.contract.storage.builders import hours, point
from tests.contract.storage.test_telemetry import KP, SPEED, points

pytestmark = pytest.mark.capability("windows")
VALUE_COLUMNS: dict[Aggregate, list[str]] = {
    "mean": ["value"],
    "latest": ["value"],
    "minmax": ["value_min", "value_max"],
}
AGGREGATES = tuple(VALUE_COLUMNS)
Row = tuple[str, int, float | None]


def at(us: int) -> datetime:
    return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(microseconds=us)


def test_windows_are_whole_multiples_since_1970_named_by_their_start(telemetry: TelemetryStore) -> None:
    telemetry.write(points(*(point(SPEED, hours(n), v) for n, v in ((0.9, 1.0), (1.0, 2.0), (1.5, 4.0), (3.0, 8.0)))))
    found = telemetry.windows([SPEED], hours(0), hours(9), 3600, "mean")
    assert found["window_at"].to_pylist() == [hours(0), hours(1), hours(3)]
    assert found["samples"].to_pylist() == [1, 2, 1]
    assert found["value"].to_pylist() == [1.0, 3.0, 8.0]


def test_a_window_counts_only_what_is_in_the_span(telemetry: TelemetryStore) -> None:
    telemetry.write(points(*(point(SPEED, hours(n / 4), float(n)) for n in range(8))))
    found = telemetry.windows([SPEED], hours(0.5), hours(1.5), 3600, "minmax")
    assert found.to_pylist() == [
        {"series": SPEED, "window_at": hours(0), "samples": 2, "value_min": 2.0, "value_max": 3.0},
        {"series": SPEED, "window_at": hours(1), "samples": 2, "value_min": 4.0, "value_max": 5.0},
    ]


def test_windows_before_1970_are_rounded_down_too(telemetry: TelemetryStore) -> None:
    telemetry.write(points(point(KP, at(-1), 1.0), point(KP, at(-3_600_000_001), 2.0), point(KP, at(0), 4.0)))
    found = telemetry.windows([KP], at(-9_000_000_000), at(1), 3600, "latest")
    assert found["window_at"].to_pylist() == [at(-7_200_000_000), at(-3_600_000_000), at(0)]
    assert found["value"].to_pylist() == [2.0, 1.0, 4.0]


def test_points_without_a_value_count_for_nothing(telemetry: TelemetryStore) -> None:
    rows = [point(SPEED, hours(0.1), 4.0), point(SPEED, hours(0.2), None), point(SPEED, hours(1), None)]
    telemetry.write(points(*rows))
    for aggregate in AGGREGATES:
        found = telemetry.windows([SPEED], hours(0), hours(9), 3600, aggregate)
        assert found["samples"].to_pylist() == [1]
        assert found[VALUE_COLUMNS[aggregate][0]].to_pylist() == [4.0]


def test_series_of_the_same_instants_stay_apart_and_in_order(telemetry: TelemetryStore) -> None:
    telemetry.write(points(*(point(name, hours(n), 10.0 * n) for n in (2, 0, 1) for name in (SPEED, KP, "other"))))
    found = telemetry.windows([SPEED, KP], hours(0), hours(9), 7200, "mean")
    assert found.select(["series", "window_at", "value"]).to_pydict() == {
        "series": [KP, KP, SPEED, SPEED],
        "window_at": [hours(0), hours(2)] * 2,
        "value": [5.0, 20.0] * 2,
    }


@pytest.mark.parametrize("aggregate", AGGREGATES)
def test_no_windows_are_an_empty_table_of_the_same_columns(telemetry: TelemetryStore, aggregate: Aggregate) -> None:
    telemetry.write(points(point(SPEED, hours(1), 400.0)))
    whole = telemetry.windows([SPEED], hours(0), hours(2), 60, aggregate)
    values = [(column, pa.float64()) for column in VALUE_COLUMNS[aggregate]]
    keys = [("series", pa.string()), ("window_at", pa.timestamp("us", "UTC")), ("samples", pa.int64())]
    assert whole.schema == pa.schema([*keys, *values])
    for names, start, end in (([], 0, 2), ([KP], 0, 2), ([SPEED], 2, 9), ([SPEED], 2, 1)):
        assert telemetry.windows(names, hours(start), hours(end), 60, aggregate) == whole.schema.empty_table()


@pytest.mark.parametrize("every_s", [0, -60])
def test_windows_of_no_length_are_refused(telemetry: TelemetryStore, every_s: int) -> None:
    with pytest.raises(InvalidInputError, match=f"every_s was {every_s}.*at least 1"):
        telemetry.windows([SPEED], hours(0), hours(1), every_s, "mean")


INSTANTS = st.integers(-40_000_000, 40_000_000).map(lambda us: us - us % 500_000)
VALUES = st.one_of(st.none(), st.floats(-1e6, 1e6, width=32))


@hypothesis.settings(
    max_examples=25, deadline=None, suppress_health_check=[hypothesis.HealthCheck.function_scoped_fixture]
)
@given(
    samples=st.dictionaries(st.tuples(st.integers(0, 1), INSTANTS), VALUES, max_size=40),
    span=st.tuples(INSTANTS, INSTANTS),
    every_s=st.integers(1, 30),
)
def test_windows_are_those_of_a_plain_model(
    telemetry: TelemetryStore, samples: dict[tuple[int, int], float | None], span: tuple[int, int], every_s: int
) -> None:
    # Series of their own for each example are as good as a store of its own.
    names = [f"series_{uuid.uuid4().hex}" for _ in range(2)]
    rows = [(names[n], us, value) for (n, us), value in samples.items()]
    telemetry.write(points(*(point(name, at(us), value) for name, us, value in rows)))
    for aggregate in AGGREGATES:
        found = telemetry.windows(names, at(span[0]), at(span[1]), every_s, aggregate)
        expected = model(rows, span, every_s, aggregate)
        assert found.drop_columns(VALUE_COLUMNS[aggregate]).to_pylist() == [keys for keys, _ in expected]
        for n, column in enumerate(VALUE_COLUMNS[aggregate]):
            assert found[column].to_pylist() == pytest.approx([values[n] for _, values in expected], rel=1e-9, abs=1e-6)


def model(rows: list[Row], span: tuple[int, int], every_s: int, aggregate: Aggregate) -> list[tuple[dict, list]]:
    every_us = every_s * 1_000_000
    inside = sorted((n, us, v) for n, us, v in rows if v is not None and span[0] <= us < span[1])
    windows: dict[tuple[str, int], list[float]] = {}
    for name, us, value in inside:
        windows.setdefault((name, us // every_us * every_us), []).append(value)
    of = {"mean": lambda v: [np.mean(v)], "latest": lambda v: [v[-1]], "minmax": lambda v: [min(v), max(v)]}
    return [
        ({"series": name, "window_at": at(us), "samples": len(values)}, of[aggregate](values))
        for (name, us), values in windows.items()
    ]
