"""What `Select` asks, as SQL of the embedded engine. Names are checked against what there is, values always bound."""

from collections.abc import Collection, Iterable
from typing import Any

from services.chassis.errors import InvalidInputError
from services.ports.archive import Operator, Select, Where

Order = list[tuple[str, bool]]
"""Columns, and whether each is descending."""
_SQL = {"=": "IS NOT DISTINCT FROM", "!=": "IS DISTINCT FROM", "<": "<", "<=": "<=", ">": ">", ">=": ">="}


def named(names: Iterable[str], allowed: Collection[str]) -> tuple[str, ...]:
    """The names as they are.

    Raises:
        InvalidInputError: one of them is not allowed.
    """
    checked = tuple(names)
    for name in checked:
        if name not in allowed:
            raise InvalidInputError.of("column", name, ", ".join(allowed))
    return checked


def order_of(query: Select, key: Iterable[str], allowed: Collection[str]) -> Order:
    """The wanted order, ended by the key so that it is total."""
    wanted = [(name.removeprefix("-"), name.startswith("-")) for name in query.sort]
    known = set(named((name for name, _ in wanted), allowed))
    return wanted + [(k, False) for k in key if k not in known]


def listed(order: Order) -> str:
    """What stands after ORDER BY."""
    return ", ".join(f"{column} {'DESC' if down else 'ASC'} NULLS LAST" for column, down in order)


def limited(query: Select) -> str:
    """A LIMIT where one is asked for."""
    return "" if query.limit is None else f" LIMIT {int(query.limit)}"


def tests_of(query: Select, allowed: Collection[str], parameters: dict[str, Any]) -> list[str]:
    """The conditions, at least one; their values are added to `parameters`."""
    named((c for w in query.where for c in (w.column, w.also) if c is not None), allowed)
    return ["true", *(_test(where, f"v{n}", parameters) for n, where in enumerate(query.where))]


def beyond(order: Order, after: tuple[Any, ...], parameters: dict[str, Any]) -> str:
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
