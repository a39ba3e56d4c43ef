"""Pages of a table's rows: by key, never by number, so that a growing table repeats and skips nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import pyarrow as pa

from services.core.inputs import read_cursor, write_cursor
from services.domain.arrow import arrow_schema
from services.ports.archive import Reader, Select, Where


@dataclass(frozen=True)
class Page:
    """Which page of a list: rows at most, `next_cursor` of the page before, as known when (None is now)."""

    limit: int
    cursor: str | None = None
    known_at: datetime | None = None


def read_page(  # noqa: PLR0913 - a page of a filtered list
    holdings: Reader,
    table: str,
    order: tuple[str, ...],
    where: Sequence[Where],
    wanted: Page,
    *,
    schema: pa.Schema | None = None,
) -> tuple[pa.Table, dict[str, Any]]:
    """A page of one table, and what `meta` says of it: `known_at`, `total`, `next_cursor`.

    Args:
        holdings: holds the table.
        table: a table of record, or another that `Select` reads.
        order: sort columns, each with a leading `-` for descending; the last is the table's key.
        where: conditions of the whole list.
        wanted: which page.
        schema: has the columns of `order`, where `table` is none of record.

    Raises:
        InvalidInputError: the cursor is not one of this query.
    """
    columns = tuple(name.lstrip("-") for name in order)
    query = Select(
        table=table,
        where=tuple(where),
        known_at=wanted.known_at,
        sort=order,
        limit=wanted.limit + 1,
        after=read_cursor(wanted.cursor, schema or arrow_schema(table), columns),
    )
    found = holdings.select(query)
    rows = found.slice(0, wanted.limit)
    return rows, {
        "known_at": wanted.known_at,
        "total": holdings.count(query),
        "next_cursor": write_cursor(rows, columns) if found.num_rows > wanted.limit else None,
    }
