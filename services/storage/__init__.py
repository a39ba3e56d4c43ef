"""Engines behind the ports; `open_stores` is the only place where one is chosen, and core its only caller."""

import functools
from collections.abc import Callable
from contextlib import ExitStack
from typing import TYPE_CHECKING, NamedTuple

from services.chassis.settings import Settings
from services.ports.objects import ObjectStore

# `up`, which stays in memory beside the programs, asks for objects alone: without the ports it holds no Arrow, 40 MB.
if TYPE_CHECKING:
    from services.ports.archive import ArchiveStore
    from services.ports.missions import MissionStore
    from services.ports.telemetry import TelemetryStore
    from services.storage.embedded import Database


class Stores(NamedTuple):
    """Every store of record, open until `close`."""

    archive: "ArchiveStore"
    telemetry: "TelemetryStore"
    missions: "MissionStore"
    objects: ObjectStore
    close: Callable[[], None]
    """Write everything down and let go of it."""


def open_stores(settings: Settings, stopped: Callable[[str], None] | None = None) -> Stores:
    """Open the stores that the settings name: a server where its address is set, else one embedded file and a folder.

    Args:
        settings: which stores, and where.
        stopped: see `services.storage.embedded.Database`.

    Raises:
        StorageError: the file is damaged or newer than this code, the disk is full or not writable.
        UnavailableError: another process holds the file, or a server does not answer.
    """
    # Imported here so that etl, which needs objects alone, loads no engine.
    from services.storage.embedded import Database  # noqa: PLC0415
    from services.storage.objects import open_objects  # noqa: PLC0415

    with ExitStack() as opened:

        @functools.cache
        def embedded() -> Database:
            file, memory_mb = settings.data_dir / "core.duckdb", settings.memory_limit_mb
            database = Database(file, memory_limit_mb=memory_mb, stopped=stopped)
            opened.callback(database.close)
            return database

        return Stores(
            archive=open_archive(settings, embedded, opened),
            telemetry=open_telemetry(settings, embedded, opened),
            missions=open_missions(settings, embedded, opened),
            objects=open_objects(settings),
            close=opened.pop_all().close,
        )


def open_archive(settings: Settings, embedded: Callable[[], "Database"], opened: ExitStack) -> "ArchiveStore":
    """The archive that the settings name; closed with `opened`."""
    if settings.archive_url is None:
        from services.storage.archive.duckdb import DuckDBArchive  # noqa: PLC0415

        return DuckDBArchive(embedded())
    from services.storage.archive.postgres import PostgresArchive  # noqa: PLC0415

    archive = PostgresArchive(settings.archive_url.get_secret_value(), f"orrery_{settings.origin}")
    opened.callback(archive.close)
    return archive


def open_telemetry(settings: Settings, embedded: Callable[[], "Database"], opened: ExitStack) -> "TelemetryStore":
    """The telemetry store that the settings name; closed with `opened`."""
    if settings.telemetry_url is None:
        from services.storage.telemetry.duckdb import DuckDBTelemetry  # noqa: PLC0415

        return DuckDBTelemetry(embedded())
    from services.storage.telemetry.influxdb import InfluxTelemetry  # noqa: PLC0415
    from services.storage.telemetry.influxdb_server import Server  # noqa: PLC0415

    server = Server(settings.telemetry_url, settings.telemetry_token.get_secret_value(), settings.telemetry_org)
    telemetry = InfluxTelemetry(server, f"telemetry_{settings.origin}")
    opened.callback(telemetry.close)
    return telemetry


def open_missions(settings: Settings, embedded: Callable[[], "Database"], opened: ExitStack) -> "MissionStore":
    """The mission store that the settings name; closed with `opened`."""
    if settings.missions_url is None:
        from services.storage.missions.duckdb import DuckDBMissions  # noqa: PLC0415

        return DuckDBMissions(embedded())
    from services.storage.missions.mongodb import MongoMissions  # noqa: PLC0415

    missions = MongoMissions(settings.missions_url.get_secret_value(), f"orrery_{settings.origin}")
    opened.callback(missions.close)
    return missions
