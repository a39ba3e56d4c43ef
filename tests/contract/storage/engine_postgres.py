"""PostgreSQL, on the server that `ORRERY_TEST_POSTGRES_URL` names; each open store in a database of its own."""

import atexit
import os
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg

from services.storage.archive.places import held
from services.storage.archive.postgres import PostgresArchive
from tests.contract.storage.engines import Engine

SCHEMA = "orrery_recorded"


def server_url() -> str:
    return os.environ["ORRERY_TEST_POSTGRES_URL"]


def url_of(database: str) -> str:
    return urlunsplit(urlsplit(server_url())._replace(path=f"/{database}"))


def run_on_server(statement: str) -> None:
    with psycopg.connect(server_url(), autocommit=True) as connection:
        connection.execute(statement)


@contextmanager
def fresh_database() -> Iterator[str]:
    """Address of a database without tables that is there inside the block."""
    name = f"orrery_test_{uuid.uuid4().hex}"
    run_on_server(f"CREATE DATABASE {name}")
    try:
        yield url_of(name)
    finally:
        run_on_server(f"DROP DATABASE {name} WITH (FORCE)")


_emptied: list[str] = []
"""Databases that a test is done with, migrated and empty: making one takes the server longer than most tests."""


def _new_database() -> str:
    name = f"orrery_test_{uuid.uuid4().hex}"
    run_on_server(f"CREATE DATABASE {name}")
    atexit.register(run_on_server, f"DROP DATABASE {name} WITH (FORCE)")
    return name


def _empty(database: str) -> None:
    """Take away every row that an archive wrote."""
    with psycopg.connect(url_of(database)) as connection:
        connection.execute(f"SET search_path = {SCHEMA}")
        filled = " UNION ALL ".join(
            f"SELECT '{place}' WHERE EXISTS (SELECT 1 FROM {place})" for place in (*held(), "observations")
        )
        for (place,) in connection.execute(filled).fetchall():
            connection.execute(f"DELETE FROM {place}")
        connection.execute("UPDATE datasets SET version = 0, revision = 0")


@contextmanager
def opened(_place: Path | None = None) -> Iterator[PostgresArchive]:
    database = _emptied.pop() if _emptied else _new_database()
    archive = PostgresArchive(url_of(database), SCHEMA)
    try:
        yield archive
    finally:
        archive.close()
        _empty(database)
        _emptied.append(database)


ENGINES = (Engine("archive", "postgres", "PostgreSQL", opened, server="POSTGRES"),)
