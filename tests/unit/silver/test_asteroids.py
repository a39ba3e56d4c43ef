"""Silver of asteroids: typed, checked, deduplicated; every record is in a table or set aside."""

from datetime import UTC, datetime

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.silver.clean import clean
from etl.silver.mapping import bronze_schema
from etl.sources import columns
from services.domain.arrow import arrow_schema
from services.domain.batch import Batch

AT = datetime(2026, 3, 29, 7, tzinfo=UTC)
BATCH = Batch(
    source="cneos_cad", dataset="approaches", url="https://ssd-api.jpl.nasa.gov/cad.api", fetched_at=AT, status=200,
    sha256="0" * 64, bytes=1, origin="recorded", semantics="increment",
)  # fmt: skip
CAD = {
    "designation": "99942", "approach_at": "2029-04-13T21:45:00Z", "approach_at_tdb": "2029-04-13T21:46:00Z",
    "time_uncertainty_s": "60.0", "des": "99942", "orbit_id": "220", "dist": "0.000254099098170977",
    "dist_min": "0.000254086", "dist_max": "0.000254112", "v_rel": "7.42", "v_inf": "5.84", "h": "19.09",
    "body": "Earth", "diameter": ".34", "fullname": "99942 Apophis (2004 MN4)",
}  # fmt: skip
SBDB = {
    "designation": "2017 U1", "spkid": "3788040", "full_name": "'Oumuamua", "H": "22.08", "epoch": "2458080.5",
    "e": "1.20", "a": "-1.27", "q": ".2553", "i": "122.7", "om": "24.6", "w": "241.8", "ma": "36.4", "n": ".66",
    "tp": "2458006.0", "moid": ".0959", "class": "HYA", "condition_code": "2", "pha": "N",
}  # fmt: skip


def bronze(name, rows):
    numbered = [{"record_no": i, **row} for i, row in enumerate(rows)]
    return pa.Table.from_pylist(numbered, schema=bronze_schema(name))


def cleaned(rows, name=columns.APPROACHES):
    return clean({name: bronze(name, rows)}, BATCH)


def approaches(rows):
    return cleaned(rows).tables["silver_cneos__approaches"].to_pylist()


def test_text_becomes_the_catalogues_types():
    (row,) = approaches([CAD])
    assert row["diameter_km"] == 0.34
    assert row["approach_at_tdb"] == datetime(2029, 4, 13, 21, 46, tzinfo=UTC)
    assert (row["known_at"], row["batch_id"], row["origin"]) == (AT, BATCH.batch_id, "recorded")
    assert len(row["row_hash"]) == 32


def test_columns_are_those_of_the_table():
    table = cleaned([CAD]).tables["silver_cneos__approaches"]
    assert table.schema.remove(table.schema.get_field_index("record_no")) == arrow_schema("silver_cneos__approaches")


def test_a_hyperbolic_orbit_is_sound():
    row = cleaned([SBDB], columns.SBDB_ASTEROIDS).tables["silver_sbdb__asteroids"].to_pylist()[0]
    assert row["semi_major_axis_au"] == -1.27
    assert row["orbital_period_d"] is None
    assert row["is_hazardous_provider"] is False


@pytest.mark.parametrize(
    ("column", "text", "rule", "field_name"),
    [
        ("dist", "-0.1", "field.range", "miss_distance_au"),
        ("dist", "12", "field.range", "miss_distance_au"),
        ("dist", "far", "field.type", "miss_distance_au"),
        ("dist", "nan", "field.type", "miss_distance_au"),
        ("v_rel", "inf", "field.type", "velocity_kms"),
        ("dist", None, "field.missing", "miss_distance_au"),
        ("designation", None, "field.missing", "designation"),
        ("designation", "<script>", "field.pattern", "designation"),
        ("body", "Vulcan", "field.allowed", "body"),
        ("approach_at_tdb", "2029-13-01T00:00:00Z", "field.type", "approach_at_tdb"),
        ("h", "99", "field.range", "absolute_magnitude_h"),
    ],
)
def test_a_bad_record_is_set_aside_and_costs_only_itself(column, text, rule, field_name):
    found = cleaned([CAD | {column: text}, CAD | {"designation": "433"}])
    (problem,) = found.problems
    assert (problem.rule, problem.field_name, problem.bad_value, problem.record_no) == (rule, field_name, text, 0)
    assert "ask the provider" in problem.expected
    assert '"fullname": "99942 Apophis (2004 MN4)"' in problem.record
    assert [r["designation"] for r in found.tables["silver_cneos__approaches"].to_pylist()] == ["433"]


def test_optional_fields_may_be_missing():
    optional = ["v_inf", "h", "diameter", "time_uncertainty_s", "dist_min", "dist_max", "orbit_id"]
    (row,) = approaches([CAD | dict.fromkeys(optional)])
    assert row["absolute_magnitude_h"] is None


def test_of_a_repeated_key_the_last_record_stands():
    rows = approaches([CAD, CAD | {"h": "19.7"}])
    assert [(r["absolute_magnitude_h"], r["record_no"]) for r in rows] == [(19.7, 1)]


def test_a_bad_repetition_does_not_hide_the_sound_record():
    rows = approaches([CAD, CAD | {"h": "99"}])
    assert [r["record_no"] for r in rows] == [0]


def test_equal_values_have_equal_hashes_however_they_are_written():
    one, other, third = (approaches([CAD | {"h": h}])[0]["row_hash"] for h in ("8.", "8.00", "8.01"))
    assert one == other
    assert one != third


def test_null_and_zero_differ_in_the_hash():
    assert approaches([CAD | {"h": None}])[0]["row_hash"] != approaches([CAD | {"h": "0"}])[0]["row_hash"]


def test_a_record_that_fails_in_one_table_leaves_all():
    asteroid = {"designation": "433", "neows_id": "2000433", "name": "433 Eros", "absolute_magnitude_h": "99"}
    approach = {"designation": "433", "approach_at": "2026-03-29T00:00:00Z", "approach_at_tdb": "2026-03-29T00:01:00Z",
                "orbiting_body": "Earth", "astronomical": "0.1", "kilometers_per_second": "5"}  # fmt: skip
    found = clean(
        {
            columns.NEOWS_ASTEROIDS: bronze(columns.NEOWS_ASTEROIDS, [asteroid]),
            columns.NEOWS_APPROACHES: bronze(columns.NEOWS_APPROACHES, [approach]),
        },
        BATCH,
    )
    assert [p.field_name for p in found.problems] == ["absolute_magnitude_h"]
    assert {name: t.num_rows for name, t in found.tables.items() if t.num_rows} == {}


def test_an_empty_answer_keeps_its_table_where_a_snapshot_may_close_a_window():
    assert cleaned([]).tables["silver_cneos__approaches"].num_rows == 0
    assert cleaned([], columns.SBDB_ASTEROIDS).tables == {}


TEXT = st.one_of(
    st.none(),
    st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=12),
    st.floats().map(repr),
    st.sampled_from(["1e400", "-1e400", "0x10", "1,5", "9" * 40, "2026-02-30T00:00:00Z"]),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.fixed_dictionaries(dict.fromkeys(("dist", "h", "v_rel", "body", "approach_at"), TEXT)), max_size=6))
def test_no_text_breaks_it_and_every_record_is_accounted_for(changes):
    rows = [CAD | change | {"designation": f"2020 A{i}"} for i, change in enumerate(changes)]
    found = cleaned(rows)
    loaded = found.tables["silver_cneos__approaches"]["record_no"].to_pylist()
    set_aside = [p.record_no for p in found.problems]
    assert sorted(loaded + set_aside) == list(range(len(rows)))
