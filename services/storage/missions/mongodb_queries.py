"""What `Select` asks, as MongoDB's plain query language; what every server of its kind answers alike is used alone."""

import re
from collections import defaultdict
from functools import cache
from typing import Any, Final

from services.chassis.errors import InvalidInputError
from services.domain.documents import Documents
from services.ports.archive import Operator, Select, Where
from services.storage.missions.documents import ABSENT, stored

Filter = dict[str, Any]
Sort = list[tuple[str, int]]
_COMPARED: Final[dict[Operator, str]] = {"<": "$lt", "<=": "$lte", ">": "$gt", ">=": "$gte"}
_NOTHING: Final[Filter] = {"_id": {"$in": []}}


def filter_of(documents: Documents, query: Select) -> Filter:
    """Documents that meet the conditions and stand behind the place, if one is given."""
    tests = conditions(query)
    if query.after:
        tests.append(_beyond(_order(documents, query), query.after))
    return {"$and": tests} if tests else {}


def conditions(query: Select) -> list[Filter]:
    """Each condition of the query, whatever the place."""
    return [_test(where) for where in query.where]


def sort_of(documents: Documents, query: Select) -> Sort:
    """The wanted order with what is absent last; a server itself puts it first where it counts upwards."""
    found: Sort = []
    for column, down in _order(documents, query):
        if not down and column != documents.key:
            found.append((f"{ABSENT}.{column}", 1))
        found.append((column, -1 if down else 1))
    return found


def projection_of(documents: Documents, query: Select) -> dict[str, int]:
    """The wanted columns alone."""
    return {"_id": 0, **dict.fromkeys(query.columns or documents.table.columns, 1)}


def _order(documents: Documents, query: Select) -> list[tuple[str, bool]]:
    wanted = [(name.removeprefix("-"), name.startswith("-")) for name in query.sort]
    return wanted + [(k, False) for k in documents.table.key if k not in {name for name, _ in wanted}]


def _test(where: Where) -> Filter:
    meets = _meets(where.column, where.operator, where.value)
    return meets if where.also is None else {"$or": [meets, _meets(where.also, where.operator, where.value)]}


def _meets(column: str, operator: Operator, value: Any) -> Filter:
    given = stored(value)
    if operator in {"=", "!="}:
        return {column: given if operator == "=" else {"$ne": given}}
    return _NOTHING if given is None else {column: _present(operator, given)}


def _present(operator: Operator, given: Any) -> Any:
    """What a column that is not absent meets."""
    if operator in {"in", "not in"}:
        values = [v for v in given if v is not None]
        return {"$in": values} if operator == "in" else {"$nin": [*values, None]}
    if operator == "contains":
        return given
    return {"$regex": _anywhere(given)} if operator == "like" else {_COMPARED[operator]: given}


def _beyond(order: list[tuple[str, bool]], after: tuple[Any, ...]) -> Filter:
    """What stands behind the place `after` in an order whose last is what is absent."""
    if len(after) != len(order):
        raise InvalidInputError.of("cursor", list(after), f"a cursor of this query with {len(order)} values")
    branches: list[Filter] = []
    equal: list[Filter] = []
    for (column, down), value in zip(order, after, strict=True):
        given = stored(value)
        if given is not None:
            farther = {"$or": [{column: {"$lt" if down else "$gt": given}}, {column: None}]}
            branches.append({"$and": [*equal, farther]})
        equal.append({column: given})
    return {"$or": branches} if branches else _NOTHING


def _anywhere(text: str) -> str:
    """A pattern that finds text whatever its case, without a server's own notion of case."""
    return "".join(_in_any_case(c) for c in text.lower())


def _in_any_case(letter: str) -> str:
    others = _upper().get(letter, ())
    return f"[{letter}{''.join(others)}]" if others else re.escape(letter)


@cache
def _upper() -> dict[str, list[str]]:
    """By lower-case letter, those that become it."""
    found: dict[str, list[str]] = defaultdict(list)
    for code in range(0x1_0000):
        letter = chr(code)
        if (lower := letter.lower()) != letter and len(lower) == 1:
            found[lower].append(letter)
    return found
