import pytest
from parsing import parse, row, rules

from etl.sources.columns import APPROACHES

KEY = "cneos_cad/approaches"
FIELDS = ["des", "orbit_id", "jd", "cd", "dist", "dist_min", "dist_max", "v_rel", "v_inf", "t_sigma_f", "h",
          "diameter", "diameter_sigma", "fullname"]  # fmt: skip
APOPHIS = ["99942", "199", "2462240.407091595", "2029-Apr-13 21:46", "0.000254099098170977", "0.00025408",
           "0.000254118", "7.42249308586014", "5.84135545611464", "< 00:01", "19.1", "0.34", "0.04",
           "  99942 Apophis (2004 MN4)"]  # fmt: skip
WHOLE = "https://ssd-api.jpl.nasa.gov/cad.api?date-min=2029-04-01&date-max=2029-04-30&dist-max=0.2"
CSV_HEADER = (
    "Object,Close-Approach (CA) Date,CA Distance Nominal (LD | au),CA Distance Minimum (LD | au),"
    "V relative (km/s),V infinity (km/s),H (mag),Estimated Diameter,\n"
)


def _cad(*rows: list, fields: list[str] = FIELDS, **more: object) -> dict:
    return {"signature": {"version": "1.5"}, "count": len(rows), "fields": fields, "data": list(rows), **more}


def test_a_known_approach_is_read_by_name_with_its_uncertainty() -> None:
    found = row(parse(KEY, _cad(APOPHIS)), APPROACHES)
    assert found["designation"] == "99942"
    assert found["approach_at_tdb"] == "2029-04-13T21:46:13Z"
    assert found["approach_at"] == "2029-04-13T21:45:04Z"
    assert float(found["time_uncertainty_s"]) == 60
    assert found["dist"] == "0.000254099098170977"
    assert found["fullname"] == "99942 Apophis (2004 MN4)"
    assert (found["diameter"], found["diameter_sigma"], found["body"]) == ("0.34", "0.04", "Earth")


def test_columns_may_stand_in_any_order() -> None:
    order = list(range(len(FIELDS)))[::-1]
    turned = _cad([APOPHIS[i] for i in order], fields=[FIELDS[i] for i in order])
    assert parse(KEY, turned).tables[APPROACHES] == parse(KEY, _cad(APOPHIS)).tables[APPROACHES]


def test_numbers_may_come_as_numbers() -> None:
    values = [99942, "199", 2462240.407091595, *APOPHIS[3:10], 19.1, None, None, None]
    found = row(parse(KEY, _cad(values)), APPROACHES)
    assert found["approach_at_tdb"] == "2029-04-13T21:46:13Z"
    assert (found["h"], found["diameter"]) == ("19.1", None)
    assert found["designation"] == "99942"


def test_an_answer_is_a_snapshot_of_its_window_and_distance() -> None:
    parsed = parse(KEY, _cad(APOPHIS), url=WHOLE)
    assert parsed.semantics == "snapshot"
    assert parsed.declared == 1
    assert parsed.window
    assert parsed.window.start.isoformat() == "2029-04-01T00:00:00+00:00"
    assert parsed.window.end.isoformat() == "2029-05-01T00:00:00+00:00"
    assert parsed.max_distance_au == 0.2


@pytest.mark.parametrize("count", ["2", 2, None, "many", "0"])
def test_a_short_answer_is_no_snapshot(count: object) -> None:
    assert parse(KEY, _cad(APOPHIS, count=count), url=WHOLE).semantics == "increment"


def test_a_count_in_a_string_counts() -> None:
    assert parse(KEY, _cad(APOPHIS, count="1"), url=WHOLE).semantics == "snapshot"


@pytest.mark.parametrize("narrowed", ["&limit=1", "&h-max=22", "&des=99942", "&body=Mars", "&body=ALL", "&pha=true"])
def test_a_narrowed_question_is_no_snapshot(narrowed: str) -> None:
    assert parse(KEY, _cad(APOPHIS), url=WHOLE + narrowed).semantics == "increment"


def test_a_truncated_answer_is_no_snapshot() -> None:
    assert parse(KEY, _cad(APOPHIS), url=WHOLE, truncated=True).semantics == "increment"


def test_an_answer_with_a_bad_record_is_no_snapshot() -> None:
    parsed = parse(KEY, _cad(APOPHIS, APOPHIS[:3]), url=WHOLE)
    assert parsed.semantics == "increment"
    assert rules(parsed) == [("record.shape", None)]
    assert parsed.records == 2


