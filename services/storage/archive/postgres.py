from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

import pyarrow as pa

from services.domain.batch import Batch
from services.domain.datasets import noun_of
from services.domain.tables import TABLES
from services.ports.archive import Change, Select
from services.storage.archive import (
    digest,
    log,
    postgres_ledger,
    postgres_points,
    postgres_publish,
    postgres_select,
    postgres_tables,
)
from services.storage.archive.incoming import checked_rows
from services.storage.archive.postgres_arrow import parts
from services.storage.archive.postgres_contents import PostgresContents
from services.storage.archive.postgres_log import PostgresLog
from services.storage.archive.postgres_partitions import Partitions
from services.storage.archive.postgres_server import Server
from services.storage.archive.publish import Publisher
from services.storage.crash import reach


class PostgresArchive:
    """`ports.ArchiveStore` on PostgreSQL; makes and migrates its tables when it opens.

    Args:
        url: the database, as postgresql://user:password@host/name.
        schema: where the tables are: one for each of the three kinds of data, which are never mixed.

    Raises:
        UnavailableError: no server answers, or another process writes to the schema.
        StorageError: the server refuses the user, or newer code wrote the schema.
    """

    def __init__(self, url: str, schema: str) -> None:
        self._server = Server(url, schema)
        try:
            postgres_tables.ensure(self._server)
            self._partitions = Partitions(self._server)
        except BaseException:
            self._server.close()
            raise
        self._server.open_readers()
        self._publisher = Publisher()

    def close(self) -> None:
        """Let go of the server."""
        self._server.close()

    def dataset_versions(self) -> dict[str, int]:
        """How often each dataset changed."""
        with self._server.read() as cursor:
            return postgres_ledger.dataset_versions(cursor)

    def unacknowledged(self, batch_ids: Iterable[str]) -> set[str]:
        """Those of the given batches that no ledger row acknowledges."""
        with self._server.read() as cursor:
            return postgres_ledger.unacknowledged(cursor, list(batch_ids))

    def record(self, table: str, rows: pa.Table) -> None:
        """Append to a table of the ledger; a known key changes nothing."""
        checked = checked_rows(table, rows, {"ledger"})
        with self._server.write() as cursor:
            postgres_publish.append_new(cursor, table, checked)
            postgres_publish.count_change(cursor, TABLES[table].noun)

    def observe(self, batch: Batch, tables: Mapping[str, pa.Table]) -> Change:
        """Append a batch to the logs; see the port."""
        noun = noun_of(batch.source)
        with self._server.write() as cursor:
            change, fresh = log.append(PostgresLog(cursor), batch, noun, tables)
        self._publisher.expect(noun, fresh)
        return change

    def publish(
        self, batch: Batch, gold: Mapping[str, pa.Table], quarantine: pa.Table, counts: Mapping[str, Any], revision: int
    ) -> None:
        """Replace gold, keep quarantine, acknowledge; see the port."""
        reach("core_before_publish")
        for name, rows in gold.items():
            self._partitions.make_room(name, checked_rows(name, rows, {"gold"}))
        with self._server.write() as cursor:
            into = postgres_publish.PostgresGold(cursor)
            given = self._publisher.publish(into, batch, gold, quarantine, counts, revision)
        self._publisher.committed(given)
        reach("core_after_publish")

    def select(self, query: Select) -> pa.Table:
        """Rows of one table."""
        with self._server.read() as cursor:
            return postgres_select.select(cursor, query)

    def count(self, query: Select) -> int:
        """How many rows `select` would give without limit and place."""
        with self._server.read() as cursor:
            return postgres_select.count(cursor, query)

    def points_known_at(self, names: list[str], start: datetime, end: datetime, at: datetime) -> pa.Table:
        """Telemetry samples of [start, end) as known at `at`."""
        with self._server.read() as cursor:
            return postgres_points.known_at(cursor, names, start, end, at)

    def dataset_facts(self) -> pa.Table:
        """Per source and dataset: attempts, last success and error, newest batch, summed counts."""
        with self._server.read() as cursor:
            return postgres_ledger.dataset_facts(cursor)

    def digests(self) -> dict[str, tuple[int, str]]:
        """Rows and a hash of them per table."""
        with self._server.read() as cursor:
            return digest.digests(
                postgres_ledger.rows_by_table(cursor),
                lambda place, columns: parts(cursor.connection, f"SELECT {', '.join(columns)} FROM {place}"),
            )

    def table_rows(self) -> dict[str, int]:
        """Rows of each table, history apart, as the server estimates them; a table without an estimate is left out."""
        with self._server.read() as cursor:
            return postgres_ledger.estimated_rows(cursor, self._server.schema)

    def size(self) -> int:
        """Bytes of the schema's tables and indexes."""
        with self._server.read() as cursor:
            return postgres_ledger.size(cursor, self._server.schema)

    def connections(self) -> Mapping[str, int]:
        """Of the pool of readers."""
        return self._server.readers()

    def contents(self) -> PostgresContents:
        """All that is held, table by table."""
        return PostgresContents(self._server, self._partitions)
