"""Indexes and validators of the collections, made from the catalogue."""

from typing import Any, Final

import pyarrow as pa

from services.domain.arrow import INSTANT, arrow_schema
from services.domain.documents import Documents
from services.storage.missions.documents import ABSENT, VERSION_END, is_json

Index = list[tuple[str, int]]
_INSTANT: Final = {"bsonType": "string", "pattern": r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{6}Z$"}
# Numbers that are none are text.
_TYPES: Final[dict[pa.DataType, dict[str, Any]]] = {
    pa.string(): {"bsonType": "string"},
    pa.float64(): {"bsonType": ["double", "int", "long", "string"]},
    pa.int64(): {"bsonType": ["int", "long"]},
    pa.bool_(): {"bsonType": "bool"},
    INSTANT: _INSTANT,
    pa.list_(pa.string()): {"bsonType": "array"},
}
_JSON: Final = {"bsonType": ["string", "array", "object"]}


def indexes_of(documents: Documents) -> list[Index]:
    """Indexes beside that of `_id`."""
    return [[(name.removeprefix("-"), -1 if name[0] == "-" else 1) for name in order] for order in documents.orders]


def validator_of(documents: Documents) -> dict[str, Any]:
    """What may be kept: a document with its keys, with no field but columns, each value of its column's type."""
    columns = {
        f.name: _JSON if is_json(f.name) else _TYPES[f.type]
        for f in arrow_schema(documents.table.name)
        if f.name != VERSION_END
    }
    beside = {"_id": {"bsonType": "string"}, ABSENT: {"bsonType": "object"}, "held": {"bsonType": "array"}}
    required = dict.fromkeys(("_id", documents.key, documents.group))
    schema = {
        "bsonType": "object",
        "required": list(required),
        "properties": {**beside, **columns},
        "additionalProperties": False,
    }
    return {"$jsonSchema": schema}
