import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

from pymongo import MongoClient

from services.storage.embedded import Database
from services.storage.missions.duckdb import DuckDBMissions
from services.storage.missions.mongodb import MongoMissions
from tests.contract.storage.engines import Engine


@contextmanager
def _embedded(place: Path) -> Iterator[DuckDBMissions]:
    database = Database(place / "core.duckdb")
    yield DuckDBMissions(database)
    database.close()


@contextmanager
def _server(name: str) -> Iterator[MongoMissions]:
    url, database = os.environ[f"ORRERY_TEST_{name}_URL"], f"orrery_test_{uuid4().hex[:12]}"
    store = MongoMissions(url, database)
    try:
        yield store
    finally:
        store.close()
        with MongoClient(url) as client:
            client.drop_database(database)


_ONE_FILE = "the engine is one file beside the code that writes it, and keeps no validators of its own"
_TYPED = "what lists ask by stands in typed columns, which the engine reads without an index"
ENGINES = (
    Engine("missions", "duckdb", "DuckDB", _embedded,
           gaps={"schema validators": _ONE_FILE, "indexes": _TYPED,
                 "documents in a shell": "one process at a time opens the file; DuckDB shows it when core is down"}),
    Engine("missions", "mongodb", "MongoDB", lambda _: _server("MONGODB"), server="MONGODB"),
    Engine("missions", "mongodb on mongo-java-server", "MongoDB-compatible servers", lambda _: _server("MONGO"),
           server="MONGO",
           gaps={"schema validators": "the server takes a validator and forgets it",
                 "order of rare characters": "the server orders text by UTF-16: U+E000 to U+FFFF come last"}),
    Engine("missions", "mongodb on FerretDB", "MongoDB-compatible servers", lambda _: _server("FERRETDB"),
           server="FERRETDB",
           gaps={"schema validators": "the server refuses validators as not implemented (error 238)"}),
)  # fmt: skip
