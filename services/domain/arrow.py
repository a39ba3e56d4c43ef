"""Arrow schemas of the tables, derived from the field catalogue."""

import pyarrow as pa

from services.domain.fields import field
from services.domain.fields.model import DType
from services.domain.tables import TABLES

INSTANT = pa.timestamp("us", tz="UTC")

_TYPES: dict[DType, pa.DataType] = {
    "string": pa.string(),
    "float64": pa.float64(),
    "int64": pa.int64(),
    "bool": pa.bool_(),
    "instant": INSTANT,
    "strings": pa.list_(pa.string()),
    "json": pa.string(),
}


def arrow_type(name: str) -> pa.DataType:
    """Arrow type of one field of the catalogue."""
    return _TYPES[field(name).dtype]


def arrow_schema(table: str) -> pa.Schema:
    """Arrow schema of one table, columns in the table's order."""
    return pa.schema([pa.field(c, arrow_type(c)) for c in TABLES[table].columns])
