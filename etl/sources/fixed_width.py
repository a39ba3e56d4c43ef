"""Text files of one record a line, read as columns: by place or by blanks, with the provider's fill values as nulls."""

from collections.abc import Mapping, Sequence

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from etl.sources.model import Payload, Problem
from etl.sources.payload import UnreadableError, record_text

EIGHTHS = 8
"""Three-hour intervals of a day."""


def lines_of(payload: Payload) -> pa.Array:
    """Lines of a text file, blanks at the end removed, empty ones left out.

    Raises:
        UnreadableError: the body is empty, HTML or no ASCII text.
    """
    body = payload.body
    if not body.strip():
        raise UnreadableError("payload.empty", "a text file; ask the provider again", "0 bytes")
    if body.lstrip()[:1] in b"<{[":
        shown = body[:120].decode("utf-8", "replace")
        raise UnreadableError("payload.text", "a text file; the address may have moved", shown)
    try:
        text = body.decode("ascii")
    except UnicodeDecodeError as error:
        raise UnreadableError("payload.text", "a text file in ASCII", str(error)) from None
    lines = pc.utf8_rtrim_whitespace(pa.array(text.splitlines(), pa.string()))
    return lines.filter(pc.not_equal(lines, ""))


def split_at_blanks(lines: pa.Array, width: int) -> tuple[list[pa.Array], np.ndarray]:
    """Columns of the lines that have `width` words, and which lines those are."""
    words = pc.utf8_split_whitespace(pc.utf8_trim_whitespace(lines))
    fits = pc.equal(pc.list_value_length(words), width).to_numpy(zero_copy_only=False)
    flat = pc.list_flatten(words.filter(pa.array(fits))).to_numpy(zero_copy_only=False)
    cells = flat.reshape(-1, width)
    return [pa.array(cells[:, i], pa.string()) for i in range(width)], fits


def without(column: pa.Array, fills: Sequence[str]) -> pa.Array:
    """The column with the provider's fill values as nulls."""
    filled = pc.is_in(column, pa.array(fills, pa.string()))
    return pc.if_else(filled, pa.scalar(None, pa.string()), column)


def days_of(year: pa.Array, month: pa.Array, day: pa.Array) -> np.ndarray:
    """Begin of each day, not-a-time where the three are no date."""
    written = pc.binary_join_element_wise(year, pc.utf8_lpad(month, 2, "0"), pc.utf8_lpad(day, 2, "0"), "-")
    return dates(written)


def dates(written: pa.Array) -> np.ndarray:
    """Begin of each `YYYY-MM-DD`, not-a-time where it is none."""
    parsed = pc.strptime(written, format="%Y-%m-%d", unit="us", error_is_null=True)
    return np.asarray(parsed.to_numpy(zero_copy_only=False), "datetime64[us]")


def refused(lines: pa.Array, bad: np.ndarray, rule: str, expected: str) -> list[Problem]:
    """One problem for each flagged line, which is its number."""
    numbers = np.flatnonzero(bad)
    shown = lines.take(pa.array(numbers)).to_pylist()
    return [Problem(rule, expected, record_text(line), int(n)) for n, line in zip(numbers, shown, strict=True)]


def by_interval(columns: Mapping[str, Sequence[pa.Array]]) -> dict[str, pa.Array]:
    """Columns of a day's eight values as one column of values, day by day."""
    return {name: pa.array(_woven(eight), pa.string()) for name, eight in columns.items()}


def interval_starts(days: np.ndarray) -> np.ndarray:
    """Begin of each three-hour interval, day by day."""
    hours = np.arange(EIGHTHS) * np.timedelta64(3, "h")
    starts: np.ndarray = (days[:, None] + hours[None, :]).reshape(-1)
    return starts


def thirds(tenths: str) -> str | None:
    """Kp from its tenths, which are thirds rounded: 33 is 3+, 3.333; None for what is no number."""
    try:
        return f"{round(float(tenths) * 3 / 10) / 3:.3f}"
    except (ValueError, OverflowError):
        return None


def _woven(eight: Sequence[pa.Array]) -> np.ndarray:
    cells = np.stack([column.to_numpy(zero_copy_only=False) for column in eight], axis=1)
    woven: np.ndarray = cells.reshape(-1)
    return woven
