"""What the values of a batch look like, column by column: the numbers that drift is measured on."""

import math
from collections.abc import Iterator
from typing import Any, Final

import ibis
import ibis.expr.types as ir

from services.domain.fields import field
from services.domain.tables import OBSERVATION, TABLES

STEPS: Final = 20
QUANTILES: Final = tuple(n / STEPS for n in range(STEPS + 1))
_MARK: Final = "__"


def profiles(rows: ir.Table, table: str) -> dict[str, list[dict[str, Any]]]:
    """Per batch one entry a column (of telemetry a series).

    Returns:
        `name`, `rows`, `nulls`, `null_share`, `distinct`; of numbers also `min`, `max`, `mean` and 21 `quantiles` from
        least to greatest; of instants `min` and `max` as text.
    """
    return _of_series(rows) if TABLES[table].kind == "telemetry" else _of_columns(rows, table)


def _of_columns(rows: ir.Table, table: str) -> dict[str, list[dict[str, Any]]]:
    names = [c for c in TABLES[table].columns if c not in OBSERVATION]
    measures = {f"{name}{_MARK}{what}": value for name in names for what, value in _measures(rows[name], name)}
    found = rows.group_by("batch_id").aggregate(total=rows.count(), **measures).to_pyarrow().to_pylist()
    return {row["batch_id"]: [_entry(row, name, f"{name}{_MARK}") for name in names] for row in found}


def _of_series(rows: ir.Table) -> dict[str, list[dict[str, Any]]]:
    measures = dict(_measures(rows.value, "value"))
    found = rows.group_by("batch_id", "series").aggregate(total=rows.count(), **measures).to_pyarrow().to_pylist()
    by_batch: dict[str, list[dict[str, Any]]] = {}
    for row in sorted(found, key=lambda r: str(r["series"])):
        by_batch.setdefault(row["batch_id"], []).append(_entry(row, row["series"], ""))
    return by_batch


def _measures(value: ir.Value, name: str) -> Iterator[tuple[str, ir.Value]]:
    kind = field(name).dtype
    yield "nulls", value.isnull().sum()
    if kind in {"strings", "json"}:
        return
    yield "distinct", value.nunique()
    if kind in {"float64", "int64"}:
        number = value.cast("float64")
        number = ibis.ifelse(number.isnan() | number.isinf(), None, number)
        yield from (("min", number.min()), ("max", number.max()), ("mean", number.mean()))
        # One aggregate: each of its own would hold all values again.
        yield "quantiles", number.quantile(list(QUANTILES))
    elif kind == "instant":
        yield from (("min", value.min().cast("string")), ("max", value.max().cast("string")))


def _entry(row: dict[str, Any], name: str, prefix: str) -> dict[str, Any]:
    total, nulls = row["total"], row[f"{prefix}nulls"] or 0
    entry: dict[str, Any] = {"name": name, "rows": total, "nulls": nulls, "null_share": round(nulls / total, 6)}
    for what in ("distinct", "min", "max", "mean"):
        if f"{prefix}{what}" in row:
            entry[what] = _short(row[f"{prefix}{what}"])
    if row.get(f"{prefix}quantiles") is not None:
        entry["quantiles"] = [_short(q) for q in row[f"{prefix}quantiles"]]
    return entry


def _short(value: Any) -> Any:
    """Seven significant figures, which a profile needs and no more."""
    if isinstance(value, float):
        return float(f"{value:.7g}") if math.isfinite(value) else None
    return value
