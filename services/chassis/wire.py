"""How programs hand Arrow tables to one another: a msgpack map of a header and IPC streams.

One body carries several tables and their manifest, so that one request is one transaction.
"""

from collections.abc import Mapping
from typing import Any

import msgspec
import pyarrow as pa

MEDIA_TYPE = "application/vnd.orrery.tables+msgpack"


class _Packet(msgspec.Struct):
    header: dict[str, Any]
    tables: dict[str, bytes]


def pack(header: Mapping[str, Any], tables: Mapping[str, pa.Table]) -> bytes:
    """Encode a JSON-like header and named tables."""
    return msgspec.msgpack.encode(_Packet(dict(header), {name: _ipc(t) for name, t in tables.items()}))


def unpack(body: bytes) -> tuple[dict[str, Any], dict[str, pa.Table]]:
    """Decode what `pack` encoded.

    Raises:
        msgspec.DecodeError: the body is not a packet.
        pyarrow.ArrowInvalid: a table in it is not an IPC stream.
    """
    packet = msgspec.msgpack.decode(body, type=_Packet)
    return packet.header, {name: pa.ipc.open_stream(raw).read_all() for name, raw in packet.tables.items()}


def _ipc(table: pa.Table) -> bytes:
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, table.schema) as writer:
        writer.write_table(table)
    stream: bytes = sink.getvalue().to_pybytes()
    return stream
