"""Shapes of payloads: which fields of which JSON types an answer has, and what changed from one answer to the next.

Pure: an operator's question "since when?" is answered from all shapes ever seen, in whatever order they were noted.
"""

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final, Literal

Change = Literal["new", "missing", "retyped"]
SAMPLE_LENGTH: Final = 120
LOOKED_AT: Final = 200
"""Elements of a list that are looked at, evenly spread."""
VARIABLE = re.compile(r"\d{4}-\d{2}-\d{2}.*|\d+")
"""Names that are data, not fields: days and numbers as keys."""
_DEEPEST = 10


@dataclass(slots=True)
class Seen:
    """One field of a payload: JSON types other than null, and a value."""

    kinds: set[str] = field(default_factory=set)
    sample: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    """A shape as it was first seen (or seen earlier than known before) in one batch."""

    batch_id: str
    fetched_at: datetime
    fields: Mapping[str, frozenset[str]]
    samples: Mapping[str, str | None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class ShapeChange:
    """A field that an answer brought, lost or gave another type, since which batch."""

    change: Change
    path: str
    batch_id: str
    fetched_at: datetime
    kinds: tuple[str, ...]
    before: tuple[str, ...]
    sample: str | None


def shape(document: Any) -> dict[str, Seen]:
    """Fields of a JSON document by path (`near_earth_objects.*[].name`), list elements and days as keys together."""
    found: dict[str, Seen] = {}
    _collect(document, "", found, 0)
    return found


def header_shape(names: Sequence[str], first: Sequence[str]) -> dict[str, Seen]:
    """Fields of a table of text under a header."""
    cells = dict(zip(names, first, strict=False))
    return {f"[].{name}": Seen({"string"}, _sample(cells.get(name))) for name in names}


def fingerprint(found: Mapping[str, Seen]) -> str:
    """Hash of the paths and types."""
    lines = [f"{path}:{','.join(sorted(seen.kinds))}" for path, seen in sorted(found.items())]
    return hashlib.sha256("\n".join(lines).encode("utf-8", "replace")).hexdigest()[:16]


def changes(noted: Iterable[Noted]) -> list[ShapeChange]:
    """What changed from answer to answer of one dataset, oldest first; the first answer is what others are held to."""
    ordered = sorted(noted, key=lambda n: (n.fetched_at, n.batch_id))
    known: dict[str, set[str]] = {}
    always: set[str] = set()
    found: list[ShapeChange] = []
    for place, one in enumerate(ordered):
        if place:
            found += _compared(one, known, always)
        always = (always & _kept(one, always)) | (set(one.fields) - set(known))
        for path, kinds in one.fields.items():
            known.setdefault(path, set()).update(kinds)
    return found


def _compared(one: Noted, known: Mapping[str, set[str]], always: set[str]) -> Iterable[ShapeChange]:
    for path, kinds in sorted(one.fields.items()):
        if path not in known:
            if _parent(path) in known:
                yield _change("new", path, one, kinds, ())
        elif known[path] and not kinds <= known[path]:
            yield _change("retyped", path, one, kinds, known[path])
    for path in sorted(always - _kept(one, always)):
        if _parent(path) in one.fields:
            yield _change("missing", path, one, (), known[path])


def _kept(one: Noted, always: set[str]) -> set[str]:
    """Fields that are still there, or whose record is not; a list without elements lacks no field."""
    return {p for p in always if p in one.fields or p.endswith("[]") or _parent(p) not in one.fields}


def _change(change: Change, path: str, one: Noted, kinds: Iterable[str], before: Iterable[str]) -> ShapeChange:
    return ShapeChange(
        change=change,
        path=path,
        batch_id=one.batch_id,
        fetched_at=one.fetched_at,
        kinds=tuple(sorted(kinds)),
        before=tuple(sorted(before)),
        sample=one.samples.get(path),
    )


def _parent(path: str) -> str:
    return path.removesuffix("[]") if path.endswith("[]") else path.rpartition(".")[0]


def _collect(value: Any, path: str, found: dict[str, Seen], depth: int) -> None:
    seen = found.setdefault(path, Seen())
    if value is None or depth > _DEEPEST:
        return
    seen.kinds.add(_KINDS.get(type(value), "object"))
    if isinstance(value, dict):
        for name, item in value.items():
            _collect(item, f"{path}.{'*' if VARIABLE.fullmatch(name) else name}", found, depth + 1)
    elif isinstance(value, list):
        step = max(1, -(-len(value) // LOOKED_AT))
        for item in value[::step]:
            _collect(item, f"{path}[]", found, depth + 1)
    elif seen.sample is None:
        seen.sample = _sample(value)


def _sample(value: Any) -> str | None:
    return None if value is None else str(value)[:SAMPLE_LENGTH]


_KINDS: Final[dict[type, str]] = {
    dict: "object", list: "array", str: "string", int: "number", float: "number", bool: "boolean",
}  # fmt: skip
