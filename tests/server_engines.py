"""Stores on real servers for one platform: its own database, organisation, bucket and cache, taken away afterwards.

Servers are those that `ORRERY_TEST_<NAME>_URL` names; `make test-servers` says which are missing. Run as a program it
says whether all are there.
"""

import os
import sys
import uuid
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, ExitStack, contextmanager
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pyarrow.fs
from influxdb_client.client.influxdb_client import InfluxDBClient
from obstore.store import S3Store
from psycopg import sql
from pymongo import MongoClient
from redis import Redis

Settings = dict[str, str]
NEEDED = ("POSTGRES", "INFLUXDB", "MONGO", "S3", "REDIS")


def missing() -> str | None:
    """Why a platform cannot run on servers here, and what starts them; None where it can."""
    absent = [variable for name in NEEDED if not os.environ.get(variable := f"ORRERY_TEST_{name}_URL")]
    return f"{', '.join(absent)} not set; `make test-servers` starts what is installed" if absent else None


@contextmanager
def engines_of_its_own() -> Iterator[Settings]:
    """Settings that put every store of one platform on a server."""
    with ExitStack() as opened:
        settings: Settings = {}
        for part in PARTS.values():
            settings |= opened.enter_context(part())
        yield settings


@contextmanager
def archive() -> Iterator[Settings]:
    name = _name()
    _on_postgres(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
    try:
        yield {
            "ORRERY_ARCHIVE_URL": urlunsplit(urlsplit(os.environ["ORRERY_TEST_POSTGRES_URL"])._replace(path=f"/{name}"))
        }
    finally:
        _on_postgres(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


@contextmanager
def telemetry() -> Iterator[Settings]:
    url, token = os.environ["ORRERY_TEST_INFLUXDB_URL"], os.environ.get("ORRERY_TEST_INFLUXDB_TOKEN", "")
    with InfluxDBClient(url, token) as client:
        organisation = client.organizations_api().create_organization(name=_name())
        settings = {"URL": url, "TOKEN": token, "ORG": organisation.name}
        try:
            yield {f"ORRERY_TELEMETRY_{key}": value for key, value in settings.items()}
        finally:
            client.organizations_api().delete_organization(organisation.id)


@contextmanager
def missions() -> Iterator[Settings]:
    parts, name = urlsplit(os.environ["ORRERY_TEST_MONGO_URL"]), _name()
    try:
        yield {"ORRERY_MISSIONS_URL": urlunsplit(parts._replace(path=f"/{name}"))}
    finally:
        with MongoClient[dict[str, object]](urlunsplit(parts)) as client:
            for database in client.list_database_names():
                if database.startswith(name):
                    client.drop_database(database)


@contextmanager
def objects() -> Iterator[Settings]:
    bucket, files = _name().replace("_", "-"), _s3()
    files.create_dir(bucket)
    given = {
        "URL": f"s3://{bucket}/e2e",
        "ENDPOINT": os.environ["ORRERY_TEST_S3_URL"],
        "REGION": os.environ.get("ORRERY_TEST_S3_REGION", "us-east-1"),
        "ACCESS_KEY": os.environ["ORRERY_TEST_S3_ACCESS_KEY"],
        "SECRET_KEY": os.environ["ORRERY_TEST_S3_SECRET_KEY"],
    }
    settings = {f"ORRERY_OBJECTS_{key}": value for key, value in given.items()}
    try:
        yield settings
    finally:
        _empty(S3Store.from_url(f"s3://{bucket}", **_client(given)))
        files.delete_dir(bucket)


@contextmanager
def cache() -> Iterator[Settings]:
    parts = urlsplit(os.environ["ORRERY_TEST_REDIS_URL"])
    for number in range(1, 16):
        url = urlunsplit(parts._replace(path=f"/{number}"))
        with Redis.from_url(url) as database:
            if database.dbsize() or not database.set("orrery-test", "", nx=True):
                continue
            try:
                yield {"ORRERY_CACHE_URL": url}
            finally:
                database.flushdb()
            return
    raise RuntimeError(f"every database of {parts.netloc} holds something; allowed: one empty among 1 to 15")


PARTS: dict[str, Callable[[], AbstractContextManager[Settings]]] = {
    "archive": archive,
    "telemetry": telemetry,
    "missions": missions,
    "objects": objects,
    "cache": cache,
}


def _name() -> str:
    return f"orrery_test_{uuid.uuid4().hex[:16]}"


def _on_postgres(statement: sql.Composed) -> None:
    with psycopg.connect(os.environ["ORRERY_TEST_POSTGRES_URL"], autocommit=True) as connection:
        connection.execute(statement)


def _client(given: Settings) -> dict[str, Any]:
    return {
        "endpoint": given["ENDPOINT"],
        "region": given["REGION"],
        "access_key_id": given["ACCESS_KEY"],
        "secret_access_key": given["SECRET_KEY"],
        "client_options": {"allow_http": True},
    }


def _empty(bucket: S3Store) -> None:
    """Delete by key: told to delete a bucket, not every server does it with what is in it."""
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(bucket.delete, (found["path"] for page in bucket.list() for found in page)))


def _s3() -> pyarrow.fs.S3FileSystem:
    scheme, _, host = os.environ["ORRERY_TEST_S3_URL"].partition("://")
    return pyarrow.fs.S3FileSystem(
        access_key=os.environ["ORRERY_TEST_S3_ACCESS_KEY"],
        secret_key=os.environ["ORRERY_TEST_S3_SECRET_KEY"],
        region=os.environ.get("ORRERY_TEST_S3_REGION", "us-east-1"),
        endpoint_override=host,
        scheme=scheme,
        allow_bucket_creation=True,
        allow_bucket_deletion=True,
    )


if __name__ == "__main__":
    reason = missing()
    sys.exit(f"end to end on the embedded engines only: {reason}" if reason else 0)
