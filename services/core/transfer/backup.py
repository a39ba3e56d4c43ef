"""Everything that the stores of record hold, into the object store as Parquet."""

import hashlib
import io
import time
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from threading import Lock
from typing import Any, Final

import duckdb
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
        instant = _new_instant(objects)
        saved: list[SavedTable] = []
        with summing() as cursor:
            for port, contents in stores.items():
                with contents.view() as view:
                    for table in contents.tables:
                        pages = _Pages(objects, f"{folder_of(instant)}/{port}/{table}", contents.tables[table], cursor)
                        yield from _save(view, table, pages)
                        saved.append(pages.saved(port, table))
        manifest = Manifest(FORMAT, instant, mode, orrery_version(), {**engines}, tuple(saved))
        sealed(objects, manifest)
        yield {"backup": summary(manifest)}
    finally:
        _running.release()


def _new_instant(objects: ObjectStore) -> str:
    """Now, or the next second that no backup has begun at."""
    while next(objects.list(f"{folder_of(instant := instant_name(datetime.now(UTC)))}/"), None) is not None:
        time.sleep(0.1)
    return instant


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


def _save(view: View, table: str, pages: "_Pages") -> Iterator[Event]:
    total = view.count(table)
    for part in view.read(table) if total else ():
        pages.add(part)
        yield {"progress": {"what": f"saving {table}", "done": pages.rows, "total": total}}
    pages.end()


class _Pages:
    """Parquet files of one table, each stored when it is large enough."""

    def __init__(self, objects: ObjectStore, folder: str, schema: pa.Schema, cursor: duckdb.DuckDBPyConnection) -> None:
        self._objects = objects
        self._folder = folder
        self._schema = schema
        self._sums = Summing(cursor, schema.names)
        self._files: list[File] = []
        self._buffer = io.BytesIO()
        self._writer: Any = None

    @property
    def rows(self) -> int:
        """So far."""
        return self._sums.digest[0]

    def add(self, part: pa.Table) -> None:
        """Write rows."""
        if self._writer is None:
            self._writer = parquet.ParquetWriter(self._buffer, self._schema, compression="zstd")
        self._writer.write_table(part)
        self._sums.add(part)
        if self._buffer.tell() > FILE_BYTES:
            self.end()

    def end(self) -> None:
        """Store what is not stored yet."""
        if self._writer is None:
            return
        self._writer.close()
        data, key = self._buffer.getvalue(), f"{self._folder}/{len(self._files):05}.parquet"
        self._objects.put(key, data)
        self._files.append(File(key, len(data), hashlib.sha256(data).hexdigest()))
        self._buffer, self._writer = io.BytesIO(), None

    def saved(self, port: Port, table: str) -> SavedTable:
        """What the manifest says of it."""
        rows, digest = self._sums.digest
        return SavedTable(port, table, rows, digest, tuple(self._files))
