"""Core's ledger of forecasts: rows appended once, read back by task."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

import pyarrow as pa

from ml.features.core import CoreSource
from services.chassis import wire
from services.domain.arrow import arrow_schema
from services.ports.archive import Select, Where


def forecast_id(task: str, forecaster: str, subject: str, issued_at: datetime) -> str:
    """The key of a forecast: the same however often it is issued."""
    instant = f"{issued_at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
    return hashlib.sha256(f"{task}|{forecaster}|{subject}|{instant}".encode()).hexdigest()


def append(core: CoreSource, table: str, rows: Sequence[Mapping[str, Any]]) -> None:
    """Append rows to a table of the ledger; what stands there already stays as it is."""
    if rows:
        packed = wire.pack({}, {table: pa.Table.from_pylist(list(rows), schema=arrow_schema(table))})
        core.send(f"/internal/ledger/{table}", content=packed)


def since(core: CoreSource, table: str, task: str, start: datetime, columns: tuple[str, ...] = ()) -> pa.Table:
    """Rows of a task that were issued from `start` on, oldest first."""
    where = (Where("task", "=", task), Where("issued_at", ">=", start))
    return core.rows(Select(table=table, where=where, sort=("issued_at",), columns=columns))


def as_json(value: object) -> str:
    """Text of a JSON column, its keys in order."""
    return json.dumps(value, sort_keys=True, default=str, ensure_ascii=False)
