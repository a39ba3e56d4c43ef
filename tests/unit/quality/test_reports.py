"""Reports in the process that has Pandera: rows of several batches, each told its own failures."""

import json
from datetime import UTC, datetime, timedelta

import pyarrow as pa
import pytest

from etl.quality.limits import limits
from etl.quality.profiles import profiles
from etl.quality.validate import failures, in_engine, marked
from etl.runs.quality_report import FAILED, GOOD, LOOK, Findings, report_row
from services.domain.arrow import arrow_schema
from services.domain.fields import CATALOGUE
from services.domain.tables import SILVER, TABLES

TABLE = "silver_neows__approaches"
AT = datetime(2026, 4, 2, tzinfo=UTC)
ROW = {
    "designation": "2004 MN4", "body": "Earth", "approach_at": AT, "approach_at_tdb": AT, "miss_distance_au": 0.03,
    "velocity_kms": 7.5, "known_at": AT, "batch_id": "a", "origin": "live", "row_hash": "0" * 32,
}  # fmt: skip


def rows(*changes):
    table = pa.Table.from_pylist([{**ROW, "designation": f"{2000 + i} AA", **c} for i, c in enumerate(changes)],
                                 schema=arrow_schema(TABLE))  # fmt: skip
    return marked(in_engine(table), TABLE)


def failed(*changes, required=(), held=None):
    found = failures(rows(*changes), TABLE, required, held)
    return {batch: {(f.check, f.column, f.rows, f.sample) for f in many} for batch, many in found.items()}


def test_sound_rows_fail_nothing():
    assert failed({}, {"batch_id": "b"}, required=("approach_at",)) == {}


def test_each_batch_is_told_its_own_failures():
    found = failed(
        {},
        {"batch_id": "b", "velocity_kms": -1.0},
        {"batch_id": "b", "velocity_kms": -2.0},
        {"batch_id": "c", "origin": "guessed"},
        {"batch_id": "c", "approach_at": None},
        required=("approach_at",),
    )
    assert found == {
        "b": {("field.range", "velocity_kms", 2, "-1.0")},
        "c": {("field.allowed", "origin", 1, "guessed"), ("field.missing", "approach_at", 1, None)},
    }


def test_a_key_is_unique_within_its_batch_alone():
    same = {"designation": "2004 MN4"}
    assert failed({**same}, {**same, "batch_id": "b"}) == {}
    assert failed({**same}, {**same}) == {"a": {("key.unique", "designation, body, approach_at_tdb", 1, "2004 MN4")}}


def test_a_reference_to_nothing_is_a_failure():
    assert failed({}, {}, held={"designation": ["2000 AA"]}) == {"a": {("reference", "designation", 1, "2001 AA")}}


def test_a_column_of_another_type_fails_for_every_batch():
    given = rows({}, {"batch_id": "b"}).mutate(velocity_kms=pa_text("7.5"))
    found = failures(given, TABLE, ())
    assert {batch: [f.check for f in many if f.check == "schema"] for batch, many in found.items()} == {
        "a": ["schema"], "b": ["schema"],
    }  # fmt: skip


def pa_text(value):
    import ibis  # noqa: PLC0415

    return ibis.literal(value)


def test_a_profile_tells_nulls_spread_and_middle():
    found = profiles(rows({"velocity_kms": 1.0}, {"velocity_kms": 3.0}, {"velocity_kms": None}), TABLE)["a"]
    speed = next(entry for entry in found if entry["name"] == "velocity_kms")
    assert (speed["rows"], speed["nulls"], speed["null_share"]) == (3, 1, 0.333333)
    assert (speed["min"], speed["max"], speed["mean"], speed["quantiles"][10], speed["distinct"]) == (1, 3, 2, 2, 2)


@pytest.mark.parametrize("table", [t.name for t in SILVER] + ["telemetry_points"])
def test_every_limit_of_the_catalogue_is_checked(table):
    listed = {(x.rule, x.column) for x in limits(table, ())}
    for column in TABLES[table].columns:
        spec = CATALOGUE[column]
        if spec.dtype in {"float64", "int64"} and (spec.minimum, spec.maximum) != (None, None) and column != "value":
            assert ("field.range", column) in listed
    assert ("field.missing", TABLES[table].key[0]) in listed


BATCH = {
    "batch_id": "a", "source": "neows", "dataset": "feed", "fetched_at": AT, "origin": "live", "records": 100,
    "loaded": 90, "duplicate": 10, "quarantined": 0, "unsupported": 0,
}  # fmt: skip


@pytest.mark.parametrize(
    ("facts", "severity"),
    [
        ({}, GOOD),
        ({"batch": {**BATCH, "loaded": 89, "quarantined": 1}}, LOOK),
        ({"batch": {**BATCH, "loaded": 79, "quarantined": 11}}, FAILED),
        ({"previous_at": AT - timedelta(days=3)}, LOOK),
        ({"previous_at": AT - timedelta(hours=6)}, GOOD),
        ({"moved": [{"verdict": "drifted"}]}, LOOK),
        ({"moved": [{"verdict": "shifted"}]}, GOOD),
    ],
)
def test_a_verdict_follows_from_what_was_found(facts, severity):
    assert report_row(Findings(**{"batch": BATCH, "table": None, **facts}), 0.1)["severity"] == severity


def test_more_nulls_than_usual_are_looked_at():
    def entry(nulls):
        return {"name": "diameter_km", "rows": 100, "nulls": nulls, "null_share": nulls / 100}

    before = {"diameter_km": [entry(20)] * 5}
    usual = report_row(Findings(batch=BATCH, table=None, profile=[entry(25)], before=before), 0.1)
    many = report_row(Findings(batch=BATCH, table=None, profile=[entry(60)], before=before), 0.1)
    assert (usual["severity"], many["severity"]) == (GOOD, LOOK)
    assert [c["check"] for c in json.loads(many["checks"])] == ["nulls"]
