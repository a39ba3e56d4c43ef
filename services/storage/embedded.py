"""One DuckDB file: one writer at a time, readers beside it, migrations before anything else."""

import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from threading import Event, Lock, Thread
from typing import Any, Final
from weakref import ref

import duckdb
import pyarrow as pa

from services.chassis.errors import OrreryError, StorageError, UnavailableError
from services.storage.failures import storage_error
from services.storage.migrations import pending

Cursor = duckdb.DuckDBPyConnection

_HOLDER = re.compile(r"lock is held in (?P<program>\S+) \(PID (?P<pid>\d+)\)")
_FULL = re.compile(r"no space left|disk full|out of disk|file too large|quota", re.IGNORECASE)
QUIET_S: Final = 4.0
"""Seconds without a write after which what was written since the last checkpoint goes from memory into the file."""
HELD_BYTES: Final = 4_000_000
"""Size of the write-ahead log below which it may stay in memory; every byte of it is held there, and more."""


class Database:
    """The embedded engine's file, open for as long as this object is.

    Args:
        path: the file; its folder is made.
        memory_limit_mb: what DuckDB may hold in memory, in MB.
        threads: threads that one query may use.
        stopped: called with the reason when the engine has stopped itself, for a full disk or a damaged page: until the
            process is started again it answers nothing.

    Raises:
        StorageError: the file is damaged, or the folder cannot be written.
        UnavailableError: another process holds the file; the message names it.
    """

    def __init__(
        self,
        path: Path,
        *,
        memory_limit_mb: int = 256,
        threads: int = 2,
        stopped: Callable[[str], None] | None = None,
    ) -> None:
        self.path = path
        self._stopped = stopped
        self._writing = Lock()
        self._connection = _connect(path, memory_limit_mb, threads)
        self._writer = self._connection.cursor()
        self._written = time.monotonic()
        self._closed = Event()
        # A weak reference, or a database that nobody closed would live as long as the thread.
        Thread(target=_settle_when_quiet, args=(ref(self), self._closed), name="checkpoint", daemon=True).start()

    def close(self) -> None:
        """Write everything into the file and let go of it."""
        self._closed.set()
        with self._writing:
            self._writer.close()
            self._connection.close()

    @contextmanager
    def read(self) -> Iterator[Cursor]:
        """A cursor that sees the last committed state; any number may be open at once."""
        with self._watched():
            cursor = self._connection.cursor()
            try:
                yield cursor
            finally:
                cursor.close()

    @contextmanager
    def write(self) -> Iterator[Cursor]:
        """The writing cursor inside the one write transaction; durable when the block has ended, undone when it raises.

        It is the same cursor every time, so what is prepared on it stays prepared.
        """
        with self._writing:
            try:
                with self._watched():
                    self._writer.execute("BEGIN")
                    yield self._writer
                    self._writer.execute("COMMIT")
            except BaseException:
                _roll_back(self._writer)
                raise
            finally:
                self._written = time.monotonic()

    @contextmanager
    def _watched(self) -> Iterator[None]:
        try:
            with _translated(self.path):
                yield
        except OrreryError as error:
            if self._stopped and isinstance(error.__cause__, duckdb.FatalException):
                self._stopped(error.detail)
            raise

    @property
    def size(self) -> int:
        """Bytes on disk: the file and its write-ahead log."""
        files = (self.path, self.path.with_name(self.path.name + ".wal"))
        return sum(file.stat().st_size for file in files if file.exists())

    @property
    def quiet_s(self) -> float:
        """Seconds since the last write ended."""
        return time.monotonic() - self._written

    def settle(self) -> None:
        """Write the write-ahead log into the file, where it is worth it; DuckDB then lets go of its memory.

        Nothing is lost where that fails: the log stays, and the next write or start meets what was wrong.
        """
        log = self.path.with_name(self.path.name + ".wal")
        with self._writing, suppress(duckdb.Error, OSError):
            if not self._closed.is_set() and log.stat().st_size > HELD_BYTES:
                self._writer.execute("CHECKPOINT")


def _settle_when_quiet(database: "ref[Database]", closed: Event) -> None:
    while not closed.wait(QUIET_S / 2) and (open_one := database()):
        if open_one.quiet_s > QUIET_S:
            open_one.settle()
        del open_one


