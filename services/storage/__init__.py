"""Engines behind the ports; `open_stores` is the only place where one is chosen, and core its only caller."""

from collections.abc import Callable
from contextlib import ExitStack
from typing import NamedTuple

from services.chassis.settings import Settings
from services.ports.archive import ArchiveStore
from services.ports.objects import ObjectStore
from services.ports.telemetry import TelemetryStore


class Stores(NamedTuple):
    """Every store of record, open until `close`."""

    archive: ArchiveStore
    telemetry: TelemetryStore
    objects: ObjectStore
    close: Callable[[], None]
    """Write everything down and let go of it."""


def open_stores(settings: Settings) -> Stores:
    """Open the stores that the settings name: a server where its address is set, else one embedded file and a folder.

    Raises:
        StorageError: the file is damaged or newer than this code, the disk is full or not writable.
        UnavailableError: another process holds the file, or a server does not answer.
    """
    # Imported here so that etl, which needs objects alone, loads no engine.
    from services.storage.archive.duckdb import DuckDBArchive  # noqa: PLC0415
    from services.storage.embedded import Database  # noqa: PLC0415
    from services.storage.objects import open_objects  # noqa: PLC0415
    from services.storage.telemetry.duckdb import DuckDBTelemetry  # noqa: PLC0415

    with ExitStack() as opened:
        database = Database(settings.data_dir / "core.duckdb", memory_limit_mb=settings.memory_limit_mb)
        opened.callback(database.close)
        return Stores(
            archive=DuckDBArchive(database),
            telemetry=DuckDBTelemetry(database),
            objects=open_objects(settings),
            close=opened.pop_all().close,
        )
