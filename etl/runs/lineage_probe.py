"""Which bronze columns a provider's field fills, found by changing it in a sample answer and reading that again.

The parsers stay the only word on what they read: a field that changes nothing is one that only bronze's bytes keep.
"""

import copy
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, Final

import orjson
import pyarrow as pa

from etl.runs.recordings import Recording, read_body, read_index
from etl.sources.columns import TABLES
from etl.sources.model import Dataset, Payload
from etl.sources.registry import match
from services.domain.shapes import VARIABLE

MOST_ELEMENTS: Final = 3
"""Elements that are kept of each list of a sample."""
MOST_FIELDS: Final = 150
UNPROVEN: Final = "~"
Path_ = tuple[str | int, ...]


def provider_fields(datasets: Iterable[Dataset], folder: Path) -> Iterator[tuple[str, str]]:
    """Edges from bronze columns to provider fields, as `source/dataset:path`.

    A column that no field of a sample reaches is taken to be called as the provider calls it, and marked `~`.
    """
    payloads = samples(folder)
    for dataset in datasets:
        found = set(_probed(dataset, payloads[dataset.key])) if dataset.key in payloads else set()
        yield from found
        reached = {column for column, _ in found}
        for table in dataset.tables:
            for column in TABLES[table][1:]:
                if f"{table}.{column}" not in reached:
                    yield f"{table}.{column}", f"{dataset.key}:{UNPROVEN}{column}"


def samples(folder: Path) -> dict[str, Payload]:
    """The longest recorded answer of each dataset that has one."""
    found: dict[str, Payload] = {}
    for line, entry in read_index(folder):
        if isinstance(entry, Recording) and (dataset := match(entry.url)):
            body, so_far = read_body(folder, entry, line), found.get(dataset.key)
            if isinstance(body, bytes) and (so_far is None or len(body) > len(so_far.body)):
                found[dataset.key] = Payload(body, entry.url, entry.fetched_at)
    return found


def _probed(dataset: Dataset, payload: Payload) -> Iterator[tuple[str, str]]:
    try:
        document = _cut(orjson.loads(payload.body))
    except orjson.JSONDecodeError:
        return

    def read(value: Any) -> dict[str, pa.Table]:
        return dataset.parse(Payload(orjson.dumps(value), payload.url, payload.fetched_at)).tables

    before = read(document)
    fields: dict[str, list[Path_]] = {}
    for path in _leaves(document, ()):
        fields.setdefault(_shown(document, path), []).append(path)
    for shown, paths in list(fields.items())[:MOST_FIELDS]:
        for column in _changed(document, paths, before, read):
            yield column, f"{dataset.key}:{shown}"


def _changed(
    document: Any, paths: list[Path_], before: dict[str, pa.Table], read: Callable[[Any], dict[str, pa.Table]]
) -> set[str]:
    """Columns that are other than before, by any change that the parser takes."""
    found: set[str] = set()
    for change in (_last_digit, _middle_digit, _longer):
        after = copy.deepcopy(document)
        for path in paths:
            _set(after, path, change)
        tables = read(after)
        if all(n in tables and tables[n].num_rows == t.num_rows for n, t in before.items()):
            found |= {
                f"{name}.{column}"
                for name, table in before.items()
                for column in table.column_names[1:]
                if not table[column].equals(tables[name][column])
            }
    return found


def _last_digit(value: Any) -> Any:
    """What is no text and no number is turned round."""
    if isinstance(value, bool) or value is None:
        return not value
    return value + 1 if isinstance(value, int | float) else _with_digit(value, -1)


def _middle_digit(value: Any) -> Any:
    """In an instant or a Julian date it stands for minutes to days, which no reader rounds away."""
    return _with_digit(value, None) if isinstance(value, str) else value


def _with_digit(text: str, place: int | None) -> str:
    digits = [i for i, c in enumerate(text) if c.isdigit()]
    if not digits:
        return f"{text}x"
    at = digits[len(digits) // 2 if place is None else place]
    return f"{text[:at]}{(int(text[at]) + 1) % 6}{text[at + 1 :]}"


def _longer(value: Any) -> Any:
    return f"{value}1" if isinstance(value, str) else "1" if value is None else value


def _set(document: Any, path: Path_, change: Callable[[Any], Any]) -> None:
    for step in path[:-1]:
        document = document[step]
    document[path[-1]] = change(document[path[-1]])


def _leaves(value: Any, path: Path_) -> Iterator[Path_]:
    if isinstance(value, dict):
        for name, item in value.items():
            yield from _leaves(item, (*path, name))
    elif isinstance(value, list):
        if path in {(0,), ("fields",)}:
            return  # a header of names
        for i, item in enumerate(value):
            yield from _leaves(item, (*path, i))
    elif path:
        yield path


def _shown(document: Any, path: Path_) -> str:
    """A path with list elements and days as keys taken together, cells by the name that stands above them."""
    if isinstance(document, dict) and isinstance(document.get("fields"), list) and path[0] == "data" and len(path) == 3:
        return str(document["fields"][path[2]])
    if isinstance(document, list) and document and isinstance(document[0], list) and len(path) == 2:
        return str(document[0][int(path[1])])
    parts = ["[]" if isinstance(p, int) else ".*" if VARIABLE.fullmatch(p) else f".{p}" for p in path]
    return "".join(parts).lstrip(".")


def _cut(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _cut(item) for name, item in value.items()}
    if isinstance(value, list):
        return [_cut(item) for item in value[:MOST_ELEMENTS]] if _nested(value) else value
    return value


def _nested(value: list[Any]) -> bool:
    return any(isinstance(item, dict | list) for item in value)
