"""Arrow columns as Python values, instants aware and quickly made."""

from datetime import UTC, datetime, timedelta
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def instant_of(micros: int | None) -> datetime | None:
    """Aware UTC instant of microseconds since 1970."""
    return None if micros is None else _EPOCH + timedelta(microseconds=micros)


def instant_of_ms(ms: int) -> datetime:
    """Aware UTC instant of milliseconds since 1970."""
    return _EPOCH + timedelta(milliseconds=ms)


def ms_of(at: datetime) -> int:
    """Whole milliseconds since 1970 of an aware instant."""
    return (at - _EPOCH) // timedelta(milliseconds=1)


def values(column: pa.ChunkedArray) -> list[Any]:
    """Every value; instants are aware UTC."""
    if pa.types.is_timestamp(column.type):
        return [instant_of(v) for v in column.cast(pa.timestamp("us", column.type.tz)).cast(pa.int64()).to_pylist()]
    found: list[Any] = column.to_pylist()
    return found


def rows(table: pa.Table) -> list[dict[str, Any]]:
    """Every row as a mapping."""
    names = table.column_names
    return [dict(zip(names, row, strict=True)) for row in zip(*(values(table[n]) for n in names), strict=True)]


def first(table: pa.Table, name: str) -> Any:
    """The first row's value, None where there is no row."""
    return values(table[name].slice(0, 1))[0] if table.num_rows else None


def milliseconds(column: pa.ChunkedArray) -> npt.NDArray[np.int64]:
    """Instants as whole milliseconds since 1970."""
    return np.asarray(column.cast(pa.timestamp("ms", "UTC")).cast(pa.int64()).to_numpy())


def extent(column: pa.ChunkedArray) -> tuple[datetime | None, datetime | None]:
    """The least and the greatest instant, None where there is none."""
    ends = pc.min_max(column.cast(pa.int64()))
    return instant_of(ends["min"].as_py()), instant_of(ends["max"].as_py())
