"""Where rows of record are read: one place decides."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event

import msgspec
import pyarrow as pa

from services.chassis.errors import UnavailableError
from services.domain.documents import DOCUMENTS
from services.ports.archive import ArchiveStore, Select
from services.ports.missions import MissionStore


class Holdings:
    """What is held, as `Select` asks for it.

    What is known now of missions, linked events and pictures of the day is read from the mission store; the rest, and
    all that was known at another instant, from the archive. The mission store is in doubt when core starts and whenever
    it was away: until it is known to agree with the archive, the archive answers for it once it has answered itself.
    """

    def __init__(self, archive: ArchiveStore, missions: MissionStore) -> None:
        self._archive = archive
        self._missions = missions
        self.compared = Event()
        """Set by who has found the stores to agree."""
        self.doubted = Event()
        """Set when they may have ceased to, or were never compared."""
        self.doubted.set()

    @property
    def agree(self) -> bool:
        """Whether the mission store holds what the archive does."""
        return self.compared.is_set() and not self.doubted.is_set()

    def select(self, query: Select) -> pa.Table:
        """Rows in the table's own columns and types.

        Of a table with `Documents.newest`, conditions are on columns that every version of a group has alike.

        Raises:
            UnavailableError: the store that is asked is away.
        """
        if not _is_current(query):
            return self._archive.select(query)
        with self.watched():
            rows = self._missions.select(query)
        return rows if self.agree else self._archive.select(_current(query))

    def count(self, query: Select) -> int:
        """How many rows `select` would give without limit and place; raises as it does."""
        if not _is_current(query):
            return self._archive.count(query)
        with self.watched():
            number = self._missions.count(query)
        return number if self.agree else self._archive.count(_current(query))

    @contextmanager
    def watched(self) -> Iterator[None]:
        """Ask the mission store inside the block: one that was away may have lost what it had, and is in doubt."""
        try:
            yield
        except UnavailableError:
            self.doubted.set()
            raise


def _current(query: Select) -> Select:
    """What the mission store was asked, of a table that also holds what was said before."""
    return msgspec.structs.replace(query, greatest=DOCUMENTS[query.table].greatest)


def _is_current(query: Select) -> bool:
    return query.table in DOCUMENTS and query.known_at is None
