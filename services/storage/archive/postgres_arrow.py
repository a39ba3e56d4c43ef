"""Rows between Arrow and PostgreSQL: binary COPY on the way in, binary results on the way out."""

import struct
from collections.abc import Iterator
from typing import Any, Final

import pyarrow as pa
from pgpq import ArrowToPostgresBinaryEncoder
from psycopg import Connection, Cursor
from psycopg.abc import Buffer, Params
from psycopg.adapt import Loader
from psycopg.pq import Format

from services.domain.arrow import INSTANT

TYPES: Final = {
    # Ordered by bytes, as the other engines order texts, whatever the database's own collation.
    pa.string(): 'text COLLATE "C"',
    pa.float64(): "double precision",
    pa.int64(): "bigint",
    pa.bool_(): "boolean",
    INSTANT: "timestamptz",
    pa.list_(pa.string()): 'text[] COLLATE "C"',
}
PART_ROWS: Final = 20_000
ANALYSED_ROWS: Final = 1_000
"""Rows from which it pays to count a staged table's values before it is joined."""
_OIDS: Final = {
    16: pa.bool_(), 20: pa.int64(), 25: pa.string(), 701: pa.float64(), 1009: pa.list_(pa.string()), 1184: INSTANT,
}  # fmt: skip
_EPOCH_US: Final = 946_684_800_000_000
"""2000-01-01, which PostgreSQL counts from, in µs since 1970."""


class _Micros(Loader):
    """Instants as µs since 1970, which Arrow takes over as they are."""

    format = Format.BINARY

    def load(self, data: Buffer) -> int:
        return int(struct.unpack("!q", data)[0]) + _EPOCH_US


def read_as_arrow(connection: Connection[Any]) -> None:
    """Let this connection's binary results be what `fetch` reads."""
    connection.adapters.register_loader("timestamptz", _Micros)


def fetch(cursor: Cursor[Any], query: str, values: Params | None = None) -> pa.Table:
    """The whole result of a query in Arrow types."""
    cursor.execute(query, values)
    return _table(cursor, cursor.fetchall())


def parts(connection: Connection[Any], query: str) -> Iterator[pa.Table]:
    """The result of a query, a part at a time."""
    with connection.transaction(), connection.cursor(name="parts", binary=True) as cursor:
        cursor.execute(query)
        while rows := cursor.fetchmany(PART_ROWS):
            yield _table(cursor, rows)


def copy(cursor: Cursor[Any], place: str, rows: pa.Table) -> None:
    """Append rows to a table by binary COPY; its columns are those of the rows, in any order."""
    if not rows.num_rows:
        return
    encoder = ArrowToPostgresBinaryEncoder(rows.schema)
    listed = ", ".join(rows.schema.names)
    with cursor.copy(f"COPY {place} ({listed}) FROM STDIN (FORMAT BINARY)") as into:
        into.write(encoder.write_header())
        for part in rows.to_batches(max_chunksize=PART_ROWS):
            into.write(encoder.write_batch(part))
        into.write(encoder.finish())


def stage(cursor: Cursor[Any], name: str, rows: pa.Table) -> str:
    """Put rows into a table of this connection's own, in place of what it held.

    Returns:
        The table's name.
    """
    staged = f"staged_{name}"
    columns = ", ".join(f"{f.name} {TYPES[f.type]}" for f in rows.schema)
    cursor.execute(f"CREATE TEMP TABLE IF NOT EXISTS {staged} ({columns})")
    cursor.execute(f"TRUNCATE pg_temp.{staged}")
    copy(cursor, f"pg_temp.{staged}", rows)
    if rows.num_rows > ANALYSED_ROWS:
        cursor.execute(f"ANALYZE pg_temp.{staged}")
    return f"pg_temp.{staged}"


def _table(cursor: Cursor[Any], rows: list[tuple[Any, ...]]) -> pa.Table:
    described = cursor.description or []
    columns = list(zip(*rows, strict=True)) if rows else [()] * len(described)
    arrays = [_array(values, _OIDS[c.type_code]) for values, c in zip(columns, described, strict=True)]
    return pa.table(arrays, schema=pa.schema([(c.name, _OIDS[c.type_code]) for c in described]))


def _array(values: tuple[Any, ...], kind: pa.DataType) -> pa.Array:
    return pa.array(values, pa.int64()).cast(kind) if kind == INSTANT else pa.array(values, kind)
