"""Any engine of any port by its name, for what moves data between them; what serves opens `open_stores`."""

from collections.abc import Mapping
from contextlib import ExitStack
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import Final, Literal, Self, get_args
from urllib.parse import urlsplit

from pydantic import SecretStr

from services.chassis.errors import InvalidInputError
from services.chassis.settings import Settings, load_settings
from services.ports.contents import Contents
from services.ports.objects import ObjectStore
from services.storage import open_archive, open_missions, open_telemetry
from services.storage.embedded import Database
from services.storage.missions.contents import MissionContents
from services.storage.objects import open_objects
from services.storage.objects.local import LocalObjects

Port = Literal["archive", "telemetry", "missions", "objects"]
RECORDS: Final[tuple[Port, ...]] = ("archive", "telemetry", "missions")
"""Ports whose stores are tables; the archive first, which the others follow."""
ENGINES: Final[Mapping[Port, tuple[str, str]]] = {
    "archive": ("duckdb", "postgres"),
    "telemetry": ("duckdb", "influxdb"),
    "missions": ("duckdb", "mongodb"),
    "objects": ("local", "s3"),
}
"""The engine that needs no server, and the one that does."""


class Engines:
    """Engines of one mode, opened when they are asked for and open until the block ends."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._opened = ExitStack()
        self._contents: dict[tuple[Port, str], Contents] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._opened.__exit__(kind, error, trace)

    def configured(self, port: Port) -> str:
        """Name of the engine that the settings choose."""
        return ENGINES[port][bool(getattr(self.settings, f"{port}_url"))]

    def contents(self, port: Port, engine: str) -> Contents:
        """All that an engine holds.

        Raises:
            InvalidInputError: there is no such engine, or no setting names its server.
            UnavailableError: the server does not answer, or another process holds the store; the message names it.
            StorageError: the store is damaged, or the server refuses.
        """
        self._check(port, engine)
        if (held := self._contents.get((port, engine))) is not None:
            return held
        settings = self._with(port, engine)
        if port == "missions":
            contents: Contents = MissionContents(open_missions(settings, lambda: self._embedded, self._opened))
        elif port == "telemetry":
            contents = open_telemetry(settings, lambda: self._embedded, self._opened).contents()
        else:
            contents = open_archive(settings, lambda: self._embedded, self._opened).contents()
        self._contents[port, engine] = contents
        return contents

    def objects(self, engine: str) -> ObjectStore:
        """An object store.

        Raises:
            InvalidInputError: there is no such engine, or no setting names the bucket.
        """
        self._check("objects", engine)
        return open_objects(self._with("objects", engine))

    def place(self, port: Port, engine: str) -> str:
        """Where an engine keeps a port's data, for a person to read and two places to be told apart; no password."""
        self._check(port, engine)
        if engine == "local":
            return str(self.settings.data_dir / "objects")
        if engine == "duckdb":
            return str(self._file)
        parts = urlsplit(self._address(port))
        within = f"{self.settings.telemetry_org}, " if port == "telemetry" else ""
        return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{parts.path} ({within}{self.settings.origin})"

    @property
    def _file(self) -> Path:
        return self.settings.data_dir / "core.duckdb"

    @cached_property
    def _embedded(self) -> Database:
        database = Database(self._file, memory_limit_mb=self.settings.memory_limit_mb)
        self._opened.callback(database.close)
        return database

    def _with(self, port: Port, engine: str) -> Settings:
        """The settings, as they would be with this engine."""
        away = {f"{port}_url": type(self.settings).model_fields[f"{port}_url"].default}
        return self.settings.model_copy(update=away if engine == ENGINES[port][0] else {})

    def _address(self, port: Port) -> str:
        url: str | SecretStr = getattr(self.settings, f"{port}_url")
        return url.get_secret_value() if isinstance(url, SecretStr) else url

    def _check(self, port: Port, engine: str) -> None:
        if port not in get_args(Port):
            raise InvalidInputError.of("port", port, ", ".join(get_args(Port)))
        if engine not in ENGINES[port]:
            raise InvalidInputError.of("engine", engine, f"{', '.join(ENGINES[port])} for {port}")
        if engine == ENGINES[port][1] and not getattr(self.settings, f"{port}_url"):
            raise InvalidInputError.of(
                f"ORRERY_{port.upper()}_URL", None, f"the address of {engine}", "Set it, and its keys: orrery config"
            )


def objects_at(settings: Settings, address: str | None) -> ObjectStore:
    """The object store of the settings, or another one.

    Args:
        settings: region, endpoint and keys of a bucket, and the mode, which is the last part of its prefix.
        address: s3://bucket/prefix, or a folder of this machine; None for the settings' own.

    Raises:
        SettingsError: no bucket can be called so.
    """
    if address is None:
        return open_objects(settings)
    if "://" not in address:
        return LocalObjects(Path(address).absolute() / settings.origin)
    return open_objects(load_settings(**{**settings.model_dump(), "objects_url": address}))