def arrow(cursor: Cursor, sql: str, values: object = None) -> pa.Table:
    """The whole result of a query, columnar, without a second copy of its rows."""
    return cursor.sql(sql, params=values).to_arrow_table()


def first(cursor: Cursor, sql: str, values: object = None) -> tuple[Any, ...] | None:
    """The first row of a small result, None where there is none; leaves nothing unread on the cursor."""
    rows = cursor.execute(sql, values).fetchall()
    return rows[0] if rows else None


def migrate(database: Database, store: str, folder: Path) -> None:
    """Bring one store's tables to this code's version: numbered SQL files, each once, each in a transaction.

    Raises:
        StorageError: the file was written by newer code, or a migration that ran is not the one in the tree.
    """
    with database.write() as cursor:
        cursor.execute(
            "CREATE TABLE IF NOT EXISTS schema_migrations"
            "(store VARCHAR, version BIGINT, name VARCHAR, sha256 VARCHAR, applied_at TIMESTAMPTZ)"
        )
    with database.read() as cursor:
        rows = cursor.execute("SELECT version, sha256 FROM schema_migrations WHERE store = ?", [store]).fetchall()
    files = pending(
        folder, dict(rows), store=store, where=str(database.path), elsewhere="ORRERY_DATA to another folder"
    )
    for file in files:
        with database.write() as cursor:
            cursor.execute(file.text)
            row = [store, file.version, file.name, file.sha256, datetime.now(UTC).isoformat()]
            cursor.execute("INSERT INTO schema_migrations VALUES (?, ?, ?, ?, ?)", row)


def _connect(path: Path, memory_limit_mb: int, threads: int) -> Cursor:
    config: dict[str, Any] = {
        "memory_limit": f"{memory_limit_mb}MB",
        "threads": threads,
        # Nothing is fetched from a network at run time, and the wheel has what is needed.
        "autoinstall_known_extensions": "false",
        "autoload_known_extensions": "false",
        "preserve_insertion_order": "false",
        # Rewriting the file costs as much as a big batch: once in a few of them, and half a second after a kill.
        "checkpoint_threshold": "64MB",
        "allocator_flush_threshold": "1MB",
        # Less often than every small batch, which would fault all of its memory in again.
        "allocator_bulk_deallocation_flush_threshold": "64MB",
        # Else what a query has freed stays with the process until another one runs: 40 MB after large reads.
        "allocator_background_threads": "true",
    }
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise storage_error(error, path.parent) from error
    with _translated(path):
        connection = duckdb.connect(str(path), config=config)
        connection.execute("SET GLOBAL TimeZone = 'UTC'")
    return connection


@contextmanager
def _translated(path: Path) -> Iterator[None]:
    try:
        yield
    except OrreryError:
        raise
    except (duckdb.OperationalError, duckdb.FatalException) as error:
        raise _clear(error, path) from error


def _clear(error: duckdb.Error, path: Path) -> OrreryError:
    text = str(error)
    if held := _HOLDER.search(text):
        return UnavailableError(
            f"{path} is held by process {held['pid']} ({held['program']}). One data folder serves one instance: "
            "stop that one (`orrery down`), or set ORRERY_DATA to another folder."
        )
    if _FULL.search(text):
        return StorageError(
            f"The disk that holds {path} is full ({text}). Free some space and start again; nothing is lost."
        )
    if "permission denied" in text.lower():
        return StorageError(f"{path} may not be written. Give this user the permission, or set ORRERY_DATA elsewhere.")
    if "not a valid DuckDB database" in text:
        return StorageError(f"{path} is not a DuckDB file. Restore it from a backup; bronze can rebuild it.")
    if isinstance(error, duckdb.OutOfMemoryException):
        return UnavailableError(f"A query needed more memory than is allowed ({text}). Raise ORRERY_MEMORY_LIMIT_MB.")
    return StorageError(f"{path} failed: {text}. Look at the disk, then start again.")


def _roll_back(cursor: Cursor) -> None:
    try:
        cursor.execute("ROLLBACK")
    except duckdb.Error:
        # No transaction is open (COMMIT itself failed) or the file is gone: closing the cursor ends it.
        return
