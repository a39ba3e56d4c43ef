import pytest
from parsing import parse, row, rules

from etl.sources.columns import KP, MAG, PLASMA, XRAYS

WIND = {"time_tag": "2026-10-01T12:00:00", "active": True, "source": "SOLAR1", "proton_speed": 431.2,
        "proton_temperature": 84000, "proton_density": 3.25, "overall_quality": 0, "max_data_flag": -9999}  # fmt: skip
FIELD = {"time_tag": "2026-10-01T12:00:00", "active": True, "source": "SOLAR1", "bt": 5.1, "bx_gsm": -3.2,
         "by_gsm": 4.0, "bz_gsm": -1.25, "overall_quality": 0}  # fmt: skip
XRAY = {"time_tag": "2026-03-30T03:19:00Z", "satellite": 18, "flux": 1.5e-4, "observed_flux": 1.5e-4,
        "electron_correction": 0.0, "electron_contaminaton": False, "energy": "0.1-0.8nm"}  # fmt: skip


def test_real_time_rows_keep_spacecraft_and_quality() -> None:
    found = row(parse("swpc/plasma", [WIND]), PLASMA)
    assert (found["observed_at"], found["source"], found["overall_quality"]) == ("2026-10-01T12:00:00Z", "SOLAR1", "0")
    assert (found["proton_speed"], found["proton_density"], found["proton_temperature"]) == ("431.2", "3.25", "84000")


def test_rows_of_inactive_spacecraft_are_counted_and_not_telemetry() -> None:
    rows = [{**WIND, "active": False, "source": "ACE"}, WIND, {**WIND, "active": False, "source": "IMAP"}]
    parsed = parse("swpc/plasma", rows)
    assert (parsed.records, parsed.inactive, parsed.problems) == (3, 2, [])
    assert row(parsed, PLASMA)["source"] == "SOLAR1"


def test_header_rows_of_strings_are_the_same_table() -> None:
    parsed = parse("swpc/plasma", [["time_tag", "density", "speed", "temperature"],
                                   ["2026-03-23 15:05:00.000", "1.63", "626.5", "154812"],
                                   ["2026-03-23 15:06:00.000", None, None, ""]])  # fmt: skip
    first, second = parsed.tables[PLASMA].to_pylist()
    assert (first["proton_density"], first["proton_speed"], first["observed_at"]) == (
        "1.63",
        "626.5",
        "2026-03-23T15:05:00Z",
    )
    assert (second["proton_density"], second["proton_temperature"], second["source"]) == (None, None, None)
    assert parsed.records == 2


def test_columns_go_by_name() -> None:
    parsed = parse("swpc/mag", [["bt", "bz_gsm", "time_tag", "by_gsm", "bx_gsm"],
                                ["4.42", "2.38", "2026-03-23 15:03:00.000", "-1.54", "3.39"]])  # fmt: skip
    found = row(parsed, MAG)
    assert (found["bt"], found["bx_gsm"], found["by_gsm"], found["bz_gsm"]) == ("4.42", "3.39", "-1.54", "2.38")


def test_seconds_need_not_be_full_minutes() -> None:
    assert (
        row(parse("swpc/mag", [{**FIELD, "time_tag": "2026-10-01T12:00:31"}]), MAG)["observed_at"]
        == "2026-10-01T12:00:31Z"
    )


@pytest.mark.parametrize("name", ["Kp", "kp", "kp_index"])
def test_kp_under_any_of_its_names(name: str) -> None:
    found = row(parse("swpc/kp", [{"time_tag": "2026-04-03T00:00:00", name: 6.67, "a_running": 111}]), KP)
    assert (found["kp"], found["observed_at"], found["a_running"]) == ("6.67", "2026-04-03T00:00:00Z", "111")


def test_kp_as_strings_under_a_header() -> None:
    parsed = parse(
        "swpc/kp", [["time_tag", "Kp", "a_running", "station_count"], ["2024-05-06 00:00:00.000", "5.00", "48", "8"]]
    )
    assert row(parsed, KP)["kp"] == "5.00"


def test_both_x_ray_bands_are_rows() -> None:
    parsed = parse("swpc/xrays", [{**XRAY, "energy": "0.05-0.4nm", "flux": 2e-5}, XRAY])
    assert row(parsed, XRAYS, energy="0.1-0.8nm")["flux"] == "0.00015"
    assert row(parsed, XRAYS, energy="0.05-0.4nm")["electron_contaminaton"] == "false"


def test_a_field_renamed_everywhere_is_one_problem() -> None:
    renamed = {("speed_of_protons" if k == "proton_speed" else k): v for k, v in WIND.items()}
    parsed = parse("swpc/plasma", [renamed] * 3600)
    assert rules(parsed) == [("payload.field_missing", "proton_speed")]


def test_a_field_missing_in_one_row_costs_that_row() -> None:
    broken = {k: v for k, v in FIELD.items() if k != "bz_gsm"}
    parsed = parse("swpc/mag", [FIELD, broken, 5, None])
    assert sorted(rules(parsed)) == [("record.field_missing", "bz_gsm"), ("record.shape", None), ("record.shape", None)]
    assert (parsed.records, parsed.tables[MAG].num_rows) == (4, 1)


def test_a_row_without_readable_time_is_set_aside() -> None:
    parsed = parse("swpc/mag", [FIELD, {**FIELD, "time_tag": "now"}])
    assert rules(parsed) == [("field.instant", "time_tag")]
    assert parsed.problems[0].bad_value == "now"


def test_a_row_that_is_too_short_is_set_aside() -> None:
    parsed = parse("swpc/kp", [["time_tag", "Kp"], ["2024-05-06 00:00:00.000", "5.00"], ["2024-05-06 03:00:00.000"]])
    assert (rules(parsed), parsed.records) == ([("record.shape", None)], 2)


def test_no_rows_are_no_problem() -> None:
    for body in ([], [["time_tag", "Kp"]]):
        parsed = parse("swpc/kp", body)
        assert (parsed.records, parsed.problems) == (0, [])


def test_the_fingerprint_tells_a_new_shape() -> None:
    usual = parse("swpc/mag", [FIELD, FIELD]).schema_fingerprint
    assert parse("swpc/mag", [{**FIELD, "bt": None}, FIELD]).schema_fingerprint == usual
    assert parse("swpc/mag", [{**FIELD, "new": 1}]).schema_fingerprint != usual
    assert parse("swpc/mag", [{**FIELD, "bt": "5.1"}]).schema_fingerprint != usual
