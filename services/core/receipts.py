"""How do you know? Any row opens to the batches that it and its dimensions came from."""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import quote

import orjson
import pyarrow as pa

from services.chassis.errors import InvalidInputError, NotFoundError
from services.core import asteroids
from services.core.answers import records
from services.core.columns import first
from services.core.conditions import equal
from services.core.forecasts import NOAA, OURS
from services.core.inputs import instant
from services.domain.datasets import SERIES
from services.domain.fields import field
from services.domain.tables import GOLD, TABLES, Table
from services.ports.archive import ArchiveStore, Select, Where
from services.storage import Stores

_OF_BATCH = (
    "batch_id", "source", "dataset", "url", "fetched_at", "status", "bytes", "sha256", "form", "code_version", "origin",
    "window_from", "window_to", "semantics",
)  # fmt: skip

Found = tuple[dict[str, Any], set[str]]


def receipt(stores: Stores, table: str, key: str, known_at: datetime | None) -> dict[str, Any]:
    """A row, what its fields mean, and every batch that it was computed from, newest first.

    Raises:
        InvalidInputError: rows of that table have no receipts.
        NotFoundError: no row has that key.
    """
    finder = _FINDERS.get(table)
    if finder is None:
        raise InvalidInputError.of("table", table, ", ".join(_FINDERS))
    row, batch_ids = finder(stores, key, known_at)
    at = f"?known_at={known_at.isoformat().replace('+00:00', 'Z')}" if known_at else ""
    return {
        "table": table,
        "key": key,
        "row": row,
        "permalink": f"/api/v1/receipts/{table}/{quote(key, safe='@:')}{at}",
        "fields": [_meaning(name, row) for name in row if name in TABLES[table].columns],
        "batches": _batches(stores.archive, batch_ids),
    }


def _approach(stores: Stores, key: str, known_at: datetime | None) -> Found:
    fact = _one(stores.archive, "fact_asteroid_approaches", "approach_id", key, known_at)
    name = first(fact, "designation")
    query = Select(table="dim_asteroids", where=(Where("designation", "=", name),), known_at=known_at)
    return _row(fact), _ids(fact) | _ids(stores.archive.select(query))


def _asteroid(stores: Stores, key: str, known_at: datetime | None) -> Found:
    row = asteroids.find(stores.archive, key, known_at)
    return _row(row), _ids(row)


def _point(stores: Stores, key: str, known_at: datetime | None) -> Found:
    name, _, text = key.partition("@")
    if name not in SERIES:
        raise InvalidInputError.of("key", key, f"<series>@<instant>, series one of {', '.join(SERIES)}")
    at = instant("key", text or None)
    if at is None:
        raise InvalidInputError.of("key", key, "<series>@<instant>, such as kp_index@2026-04-02T15:00:00Z")
    end = at + timedelta(microseconds=1)
    rows = (
        stores.telemetry.read([name], at, end)
        if known_at is None
        else stores.archive.points_known_at([name], at, end, known_at)
    )
    if not rows.num_rows:
        raise NotFoundError(f"key was {key!r}; no sample is held at that instant. Take one from space-weather/series.")
    return _row(rows), set(rows["batch_id"].to_pylist())


def _quarantined(stores: Stores, key: str, _known_at: datetime | None) -> Found:
    row = _one(stores.archive, "quarantine", "quarantine_id", key, None)
    return _row(row), set(row["batch_id"].to_pylist())


def _batch(stores: Stores, key: str, _known_at: datetime | None) -> Found:
    row = _one(stores.archive, "batches", "batch_id", key, None)
    return _row(row), {key}


def _forecast(stores: Stores, key: str, _known_at: datetime | None) -> Found:
    row = _one(stores.archive, "forecasts", "forecast_id", key, None)
    inputs = orjson.loads(first(_with_inputs(stores.archive, row), "inputs") or "{}")
    return _row(row), {batch_id for given in inputs.get("newest", ()) for batch_id in given["receipts"]}


def _with_inputs(archive: ArchiveStore, row: pa.Table) -> pa.Table:
    """A baseline was made from what our forecast of the same issue was made from, which alone tells it."""
    if first(row, "inputs") is not None or first(row, "forecaster") == NOAA:
        return row
    issue = {name: first(row, name) for name in ("task", "subject", "issued_at")}
    return archive.select(Select(table="forecasts", where=tuple(equal(**issue, forecaster=OURS))))


def _score(stores: Stores, key: str, _known_at: datetime | None) -> Found:
    row = _one(stores.archive, "forecast_scores", "forecast_id", key, None)
    return _row(row), set(orjson.loads(first(row, "truth_batch_ids") or "[]"))


def _entity(table: Table) -> Callable[[Stores, str, datetime | None], Found]:
    """Rows that know the batches they came from, by their key."""

    def find(stores: Stores, key: str, known_at: datetime | None) -> Found:
        row = _one(stores.archive, table.name, table.key[0], key, known_at)
        return _row(row), _ids(row)

    return find


_FINDERS: dict[str, Callable[[Stores, str, datetime | None], Found]] = {
    **{table.name: _entity(table) for table in GOLD if "batch_ids" in table.columns},
    "fact_asteroid_approaches": _approach,
    "dim_asteroids": _asteroid,
    "telemetry_points": _point,
    "quarantine": _quarantined,
    "batches": _batch,
    "forecasts": _forecast,
    "forecast_scores": _score,
}


def _one(archive: ArchiveStore, table: str, column: str, key: str, known_at: datetime | None) -> pa.Table:
    rows = archive.select(Select(table=table, where=(Where(column, "=", key),), known_at=known_at))
    if not rows.num_rows:
        raise NotFoundError(
            f"key was {key!r}; {table} holds no row whose {column} is that. Take the key from a list's row."
        )
    return rows


def _row(rows: pa.Table) -> dict[str, Any]:
    return records(rows)[0]


def _ids(rows: pa.Table) -> set[str]:
    return {batch_id for ids in rows["batch_ids"].to_pylist() for batch_id in ids or ()}


def _meaning(name: str, row: dict[str, Any]) -> dict[str, Any]:
    known = field(name)
    unit = known.unit
    if name == "value" and "series" in row:
        unit = field(row["series"]).unit
    return {
        "name": name,
        "unit": unit,
        "time_scale": known.time_scale,
        "meaning": known.meaning,
        "source": known.source,
    }


def _batches(archive: ArchiveStore, batch_ids: Iterable[str]) -> list[dict[str, Any]]:
    wanted = sorted(batch_ids)
    rows = archive.select(
        Select(table="batches", where=(Where("batch_id", "in", wanted),), sort=("-fetched_at",), columns=_OF_BATCH)
    )
    corrected = _corrections(archive, wanted)
    return [
        {
            **row,
            "download": f"/api/v1/pipeline/batches/{row['batch_id']}/bytes",
            "quality": f"/api/v1/pipeline/quality/{row['batch_id']}",
            "corrections": corrected.get(row["batch_id"], []),
        }
        for row in records(rows)
    ]


def _corrections(archive: ArchiveStore, batch_ids: list[str]) -> dict[str, list[dict[str, Any]]]:
    """What people set right, by the batch that holds it."""
    found: dict[str, list[dict[str, Any]]] = {}
    for row in records(archive.select(Select(table="corrections", where=(Where("supplement_id", "in", batch_ids),)))):
        found.setdefault(row["supplement_id"], []).append(row)
    return found
