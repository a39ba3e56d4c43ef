"""Use cases of lineage: a column's way from the provider's field to gold, and on."""

from collections import deque
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Final, Literal

import msgspec

from services.chassis.errors import InvalidInputError
from services.domain.fields import CATALOGUE
from services.domain.tables import TABLES

Layer = Literal["provider", "bronze", "silver", "gold"]
LAYERS: Final = ("provider", "bronze", "silver", "gold")
UNPROVEN: Final = "~"
_PRODUCTS: Final = {"telemetry": "silver", "silver": "silver", "gold": "gold"}


class _Held(msgspec.Struct, frozen=True):
    """What was read off the code; see the file's own generator."""

    gold: list[tuple[str, str]]
    silver: list[tuple[str, str]]
    bronze: list[tuple[str, str]]
    datasets: dict[str, list[str]]


class _Ways(msgspec.Struct, frozen=True):
    up: Mapping[str, list[str]]
    down: Mapping[str, list[str]]


def tables() -> list[dict[str, Any]]:
    """Every table that has lineage, from gold to bronze, with its columns."""
    by_table: dict[str, set[str]] = {}
    for name in _ways().up:
        table, _, column = name.partition(".")
        by_table.setdefault(table, set()).add(column)
    listed = [{"table": t, "layer": _layer(t), "columns": sorted(c)} for t, c in by_table.items()]
    return sorted(listed, key=lambda t: (-LAYERS.index(str(t["layer"])), str(t["table"])))


def graph(table: str, column: str) -> dict[str, Any]:
    """Nodes and edges of all that a column is made from, and of what is made from it.

    Raises:
        InvalidInputError: no such table or column has lineage; the message lists those that have.
    """
    ways, start = _ways(), f"{table}.{column}"
    if start not in ways.up and start not in ways.down:
        known = {t["table"]: t["columns"] for t in tables()}
        if table not in known:
            raise InvalidInputError.of("table", table, ", ".join(known))
        raise InvalidInputError.of("column", column, ", ".join(known[table]))
    above, below = _reached(start, ways.up), _reached(start, ways.down)
    edges = [(source, target) for target in above for source in ways.up.get(target, ()) if source in above]
    edges += [(source, target) for source in below for target in ways.down.get(source, ()) if target in below]
    nodes = sorted(above | below, key=lambda n: (LAYERS.index(_layer(n)), n))
    return {
        "start": start,
        "nodes": [_node(name) for name in nodes],
        "edges": [{"source": source, "target": target} for source, target in sorted(set(edges))],
    }


@cache
def _ways() -> _Ways:
    held = msgspec.json.decode(files("services.core").joinpath("lineage.json").read_bytes(), type=_Held)
    edges = [*held.gold, *held.silver, *held.bronze]
    return _Ways(_by_first(edges), _by_first((source, target) for target, source in edges))


def _by_first(edges: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for one, other in edges:
        found.setdefault(one, []).append(other)
    return found


def _reached(start: str, ways: Mapping[str, list[str]]) -> set[str]:
    found, waiting = {start}, deque([start])
    while waiting:
        for name in ways.get(waiting.popleft(), ()):
            if name not in found:
                found.add(name)
                waiting.append(name)
    return found


def _layer(name: str) -> str:
    table = name.partition(".")[0]
    if table in TABLES:
        return _PRODUCTS[TABLES[table].kind]
    return "bronze" if table.startswith("bronze_") and ":" not in name else "provider"


def _node(name: str) -> dict[str, Any]:
    layer = _layer(name)
    table, _, column = name.partition(":" if layer == "provider" else ".")
    field = CATALOGUE.get(column) if layer in {"silver", "gold"} else None
    return {
        "id": name,
        "layer": layer,
        "table": table,
        "column": column.removeprefix(UNPROVEN),
        "proven": not column.startswith(UNPROVEN),
        "meaning": field.meaning if field else None,
        "unit": field.unit if field else None,
    }
