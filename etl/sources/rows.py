"""Provider records as columns by name, never by position; a record that does not fit becomes a problem."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from etl.sources.columns import LISTS, TABLES
from etl.sources.model import Problem
from etl.sources.payload import UnreadableError, record_text

Column: TypeAlias = Any  # a sequence of JSON values, or an Arrow array of text


@dataclass(slots=True)
class Rows:
    """Columns of the records that fit, with each one's number in the payload and the record itself."""

    records: list[Any]
    record_no: list[int]
    values: dict[str, list[Any]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def get(self, name: str) -> list[Any]:
        """One column; nulls where the payload has no such field."""
        return self.values.get(name) or [None] * len(self.record_no)

    def keep(self, wanted: Sequence[bool]) -> None:
        """Drop the records whose flag is false."""
        if all(wanted):
            return
        self.records = _where(self.records, wanted)
        self.record_no = _where(self.record_no, wanted)
        self.values = {name: _where(column, wanted) for name, column in self.values.items()}

    def reject(self, bad: Sequence[bool], rule: str, field_name: str, expected: str) -> None:
        """Turn the flagged records into problems that show their value of `field_name`."""
        values = self.get(field_name)
        for i, is_bad in enumerate(bad):
            if is_bad:
                value = None if values[i] is None else as_text(values[i])
                self.problems.append(
                    Problem(rule, expected, record_text(self.records[i]), self.record_no[i], field_name, value)
                )
        self.keep([not b for b in bad])


def rows_from_arrays(header: Any, data: Any, required: Sequence[str]) -> Rows:
    """Records given as lists of cells under a header of names.

    Raises:
        UnreadableError: the header or the list is not one, or a required name is missing from the header.
    """
    if not isinstance(header, list) or not all(isinstance(name, str) for name in header):
        raise UnreadableError("payload.shape", "a header of field names", record_text(header)[:200], "fields")
    if not isinstance(data, list):
        raise UnreadableError("payload.shape", "a list of rows", record_text(data)[:200], "data")
    _require(header, required)
    width = len(header)
    fits = [isinstance(row, list) and len(row) == width for row in data]
    rows = _split(data, fits, f"a list of {width} cells: {', '.join(header)}")
    columns = zip(*rows.records, strict=True) if rows.records else ([] for _ in header)
    rows.values = {name: list(column) for name, column in zip(header, columns, strict=True)}
    return rows


def rows_from_objects(data: Any, required: Sequence[str], wanted: Sequence[str]) -> Rows:
    """Records given as objects. A required field that is absent is no null: it means the shape has changed.

    Raises:
        UnreadableError: `data` is no list, or a required field is absent from every record.
    """
    if not isinstance(data, list):
        raise UnreadableError("payload.shape", "a list of records", record_text(data)[:200])
    rows = _split(data, [isinstance(row, dict) for row in data], "a JSON object")
    if rows.records:
        _require(set().union(*rows.records), required)
    for name in required:
        rows.reject([name not in r for r in rows.records], "record.field_missing", name, f"field {name}, null or not")
    rows.values = {name: [r.get(name) for r in rows.records] for name in dict.fromkeys((*required, *wanted))}
    return rows


def table(name: str, record_no: Sequence[int] | np.ndarray, columns: dict[str, Column]) -> pa.Table:
    """A bronze table: columns in the contract's order, null where none is given."""
    arrays = {"record_no": pa.array(record_no, pa.int64())}
    for column in TABLES[name][1:]:
        kind = pa.list_(pa.string()) if column in LISTS else pa.string()
        given = columns.get(column)
        if given is None:
            arrays[column] = pa.nulls(len(record_no), kind)
        else:
            arrays[column] = pa.array(given, kind) if column in LISTS else texts(given)
    return pa.table(arrays)


def texts(values: Column) -> pa.Array:
    """JSON values as text, trimmed; blanks are nulls. Numbers keep every digit of their value."""
    if isinstance(values, pa.Array):
        return values
    kinds = set(map(type, values)) - {type(None)}
    if kinds <= {str}:
        return _trimmed(pa.array(values, pa.string()))
    if len(kinds) == 1 and (native := _NATIVE.get(kinds.pop())):
        try:
            return pa.array(values, native).cast(pa.string())
        except (pa.ArrowException, OverflowError):
            pass  # an integer beyond 64 bits
    return _trimmed(pa.array([None if v is None else as_text(v) for v in values], pa.string()))


def as_text(value: Any) -> str:
    """One JSON value as text; what is no scalar stays JSON, so that a later check can show it."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return repr(value)
    return record_text(value)


def mapped(values: Sequence[Any], function: Callable[[str], Any]) -> list[Any]:
    """`function` of each value as text, computed once per distinct one; nulls stay."""
    texts = [v if v is None or isinstance(v, str) else as_text(v) for v in values]
    known = {text: function(text) for text in {t for t in texts if t is not None}}
    return [None if text is None else known[text] for text in texts]


_NATIVE = {float: pa.float64(), int: pa.int64(), bool: pa.bool_()}


def _require(names: Any, required: Sequence[str]) -> None:
    missing = [name for name in required if name not in names]
    if missing:
        had = ", ".join(sorted(map(str, names)))[:300]
        expected = f"fields {', '.join(required)}; the provider may have renamed one"
        raise UnreadableError("payload.field_missing", expected, f"fields {had}", missing[0])


def _split(data: list[Any], fits: list[bool], expected: str) -> Rows:
    rows = Rows(records=data, record_no=list(range(len(data))))
    if not all(fits):
        for i, ok in enumerate(fits):
            if not ok:
                rows.problems.append(Problem("record.shape", expected, record_text(data[i]), i))
        rows.keep(fits)
    return rows


def _where(column: list[Any], wanted: Sequence[bool]) -> list[Any]:
    return [value for value, keep in zip(column, wanted, strict=True) if keep]


def _trimmed(column: pa.Array) -> pa.Array:
    trimmed = pc.utf8_trim_whitespace(column)
    return pc.if_else(pc.equal(trimmed, ""), pa.scalar(None, pa.string()), trimmed)


def flags(mask: Any) -> list[bool]:
    """A NumPy mask as Python booleans."""
    return [bool(m) for m in np.asarray(mask)]
