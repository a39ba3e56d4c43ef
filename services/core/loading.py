from collections.abc import Callable, Iterable, Mapping
from typing import Any

import pyarrow as pa

from services.domain.batch import Batch
from services.domain.datasets import noun_of
from services.ports.archive import ArchiveStore
from services.ports.loading import Observed
from services.ports.telemetry import TelemetryStore


class StoreLoading:
    """`ports.Loading` over the stores of record.

    A batch may span stores: its telemetry is written before it is acknowledged, and both may be repeated.

    Args:
        archive: logs, gold and ledger.
        telemetry: current samples.
        changed: told the noun that an acknowledged batch changed.
    """

    def __init__(
        self, archive: ArchiveStore, telemetry: TelemetryStore, changed: Callable[[str], None] = lambda _: None
    ) -> None:
        self._archive = archive
        self._telemetry = telemetry
        self._changed = changed

    def unacknowledged(self, batch_ids: Iterable[str]) -> set[str]:
        """Those of the given batches that are not acknowledged."""
        return self._archive.unacknowledged(batch_ids)

    def record(self, table: str, rows: pa.Table) -> None:
        """Append rows to a table of the ledger."""
        self._archive.record(table, rows)
        self._changed("pipeline")

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
        self._archive.publish(batch, gold, quarantine, counts, revision)
        self._changed(noun_of(batch.source))
