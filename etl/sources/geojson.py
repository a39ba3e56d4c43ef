"""GeoJSON of rover maps: properties under any of their spellings, lines, and keys that stay apart."""

import json
from typing import Any

from etl.sources.rows import as_text


def unique(ids: list[str], told: list[Any]) -> list[str]:
    """Keys that stay apart where one place stands at several positions, whatever the file's order."""
    places: dict[str, list[str]] = {}
    for key, what in zip(ids, told, strict=True):
        places.setdefault(key, []).append(repr(what))
    ranks = {key: {what: n for n, what in enumerate(sorted(set(whats), reverse=True))} for key, whats in places.items()}
    found = []
    for key, what in zip(ids, told, strict=True):
        rank = ranks[key][repr(what)]
        found.append(key if rank == 0 else f"{key}.{rank + 1}")
    return found


def odometers(values: list[Any], sols: list[str | None]) -> list[Any]:
    """0 is the begin of the mission at the earliest of several places, unknown elsewhere."""
    known = [int(s) for s in sols if s is not None and s.isdigit()]
    first = str(min(known)) if len(known) > 1 else None
    return [None if v in {0, "0"} and s != first else v for v, s in zip(map(_plain, values), sols, strict=True)]


def _plain(value: Any) -> Any:
    return value if isinstance(value, str | int | float | None) else as_text(value)


def first_of(properties: dict[str, Any], names: tuple[str, ...]) -> Any:
    """The first of a property's spellings that has a value."""
    return next((properties[n] for n in names if properties.get(n) not in (None, "")), None)


def coordinates_of(geometry: Any) -> Any:
    """A geometry's coordinates, None where there is none."""
    return geometry.get("coordinates") if isinstance(geometry, dict) else None


def position(point: Any, index: int) -> Any:
    """One number of a point: 0 longitude, 1 latitude, 2 elevation."""
    return point[index] if isinstance(point, list) and len(point) > index else None


def lines_text(geometry: Any) -> str | None:
    """Lines as JSON text, whole however long they are; None where there are none."""
    lines = lines_of(geometry)
    return None if lines is None else json.dumps(lines, separators=(",", ":"))


def lines_of(geometry: Any) -> Any:
    """Lines as a list of them, whether the file has one line or several; None for anything else."""
    given = coordinates_of(geometry)
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    return given if kind == "MultiLineString" else [given] if kind == "LineString" else None
