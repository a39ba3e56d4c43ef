"""The SQLite file that every process of an instance shares: budgets, breakers, downloads, holds, validators, sums."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from services.chassis.errors import StorageError

_BUSY_S = 30.0
_SCHEMA = """
CREATE TABLE IF NOT EXISTS budgets (
    place TEXT PRIMARY KEY, quota REAL NOT NULL, remaining REAL NOT NULL, updated_at REAL NOT NULL,
    blocked_until REAL NOT NULL, next_at REAL NOT NULL
);
CREATE TABLE IF NOT EXISTS breakers (place TEXT PRIMARY KEY, failures INTEGER NOT NULL, opened_at REAL NOT NULL);
CREATE TABLE IF NOT EXISTS downloads (place TEXT, item TEXT, asked_at REAL NOT NULL, PRIMARY KEY (place, item));
CREATE TABLE IF NOT EXISTS volumes (place TEXT, day TEXT, bytes INTEGER NOT NULL, PRIMARY KEY (place, day));
CREATE TABLE IF NOT EXISTS unanswered (place TEXT PRIMARY KEY, calls INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS holds (place TEXT PRIMARY KEY, since REAL NOT NULL, reason TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS pages (url TEXT PRIMARY KEY, etag TEXT, last_modified TEXT);
CREATE TABLE IF NOT EXISTS tallies (what TEXT, whose TEXT, kind TEXT, number REAL NOT NULL,
    PRIMARY KEY (what, whose, kind));
"""


class SharedStore:
    """Short transactions on `budget.sqlite`, a connection each: any thread of any process may call."""

    def __init__(self, path: Path) -> None:
        self._path = path
        with self._connection() as connection:
            connection.execute("PRAGMA journal_mode=WAL")
            connection.executescript(_SCHEMA)

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """A write transaction: others wait until it ends; an exception undoes it.

        Raises:
            StorageError: the file cannot be read or written.
        """
        with self._connection() as connection:
            connection.execute("BEGIN IMMEDIATE")
            yield connection
            connection.execute("COMMIT")

    def validators(self, url: str) -> tuple[str | None, str | None]:
        """ETag and Last-Modified of the answer held for a URL."""
        with self.transaction() as connection:
            row = connection.execute("SELECT etag, last_modified FROM pages WHERE url = ?", (url,)).fetchone()
        return (row["etag"], row["last_modified"]) if row else (None, None)

    def remember(self, url: str, etag: str | None, last_modified: str | None) -> None:
        """Keep an answer's validators for the next request."""
        with self.transaction() as connection:
            connection.execute("INSERT OR REPLACE INTO pages VALUES (?, ?, ?)", (url, etag, last_modified))

    @contextmanager
    def _connection(self) -> Iterator[sqlite3.Connection]:
        connection = None
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            connection = sqlite3.connect(self._path, timeout=_BUSY_S, isolation_level=None)
            connection.row_factory = sqlite3.Row
            connection.execute("PRAGMA synchronous=NORMAL")
            yield connection
        except (sqlite3.Error, OSError) as error:
            raise StorageError(
                f"{self._path} cannot be used ({error}); it must be writable and its disk must have room. "
                "It holds only call budgets: if it is damaged, stop Orrery, delete it and start again."
            ) from error
        finally:
            if connection is not None:
                connection.close()
