"""Parameters of sbdb_query.api that the platform uses; any other is refused."""

from collections.abc import Callable, Iterable, Mapping
from itertools import islice
from typing import TypeVar

from services.simulator.routes.cad_query import ParameterError, flag
from services.simulator.source import Cells, Grid

T = TypeVar("T", int, None)
KNOWN = {"fields", "limit", "limit-from", "sort", "full-prec", "sb-group", "sb-kind", "sb-ns", "sb-class"}


def select(grid: Grid, query: Mapping[str, str]) -> tuple[list[str], list[list[str | int | None]]]:
    """Columns and rows that the question asks for.

    Raises:
        ParameterError: an unknown name or a value that is not allowed.
    """
    if unknown := sorted(set(query) - KNOWN):
        raise ParameterError(f"one or more query parameter was not recognized: {', '.join(unknown)}")
    fields = [name for name in query.get("fields", "").split(",") if name]
    at = {name: index for index, name in enumerate(grid.fields)}
    if wrong := [name for name in fields if name not in at]:
        raise ParameterError(f"invalid field names: {', '.join(wrong)}")
    flag(query, "full-prec")
    rows: Iterable[Cells] = (row for row in grid.rows if _keeps(row, at, query))
    for name in reversed([n for n in query.get("sort", "").split(",") if n]):
        column = at.get(name.removeprefix("-"))
        if column is None:
            raise ParameterError(f"invalid value specified for query parameter 'sort': {name}")
        rows = sorted(rows, key=_by(column), reverse=name.startswith("-"))
    first, count = _whole(query, "limit-from", 0), _whole(query, "limit", None)
    page = islice(rows, first, None if count is None else first + count)
    return fields, [[row[at[name]] for name in fields] for row in page]


def _by(column: int) -> Callable[[Cells], str]:
    return lambda row: str(row[column] or "")


def _keeps(row: Cells, at: Mapping[str, int], query: Mapping[str, str]) -> bool:
    kind = "c" if row[at["prefix"]] is not None else "a"
    numbered = "n" if str(row[at["pdes"]]).isdigit() else "u"
    return (
        (query.get("sb-group") != "pha" or row[at["pha"]] == "Y")
        and query.get("sb-kind") in {None, kind}
        and query.get("sb-ns") in {None, numbered}
        and ("sb-class" not in query or row[at["class"]] in query["sb-class"].split(","))
    )


def _whole(query: Mapping[str, str], name: str, default: T) -> int | T:
    text = query.get(name)
    if text is None:
        return default
    if not (text.isascii() and text.isdigit()):
        raise ParameterError(f"invalid value specified for query parameter '{name}': {text}")
    return int(text)
