from collections.abc import Callable, Iterable, Mapping
from contextlib import AbstractContextManager, nullcontext
from threading import Lock
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from services.domain.batch import Batch
from services.domain.datasets import noun_of
from services.domain.documents import DOCUMENTS
from services.domain.tables import TABLES
from services.ports.loading import Observed
from services.storage import Stores


class StoreLoading:
    """`ports.Loading` over the stores of record.

    A batch may span stores: its samples and documents are written before the archive acknowledges it. A crash between
    repeats all of it. Documents of a batch that is then refused as out of date stay until that batch is repeated, which
    its refusal asks for, with what is known by then.

    Args:
        stores: of record.
        changed: told the noun that an acknowledged batch changed.
        watched: entered around each write of documents.
    """

    def __init__(
        self,
        stores: Stores,
        changed: Callable[[str], None] = lambda _: None,
        watched: Callable[[], AbstractContextManager[None]] = nullcontext,
    ) -> None:
        self._archive = stores.archive
        self._telemetry = stores.telemetry
        self._missions = stores.missions
        self._changed = changed
        self._watched = watched
        self.publishing = Lock()
        """Held while documents and their rows are written."""

    def unacknowledged(self, batch_ids: Iterable[str]) -> set[str]:
        """Those of the given batches that are not acknowledged."""
        return self._archive.unacknowledged(batch_ids)

    def record(self, table: str, rows: pa.Table) -> None:
        """Append rows to a table of the ledger."""
        self._archive.record(table, rows)
        self._changed(TABLES[table].noun)

    def observe(self, batch: Batch, tables: Mapping[str, pa.Table]) -> Observed:
        """Append a batch's rows to the logs; see the port."""
        change = self._archive.observe(batch, tables)
        if change.points is not None and change.points.num_rows:
            self._telemetry.write(change.points)
        return Observed(
            loaded=change.loaded, duplicate=change.duplicate, revision=change.revision, versions=change.versions
        )

    def publish(
        self, batch: Batch, gold: Mapping[str, pa.Table], quarantine: pa.Table, counts: Mapping[str, Any], revision: int
    ) -> None:
        """Replace gold, keep quarantine, acknowledge; see the port."""
        documents = {name: rows for name, rows in gold.items() if name in DOCUMENTS and rows.num_rows}
        # Other nouns wait neither for the mission store nor for each other.
        with self.publishing if documents else nullcontext():
            if documents:
                current = {name: _current(rows) for name, rows in documents.items()}
                with self._watched():
                    self._missions.replace(_groups(documents), current)
            self._archive.publish(batch, gold, quarantine, counts, revision)
        self._changed(noun_of(batch.source))


def _groups(rows: Mapping[str, pa.Table]) -> set[str]:
    return {group for name, table in rows.items() for group in pc.unique(table[DOCUMENTS[name].group]).to_pylist()}


def _current(rows: pa.Table) -> pa.Table:
    return rows.filter(pc.is_null(rows["known_until"]))
