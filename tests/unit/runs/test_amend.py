import json

import pyarrow as pa
import pytest

from etl.runs.amend import amended_body, amended_table
from etl.sources.payload import record_text
from services.chassis.errors import InvalidInputError


def amended(document, record, path, value):
    return json.loads(amended_body(json.dumps(document).encode(), record_text(record), path, value))


def test_a_field_of_a_record_is_replaced_and_keeps_its_kind():
    document = {"data": [{"a": 1, "b": "x"}, {"a": 2, "b": "y"}]}
    assert amended(document, {"a": 2, "b": "y"}, "a", "7") == {"data": [{"a": 1, "b": "x"}, {"a": 7, "b": "y"}]}
    assert amended(document, {"a": 2, "b": "y"}, "b", "7") == {"data": [{"a": 1, "b": "x"}, {"a": 2, "b": "7"}]}


def test_a_cell_is_named_by_the_header_above_it():
    assert amended([["time_tag", "kp"], ["2026-03-99", "3"]], ["2026-03-99", "3"], "time_tag", "2026-03-30") == [
        ["time_tag", "kp"], ["2026-03-30", "3"],
    ]  # fmt: skip
    with_fields = {"fields": ["des", "dist"], "data": [["433", "x"]]}
    assert amended(with_fields, ["433", "x"], "dist", "0.1")["data"] == [["433", "0.1"]]


def test_a_nested_field_is_reached_by_dots():
    document = [{"approach": [{"speed": {"km_s": "-1"}}]}]
    assert amended(document, document[0], "approach.0.speed.km_s", "1") == [{"approach": [{"speed": {"km_s": "1"}}]}]


@pytest.mark.parametrize(
    ("body", "path", "said"),
    [
        (b"<html>", "a", "no JSON"),
        (b'[{"b": 1}]', "a", "a record of the answer"),
        (b'[{"a": 1}]', "z", "a field of the record: a"),
    ],
)
def test_what_cannot_be_set_is_said(body, path, said):
    with pytest.raises(InvalidInputError, match=said):
        amended_body(body, '{"a":1}', path, "2")


def test_one_record_of_a_bronze_table_is_changed():
    table = pa.table({"record_no": [0, 1], "dist": ["a", "b"]})
    assert amended_table(table, 1, "dist", "c")["dist"].to_pylist() == ["a", "c"]
    assert amended_table(table, 1, "other", "c") is table
