"""Rows of the fetch ledger: one per call to a provider, whatever came of it."""

import threading
from datetime import datetime
from typing import Any, Final

import pyarrow as pa

from etl.bronze.manifest import Manifest
from etl.bronze.store import sha256_of
from etl.runs.ids import row_id
from services.chassis.errors import TransientError
from services.domain.arrow import arrow_schema
from services.ports.loading import Loading

_SCHEMA: Final = arrow_schema("fetches")
MOST_HELD: Final = 10_000
"""Rows that wait for a core that is away; beyond that the oldest are dropped, for memory's sake."""


def stored_row(manifest: Manifest) -> dict[str, Any]:
    """The row of a fetch whose answer is in bronze; the same again after a restart."""
    batch, fetch = manifest.batch, manifest.fetch
    return {
        "fetch_id": fetch.fetch_id,
        "source": batch.source,
        "dataset": batch.dataset,
        "url": batch.url,
        "fetched_at": batch.fetched_at,
        "status": batch.status,
        "outcome": "stored",
        "attempts": fetch.attempts,
        "duration_s": fetch.duration_s,
        "sha256": batch.sha256,
        "bytes": batch.bytes,
        "origin": batch.origin,
        "batch_id": manifest.batch_id,
    }


def recorded_fetch_id(url: str, fetched_at: datetime, body: bytes) -> str:
    """Id of a recorded fetch: the same recording is the same fetch, however often it is replayed."""
    return row_id(url, fetched_at.isoformat(), sha256_of(body))


class FetchLedger:
    """Hands fetch rows to core, and keeps those that a restarting core could not take for the next time."""

    def __init__(self, core: Loading) -> None:
        self._core = core
        self._rows: list[dict[str, Any]] = []
        self._lock = threading.Lock()

    @property
    def waiting(self) -> int:
        """Rows that core could not take yet."""
        return len(self._rows)

    def add(self, row: dict[str, Any]) -> None:
        """Keep a row until `flush`."""
        with self._lock:
            self._rows.append(row)
            del self._rows[:-MOST_HELD]

    def flush(self) -> None:
        """Send what is kept; what core cannot take now stays.

        Raises:
            TransientError: core is away.
        """
        with self._lock:
            rows, self._rows = self._rows, []
        if not rows:
            return
        try:
            self._core.record("fetches", pa.Table.from_pylist(rows, schema=_SCHEMA))
        except TransientError:
            with self._lock:
                self._rows = [*rows, *self._rows]
            raise
