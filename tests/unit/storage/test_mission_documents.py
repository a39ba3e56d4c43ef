"""Documents are what their validators say, and JSON is nested only where it comes back as the same text."""

from typing import Any

import pytest
from jsonschema import Draft4Validator

from services.chassis.errors import SettingsError
from services.domain.documents import DOCUMENTS
from services.storage.missions.documents import documents_of, path_of, table_of
from services.storage.missions.mongodb import MongoMissions
from services.storage.missions.mongodb_schema import validator_of
from tests.contract.storage.builders import hours, table

RUNS = "fact_enlil_simulations"
_NAMES = {"bool": "boolean", "int": "integer", "long": "integer", "double": "number"}


def _standard(schema: Any) -> Any:
    """JSON Schema with its own names of types instead of BSON's."""
    if isinstance(schema, dict):
        return {("type" if k == "bsonType" else k): _standard(v) for k, v in schema.items()}
    if isinstance(schema, list):
        return list(dict.fromkeys(_standard(v) for v in schema))
    return _NAMES.get(schema, schema) if isinstance(schema, str) else schema


def _run(**facts: Any) -> dict[str, Any]:
    known = {"simulation_id": "WSA-ENLIL/1", "known_at": hours(1), "is_withdrawn": False, "batch_ids": ["b"]}
    return known | facts


def _document(**facts: Any) -> dict[str, Any]:
    (document,) = documents_of({RUNS: table(RUNS, [_run(**facts)])}, nest=True)[RUNS].values()
    return document


@pytest.mark.parametrize("facts", [{}, {"kp_18": 2**40, "shock_duration_h": float("nan"), "cme_inputs": "[1]"}])
def test_a_document_is_what_its_validator_says(facts: dict[str, Any]) -> None:
    validator = Draft4Validator(_standard(validator_of(DOCUMENTS[RUNS])["$jsonSchema"]))
    assert not list(validator.iter_errors(_document(**facts)))
    for wrong in ({"kp_18": "7"}, {"known_at": "2026-04-01T01:00:00Z"}, {"batch_ids": "b"}, {"other": 1}):
        assert list(validator.iter_errors(_document(**facts) | wrong)), wrong


@pytest.mark.parametrize(
    ("text", "nests"),
    [
        ('[{"cmeid":"a","speed":34.0,"note":null}]', True),
        ('{"a":{"b":[1,true,"x"]}}', True),
        ("[[1,2]]", False),
        ('{"a": 1}', False),
        ('{"a":1e-05}', False),
        ('{"a":-0.0}', False),
        ('{"a":9223372036854775808}', False),
        ('{"$a":1}', False),
        ('{"a.b":1}', False),
        ('"text"', False),
        ("5", False),
        ("no JSON", False),
    ],
)
def test_json_is_nested_where_it_stays_as_it_is(text: str, *, nests: bool) -> None:
    document = _document(cme_inputs=text)
    assert isinstance(document["cme_inputs"], dict | list) is nests
    assert table_of(RUNS, ("cme_inputs",), [document])["cme_inputs"].to_pylist() == [text]


def test_no_two_rows_share_a_path() -> None:
    photos = DOCUMENTS["fact_mission_photos"]
    named = [
        ("curiosity:x", "FHAZ"),
        ("x", "FHAZ"),
        ("curiosity:/x", "FHAZ"),
        ("curiosity:x", "FHAZ/"),
        ("curiosity:%2Fx", None),
    ]
    rows = [{"photo_id": name, "sol_id": "curiosity:1", "camera": camera} for name, camera in named]
    paths = [path_of(photos, row) for row in rows]
    assert paths[0] == "curiosity/1/FHAZ/x"
    assert len(set(paths)) == len(paths)


@pytest.mark.parametrize("url", ["http://host", "mongodb://user:p@ss:word@host", "mongodb://host:port", ""])
def test_an_address_that_is_none_is_told_without_its_password(url: str) -> None:
    with pytest.raises(SettingsError, match="ORRERY_MISSIONS_URL") as refused:
        MongoMissions(url, "orrery_recorded")
    assert "ss:word" not in refused.value.detail
