"""Silver of space weather: points by series, events by kind."""

from datetime import UTC, datetime

import pyarrow as pa
import pytest

from etl.silver.clean import clean
from etl.silver.mapping import bronze_schema
from etl.sources import columns
from services.domain.batch import Batch

AT = datetime(2026, 4, 2, 7, tzinfo=UTC)
BATCH = Batch(
    source="swpc", dataset="plasma", url="https://services.swpc.noaa.gov/x.json", fetched_at=AT, status=200,
    sha256="0" * 64, bytes=1, origin="live", semantics="increment",
)  # fmt: skip
WIND = {"observed_at": "2026-04-02T06:00:00Z", "proton_speed": "512.3", "proton_density": "4.1",
        "proton_temperature": "91000", "source": "ACE", "overall_quality": "0"}  # fmt: skip
XRAY = {"observed_at": "2026-04-02T06:00:00Z", "energy": "0.1-0.8nm", "satellite": "18", "flux": "1.5e-4"}
EVENT = {"event_id": "2026-04-02T04:10:00-FLR-001", "start_at": "2026-04-02T04:10:00Z", "versionId": "2",
         "instruments": ["GOES-P: EXIS 1.0-8.0"], "linked_event_ids": ["2026-04-02T05:00:00-CME-001"]}  # fmt: skip


def cleaned(name, *rows):
    numbered = [{"record_no": i, **row} for i, row in enumerate(rows)]
    return clean({name: pa.Table.from_pylist(numbered, schema=bronze_schema(name))}, BATCH)


def points(name, *rows):
    return cleaned(name, *rows).tables["telemetry_points"].sort_by("series").to_pylist()


def test_a_solar_wind_record_becomes_one_point_per_value():
    rows = points(columns.PLASMA, WIND)
    assert [(r["series"], r["value"]) for r in rows] == [
        ("proton_density_per_cm3", 4.1), ("proton_temperature_k", 91000.0), ("solar_wind_speed_km_s", 512.3),
    ]  # fmt: skip
    assert {(r["spacecraft"], r["quality"], r["known_at"], r["record_no"]) for r in rows} == {("ACE", 0, AT, 0)}


def test_a_missing_value_makes_no_point():
    assert [r["series"] for r in points(columns.PLASMA, WIND | {"proton_density": None})] == [
        "proton_temperature_k", "solar_wind_speed_km_s",
    ]  # fmt: skip


def test_an_absurd_value_sets_the_whole_record_aside():
    found = cleaned(columns.PLASMA, WIND | {"proton_speed": "-9999.9"})
    assert [(p.rule, p.field_name, p.bad_value) for p in found.problems] == [
        ("field.range", "solar_wind_speed_km_s", "-9999.9")
    ]
    assert found.tables["telemetry_points"].num_rows == 0


def test_each_xray_band_is_its_own_series():
    rows = points(columns.XRAYS, XRAY, XRAY | {"energy": "0.05-0.4nm", "flux": "2e-5"})
    assert [(r["series"], r["value"], r["spacecraft"]) for r in rows] == [
        ("xray_flux_long_w_m2", 1.5e-4, "GOES-18"), ("xray_flux_short_w_m2", 2e-5, "GOES-18"),
    ]  # fmt: skip


def test_an_unknown_band_is_set_aside():
    (problem,) = cleaned(columns.XRAYS, XRAY | {"energy": "1-8A"}).problems
    assert (problem.rule, problem.field_name, problem.bad_value) == ("field.allowed", "series", "1-8A")


def test_kp_and_the_later_of_two_equal_instants():
    kp = {"observed_at": "2026-04-02T06:00:00Z", "kp": "6.67"}
    assert [(r["series"], r["value"]) for r in points(columns.KP, kp, kp | {"kp": "7.0"})] == [("kp_index", 7.0)]


@pytest.mark.parametrize(
    ("name", "own", "kind"),
    [
        (columns.FLARES, {"classType": "X1.5", "peak_at": "2026-04-02T04:30:00Z"}, "FLR"),
        (columns.CMES, {"speed": "1100.0", "longitude": "-20", "cmeAnalyses": "[]"}, "CME"),
        (columns.STORMS, {"kp_max": "7.0", "allKpIndex": "[]"}, "GST"),
    ],
)
def test_events_of_each_kind_share_a_table(name, own, kind):
    (row,) = cleaned(name, EVENT | own).tables["silver_donki__events"].to_pylist()
    assert (row["event_type"], row["version_id"], row["linked_event_ids"]) == (kind, 2, EVENT["linked_event_ids"])


def test_a_renamed_flare_class_is_set_aside():
    (problem,) = cleaned(columns.FLARES, EVENT | {"classType": "enormous"}).problems
    assert (problem.rule, problem.field_name) == ("field.pattern", "flare_class")
