"""Whatever is asked of documents, every engine answers as a plain model does, and so does the archive."""

from collections.abc import Iterator
from datetime import timedelta
from functools import cmp_to_key
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from services.domain.arrow import arrow_schema
from services.domain.tables import TABLES
from services.ports.archive import Select, Where
from services.ports.missions import MissionStore
from services.storage.archive.duckdb import DuckDBArchive
from services.storage.embedded import Database
from tests.contract.storage.builders import hours, table

NAME = "fact_mission_photos"
KEY = TABLES[NAME].key[0]
GROUPS = ("curiosity:1", "curiosity:12", "spirit:1")
_TEXTS = st.text("aAbBéÉßẞΣσ%.*[]\\^$|'\" 日", max_size=3)
_INSTANTS = st.integers(-3, 3).map(lambda n: hours(1) + timedelta(microseconds=n))
_NUMBERS = st.sampled_from([-(2**63), -1, 0, 1, 10, 2**53 + 1, 2**63 - 1])
_REALS = st.sampled_from([-1e300, -1.5, 0.0, 5e-324, 0.1, 2.0, 1e17])
COLUMNS = {
    "camera": _TEXTS,
    "photo_title": _TEXTS,
    "site": _NUMBERS,
    "mast_azimuth_deg": _REALS,
    "taken_at": _INSTANTS,
    "is_thumbnail": st.booleans(),
}
OPERATORS = ("=", "!=", "<", "<=", ">", ">=", "in", "not in", "like")


@st.composite
def rows(draw: st.DrawFn) -> list[dict[str, Any]]:
    found = []
    for name in draw(st.lists(st.sampled_from("aäbBcé0_/:"), unique=True, max_size=6)):
        group = draw(st.sampled_from(GROUPS))
        rover, number = group.split(":")
        values = {c: draw(st.none() | kind) for c, kind in COLUMNS.items()}
        known = {"known_at": hours(1), "row_hash": "h", "origin": "recorded", "batch_ids": draw(st.lists(_TEXTS))}
        found.append({KEY: f"{rover}:{name}", "sol_id": group, "rover": rover, "sol": int(number), **known, **values})
    return found


@st.composite
def wheres(draw: st.DrawFn) -> Where:
    if draw(st.integers(0, 9)) == 0:
        return Where("batch_ids", "contains", draw(_TEXTS))
    column = draw(st.sampled_from(list(COLUMNS)))
    text = column in {"camera", "photo_title"}
    operator = draw(st.sampled_from(OPERATORS if text else OPERATORS[:-1]))
    values = COLUMNS[column]
    if operator in {"in", "not in"}:
        return Where(column, operator, draw(st.lists(values, min_size=1, max_size=3)))
    also = draw(st.sampled_from([None, "camera"])) if text else None
    return Where(column, operator, draw(values | st.none() if operator in {"=", "!="} else values), also)


@st.composite
def queries(draw: st.DrawFn) -> Select:
    columns = draw(st.lists(st.sampled_from(list(COLUMNS)), unique=True, max_size=3))
    sort = tuple(draw(st.sampled_from(["", "-"])) + c for c in columns)
    after = (*(draw(st.none() | COLUMNS[c]) for c in columns), f"curiosity:{draw(st.sampled_from('abc'))}")
    return Select(
        table=NAME,
        where=tuple(draw(st.lists(wheres(), max_size=2))),
        sort=sort,
        after=draw(st.sampled_from([(), after])),
        limit=draw(st.none() | st.integers(1, 3)),
    )


def _compare(one: Any, other: Any, *, down: bool) -> int:
    if one is None or other is None:
        return (one is None) - (other is None)
    found = (one > other) - (one < other)
    return -found if down else found


def _meets(where: Where, row: dict[str, Any]) -> bool:
    return any(_is(where.operator, row[c], where.value) for c in (where.column, where.also) if c is not None)


def _is(operator: str, held: Any, wanted: Any) -> bool:
    if operator in {"=", "!="}:
        return (held == wanted) is (operator == "=")
    if held is None:
        return False
    meets = {
        "<": lambda: held < wanted,
        "<=": lambda: held <= wanted,
        ">": lambda: held > wanted,
        ">=": lambda: held >= wanted,
        "in": lambda: held in wanted,
        "not in": lambda: held not in wanted,
        "contains": lambda: wanted in held,
        "like": lambda: wanted.lower() in held.lower(),
    }
    return bool(meets[operator]())


def model(held: list[dict[str, Any]], query: Select) -> tuple[list[str], int]:
    """Keys of the rows in order, and the count."""
    order = [(name.lstrip("-"), name.startswith("-")) for name in query.sort] + [(KEY, False)]

    def compare(one: dict[str, Any], other: dict[str, Any]) -> int:
        return next((c for name, down in order if (c := _compare(one[name], other[name], down=down))), 0)

    met = [row for row in held if all(_meets(where, row) for where in query.where)]
    place = {name: value for (name, _), value in zip(order, query.after, strict=False)}
    behind = [row for row in met if not query.after or compare(row, place) > 0]
    keys = [row[KEY] for row in sorted(behind, key=cmp_to_key(compare))]
    return keys[: query.limit], len(met)


@pytest.fixture
def archive_of(tmp_path: Path) -> Iterator[tuple[Database, DuckDBArchive]]:
    database = Database(tmp_path / "archive.duckdb")
    yield database, DuckDBArchive(database)
    database.close()


_QUICK = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], derandomize=True
)


@pytest.mark.capability("select")
def test_every_engine_answers_as_the_model(missions: MissionStore) -> None:
    @_QUICK
    @given(rows(), st.lists(queries(), min_size=1, max_size=5))
    def check(held: list[dict[str, Any]], asked: list[Select]) -> None:
        whole = table(NAME, held)
        missions.replace(GROUPS, {NAME: whole})
        assert missions.select(Select(table=NAME)).equals(whole.sort_by(KEY))
        for query in asked:
            wanted, number = model(held, query)
            assert missions.select(query)[KEY].to_pylist() == wanted
            assert missions.count(query) == number

    check()


def test_the_archive_answers_as_the_model(archive_of: tuple[Database, DuckDBArchive]) -> None:
    database, archive = archive_of

    @_QUICK
    @given(rows(), st.lists(queries(), min_size=1, max_size=5))
    def check(held: list[dict[str, Any]], asked: list[Select]) -> None:
        with database.write() as cursor:
            cursor.register("held", table(NAME, held))
            cursor.execute(f"DELETE FROM {NAME}")
            cursor.execute(f"INSERT INTO {NAME} ({', '.join(arrow_schema(NAME).names)}) SELECT * FROM held")
            cursor.unregister("held")
        for query in asked:
            wanted, number = model(held, query)
            assert archive.select(query)[KEY].to_pylist() == wanted
            assert archive.count(query) == number

    check()
