"""Reading: `Select` as SQL of PostgreSQL. Names are checked against the catalogue, values always bound."""

from typing import Any

import pyarrow as pa
from psycopg import Cursor

from services.chassis.errors import InvalidInputError
from services.domain.arrow import arrow_type
from services.domain.tables import TABLES
from services.ports.archive import Select, Where
from services.storage.archive.approaches import APPROACHES, FACT, OBJECTS, OF_OBJECT, SOURCES, columns_of, key_of
from services.storage.archive.places import history_of
from services.storage.archive.postgres_arrow import TYPES, fetch
from services.storage.embedded_select import Order, limited, listed, named, order_of

_COMPARED = {"=": "=", "!=": "IS DISTINCT FROM", "<": "<", "<=": "<=", ">": ">", ">=": ">="}


def select(cursor: Cursor[Any], query: Select) -> pa.Table:
    """See `ArchiveStore.select`."""
    values: dict[str, Any] = {}
    allowed = columns_of(query.table)
    order = order_of(query, key_of(query.table), allowed)
    source, tests = _asked(query, values)
    if query.after:
        tests.append(_beyond(order, query.after, values))
    return fetch(
        cursor,
        f"SELECT {', '.join(named(query.columns, allowed) or allowed)} FROM {source} WHERE {' AND '.join(tests)} "
        f"ORDER BY {listed(order)}{limited(query)}",
        values,
    )


def count(cursor: Cursor[Any], query: Select) -> int:
    """See `ArchiveStore.count`."""
    values: dict[str, Any] = {}
    source, tests = _asked(query, values)
    cursor.execute(f"SELECT count(*) FROM {source} WHERE {' AND '.join(tests)}", values)
    row = cursor.fetchone()
    return int(row[0]) if row else 0


def _asked(query: Select, values: dict[str, Any]) -> tuple[str, list[str]]:
    """What is read from, and the conditions that are still to be met there."""
    allowed = columns_of(query.table)
    named((c for w in query.where for c in (w.column, w.also) if c is not None), allowed)
    source = _source(query, values)
    tests = ["true", *(_test(where, f"v{n}", values) for n, where in enumerate(query.where))]
    if query.greatest is None:
        return source, tests
    by, of = named(query.greatest, allowed)
    ranked = (
        f"SELECT s.*, rank() OVER (PARTITION BY {by} ORDER BY {of} DESC NULLS LAST) AS rank_of_greatest "
        f"FROM {source} WHERE {' AND '.join(tests)}"
    )
    return f"({ranked}) g", ["rank_of_greatest = 1"]


def _source(query: Select, values: dict[str, Any]) -> str:
    if query.table != APPROACHES:
        return f"{_as_known(query.table, query, values)} s"
    facts, objects = (_as_known(name, query, values) for name in (FACT, OBJECTS))
    columns = ", ".join((*(f"f.{c}" for c in TABLES[FACT].columns), *(f"d.{c}" for c in OF_OBJECT)))
    told = "f.approach_source, d.orbit_source, d.magnitude_source"
    sources = f"ARRAY(SELECT DISTINCT u FROM unnest(ARRAY[{told}]) u WHERE u IS NOT NULL ORDER BY u)"
    return (
        f"(SELECT {columns}, {sources} AS {SOURCES} FROM {facts} f LEFT JOIN {objects} d "
        "ON d.designation = f.designation) s"
    )


def _as_known(name: str, query: Select, values: dict[str, Any]) -> str:
    table = TABLES[name]
    if query.known_at is None or "known_until" not in table.columns:
        return name
    values["known"] = query.known_at
    columns = ", ".join(table.columns)
    return (
        f"(SELECT {columns} FROM {name} WHERE known_at <= %(known)s UNION ALL SELECT {columns} "
        f"FROM {history_of(name)} WHERE known_at <= %(known)s AND known_until > %(known)s)"
    )


def _test(where: Where, name: str, values: dict[str, Any]) -> str:
    columns = (where.column,) if where.also is None else (where.column, where.also)
    return f"({' OR '.join(_meets(where, column, name, values) for column in columns)})"


def _meets(where: Where, column: str, name: str, values: dict[str, Any]) -> str:
    value = where.value
    if value is None and where.operator in {"=", "!="}:
        return f"{column} IS {'NOT ' if where.operator == '!=' else ''}NULL"
    values[name] = value
    kind = _type_of(column)
    if where.operator in {"in", "not in"}:
        values[name] = [float(v) if kind == pa.float64() else v for v in value if v is not None]
        listed_type = f"{TYPES[kind].partition(' COLLATE')[0]}[]"
        if where.operator == "in":
            return f"{column} = ANY(%({name})s::{listed_type})"
        return f"({column} IS NOT NULL AND {column} <> ALL(%({name})s::{listed_type}))"
    if where.operator == "contains":
        return f"%({name})s = ANY({column})"
    if where.operator == "like":
        return f"strpos(folded({column}), folded(%({name})s)) > 0"
    return f"{column} {_COMPARED[where.operator]} %({name})s"


def _type_of(column: str) -> pa.DataType:
    return pa.list_(pa.string()) if column == SOURCES else arrow_type(column)


def _beyond(order: Order, after: tuple[Any, ...], values: dict[str, Any]) -> str:
    """Rows behind the place `after` in an order whose nulls stand last."""
    if len(after) != len(order):
        raise InvalidInputError.of("cursor", list(after), f"a cursor of this query with {len(order)} values")
    branches, equal = [], []
    for n, ((column, down), value) in enumerate(zip(order, after, strict=True)):
        if value is None:
            equal.append(f"{column} IS NULL")
            continue
        values[f"a{n}"] = value
        further = f"({column} {'<' if down else '>'} %(a{n})s OR {column} IS NULL)"
        branches.append(f"({' AND '.join([*equal, further])})")
        equal.append(f"{column} = %(a{n})s")
    return f"({' OR '.join(branches) or 'false'})"
