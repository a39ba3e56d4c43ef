"""Samples as InfluxDB's line protocol, column by column.

A point is `telemetry_points,series=<name> value=<float>,sample="<value> <facts>" <µs since 1970>`. The name of the
series is the only tag, so an instant of a series is one point whoever measured it, and there are as many keys as
series. `value` is what windows and charts are computed of; a point without a value has none. `sample` is the whole
sample, as JSON of `[spacecraft, quality, known_at in µs since 1970, batch_id, origin]` behind its value: one field, as
InfluxDB keeps each field of a point by itself. A column that became null would keep its old value, and a reader could
meet the value of one batch with the name of another.
"""

import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import numpy as np
import orjson
import pyarrow as pa
import pyarrow.compute as pc

from services.chassis.errors import InvalidInputError
from services.domain.arrow import arrow_schema
from services.domain.tables import TABLES

FIRST, LAST = datetime(1677, 9, 22, tzinfo=UTC), datetime(2262, 4, 11, tzinfo=UTC)
"""Instants that InfluxDB can hold: `FIRST` up to, not including, `LAST`."""
TABLE = TABLES["telemetry_points"]
SCHEMA = arrow_schema(TABLE.name)
VALUE, SAMPLE = "value", "sample"
LINES = 10_000
"""Lines of one request."""
_TEXTS = ("spacecraft", "batch_id", "origin")
_FACTS = ("spacecraft", "quality", "known_at", "batch_id", "origin")


def requests(points: pa.Table) -> Iterator[bytes]:
    """Bodies of at most `LINES` points each; columns and types are those of `telemetry_points`."""
    for start in range(0, points.num_rows, LINES):
        yield _body(points.slice(start, LINES).combine_chunks())


def check_writable(points: pa.Table) -> None:
    """Refuse what InfluxDB could not give back.

    Raises:
        InvalidInputError: an instant outside `FIRST` to `LAST`, or a name that a tag cannot have.
    """
    span = pc.min_max(points["observed_at"])
    for at in (span["min"].as_py(), span["max"].as_py()):
        if at is not None and not FIRST <= at < LAST:
            raise InvalidInputError.of("observed_at", at.isoformat(), f"{FIRST:%Y-%m-%d} to {LAST:%Y-%m-%d}")
    for name in pc.unique(points["series"]).to_pylist():
        if not name or name.endswith("\\") or not name.isprintable():
            raise InvalidInputError.of("series", name, "printable text that does not end in a backslash")


def samples_of(series: pa.ChunkedArray, observed_at: pa.ChunkedArray, sample: pa.ChunkedArray) -> pa.Table:
    """Rows of `telemetry_points` from their keys and the field `sample`."""
    parts = pc.split_pattern(sample.combine_chunks(), " ", max_splits=1).flatten()
    value, facts = parts.take(_every_other(0, len(sample))), parts.take(_every_other(1, len(sample)))
    encoded = facts.dictionary_encode()
    held = [orjson.loads(text) for text in encoded.dictionary.to_pylist()]
    columns = {
        name: pa.array([row[i] for row in held], _wire_type(name)).cast(SCHEMA.field(name).type).take(encoded.indices)
        for i, name in enumerate(_FACTS)
    }
    none = pa.scalar(None, pa.string())
    columns[VALUE] = pc.cast(pc.if_else(pc.equal(value, ""), none, value), pa.float64())
    columns |= {"series": series, "observed_at": observed_at}
    return pa.table({name: columns[name] for name in SCHEMA.names}).cast(SCHEMA)


def _every_other(first: int, count: int) -> pa.Array:
    return pa.array(np.arange(first, 2 * count, 2))


def _body(points: pa.Table) -> bytes:
    value = pc.cast(points[VALUE], pa.string())
    lines = pc.binary_join_element_wise(
        _by_distinct(points["series"], _key),
        pc.fill_null(pc.binary_join_element_wise(" value=", value, ",", ""), " "),
        'sample="',
        pc.fill_null(value, ""),
        " [",
        *_joined([_fact(points[name], name) for name in _FACTS]),
        ']" ',
        pc.cast(_us(points["observed_at"]), pa.string()),
        "\n",
        "",
    )
    return b"".join(bytes(memoryview(chunk.buffers()[2])) for chunk in lines.chunks if len(chunk))


def _joined(columns: list[pa.ChunkedArray]) -> list[pa.ChunkedArray | str]:
    return [part for column in columns for part in (column, ",")][:-1]


def _fact(column: pa.ChunkedArray, name: str) -> pa.ChunkedArray:
    if name in _TEXTS:
        return pc.fill_null(_by_distinct(column, _quoted), "null")
    return pc.fill_null(pc.cast(_us(column) if name == "known_at" else column, pa.string()), "null")


def _by_distinct(column: pa.ChunkedArray, of: Callable[[str], str]) -> pa.Array:
    """`of` each text; called once for each distinct one, of which there are few."""
    encoded = column.combine_chunks().dictionary_encode()
    return pa.array([of(text) for text in encoded.dictionary.to_pylist()], pa.string()).take(encoded.indices)


def _key(series: str) -> str:
    return f"{TABLE.name},series=" + "".join("\\" + c if c in ", =" else c for c in series)


def _quoted(text: str) -> str:
    """JSON inside a field: one line of ASCII, whatever the text."""
    return json.dumps(text).replace("\\", "\\\\").replace('"', '\\"')


def _us(column: pa.ChunkedArray) -> pa.ChunkedArray:
    return pc.cast(column, pa.int64())


def _wire_type(name: str) -> pa.DataType:
    return pa.string() if name in _TEXTS else pa.int64()
