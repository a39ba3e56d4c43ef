"""Engines behind the ports; `open_stores` is the only place where one is chosen, and core its only caller."""

from typing import NamedTuple, Protocol

from services.chassis.settings import Settings
from services.ports.archive import ArchiveStore
from services.ports.objects import ObjectStore
from services.ports.telemetry import TelemetryStore


class _Closable(Protocol):
    def close(self) -> None: ...


class Stores(NamedTuple):
    """Every store of record, open until `close`."""

    archive: ArchiveStore
    telemetry: TelemetryStore
    objects: ObjectStore
    connection: _Closable

    def close(self) -> None:
        """Write everything down and let go of it."""
        self.connection.close()


def open_stores(settings: Settings) -> Stores:
    """Open the stores that the settings name: one embedded file and a folder of objects.

    Raises:
        StorageError: the file is damaged or newer than this code, the disk is full or not writable.
        UnavailableError: another process holds the file.
    """
    # Imported here so that etl, which needs objects alone, loads no engine.
    from services.storage.archive.duckdb import DuckDBArchive  # noqa: PLC0415
    from services.storage.embedded import Database  # noqa: PLC0415
    from services.storage.objects import open_objects  # noqa: PLC0415
    from services.storage.telemetry.duckdb import DuckDBTelemetry  # noqa: PLC0415

    database = Database(settings.data_dir / "core.duckdb", memory_limit_mb=settings.memory_limit_mb)
    return Stores(DuckDBArchive(database), DuckDBTelemetry(database), open_objects(settings), database)
