from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import pyarrow as pa

from services.domain.batch import Batch
from services.domain.datasets import noun_of
from services.domain.tables import TABLES
from services.ports.archive import Change, Select
from services.storage.archive import (
    digest,
    duckdb_ledger,
    duckdb_points,
    duckdb_publish,
    duckdb_select,
    duckdb_tables,
    log,
)
from services.storage.archive.duckdb_inputs import Inputs
from services.storage.archive.duckdb_log import DuckDBLog
from services.storage.archive.incoming import checked_rows
from services.storage.archive.places import everything
from services.storage.archive.publish import Publisher
from services.storage.crash import reach
from services.storage.embedded import Database, migrate
from services.storage.embedded_contents import EmbeddedContents

MIGRATIONS = Path(__file__).parent / "migrations"


class DuckDBArchive:
    """`ports.ArchiveStore` on the embedded engine; migrates its tables when it opens."""

    def __init__(self, database: Database) -> None:
        self._database = database
        migrate(database, "archive", MIGRATIONS)
        duckdb_tables.ensure(database)
        self._inputs = Inputs(database)
        self._publisher = Publisher()

    def dataset_versions(self) -> dict[str, int]:
        """How often each dataset changed."""
        with self._database.read() as cursor:
            return duckdb_ledger.dataset_versions(cursor)

    def unacknowledged(self, batch_ids: Iterable[str]) -> set[str]:
        """Those of the given batches that no ledger row acknowledges."""
        with self._database.read() as cursor:
            return duckdb_ledger.unacknowledged(cursor, list(batch_ids))

    def record(self, table: str, rows: pa.Table) -> None:
        """Append to a table of the ledger; a known key changes nothing."""
        checked = checked_rows(table, rows, {"ledger"})
        with self._database.write() as cursor:
            duckdb_publish.append_new(cursor, table, checked)
            duckdb_publish.count_change(cursor, TABLES[table].noun)

    def observe(self, batch: Batch, tables: Mapping[str, pa.Table]) -> Change:
        """Append a batch to the logs; see the port."""
        noun = noun_of(batch.source)
        with self._database.write() as cursor:
            change, fresh = log.append(DuckDBLog(cursor, self._inputs), batch, noun, tables)
            self._publisher.expect(noun, fresh)
        return change

    def publish(
        self, batch: Batch, gold: Mapping[str, pa.Table], quarantine: pa.Table, counts: Mapping[str, Any], revision: int
    ) -> None:
        """Replace gold, keep quarantine, acknowledge; see the port."""
        reach("core_before_publish")
        with self._database.write() as cursor:
            into = duckdb_publish.DuckDBGold(cursor, self._inputs)
            given = self._publisher.publish(into, batch, gold, quarantine, counts, revision)
        self._publisher.committed(given)
        reach("core_after_publish")

    def select(self, query: Select) -> pa.Table:
        """Rows of one table."""
        with self._database.read() as cursor:
            return duckdb_select.select(cursor, query)

    def count(self, query: Select) -> int:
        """How many rows `select` would give without limit and place."""
        with self._database.read() as cursor:
            return duckdb_select.count(cursor, query)

    def points_known_at(self, names: list[str], start: datetime, end: datetime, at: datetime) -> pa.Table:
        """Telemetry samples of [start, end) as known at `at`."""
        with self._database.read() as cursor:
            return duckdb_points.known_at(cursor, names, start, end, at)

    def dataset_facts(self) -> pa.Table:
        """Per source and dataset: attempts, last success and error, newest batch, summed counts."""
        with self._database.read() as cursor:
            return duckdb_ledger.dataset_facts(cursor)

    def digests(self) -> dict[str, tuple[int, str]]:
        """Rows and a hash of them per table."""
        with self._database.read() as cursor:
            return digest.digests(
                duckdb_ledger.rows_by_table(cursor), lambda place, columns: duckdb_ledger.parts(cursor, place, columns)
            )

    def table_rows(self) -> dict[str, int]:
        """Rows of each table, history apart."""
        with self._database.read() as cursor:
            return duckdb_ledger.rows_by_table(cursor)

    def size(self) -> int:
        """Bytes of the file, which every embedded store is in, and of its log."""
        return self._database.size

    def connections(self) -> Mapping[str, int]:
        """None: a reader is a cursor of the one connection."""
        return {}

    def contents(self) -> EmbeddedContents:
        """All that is held, table by table."""
        return EmbeddedContents(self._database, everything())
