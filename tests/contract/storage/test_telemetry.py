import math
from datetime import UTC, datetime, timedelta

import pyarrow as pa
import pytest

from services.chassis.errors import InvalidInputError
from services.domain.arrow import arrow_schema
from services.ports.telemetry import TelemetryStore
from tests.contract.storage.builders import hours, point, table

SPEED, KP = "solar_wind_speed_km_s", "kp_index"


def points(*rows: dict) -> pa.Table:
    facts = {"known_at": hours(5), "batch_id": "b", "origin": "recorded"}
    return table("telemetry_points", [{**facts, **row} for row in rows])


@pytest.mark.capability("current sample")
def test_a_point_has_one_current_sample(telemetry: TelemetryStore) -> None:
    telemetry.write(points(point(SPEED, hours(1), 400.0), point(SPEED, hours(2), 410.0), point(KP, hours(0), 3.0)))
    telemetry.write(points(point(SPEED, hours(1), 405.5), point(SPEED, hours(2), 410.0)))
    read = telemetry.read([SPEED], hours(0), hours(3))
    assert read["value"].to_pylist() == [405.5, 410.0]
    assert read["observed_at"].to_pylist() == [hours(1), hours(2)]


@pytest.mark.capability("current sample")
def test_another_spacecraft_s_sample_replaces_that_of_the_first(telemetry: TelemetryStore) -> None:
    telemetry.write(points(point(SPEED, hours(1), 400.0, spacecraft="DSCOVR", quality=0)))
    telemetry.write(points(point(SPEED, hours(1), 402.0, spacecraft="ACE", known_at=hours(6), batch_id="c")))
    after = points(point(SPEED, hours(1), 402.0, spacecraft="ACE", known_at=hours(6), batch_id="c"))
    assert telemetry.read([SPEED], hours(0), hours(3)) == after
    assert telemetry.latest([SPEED]) == after


@pytest.mark.capability("current sample")
def test_rows_come_back_exactly_as_they_were_written(telemetry: TelemetryStore) -> None:
    a_microsecond = timedelta(microseconds=1)
    given = points(
        point(KP, datetime(1932, 1, 1, tzinfo=UTC), 5e-324, spacecraft=None),
        point(KP, hours(1), 0.1 + 0.2, quality=-3),
        point(KP, hours(1) + a_microsecond, -1.7976931348623157e308, quality=9_007_199_254_740_993),
        point(KP, hours(2), 400.0, spacecraft='a "quoted\\" \n, name=x ü', batch_id="b,c d"),
        point('xray ${flux} "long",=\\x', hours(1), 1e-8, known_at=hours(5) + a_microsecond),
    )
    telemetry.write(given)
    telemetry.write(given)
    names = list(dict.fromkeys(given["series"].to_pylist()))
    assert telemetry.read(names, datetime(1900, 1, 1, tzinfo=UTC), hours(9)) == given
    assert telemetry.read([KP, "none"], hours(1) + a_microsecond, hours(2)) == given.slice(2, 1)


@pytest.mark.capability("null values")
def test_a_point_may_lose_its_value_and_get_one_again(telemetry: TelemetryStore) -> None:
    around = [point(SPEED, hours(n), 400.0 + n) for n in (1, 3)]
    for value in (None, 402.0, None, None, 403.0):
        written = points(around[0], point(SPEED, hours(2), value, spacecraft=None), around[1])
        telemetry.write(written)
        assert telemetry.read([SPEED], hours(0), hours(4)) == written
        held = telemetry.windows([SPEED], hours(0), hours(4), 3600, "latest")
        assert held["value"].to_pylist() == [401.0, *([] if value is None else [value]), 403.0]


@pytest.mark.capability("null values")
def test_the_newest_sample_may_have_no_value(telemetry: TelemetryStore) -> None:
    telemetry.write(points(point(SPEED, hours(1), 400.0), point(SPEED, hours(2), None)))
    assert telemetry.latest([SPEED]).select(["observed_at", "value"]).to_pylist() == [
        {"observed_at": hours(2), "value": None}
    ]


@pytest.mark.capability("refusals")
@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf])
def test_what_is_no_number_is_refused_and_nothing_of_it_is_kept(telemetry: TelemetryStore, value: float) -> None:
    with pytest.raises(InvalidInputError, match=f"value was '{value} of {KP} at .*finite"):
        telemetry.write(points(point(SPEED, hours(1), 400.0), point(KP, hours(1), value)))
    assert telemetry.latest([SPEED, KP]).num_rows == 0


@pytest.mark.capability("spans")
def test_spans_are_half_open_and_series_apart(telemetry: TelemetryStore) -> None:
    telemetry.write(points(point(SPEED, hours(1), 400.0), point(SPEED, hours(2), 410.0), point(KP, hours(1), 3.0)))
    assert telemetry.read([SPEED], hours(1), hours(2))["value"].to_pylist() == [400.0]
    assert telemetry.read([KP, SPEED], hours(1), hours(2))["series"].to_pylist() == [KP, SPEED]
    assert telemetry.read([SPEED, KP], hours(1), hours(2))["series"].to_pylist() == [KP, SPEED]


@pytest.mark.capability("spans")
def test_what_is_not_held_is_an_empty_table_of_the_same_columns(telemetry: TelemetryStore) -> None:
    schema = arrow_schema("telemetry_points")
    telemetry.write(points())
    telemetry.write(points(point(SPEED, hours(1), 400.0)))
    early, late = datetime(1800, 1, 1, tzinfo=UTC), datetime(2300, 1, 1, tzinfo=UTC)
    assert telemetry.read([], hours(0), hours(9)) == schema.empty_table()
    assert telemetry.read([KP], hours(0), hours(9)) == schema.empty_table()
    assert telemetry.read([SPEED], hours(2), hours(9)) == schema.empty_table()
    assert telemetry.read([SPEED], hours(2), hours(1)) == schema.empty_table()
    assert telemetry.read([SPEED], early, early + timedelta(days=1)) == schema.empty_table()
    assert telemetry.latest([]) == schema.empty_table()
    assert telemetry.read([SPEED], early, late)["value"].to_pylist() == [400.0]


@pytest.mark.capability("latest")
def test_latest_is_the_newest_of_each_series_that_has_one(telemetry: TelemetryStore) -> None:
    assert telemetry.latest([SPEED, KP]).num_rows == 0
    telemetry.write(points(point(SPEED, hours(2), 410.0), point(SPEED, hours(1), 400.0)))
    assert telemetry.latest([SPEED, KP]).select(["series", "value"]).to_pylist() == [{"series": SPEED, "value": 410.0}]


@pytest.mark.capability("latest")
def test_latest_looks_back_over_all_of_history(telemetry: TelemetryStore) -> None:
    old = points(point(KP, datetime(1932, 1, 1, 3, tzinfo=UTC), 3.0))
    telemetry.write(pa.concat_tables([old, points(point(SPEED, hours(1), 400.0))]))
    assert telemetry.latest([SPEED, KP])["series"].to_pylist() == [KP, SPEED]
    assert telemetry.latest([KP]) == old


@pytest.mark.capability("bulk")
def test_more_points_than_a_request_holds_come_back_whole(telemetry: TelemetryStore) -> None:
    given = points(*(point(SPEED, hours(0) + timedelta(minutes=n), n / 7) for n in range(25_001)))
    telemetry.write(given)
    assert telemetry.read([SPEED], hours(0), hours(9_000)) == given
