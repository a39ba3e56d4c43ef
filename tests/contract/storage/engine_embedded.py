from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from services.storage.archive.duckdb import DuckDBArchive
from services.storage.embedded import Database
from services.storage.objects.local import LocalObjects
from services.storage.telemetry.duckdb import DuckDBTelemetry
from tests.contract.storage.engines import Engine

_NO_WIRE = "nothing lies between the program and its disk; what reads a body compares its own hash"


@cache
def _made() -> bytes:
    """An archive's file without rows: making its two hundred tables takes ten times as long as opening them."""
    with TemporaryDirectory() as place:
        file = Path(place, "core.duckdb")
        database = Database(file)
        DuckDBArchive(database)
        database.close()
        return file.read_bytes()


@contextmanager
def _archive(place: Path) -> Iterator[DuckDBArchive]:
    (place / "core.duckdb").write_bytes(_made())
    database = Database(place / "core.duckdb")
    yield DuckDBArchive(database)
    database.close()


@contextmanager
def _telemetry(place: Path) -> Iterator[DuckDBTelemetry]:
    database = Database(place / "core.duckdb")
    yield DuckDBTelemetry(database)
    database.close()


@contextmanager
def _objects(place: Path) -> Iterator[LocalObjects]:
    yield LocalObjects(place / "objects")


ENGINES = (
    Engine("archive", "duckdb", "DuckDB", _archive),
    Engine(
        "telemetry",
        "duckdb",
        "DuckDB",
        _telemetry,
        gaps={
            "retention buckets": "the file keeps every current sample; nothing else shares it",
            "downsampling tasks": "hours of a year are computed in milliseconds when they are asked for, and no other "
            "program reads the file",
            "credentials": "the file is guarded by the permissions of its folder",
        },
    ),
    Engine("objects", "local", "folder", _objects, gaps={"checksum compared by the server": _NO_WIRE}),
)
