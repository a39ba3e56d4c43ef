"""A backup into the stores of record, whatever engines they are now."""

import hashlib
import io
from collections.abc import Iterator, Mapping

import pyarrow as pa

from services.chassis.errors import InvalidInputError, NotFoundError, StorageError
from services.chassis.lean import when_used
from services.core.transfer.events import Event
from services.core.transfer.fill import Filling
from services.core.transfer.manifest import File, Manifest, SavedTable
from services.core.transfer.unfinished import Unfinished
from services.ports.contents import Contents
from services.ports.objects import ObjectStore
from services.storage.digest import summing
from services.storage.engines import Port

parquet = when_used("pyarrow.parquet")


def restore(
    objects: ObjectStore,
    manifest: Manifest,
    targets: Mapping[Port, tuple[Contents, Unfinished]],
    *,
    replace: bool,
) -> Iterator[Event]:
    """Fill stores with what a backup holds, after every file of it was read and found whole; events as `Filling`'s.

    Raises:
        StorageError: a file is missing or damaged, or the backup has a table that this code does not know.
        ConflictError: a store holds other data and `replace` is not set; nothing was changed.
    """
    yield from _check(objects, manifest)
    for port, (target, _) in targets.items():
        _check_known(manifest, port, target)
    with summing() as cursor:
        fillings = []
        for port, (target, unfinished) in targets.items():
            saved = {table.table: table for table in manifest.tables if table.port == port}
            fillings.append(Filling(port, SavedView(objects, saved, target.tables), target, unfinished, cursor))
        for filling in fillings:
            yield from filling.compare(replace=replace)
        for filling in fillings:
            yield from filling.fill()


class SavedView:
    """`ports.View` of a backup's tables in this code's columns: one that is newer than the backup is null."""

    def __init__(self, objects: ObjectStore, saved: Mapping[str, SavedTable], schemas: Mapping[str, pa.Schema]) -> None:
        self._objects = objects
        self._saved = saved
        self._schemas = schemas

    def count(self, table: str) -> int:
        """Rows that were saved of a table; none of one that is newer than the backup."""
        return self._saved[table].rows if table in self._saved else 0

    def read(self, table: str) -> Iterator[pa.Table]:
        """All rows, a row group at a time."""
        for file in self._saved[table].files if table in self._saved else ():
            pages = parquet.ParquetFile(io.BytesIO(_bytes(self._objects, file)))
            for group in range(pages.num_row_groups):
                yield _fitted(pages.read_row_group(group), self._schemas[table])


def _check(objects: ObjectStore, manifest: Manifest) -> Iterator[Event]:
    files = [file for table in manifest.tables for file in table.files]
    for done, file in enumerate(files, 1):
        _bytes(objects, file)
        yield {"progress": {"what": "checking files", "done": done, "total": len(files)}}


def _bytes(objects: ObjectStore, file: File) -> bytes:
    try:
        data = objects.get(file.key)
    except NotFoundError as error:
        raise StorageError(f"{file.key} is missing from the backup. {_ELSE}") from error
    if hashlib.sha256(data).hexdigest() != file.sha256:
        raise StorageError(
            f"{file.key} is damaged: its {len(data)} bytes do not have the SHA-256 that the manifest says, "
            f"{file.sha256}. {_ELSE}"
        )
    return data


_ELSE = "Fetch it from where you keep a copy, or restore another backup: orrery backup list."


def _check_known(manifest: Manifest, port: Port, target: Contents) -> None:
    for table in manifest.tables:
        if table.port == port and table.rows and table.table not in target.tables:
            raise StorageError(
                f"The backup {manifest.instant} has {table.rows} rows of {table.table}, which this code does not know. "
                f"Restore it with Orrery {manifest.code_version}, which wrote it."
            )


def _fitted(rows: pa.Table, schema: pa.Schema) -> pa.Table:
    if lost := [name for name in rows.column_names if name not in schema.names and rows[name].null_count < len(rows)]:
        raise InvalidInputError.of(
            "columns of the backup", lost, ", ".join(schema.names), "Use the code that wrote it."
        )
    return pa.table(
        [
            rows[of.name].cast(of.type) if of.name in rows.column_names else pa.nulls(rows.num_rows, of.type)
            for of in schema
        ],
        schema=schema,
    )
