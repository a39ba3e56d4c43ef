"""One PostgreSQL schema: one writing connection that holds the schema's lock, a pool of readers that cannot write."""

import os
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Lock
from typing import Any, Final

import psycopg
from psycopg import Connection, Cursor, sql
from psycopg.conninfo import conninfo_to_dict, make_conninfo
from psycopg_pool import ConnectionPool

from services.chassis.errors import UnavailableError
from services.storage.archive.postgres_arrow import read_as_arrow
from services.storage.archive.postgres_errors import RETRY_S, translated
from services.storage.archive.postgres_patience import PatientConnection
from services.storage.archive.postgres_role import READER
from services.storage.outage import Outage

Row = tuple[Any, ...]

READERS: Final = 10
"""Reading connections at most: core's request threads and two to spare."""
READ_TIMEOUT_S: Final = 30
WRITE_TIMEOUT_S: Final = 600
_WAIT_S: Final = 5.0
"""Seconds that a reader waits for a connection before it is told that there is none."""
_TAKE_OVER_S: Final = 2.0
"""Seconds in which the server notices that a writer which was killed is gone, and lets go of its lock."""
_LOCK: Final = 0x0221
# A peer that vanished without a word is noticed in half a minute, not in the system's two hours.
_ALIVE: Final = {"connect_timeout": 5, "keepalives_idle": 10, "keepalives_interval": 5, "keepalives_count": 4}


class Server:
    """The archive's schema on a server, for as long as this object is open.

    The writer is connected again when it is needed and its connection is gone; the pool does so for readers. So a
    server that was away is used again as soon as it answers.

    Args:
        url: the database, as postgresql://user:password@host/name.
        schema: where the tables are; made where it is missing.

    Raises:
        UnavailableError: no server answers, or another process writes to the schema; the message names it.
        StorageError: the server refuses the user or the database.
    """

    def __init__(self, url: str, schema: str) -> None:
        self.schema = schema
        self._conninfo = make_conninfo(url, **_ALIVE)
        self.place = _place(url)
        self._writing = Lock()
        self._outage = Outage()
        self._writer: Connection[Row] | None = None
        self._readers = ConnectionPool(
            make_conninfo(self._conninfo, application_name=_name("reader")),
            connection_class=PatientConnection,
            open=False,
            min_size=1,
            max_size=READERS,
            timeout=_WAIT_S,
            kwargs={"autocommit": True},
            configure=self._configure_reader,
            check=ConnectionPool.check_connection,
            name=f"{schema} readers",
        )
        with translated(self.place):
            self._connected()

    def open_readers(self) -> None:
        """Let readers in, once the role that they take on is there."""
        self._readers.open()

    def close(self) -> None:
        """Let go of every connection."""
        self._readers.close()
        with self._writing:
            if self._writer is not None:
                self._writer.close()

    def readers(self) -> dict[str, int]:
        """Reading connections that are open and idle, and callers that wait for one."""
        found = self._readers.get_stats()
        names = {"open": "pool_size", "idle": "pool_available", "waiting": "requests_waiting"}
        return {state: found.get(name, 0) for state, name in names.items()}

    @contextmanager
    def read(self) -> Iterator[Cursor[Row]]:
        """A cursor that sees the last committed state and cannot change it; as many at once as the pool has."""
        with (
            self._outage.watched(),
            translated(self.place),
            self._readers.connection() as connection,
            connection.cursor(binary=True) as cursor,
        ):
            yield cursor

    @contextmanager
    def write(self) -> Iterator[Cursor[Row]]:
        """A cursor in the one write transaction; durable when the block has ended, undone when it raises."""
        with self._writing, self._outage.watched(), translated(self.place):
            connection = self._connected()
            with connection.transaction(), connection.cursor(binary=True) as cursor:
                yield cursor

    def _connected(self) -> Connection[Row]:
        """The writing connection, a new one where the last is gone."""
        if self._writer is not None:
            with suppress(psycopg.OperationalError):
                ConnectionPool.check_connection(self._writer)
                return self._writer
            self._writer.close()
        connection = PatientConnection.connect(self._conninfo, autocommit=True, application_name=_name("writer"))
        try:
            self._configure_writer(connection)
        except BaseException:
            connection.close()
            raise
        self._writer = connection
        return connection

    def _configure_writer(self, connection: Connection[Row]) -> None:
        self._configure(connection, WRITE_TIMEOUT_S)
        deadline = time.monotonic() + _TAKE_OVER_S
        while not self._locked(connection):
            if time.monotonic() > deadline:
                raise UnavailableError(
                    f"{self.place}, schema {self.schema}, is written by {self._holder(connection)}. One database "
                    "serves one instance of a mode: stop that one (`orrery down`), or set ORRERY_ARCHIVE_URL to "
                    "another database.",
                    retry_after=RETRY_S,
                )
            time.sleep(0.05)

    def _configure_reader(self, connection: Connection[Row]) -> None:
        self._configure(connection, READ_TIMEOUT_S)
        connection.execute("SET default_transaction_read_only = on")
        connection.execute(sql.SQL("SET ROLE {}").format(sql.Identifier(READER)))

    def _configure(self, connection: Connection[Row], timeout_s: int) -> None:
        connection.execute(sql.SQL("SET search_path = {}").format(sql.Identifier(self.schema)))
        connection.execute("SET TimeZone = 'UTC'")
        connection.execute("SET client_min_messages = warning")
        connection.execute(f"SET statement_timeout = '{timeout_s}s'")
        read_as_arrow(connection)

    def _locked(self, connection: Connection[Row]) -> bool:
        row = connection.execute("SELECT pg_try_advisory_lock(%s, hashtext(%s))", [_LOCK, self.schema]).fetchone()
        return row is not None and bool(row[0])

    def _holder(self, connection: Connection[Row]) -> str:
        row = connection.execute(
            "SELECT a.application_name, a.client_addr::text, l.pid FROM pg_locks l JOIN pg_stat_activity a USING (pid) "
            "WHERE l.locktype = 'advisory' AND l.granted AND l.classid = %s AND l.objid = hashtext(%s)::bigint & "
            "4294967295 AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())",
            [_LOCK, self.schema],
        ).fetchone()
        return "another process" if row is None else f"{row[0]} at {row[1] or 'this host'} (server process {row[2]})"


def _place(url: str) -> str:
    parts = conninfo_to_dict(url)
    return f"{parts.get('host', 'localhost')}:{parts.get('port', 5432)}/{parts.get('dbname', '')}"


def _name(role: str) -> str:
    # PostgreSQL keeps 63 characters of it.
    return f"orrery {role}, process {os.getpid()} on {socket.gethostname()}"[:63]
