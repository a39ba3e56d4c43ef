"""Partitions of the fact of approaches by the date of the approach, made before rows need them.

Nearly every question asks for some weeks around now, so those years are cut by month. Approaches are also computed for
1900 to 2200: outside the window a decade is one partition, for a lookup by name looks into every partition there is,
and three thousand of them would cost more than they save. What lies beyond, or has no date, is in the default one.
"""

from typing import Any, Final

import numpy as np
import pyarrow as pa
from psycopg import Cursor

from services.storage.archive.postgres_server import Server

BY: Final = {"fact_asteroid_approaches": "approach_at"}
"""Partitioned tables and the instant that each is cut by. Histories are not: they are asked for by object."""
MONTHLY: Final = (2015, 2050)
"""First year that is cut by month, and the first after these."""
DECADES: Final = (1900, 2200)


class Partitions:
    """Knows which partitions are there."""

    def __init__(self, server: Server) -> None:
        self._server = server
        with server.write() as cursor:
            cursor.execute(
                "SELECT c.relname::text FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid "
                "WHERE c.relnamespace = %s::regnamespace",
                [server.schema],
            )
            self._held = {row[0] for row in cursor.fetchall()}

    def make_room(self, table: str, rows: pa.Table) -> None:
        """Make what partitions the rows need; in a transaction of its own, for readers wait while one is made."""
        if table not in BY:
            return
        needed = {f"{table}_{name}": span for name, span in _spans(rows[BY[table]])}
        if missing := {name: span for name, span in needed.items() if name not in self._held}:
            with self._server.write() as cursor:
                for name, span in sorted(missing.items()):
                    _create(cursor, table, name, span)
            self._held |= missing.keys()


def _create(cursor: Cursor[Any], table: str, name: str, span: tuple[str, str]) -> None:
    first, beyond = (f"{month}-01 00:00:00+00" for month in span)
    cursor.execute(f"CREATE TABLE {name} PARTITION OF {table} FOR VALUES FROM ('{first}') TO ('{beyond}')")


def _spans(instants: pa.ChunkedArray) -> set[tuple[str, tuple[str, str]]]:
    """Name, first month and the month after the last, as YYYY-MM, of the partitions that instants fall in."""
    micros = instants.drop_null().cast(pa.int64()).to_numpy()
    months = np.unique(micros.astype("datetime64[us]").astype("datetime64[M]"))
    return {span for month in months if (span := _span(int(str(month)[:4]), month)) is not None}


def _span(year: int, month: np.datetime64) -> tuple[str, tuple[str, str]] | None:
    if MONTHLY[0] <= year < MONTHLY[1]:
        return str(month).replace("-", "_"), (str(month), str(month + 1))
    if DECADES[0] <= year < DECADES[1]:
        decade = year // 10 * 10
        # The window cuts two decades short.
        first = max(decade, MONTHLY[1]) if decade < MONTHLY[1] <= year else decade
        beyond = min(decade + 10, MONTHLY[0]) if year < MONTHLY[0] else decade + 10
        return f"{first}_{beyond - 1}", (f"{first}-01", f"{beyond}-01")
    return None
