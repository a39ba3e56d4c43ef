from contextlib import suppress
from datetime import UTC, datetime

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.chassis.errors import InvalidInputError
from services.core import inputs


@pytest.mark.parametrize(
    ("text", "end", "expected"),
    [
        ("2026-04-02", False, datetime(2026, 4, 2, tzinfo=UTC)),
        ("2026-04-02", True, datetime(2026, 4, 3, tzinfo=UTC)),
        ("2026-04-02T12:30Z", True, datetime(2026, 4, 2, 12, 30, tzinfo=UTC)),
        ("2026-04-02T12:00:00.25+02:00", False, datetime(2026, 4, 2, 10, 0, 0, 250_000, tzinfo=UTC)),
        ("2026-04-02T12:00:00 02:00", False, datetime(2026, 4, 2, 10, tzinfo=UTC)),
    ],
)
def test_instants(text: str, end: bool, expected: datetime) -> None:  # noqa: FBT001 - a parameter of the table above
    assert inputs.instant("from", text, end=end) == expected


@pytest.mark.parametrize(
    "text", ["", "now", "2026-4-2", "2026-02-30", "2026-04-02T12:00:00", "20260402", "1492-01-01", "2026-04-02T25:00Z"]
)
def test_what_is_no_instant_is_refused(text: str) -> None:
    with pytest.raises(InvalidInputError, match="2026-04-02T12:00:00Z"):
        inputs.instant("from", text)


@settings(deadline=None)
@given(st.text(max_size=40))
def test_no_text_crashes_a_reader(text: str) -> None:
    schema = pa.schema([("at", pa.timestamp("us", "UTC")), ("key", pa.string()), ("n", pa.float64())])
    for read in (
        lambda: inputs.instant("from", text),
        lambda: inputs.span(text, text),
        lambda: inputs.names("names", text, ("a", "b")),
        lambda: inputs.read_cursor(text, schema, ("at", "key", "n")),
    ):
        with suppress(InvalidInputError):
            read()


@settings(deadline=None)
@given(
    at=st.datetimes(datetime(1900, 1, 1), datetime(2100, 1, 1)).map(lambda d: d.replace(tzinfo=UTC)),  # noqa: DTZ001
    key=st.text(max_size=20),
    value=st.one_of(st.none(), st.floats(allow_nan=False, allow_infinity=False)),
)
def test_a_cursor_comes_back_as_it_went(at: datetime, key: str, value: float | None) -> None:
    columns = ("at", "n", "key")
    schema = pa.schema([("at", pa.timestamp("us", "UTC")), ("key", pa.string()), ("n", pa.float64())])
    table = pa.Table.from_pylist([{"at": at, "key": key, "n": value}], schema=schema)
    assert inputs.read_cursor(inputs.write_cursor(table, columns), schema, columns) == (at, value, key)


def test_names_are_kept_once_in_order() -> None:
    assert inputs.names("names", "b, a,b", ("a", "b")) == ["b", "a"]
    assert inputs.names("names", None, ("a", "b")) == ["a", "b"]
    with pytest.raises(InvalidInputError, match="'c'"):
        inputs.names("names", "a,c", ("a", "b"))
