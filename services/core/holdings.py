"""Where rows of record are read: one place decides."""

from threading import Event

import pyarrow as pa

from services.domain.documents import DOCUMENTS
from services.ports.archive import ArchiveStore, Reader, Select
from services.ports.missions import MissionStore


class Holdings:
    """What is held, as `Select` asks for it.

    What is known now of missions, linked events and pictures of the day is read from the mission store; the rest, and
    all that was known at another instant, from the archive. Until the mission store is known to agree with the archive
    the archive answers for both.
    """

    def __init__(self, archive: ArchiveStore, missions: MissionStore) -> None:
        self._archive = archive
        self._missions = missions
        self.agreed = Event()

    def select(self, query: Select) -> pa.Table:
        """Rows in the table's own columns and types."""
        return self._holder(query).select(query)

    def count(self, query: Select) -> int:
        """How many rows `select` would give without limit and place."""
        return self._holder(query).count(query)

    def _holder(self, query: Select) -> Reader:
        is_current = query.table in DOCUMENTS and query.known_at is None
        return self._missions if is_current and self.agreed.is_set() else self._archive
