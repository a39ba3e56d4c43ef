"""What a backup is: Parquet files of each table, and last of all the manifest that makes them one.

    backups/20260402T160000Z/archive/fact_asteroid_approaches/00000.parquet
    backups/20260402T160000Z/manifest.json

Files without a manifest are of a backup that was not ended; nothing takes them for one.
"""

from datetime import UTC, datetime
from typing import Final

import msgspec

from services.chassis.errors import InvalidInputError, NotFoundError, StorageError
from services.ports.objects import ObjectStore
from services.storage.engines import Port

FOLDER: Final = "backups"
FORMAT: Final = 1
LATEST: Final = "latest"
_NAME: Final = "%Y%m%dT%H%M%SZ"


class File(msgspec.Struct, frozen=True):
    """One Parquet file."""

    key: str
    bytes: int
    sha256: str


class SavedTable(msgspec.Struct, frozen=True):
    """All rows of one table; the digest is of the columns that it had."""

    port: Port
    table: str
    rows: int
    digest: str
    files: tuple[File, ...]


class Manifest(msgspec.Struct, frozen=True):
    """One whole backup."""

    format: int
    instant: str
    mode: str
    code_version: str
    engines: dict[Port, str]
    tables: tuple[SavedTable, ...]

    @property
    def rows(self) -> int:
        """Of all tables."""
        return sum(table.rows for table in self.tables)

    @property
    def bytes(self) -> int:
        """Of all files."""
        return sum(file.bytes for table in self.tables for file in table.files)


def folder_of(instant: str) -> str:
    """Where a backup's objects are."""
    return f"{FOLDER}/{instant}"


def instant_name(at: datetime) -> str:
    """What a backup of this instant is called."""
    return at.astimezone(UTC).strftime(_NAME)


def found(objects: ObjectStore) -> tuple[list[Manifest], list[str]]:
    """Whole backups, oldest first, and instants of those that were not ended.

    Raises:
        StorageError: a manifest cannot be read.
    """
    keys = list(objects.list(f"{FOLDER}/"))
    instants = sorted({key.split("/")[1] for key in keys if key.count("/") > 1})
    whole = [instant for instant in instants if _key(instant) in keys]
    return [_read(objects, instant) for instant in whole], [i for i in instants if i not in whole]


def chosen(objects: ObjectStore, instant: str) -> Manifest:
    """The backup of this name; `latest` is the newest whole one.

    Raises:
        NotFoundError: there is none; names those there are.
        StorageError: its manifest cannot be read.
    """
    held, _ = found(objects)
    for manifest in reversed(held):
        if instant in {LATEST, manifest.instant}:
            return manifest
    names = ", ".join(manifest.instant for manifest in held) or "none"
    raise NotFoundError(f"No whole backup is called {instant!r}; there are: {names}. orrery backup makes one.")


def sealed(objects: ObjectStore, manifest: Manifest) -> None:
    """Make the written files a backup.

    Raises:
        InvalidInputError: another backup has that instant.
    """
    if not objects.create(_key(manifest.instant), msgspec.json.format(msgspec.json.encode(manifest))):
        raise InvalidInputError.of("instant", manifest.instant, "an instant without a backup", "Back up again.")


def _key(instant: str) -> str:
    return f"{folder_of(instant)}/manifest.json"


def _read(objects: ObjectStore, instant: str) -> Manifest:
    try:
        manifest = msgspec.json.decode(objects.get(_key(instant)), type=Manifest)
    except msgspec.DecodeError as error:
        raise StorageError(
            f"{_key(instant)} is damaged ({error}). Delete it, and that backup with it, or fetch it from where you "
            "keep a copy."
        ) from error
    if manifest.format != FORMAT:
        raise StorageError(
            f"{_key(instant)} has format {manifest.format}; this code reads {FORMAT}. Use the Orrery that wrote it."
        )
    return manifest
