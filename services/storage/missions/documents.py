"""Rows as documents and back, the same for every engine.

An instant is text of microseconds in UTC: the dates of BSON and JSON hold less, and this text sorts as they do. A
column without a value is named in `absent` instead, by which an order can put it last. JSON is nested where every
server keeps it as it is and it comes back as the same text; other JSON stays text.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, Final

import orjson
import pyarrow as pa
import pyarrow.compute as pc

from services.chassis.errors import InvalidInputError
from services.domain.arrow import arrow_schema
from services.domain.documents import DOCUMENTS, Documents
from services.domain.fields import field
from services.ports.archive import Select

Document = dict[str, Any]
ABSENT: Final = "absent"
VERSION_END: Final = "known_until"
"""Not kept: it is null in every current row, where a table has it."""
_SPECIAL: Final = {"%": "%25", "/": "%2F"}
_INT64: Final = 2**63


def kept(table: str) -> Documents:
    """How a table's rows are kept.

    Raises:
        InvalidInputError: they are not.
    """
    if table not in DOCUMENTS:
        raise InvalidInputError.of("table", table, ", ".join(DOCUMENTS))
    return DOCUMENTS[table]


def checked(query: Select) -> Documents:
    """How the rows that a query asks for are kept.

    Raises:
        InvalidInputError: only the archive can answer it, or it compares JSON.
    """
    documents = kept(query.table)
    if query.known_at is not None or query.greatest is not None:
        asked = {"known_at": query.known_at, "greatest": query.greatest}
        raise InvalidInputError.of("query", asked, "neither of both", "Ask the archive.")
    compared = [name.removeprefix("-") for name in query.sort]
    compared += [c for w in query.where if w.value is not None for c in (w.column, w.also) if c is not None]
    for name in (*compared, *query.columns, *(w.column for w in query.where)):
        if name not in documents.table.columns:
            raise InvalidInputError.of("column", name, ", ".join(documents.table.columns))
    for name in compared:
        if is_json(name):
            raise InvalidInputError.of("column", name, "a column that is not JSON", "Sort and filter by another.")
    return documents


def is_json(column: str) -> bool:
    """Whether a column holds JSON as text."""
    return field(column).dtype == "json"


def documents_of(rows: Mapping[str, pa.Table], *, nest: bool) -> dict[str, dict[str, Document]]:
    """By table, documents by their path.

    Args:
        rows: by table, current versions.
        nest: turn JSON into documents where that keeps it.

    Raises:
        InvalidInputError: a table that is not kept, a wrong column, a version that is not current, a key twice.
    """
    typed = {name: _typed(name, table) for name, table in rows.items()}
    found = {name: _encoded(kept(name), table, nest=nest) for name, table in typed.items()}
    for name, table in typed.items():
        parent = kept(name).parent
        if parent in found:
            _tell(found[parent], kept(name), table)
    return found


def table_of(name: str, columns: Sequence[str], documents: Iterable[Document]) -> pa.Table:
    """Documents as rows in the table's own columns and types."""
    schema = arrow_schema(name)
    fields = [schema.field(c) for c in columns or schema.names]
    held = list(documents)
    return pa.table(
        [pa.array((_decoded(f, one.get(f.name)) for one in held), f.type) for f in fields], schema=pa.schema(fields)
    )


def stored(value: Any) -> Any:
    """A value as documents have it; also what a query compares with."""
    if isinstance(value, datetime):
        return f"{value.astimezone(UTC).isoformat(timespec='microseconds')[:26]}Z"
    if isinstance(value, float):
        # No number for every server; one of them ends the connection.
        return value + 0.0 if math.isfinite(value) else str(value)
    if isinstance(value, list | tuple | set | frozenset):
        return [stored(v) for v in value]
    return value


def path_of(documents: Documents, row: Mapping[str, Any]) -> str:
    """Where a row belongs, such as `curiosity/1000/FHAZ/102685`; two rows of a table never share one."""
    key = str(row[documents.key])
    if not documents.levels:
        return key
    if documents.group == documents.key:
        return _levels(key)
    group = str(row[documents.group])
    shelf = str(row[documents.shelf]) if documents.shelf and row[documents.shelf] is not None else "-"
    prefix = f"{group.partition(':')[0]}:"
    leaf = _part(key.removeprefix(prefix)) if key.startswith(prefix) else f"/{_part(key)}"
    return f"{_levels(group)}/{_part(shelf)}/{leaf}"


