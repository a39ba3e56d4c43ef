"""Telemetry's log: which sample of a point is current after a batch, and which was at an instant."""

from datetime import datetime

import pyarrow as pa

from services.domain.tables import TABLES
from services.storage.embedded import Cursor, arrow

TABLE = TABLES["telemetry_points"]
LOG = f"{TABLE.name}_history"
_KEY = ", ".join(TABLE.key)
_STATE = ", ".join(c for c in TABLE.values if c not in TABLE.key)
_COLUMNS = ", ".join(TABLE.columns)

# Of two answers at one instant the greater value wins, whichever came first.
_TIES = ("known_at", "value", "spacecraft", "quality", "batch_id")
_OLDEST_FIRST = ", ".join(f"{c} ASC NULLS FIRST" for c in _TIES)
_NEWEST_FIRST = ", ".join(f"{c} DESC NULLS LAST" for c in _TIES)


def current_after(cursor: Cursor, incoming: pa.Table) -> pa.Table:
    """The newest version of each point of the batch: it begins at the first of the equal answers that end its log."""
    cursor.register("incoming", incoming.select(list(TABLE.key)))
    newest = f"""
        WITH stated AS (
            SELECT l.*, row({_STATE}) AS state FROM {LOG} l SEMI JOIN incoming USING ({_KEY})
        ),
        ordered AS (
            SELECT *, state IS DISTINCT FROM lag(state) OVER w OR row_number() OVER w = 1 AS opens
            FROM stated WINDOW w AS (PARTITION BY {_KEY} ORDER BY {_OLDEST_FIRST})
        )
        SELECT {_COLUMNS} FROM ordered WHERE opens
        QUALIFY row_number() OVER (PARTITION BY {_KEY} ORDER BY {_NEWEST_FIRST}) = 1
    """
    try:
        return arrow(cursor, newest)
    finally:
        cursor.unregister("incoming")


def known_at(cursor: Cursor, names: list[str], start: datetime, end: datetime, at: datetime) -> pa.Table:
    """Samples of [start, end) as they were known at `at`, oldest first."""
    return arrow(
        cursor,
        f"SELECT {_COLUMNS} FROM {LOG} WHERE list_contains(?, series) AND observed_at >= ? AND observed_at < ? "
        f"AND known_at <= ? QUALIFY row_number() OVER (PARTITION BY {_KEY} ORDER BY {_NEWEST_FIRST}) = 1 "
        "ORDER BY series, observed_at",
        [names, start, end, at],
    )
