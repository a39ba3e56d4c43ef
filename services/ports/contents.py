"""All that a store holds, out of it and into it: how a store moves to another engine and into a backup."""

from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager
from typing import Protocol

import pyarrow as pa


class View(Protocol):
    """What a store holds, as of one instant where its engine can say so; read one table at a time."""

    def count(self, table: str) -> int:
        """Rows of a table."""
        ...

    def read(self, table: str) -> Iterator[pa.Table]:
        """All rows of a table in its columns and types, in parts that fit into memory, in any order."""
        ...


class Contents(Protocol):
    """Every table of a store, bookkeeping included, whatever the engine is: equal schemas on all of them."""

    @property
    def tables(self) -> Mapping[str, pa.Schema]:
        """Columns and types of each table, in the order in which tables are filled."""
        ...

    def view(self) -> AbstractContextManager[View]:
        """See what is held; others may write meanwhile, which an engine with snapshots keeps out of the view."""
        ...

    def clear(self, table: str) -> None:
        """Take all rows away, durably."""
        ...

    def add(self, table: str, rows: pa.Table) -> None:
        """Append rows that are not there yet, durably; nothing else may write meanwhile."""
        ...
