"""Reading: `Select` to SQL. Names come from the table catalogue, values are always bound."""

from typing import Any

import pyarrow as pa

from services.chassis.errors import InvalidInputError
from services.domain.tables import TABLES
from services.ports.archive import Operator, Select, Where
from services.storage.embedded import Cursor, arrow, first

APPROACHES = "approaches"
_FACT = TABLES["fact_asteroid_approaches"]
_OF_OBJECT = (
    "name", "absolute_magnitude_h", "diameter_min_km", "diameter_max_km", "diameter_avg_km", "diameter_source",
    "estimated_volume_km3", "size_category", "condition_code", "orbit_class",
)  # fmt: skip
_SQL = {"=": "IS NOT DISTINCT FROM", "!=": "IS DISTINCT FROM", "<": "<", "<=": "<=", ">": ">", ">=": ">="}


def select(cursor: Cursor, query: Select) -> pa.Table:
    """See `ArchiveStore.select`."""
    parameters: dict[str, Any] = {}
    order = _order(query)
    tests = _tests(query, parameters)
    if query.after:
        tests.append(_beyond(order, query.after, parameters))
    listed = ", ".join(f"{c} {'DESC' if down else 'ASC'} NULLS LAST" for c, down in order)
    limit = "" if query.limit is None else f" LIMIT {int(query.limit)}"
    return arrow(
        cursor,
        f"SELECT {', '.join(_named(query, query.columns)) or '*'} FROM {_source(query, parameters)} "
        f"WHERE {' AND '.join(tests)} ORDER BY {listed}{limit}",
        parameters,
    )


def count(cursor: Cursor, query: Select) -> int:
    """See `ArchiveStore.count`."""
    parameters: dict[str, Any] = {}
    tests = " AND ".join(_tests(query, parameters))
    row = first(cursor, f"SELECT count(*) FROM {_source(query, parameters)} WHERE {tests}", parameters)
    return int(row[0]) if row else 0


def columns_of(table: str) -> tuple[str, ...]:
    """Columns that may be read, filtered and sorted by."""
    if table == APPROACHES:
        return (*_FACT.columns, *_OF_OBJECT, "sources")
    return TABLES[table].columns


def _named(query: Select, names: tuple[str, ...]) -> tuple[str, ...]:
    allowed = columns_of(query.table)
    for name in names:
        if name not in allowed:
            raise InvalidInputError.of("column", name, ", ".join(allowed))
    return names


def _order(query: Select) -> list[tuple[str, bool]]:
    key = (_FACT if query.table == APPROACHES else TABLES[query.table]).key
    wanted = [(name.removeprefix("-"), name.startswith("-")) for name in query.sort]
    _named(query, tuple(name for name, _ in wanted))
    return wanted + [(k, False) for k in key if k not in {name for name, _ in wanted}]


def _source(query: Select, parameters: dict[str, Any]) -> str:
    if query.table != APPROACHES:
        return _as_known(query.table, query, parameters)
    facts = _as_known(_FACT.name, query, parameters)
    objects = _as_known("dim_asteroids", query, parameters)
    named = ", ".join(f"d.{c}" for c in _OF_OBJECT)
    sources = "list_sort(list_distinct([f.approach_source, d.orbit_source, d.magnitude_source]))"
    return (
        f"(SELECT f.*, {named}, {sources} AS sources FROM {facts} f LEFT JOIN {objects} d "
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
    _named(query, tuple(c for w in query.where for c in (w.column, w.also) if c is not None))
    tests = ["true", *(_test(where, f"v{n}", parameters) for n, where in enumerate(query.where))]
    if query.greatest is None:
        return tests
    by, of = _named(query, query.greatest)
    source = _source(query, parameters)
    return [
        *tests,
        f"({by}, {of}) IN (SELECT ({by}, max({of})) FROM {source} WHERE {' AND '.join(tests)} GROUP BY {by})",
    ]


def _test(where: Where, name: str, parameters: dict[str, Any]) -> str:
    parameters[name] = where.value
    columns = (where.column,) if where.also is None else (where.column, where.also)
    return f"({' OR '.join(_meets(where.operator, column, name) for column in columns)})"


def _meets(operator: Operator, column: str, name: str) -> str:
    if operator == "in":
        return f"list_contains(${name}, {column})"
    if operator == "not in":
        return f"NOT list_contains(${name}, {column})"
    if operator == "contains":
        return f"list_contains({column}, ${name})"
    if operator == "like":
        return f"contains(lower({column}), lower(${name}))"
    return f"{column} {_SQL[operator]} ${name}"


def _beyond(order: list[tuple[str, bool]], after: tuple[Any, ...], parameters: dict[str, Any]) -> str:
    """Rows behind the place `after` in an order whose nulls stand last."""
    if len(after) != len(order):
        raise InvalidInputError.of("cursor", list(after), f"a cursor of this query with {len(order)} values")
    branches, equal = [], "true"
    for n, ((column, down), value) in enumerate(zip(order, after, strict=True)):
        parameters[f"a{n}"] = value
        if value is not None:
            branches.append(f"({equal} AND ({column} {'<' if down else '>'} $a{n} OR {column} IS NULL))")
        equal += f" AND {column} IS NOT DISTINCT FROM $a{n}"
        if value is None and not branches:
            branches.append("false")
    return f"({' OR '.join(branches)})"
