"""Everything that the stores of record hold, into the object store as Parquet."""

import hashlib
import io
from collections.abc import Callable, Generator, Iterator, Mapping
from datetime import UTC, datetime
from threading import Lock
from typing import Any, Final

import pyarrow as pa

from services.chassis.errors import ConflictError
from services.chassis.lean import when_used
from services.chassis.version import orrery_version
from services.core.transfer.events import Event
from services.core.transfer.manifest import FORMAT, File, Manifest, SavedTable, folder_of, instant_name, sealed
from services.ports.contents import Contents, View
from services.ports.objects import ObjectStore
from services.storage.digest import Summing, summing
from services.storage.engines import Port

parquet = when_used("pyarrow.parquet")
FILE_BYTES: Final = 32_000_000
"""Size from which a table goes on in a next file: what is held in memory at once."""
_running = Lock()


def back_up(
    stores: Mapping[Port, Contents], objects: ObjectStore, mode: str, engines: Mapping[Port, str]
) -> Iterator[Event]:
    """Write a backup; events of progress, then one with what it holds.

    The stores are read one after another, the archive first: what is acknowledged there is in the others by then, and
    what came later is sent again by etl after a restore, for its bytes are in bronze.

    Args:
        stores: what each port holds, the archive first.
        objects: where to.
        mode: which of the three kinds of data this is.
        engines: name of each port's engine.

    Raises:
        ConflictError: a backup goes on already.
    """
    if not _running.acquire(blocking=False):
        raise ConflictError("A backup is being written already; one goes on at a time. Wait for it.", retry_after=30)
    try:
        instant = instant_name(datetime.now(UTC))
        saved: list[SavedTable] = []
        for port, contents in stores.items():
            with contents.view() as view:
                for table, schema in contents.tables.items():
                    saved.append((yield from _table(view, port, table, schema, objects, instant)))
        manifest = Manifest(FORMAT, instant, mode, orrery_version(), {**engines}, tuple(saved))
        sealed(objects, manifest)
        yield {"backup": summary(manifest)}
    finally:
        _running.release()


def summary(manifest: Manifest) -> Event:
    """What a person is told of a backup."""
    return {
        "instant": manifest.instant,
        "rows": manifest.rows,
        "bytes": manifest.bytes,
        "code_version": manifest.code_version,
        "engines": manifest.engines,
        "tables": {f"{t.port}/{t.table}": {"rows": t.rows, "digest": t.digest} for t in manifest.tables},
    }


def _table(  # noqa: PLR0913, PLR0917 - what is written of which store, and where
    view: View, port: Port, table: str, schema: pa.Schema, objects: ObjectStore, instant: str
) -> Generator[Event, None, SavedTable]:
    total, done = view.count(table), 0
    files: list[File] = []
    pages = _Pages(schema, lambda data, rows: files.append(_store(objects, f"{place}/{len(files):05}", data, rows)))
    place = f"{folder_of(instant)}/{port}/{table}"
    with summing() as cursor:
        sums = Summing(cursor, schema.names)
        for part in view.read(table):
            sums.add(part)
            pages.add(part)
            done += part.num_rows
            yield {"progress": {"what": f"saving {port} {table}", "done": done, "total": total}}
        pages.end()
        rows, digest = sums.digest
    return SavedTable(port, table, rows, digest, tuple(files))


def _store(objects: ObjectStore, name: str, data: bytes, rows: int) -> File:
    key = f"{name}.parquet"
    objects.put(key, data)
    return File(key, len(data), hashlib.sha256(data).hexdigest(), rows)


class _Pages:
    """Parquet files of one table, each handed on when it is large enough."""

    def __init__(self, schema: pa.Schema, hand_on: Callable[[bytes, int], None]) -> None:
        self._schema = schema
        self._hand_on = hand_on
        self._rows = 0
        self._buffer = io.BytesIO()
        self._writer: Any = None

    def add(self, part: pa.Table) -> None:
        if self._writer is None:
            self._writer = parquet.ParquetWriter(self._buffer, self._schema, compression="zstd")
        self._writer.write_table(part)
        self._rows += part.num_rows
        if self._buffer.tell() > FILE_BYTES:
            self.end()

    def end(self) -> None:
        if self._writer is None:
            return
        self._writer.close()
        self._hand_on(self._buffer.getvalue(), self._rows)
        self._buffer, self._writer, self._rows = io.BytesIO(), None, 0
