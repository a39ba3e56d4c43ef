"""Setting a field of a record right, in an answer's own JSON or in a bronze table."""

from collections.abc import Iterator
from typing import Any

import orjson
import pyarrow as pa
import pyarrow.compute as pc

from etl.sources.columns import LISTS
from etl.sources.payload import record_text
from services.chassis.errors import InvalidInputError

_STEP = "See the record: orrery quarantine explain ID."


def amended_table(table: pa.Table, record_no: int, column: str, value: str) -> pa.Table:
    """The table with one record's text in `column` replaced; unchanged where it holds no such column or record."""
    if column not in table.column_names or column in LISTS:
        return table
    here = pc.equal(table["record_no"], record_no)
    changed = pc.if_else(here, pa.scalar(value, pa.string()), table[column])
    return table.set_column(table.schema.get_field_index(column), column, changed)


def amended_body(body: bytes, record: str, path: str, value: str) -> bytes:
    """A JSON answer in which every record that reads like `record` has the field at `path` replaced.

    Args:
        body: the answer as it came.
        record: the record's JSON text as quarantine keeps it.
        path: the field's name in the record, dots between levels; in a list of cells the header's name.
        value: the new value; a number, true, false or null where the old one was no text.

    Raises:
        InvalidInputError: the answer is no JSON, or lacks the record or the field.
    """
    try:
        document = orjson.loads(body.removeprefix(b"\xef\xbb\xbf"))
    except orjson.JSONDecodeError:
        raise InvalidInputError.of("set", path, "a field of a JSON answer; this one is no JSON", _STEP) from None
    found = [(node, header) for node, header in _nodes(document, None) if record_text(node) == record]
    if not found:
        raise InvalidInputError.of("record", record[:200], "a record of the answer, whole", _STEP)
    for node, header in found:
        _set(node, header, path.split("."), value)
    return orjson.dumps(document)


def _nodes(value: Any, header: list[str] | None) -> Iterator[tuple[Any, list[str] | None]]:
    """Every object and list below a value, with the header of names that stands above it."""
    if isinstance(value, dict):
        yield value, header
        names = value.get("fields")
        below = names if _is_header(names) else None
        for item in value.values():
            yield from _nodes(item, below)
    elif isinstance(value, list):
        yield value, header
        below = header or (value[0] if value and _is_header(value[0]) else None)
        for item in value:
            yield from _nodes(item, below)


def _is_header(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(name, str) for name in value)


def _set(record: Any, header: list[str] | None, path: list[str], value: str) -> None:
    node = record
    for place, name in enumerate(path):
        key: Any = _key(node, header if place == 0 else None, name)
        if place == len(path) - 1:
            node[key] = value if isinstance(node[key], str) else _read(value)
        else:
            node = node[key]


def _key(node: Any, header: list[str] | None, name: str) -> Any:
    if isinstance(node, dict) and name in node:
        return name
    if isinstance(node, list):
        if header and name in header and len(header) == len(node):
            return header.index(name)
        if name.isdigit() and int(name) < len(node):
            return int(name)
    allowed = header or (list(node) if isinstance(node, dict) else "a number")
    raise InvalidInputError.of("set", name, f"a field of the record: {', '.join(map(str, allowed))}", _STEP)


def _read(value: str) -> Any:
    try:
        return orjson.loads(value)
    except orjson.JSONDecodeError:
        return value
