"""Faults inside a body: one field renamed everywhere, one record made absurd, doubled or taken away."""

from typing import Any

import orjson

# The field that carries each answer's meaning, and a value that no catalogue allows.
_FIELDS: dict[str, Any] = {
    "dist": "-7", "e": "999", "close_approach_data": None, "speed": "-99999.9", "bt": "-99999.9",
    "proton_speed": -99999.9,
    "Kp": 99.0, "flux": -1.0, "beginTime": "9999-99-99T99:99Z", "startTime": "9999-99-99T99:99Z",
}  # fmt: skip
_ABSURD_H = 999.0


def spoil_records(body: bytes, fault: str, match: str | None = None) -> bytes:
    """The body with `fault` in it: renamed_field, absurd_value, duplicate or withdrawn.

    Args:
        body: JSON in any shape that the simulator answers with.
        fault: what to do.
        match: text that the record in question contains; None takes the first.
    """
    value = orjson.loads(body)
    if fault == "renamed_field":
        return orjson.dumps(_renamed(value))
    records = _records(value)
    first = 1 if isinstance(value, list) and _columns(value) else 0
    index = next(
        (n for n in range(first, len(records)) if match is None or match.encode() in orjson.dumps(records[n])), None
    )
    if index is None:
        return body
    if fault == "absurd_value":
        records[index] = _absurd(records[index], _columns(value))
    elif fault == "duplicate":
        records.append(records[index])
    else:
        del records[index]
    _recount(value, 1 if fault == "duplicate" else -1 if fault == "withdrawn" else 0)
    return orjson.dumps(value)


def _columns(value: Any) -> list[str] | None:
    if isinstance(value, dict):
        columns: list[str] | None = value.get("fields")
        return columns
    return value[0] if value and isinstance(value[0], list) else None


def _records(value: Any) -> list[Any]:
    """The list in the body that holds the records; spoiling it spoils the body."""
    if isinstance(value, list):
        return value
    found: Any = value.get("data") or value.get("near_earth_objects") or value.get("close_approach_data") or []
    if isinstance(found, dict):
        return next((found[day] for day in sorted(found) if found[day]), [])
    return found if isinstance(found, list) else []


def _renamed(value: Any) -> Any:
    """The value with each field of meaning under another name, at any depth."""
    if isinstance(value, dict):
        return {_name(key): _renamed(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_renamed(item) for item in value]
    return _name(value) if isinstance(value, str) else value


def _name(name: str) -> str:
    return f"{name}_v2" if name in _FIELDS else name


def _absurd(record: Any, columns: list[str] | None) -> Any:
    if isinstance(record, dict):
        if "absolute_magnitude_h" in record:
            return record | {"absolute_magnitude_h": _ABSURD_H}
        return record | {name: _FIELDS[name] for name in record if name in _FIELDS}
    names = columns or []
    return [_FIELDS.get(name, cell) for name, cell in zip(names, record, strict=True)]


def _recount(value: Any, change: int) -> None:
    for name in ("count", "total", "element_count"):
        if isinstance(value, dict) and value.get(name) is not None:
            value[name] = type(value[name])(int(value[name]) + change)
