"""Rows as they come to an archive: of the right table, in the catalogue's columns and types."""

from typing import Final

import numpy as np
import pyarrow as pa

from services.chassis.errors import InvalidInputError
from services.domain.arrow import arrow_schema
from services.domain.batch import Batch
from services.domain.tables import TABLES

RECORD: Final = "record_no"
POINTS: Final = "telemetry_points"
_LOGS: Final = {"silver", "telemetry"}


def checked_log(name: str, noun: str, rows: pa.Table, batch: Batch) -> pa.Table:
    """Rows of a log in its catalogue types, with the number of the record that each row came from.

    The batch's own facts win over the rows': history is ordered by them.

    Raises:
        InvalidInputError: no log of the noun is called so, or a column is missing or of another type.
    """
    table = TABLES.get(name)
    if table is None or table.kind not in _LOGS or table.noun != noun:
        allowed = ", ".join(t.name for t in TABLES.values() if t.kind in _LOGS and t.noun == noun)
        raise InvalidInputError.of("table", name, allowed)
    schema = arrow_schema(name)
    if missing := [c for c in schema.names if c not in rows.column_names]:
        raise InvalidInputError.of(f"{name} columns", rows.column_names, f"all of the table, also {missing}")
    numbers = rows[RECORD] if RECORD in rows.column_names else pa.array(np.arange(rows.num_rows), pa.int64())
    try:
        given = rows.select(schema.names).cast(schema).append_column(RECORD, numbers)
    except pa.ArrowInvalid as error:
        raise InvalidInputError.of(f"{name} types", str(rows.schema), str(error)) from error
    for column, value in (("known_at", batch.fetched_at), ("batch_id", batch.batch_id), ("origin", batch.origin)):
        field = schema.field(column)
        stated = pa.repeat(pa.scalar(value, field.type), given.num_rows)
        given = given.set_column(schema.get_field_index(column), field, stated)
    return given


def checked_rows(name: str, rows: pa.Table, kinds: set[str]) -> pa.Table:
    """Rows of a table of one of these kinds in the catalogue's columns and types.

    Raises:
        InvalidInputError: the table is of another kind, or a column is missing or of another type.
    """
    table = TABLES.get(name)
    if table is None or table.kind not in kinds:
        raise InvalidInputError.of("table", name, ", ".join(t.name for t in TABLES.values() if t.kind in kinds))
    schema = arrow_schema(name)
    try:
        selected = rows.select(schema.names)
        return selected if selected.schema.equals(schema) else selected.cast(schema)
    except (KeyError, pa.ArrowInvalid) as error:
        raise InvalidInputError.of(f"{name} columns", str(rows.schema), str(schema)) from error