def _levels(key: str) -> str:
    return "/".join(_part(part) for part in key.split(":"))


def _part(text: str) -> str:
    return "".join(_SPECIAL.get(c, c) for c in text)


def _typed(name: str, rows: pa.Table) -> pa.Table:
    kept(name)
    schema = arrow_schema(name)
    try:
        selected = rows.select(schema.names).cast(schema)
    except (KeyError, pa.ArrowInvalid) as error:
        raise InvalidInputError.of(f"{name} columns", str(rows.schema), str(schema)) from error
    if VERSION_END in schema.names and selected[VERSION_END].null_count < selected.num_rows:
        raise InvalidInputError.of(VERSION_END, "an instant", "null", "Give current versions; the archive has others.")
    return selected


def _encoded(documents: Documents, rows: pa.Table, *, nest: bool) -> dict[str, Document]:
    found = {}
    kept_columns = [name for name in rows.column_names if name != VERSION_END]
    for row in _with_texts(rows.select(kept_columns)).to_pylist():
        path = path_of(documents, row)
        given = {c: _value(c, v, nest=nest) for c, v in row.items() if v is not None}
        absent = {ABSENT: {c: True for c, v in row.items() if v is None}}
        found[path] = {"_id": path} | given | (absent if absent[ABSENT] else {})
    if len(found) < rows.num_rows:
        raise InvalidInputError.of("rows", f"{rows.num_rows} of {len(found)} keys", "one current version of each key")
    return found


def _with_texts(rows: pa.Table) -> pa.Table:
    """Instants as texts, all at once: as Python values they are slow to make."""
    for n, of in enumerate(rows.schema):
        if pa.types.is_timestamp(of.type):
            rows = rows.set_column(n, of.name, pc.strftime(rows[of.name], format="%Y-%m-%dT%H:%M:%SZ"))
    return rows


def _value(column: str, value: Any, *, nest: bool) -> Any:
    return _nested(value) if nest and is_json(column) else stored(value)


def _nested(text: str) -> Any:
    """What the text says where it is an object or a list that can be written again as the same text."""
    try:
        value = orjson.loads(text)
    except orjson.JSONDecodeError:
        return text
    nests = isinstance(value, dict | list) and orjson.dumps(value).decode() == text and _holds(value)
    return value if nests else text


def _holds(value: Any, *, listed: bool = False) -> bool:
    """Whether every server keeps it: no list within a list, no name with a meaning, no number that changes."""
    if isinstance(value, list):
        return not listed and all(_holds(v, listed=True) for v in value)
    if isinstance(value, dict):
        return all(k and k[0] != "$" and "." not in k and "\0" not in k and _holds(v) for k, v in value.items())
    if isinstance(value, float):
        return value != 0 or math.copysign(1, value) > 0
    return not isinstance(value, int) or -_INT64 <= value < _INT64


def _decoded(of: pa.Field, value: Any) -> Any:
    if isinstance(value, str):
        if pa.types.is_timestamp(of.type):
            return datetime.fromisoformat(value)
        return float(value) if pa.types.is_floating(of.type) else value
    if value is not None and pa.types.is_string(of.type):
        return orjson.dumps(value).decode()
    return value


def _tell(parents: dict[str, Document], documents: Documents, rows: pa.Table) -> None:
    """Tell each parent how many rows stand on each of its shelves."""
    shelves: dict[str, Counter[str]] = defaultdict(Counter)
    of, on = rows[documents.group].to_pylist(), rows[documents.shelf].to_pylist()
    for group, shelf, gone in zip(of, on, rows["is_withdrawn"].to_pylist(), strict=True):
        if not gone:
            shelves[_levels(group)][shelf or ""] += 1
    for path, document in parents.items():
        counted = sorted(shelves[path].items())
        document["held"] = [{documents.shelf: shelf, documents.collection: number} for shelf, number in counted]
