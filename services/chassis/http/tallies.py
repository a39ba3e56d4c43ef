"""Counts that outlive a process: what was asked of providers, and how runs ended, by whichever process it was.

A run may be all that its process does, and nobody asks such a process for its metrics. The worker tells these for all.
"""

from contextlib import suppress
from typing import Final, Literal

from services.chassis.errors import StorageError
from services.chassis.http.store import SharedStore

What = Literal["calls", "retries", "withheld", "runs", "run_seconds"]
Sums = dict[tuple[What, str, str], float]
"""By what, whose (a provider or dataset) and kind (an outcome or reason, else empty)."""
_ADD: Final = "INSERT INTO tallies VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET number = number + excluded.number"


class Tallies:
    """Sums in the store that all processes of an instance share; they only grow."""

    def __init__(self, store: SharedStore) -> None:
        self._store = store

    def add(self, *more: tuple[What, str, str, float]) -> None:
        """Count on.

        Args:
            more: what, whose (a provider or dataset), of which kind, and how many.
        """
        # The work that is counted has succeeded or failed by itself; that it could not be counted is no failure of it.
        with suppress(StorageError), self._store.transaction() as connection:
            connection.executemany(_ADD, more)

    def read(self) -> Sums:
        """The sums so far.

        Raises:
            StorageError: the file cannot be read.
        """
        with self._store.transaction() as connection:
            rows = connection.execute("SELECT what, whose, kind, number FROM tallies").fetchall()
        return {(row["what"], row["whose"], row["kind"]): row["number"] for row in rows}
