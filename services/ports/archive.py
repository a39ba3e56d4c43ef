from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, Literal, Protocol

import msgspec
import pyarrow as pa

from services.domain.batch import Batch
from services.ports.contents import Contents

Operator = Literal["=", "!=", "<", "<=", ">", ">=", "in", "not in", "contains", "like"]


class Where(msgspec.Struct, frozen=True):
    """One condition; conditions are joined by *and*. A null column meets none but `=` None and `!=` a value.

    `in` and `not in` take a list; `contains` asks whether a list column holds the value; `like` finds text anywhere in
    a column, letter case aside. With `also`, it is enough that this other column meets the condition.
    """

    column: str
    operator: Operator
    value: Any
    also: str | None = None


class Select(msgspec.Struct, frozen=True, kw_only=True):
    """What to read: the rows of one table, in order, from a place on.

    Args:
        table: a table of record, or `approaches`: facts joined with the object as it was known then.
        known_at: rebuild what was known at this instant; None reads what is known now.
        sort: columns, each with a leading `-` for descending; null comes last. The table's key ends it: order is total.
        after: values of the sort columns and the key of the row before the first wanted one.
        columns: all where empty.
        greatest: `(by, of)`: of the rows that meet the conditions and share `by`, only those with the greatest `of`.
    """

    table: str
    where: tuple[Where, ...] = ()
    known_at: datetime | None = None
    sort: tuple[str, ...] = ()
    limit: int | None = None
    after: tuple[Any, ...] = ()
    columns: tuple[str, ...] = ()
    greatest: tuple[str, str] | None = None


class Change(msgspec.Struct, kw_only=True):
    """What appending a batch to the logs changed; `points` are the telemetry points' newest versions."""

    loaded: int
    duplicate: int
    revision: int
    versions: dict[str, pa.Table]
    points: pa.Table | None


class Reader(Protocol):
    """What answers `Select`."""

    def select(self, query: Select) -> pa.Table:
        """Rows in the table's own columns and types."""
        ...

    def count(self, query: Select) -> int:
        """How many rows `select` would give without limit and place."""
        ...


class ArchiveStore(Reader, Protocol):
    """Star schema, history, events and ledger."""

    def dataset_versions(self) -> dict[str, int]:
        """How often each dataset changed; a change is visible before its count is."""
        ...

    def unacknowledged(self, batch_ids: Iterable[str]) -> set[str]:
        """Those of the given batches that no ledger row acknowledges."""
        ...

    def record(self, table: str, rows: pa.Table) -> None:
        """Append to a table of the ledger; a row whose key is there already changes nothing.

        Raises:
            InvalidInputError: no table of the ledger is called so, or a column is missing.
        """
        ...

    def observe(self, batch: Batch, tables: Mapping[str, pa.Table]) -> Change:
        """Append a batch to the logs, once however often it is called, durably.

        A table may carry the int64 column `record_no`, the number of the provider record within its batch that a row
        came from; without it each row is a record of its own.

        Raises:
            InvalidInputError: a table that is no log of the batch's noun, or with a wrong column.
        """
        ...

    def publish(
        self, batch: Batch, gold: Mapping[str, pa.Table], quarantine: pa.Table, counts: Mapping[str, Any], revision: int
    ) -> None:
        """Replace gold rows by group, keep quarantine, acknowledge: all or nothing, durably.

        Raises:
            ConflictError: `gold` has tables and another batch of the noun was observed since `revision`.
        """
        ...

    def points_known_at(self, names: list[str], start: datetime, end: datetime, at: datetime) -> pa.Table:
        """Telemetry samples of [start, end) as known at `at`, by series, oldest first."""
        ...

    def dataset_facts(self) -> pa.Table:
        """Per source and dataset: attempts, last success and error, newest batch, summed counts, records set aside."""
        ...

    def digests(self) -> dict[str, tuple[int, str]]:
        """Rows of each table and a hash of them that does not depend on their order, history included.

        What tells of the loading, such as when a batch was acknowledged, is left out: two stores that were loaded from
        the same batches give the same.
        """
        ...

    def table_rows(self) -> dict[str, int]:
        """Rows of each table, history apart; an engine to which that is a long question may estimate them."""
        ...

    def size(self) -> int | None:
        """Bytes that it takes, None where the engine does not say."""
        ...

    def connections(self) -> Mapping[str, int]:
        """Reading connections by state: open, idle, waiting; none where the engine has no pool of them."""
        ...

    def contents(self) -> Contents:
        """All that is held, table by table, to move it elsewhere."""
        ...
