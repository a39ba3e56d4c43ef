"""Reading: `Select` to SQL over tables of record and the join of approaches with their objects."""

from typing import Any

import pyarrow as pa

from services.domain.tables import TABLES
from services.ports.archive import Select
from services.storage.archive.approaches import APPROACHES, FACT, OBJECTS, OF_OBJECT, SOURCES, columns_of, key_of
from services.storage.embedded import Cursor, arrow, first
from services.storage.embedded_select import beyond, limited, listed, named, order_of, tests_of


def select(cursor: Cursor, query: Select) -> pa.Table:
    """See `ArchiveStore.select`."""
    parameters: dict[str, Any] = {}
    allowed = columns_of(query.table)
    order = order_of(query, key_of(query.table), allowed)
    tests = _tests(query, parameters)
    if query.after:
        tests.append(beyond(order, query.after, parameters))
    return arrow(
        cursor,
        f"SELECT {', '.join(named(query.columns, allowed) or allowed)} FROM {_source(query, parameters)} "
        f"WHERE {' AND '.join(tests)} ORDER BY {listed(order)}{limited(query)}",
        parameters,
    )


def count(cursor: Cursor, query: Select) -> int:
    """See `ArchiveStore.count`."""
    parameters: dict[str, Any] = {}
    tests = " AND ".join(_tests(query, parameters))
    row = first(cursor, f"SELECT count(*) FROM {_source(query, parameters)} WHERE {tests}", parameters)
    return int(row[0]) if row else 0


def _source(query: Select, parameters: dict[str, Any]) -> str:
    if query.table != APPROACHES:
        return _as_known(query.table, query, parameters)
    facts = _as_known(FACT, query, parameters)
    objects = _as_known(OBJECTS, query, parameters)
    columns = ", ".join(f"d.{c}" for c in OF_OBJECT)
    sources = "list_sort(list_distinct([f.approach_source, d.orbit_source, d.magnitude_source]))"
    return (
        f"(SELECT f.*, {columns}, {sources} AS {SOURCES} FROM {facts} f LEFT JOIN {objects} d "
        "ON d.designation = f.designation)"
    )


def _as_known(name: str, query: Select, parameters: dict[str, Any]) -> str:
    table = TABLES[name]
    if query.known_at is None or "known_until" not in table.columns:
        return name
    parameters["known"] = query.known_at
    return (
        f"(SELECT * FROM {name} WHERE known_at <= $known UNION ALL "
        f"SELECT * FROM {name}_history WHERE known_at <= $known AND known_until > $known)"
    )


def _tests(query: Select, parameters: dict[str, Any]) -> list[str]:
    allowed = columns_of(query.table)
    tests = tests_of(query, allowed, parameters)
    if query.greatest is None:
        return tests
    by, of = named(query.greatest, allowed)
    source = _source(query, parameters)
    return [
        *tests,
        f"({by}, {of}) IN (SELECT ({by}, max({of})) FROM {source} WHERE {' AND '.join(tests)} GROUP BY {by})",
    ]
