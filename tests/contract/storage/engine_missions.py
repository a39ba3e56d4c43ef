from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from services.storage.embedded import Database
from services.storage.missions.duckdb import DuckDBMissions
from tests.contract.storage.engines import Engine


@contextmanager
def _embedded(place: Path) -> Iterator[DuckDBMissions]:
    database = Database(place / "core.duckdb")
    yield DuckDBMissions(database)
    database.close()


ENGINES = (Engine("missions", "duckdb", "DuckDB", _embedded),)