@pytest.mark.parametrize("body", [{"count": 0}, {"count": "0"}, {"count": 0, "fields": FIELDS, "data": []}])
def test_nothing_found_is_an_empty_snapshot(body: dict) -> None:
    parsed = parse(KEY, body, url=WHOLE)
    assert (parsed.records, parsed.problems, parsed.semantics) == (0, [], "snapshot")


def test_default_window_and_distance_come_from_the_fetch() -> None:
    parsed = parse(KEY, _cad(APOPHIS), url="https://ssd-api.jpl.nasa.gov/cad.api")
    assert parsed.window
    assert parsed.window.start.isoformat() == "2026-04-02T12:00:00+00:00"
    assert parsed.window.end.isoformat() == "2026-06-01T12:00:00+00:00"
    assert parsed.max_distance_au == 0.05


def test_a_distance_in_lunar_distances_is_converted() -> None:
    parsed = parse(KEY, _cad(APOPHIS), url="https://ssd-api.jpl.nasa.gov/cad.api?dist-max=10LD")
    assert parsed.max_distance_au == pytest.approx(0.0256955529)


def test_a_renamed_field_is_one_problem_that_names_it() -> None:
    renamed = ["distance" if name == "dist" else name for name in FIELDS]
    parsed = parse(KEY, _cad(APOPHIS, APOPHIS, fields=renamed))
    assert rules(parsed) == [("payload.field_missing", "dist")]
    assert parsed.semantics == "increment"
    assert "distance" in str(parsed.problems[0].bad_value)


def test_an_approach_without_readable_time_is_set_aside_alone() -> None:
    broken = ["2020 AB", "1", "soon", "whenever", *APOPHIS[4:]]
    parsed = parse(KEY, _cad(APOPHIS, broken))
    assert rules(parsed) == [("field.instant", "jd")]
    assert parsed.problems[0].bad_value == "soon"
    assert parsed.tables[APPROACHES].num_rows == 1


def test_without_julian_date_the_calendar_date_serves() -> None:
    found = row(parse(KEY, _cad([*APOPHIS[:2], None, *APOPHIS[3:]])), APPROACHES)
    assert found["approach_at_tdb"] == "2029-04-13T21:46:00Z"


def test_the_csv_export_is_read_with_its_two_units_and_sigma() -> None:
    time = "1900-Jan-04 22:25\xa0±\xa0\xa0\xa0\xa000:02"
    line = f"509352 (2007 AG),{time},3.75 | 0.00963,3.75 | 0.00962,8.69,8.65,20.1,250 m -  570 m,a0509352\n"
    parsed = parse(KEY, ("\ufeff" + CSV_HEADER + line).encode(), form="CSV export")
    found = row(parsed, APPROACHES)
    assert found["designation"] == "509352"
    assert found["approach_at_tdb"] == "1900-01-04T22:25:00Z"
    assert (found["dist"], found["dist_min"], found["dist_max"]) == ("0.00963", "0.00962", None)
    assert (found["v_rel"], found["v_inf"], found["h"]) == ("8.69", "8.65", "20.1")
    assert (float(found["time_uncertainty_s"]), found["diameter"]) == (120, None)
    assert (float(found["diameter_min_km"]), float(found["diameter_max_km"])) == (0.25, 0.57)
    assert parsed.semantics == "increment"


def test_the_csv_exports_odd_cells_are_read() -> None:
    line = '(2020 AB),2000-Feb-04 11:05 ± 2_20:19,"3.75 | 9.6e-05",">  0.00 | 3.2e-06",8.69,NaN,n/a,n/a,x\n'
    found = row(parse(KEY, (CSV_HEADER + line).encode(), form="CSV export"), APPROACHES)
    assert (found["dist"], found["dist_min"], found["v_inf"], found["h"]) == ("9.6e-05", "3.2e-06", None, None)
    assert float(found["time_uncertainty_s"]) == 2 * 86400 + 20 * 3600 + 19 * 60
    assert found["diameter_min_km"] is None


def test_a_cut_off_csv_line_is_set_aside_alone() -> None:
    line = "(2020 AB),2000-Feb-04 11:05 ± 00:01,3.75 | 0.1,3.75 | 0.1,8.69,8,20,1 m - 2 m,x\n"
    parsed = parse(KEY, (CSV_HEADER + line + line[:30]).encode(), form="CSV export")
    assert (parsed.records, rules(parsed)) == (2, [("record.shape", None)])


def test_bytes_that_are_no_csv_are_one_problem() -> None:
    assert rules(parse(KEY, b"\xff\xfe\x00", form="CSV export")) == [("payload.csv", None)]
    assert rules(parse(KEY, b"", form="CSV export")) == [("payload.empty", None)]
