from services.ports.telemetry import TelemetryStore
from tests.contract.storage.builders import hours, point, table

SPEED, KP = "solar_wind_speed_km_s", "kp_index"


def _points(*rows: dict) -> object:
    facts = {"known_at": hours(5), "batch_id": "b", "origin": "recorded"}
    return table("telemetry_points", [{**facts, **row} for row in rows])


def test_a_point_has_one_current_sample(telemetry: TelemetryStore) -> None:
    telemetry.write(_points(point(SPEED, hours(1), 400.0), point(SPEED, hours(2), 410.0), point(KP, hours(0), 3.0)))
    telemetry.write(_points(point(SPEED, hours(1), 405.5), point(SPEED, hours(2), 410.0)))
    read = telemetry.read([SPEED], hours(0), hours(3))
    assert read["value"].to_pylist() == [405.5, 410.0]
    assert read["observed_at"].to_pylist() == [hours(1), hours(2)]


def test_spans_are_half_open_and_series_apart(telemetry: TelemetryStore) -> None:
    telemetry.write(_points(point(SPEED, hours(1), 400.0), point(SPEED, hours(2), 410.0), point(KP, hours(1), 3.0)))
    assert telemetry.read([SPEED], hours(1), hours(2))["value"].to_pylist() == [400.0]
    assert telemetry.read([KP, SPEED], hours(1), hours(2))["series"].to_pylist() == [KP, SPEED]
    assert telemetry.read([], hours(0), hours(9)).num_rows == 0


def test_latest_is_the_newest_of_each_series_that_has_one(telemetry: TelemetryStore) -> None:
    assert telemetry.latest([SPEED, KP]).num_rows == 0
    telemetry.write(_points(point(SPEED, hours(2), 410.0), point(SPEED, hours(1), 400.0)))
    assert telemetry.latest([SPEED, KP]).select(["series", "value"]).to_pylist() == [{"series": SPEED, "value": 410.0}]
