"""Pipeline events: what an operator should look at, from when to when, and which threshold it crossed."""

from typing import Any

from services.core.columns import rows
from services.core.conditions import equal
from services.domain.tables import TABLES
from services.ports.archive import ArchiveStore, Select

TABLE = "pipeline_events"
COLUMNS = tuple(c for c in TABLES[TABLE].columns if c != "event_row_id")


def events(archive: ArchiveStore, source: str | None, *, active: bool, limit: int) -> list[dict[str, Any]]:
    """Each event once, newest first, with when it was cleared if it was.

    Args:
        archive: holds the ledger, where raising and clearing are rows of their own.
        source: only this source's.
        active: only those that are not cleared.
        limit: at most so many.
    """
    where = tuple(equal(source=source))
    found: dict[str, dict[str, Any]] = {}
    for row in rows(archive.select(Select(table=TABLE, where=where, sort=("-raised_at", "event_row_id")))):
        if row["cleared_at"] is not None or row["event_key"] not in found:
            found[row["event_key"]] = row
    listed = [row for row in found.values() if not (active and row["cleared_at"])]
    return [{k: v for k, v in row.items() if k != "event_row_id"} for row in listed[:limit]]
