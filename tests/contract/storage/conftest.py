"""Every engine that implements a port goes through the same tests; an engine is one line here."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from services.ports.archive import ArchiveStore
from services.ports.objects import ObjectStore
from services.ports.telemetry import TelemetryStore
from services.storage.archive.duckdb import DuckDBArchive
from services.storage.embedded import Database
from services.storage.objects.local import LocalObjects
from services.storage.telemetry.duckdb import DuckDBTelemetry


@dataclass(frozen=True)
class Engine:
    """How a test opens one engine; `reopens` where the same place can be opened again in one process."""

    archive: Callable[[Database], ArchiveStore]
    telemetry: Callable[[Database], TelemetryStore]
    objects: Callable[[Path], ObjectStore]
    reopens: bool = True


ENGINES = {"embedded": Engine(DuckDBArchive, DuckDBTelemetry, LocalObjects)}


@pytest.fixture(params=sorted(ENGINES))
def engine(request: pytest.FixtureRequest) -> Engine:
    return ENGINES[request.param]


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = Database(tmp_path / "core.duckdb")
    yield opened
    opened.close()


@pytest.fixture
def archive(engine: Engine, database: Database) -> ArchiveStore:
    return engine.archive(database)


@pytest.fixture
def telemetry(engine: Engine, database: Database) -> TelemetryStore:
    return engine.telemetry(database)


@pytest.fixture
def objects(engine: Engine, tmp_path: Path) -> ObjectStore:
    return engine.objects(tmp_path / "objects")
