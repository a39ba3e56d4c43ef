"""What an archive holds, whichever engine it is: its tables, the histories beside them and its own notes."""

from typing import Final

import pyarrow as pa

from services.domain.arrow import INSTANT, arrow_schema
from services.domain.tables import GOLD, LEDGER, SILVER, TELEMETRY, Table

_NOTES: Final = {
    # Complete answers: what stands in one of these windows and is not in its batch was gone at known_at.
    "snapshots": pa.schema(
        [
            *((name, pa.string()) for name in ("table_name", "batch_id", "source", "dataset")),
            *((name, INSTANT) for name in ("known_at", "window_from", "window_to")),
            ("max_distance_au", pa.float64()),
            ("bodies", pa.list_(pa.string())),
        ]
    ),
    # Which points a batch contained: evenly spaced runs of observed_at. The log keeps only what changed.
    "telemetry_sightings": pa.schema(
        [
            ("batch_id", pa.string()),
            ("known_at", INSTANT),
            ("origin", pa.string()),
            ("series", pa.string()),
            ("first_at", INSTANT),
            ("last_at", INSTANT),
            ("step_us", pa.int64()),
        ]
    ),
}

_COUNTS: Final = {
    # What was appended to the logs, whether or not it is acknowledged yet.
    "observations": pa.schema(
        [
            *((name, pa.string()) for name in ("batch_id", "source", "dataset")),
            ("known_at", INSTANT),
            ("loaded", pa.int64()),
            ("duplicate", pa.int64()),
        ]
    ),
    # version counts acknowledged changes; revision counts observed batches.
    "datasets": pa.schema([("dataset", pa.string()), ("version", pa.int64()), ("revision", pa.int64())]),
}


def history_of(table: str) -> str:
    """Where a table's earlier versions are."""
    return f"{table}_history"


def places_of(table: Table) -> tuple[str, ...]:
    """Names under which an archive holds a table of the catalogue."""
    if table.kind == "telemetry":
        return (history_of(table.name),)
    return (table.name, history_of(table.name)) if table.kind == "gold" and table.group else (table.name,)


def held() -> dict[str, pa.Schema]:
    """Every table that holds records or tells of them, with its columns and types."""
    tables = (*SILVER, *GOLD, *TELEMETRY, *LEDGER)
    return {place: arrow_schema(t.name) for t in tables for place in places_of(t)} | _NOTES


def everything() -> dict[str, pa.Schema]:
    """Every table of an archive, also those that count."""
    return held() | _COUNTS
