"""How SWPC's files are asked and read.

Files are whole and rolling: no window can be asked for. Both shapes are read, header-row arrays of strings (to March
2026) and lists of objects. Files of several spacecraft interleaved mark the active one: only rows whose `active` is
not false are telemetry, the others are counted.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import numpy as np

from etl.sources.cleaning import Cleaning
from etl.sources.instants import iso_instants
from etl.sources.model import Ask, Dataset, Parsed, Payload, Request, Window, about
from etl.sources.payload import UnreadableError, fingerprint, read_json, unreadable
from etl.sources.rows import Rows, flags, rows_from_arrays, rows_from_objects, table
from services.domain.time_scales import iso_seconds

HOST = r"services\.swpc\.noaa\.gov/"
_EXPECTED_TIME = "an instant such as 2026-03-23 15:05:00.000"


@dataclass(frozen=True, slots=True)
class Shape:
    """Where one file keeps its values: per bronze column the provider's names, newest first."""

    table: str
    names: dict[str, tuple[str, ...]]
    required: tuple[str, ...]
    time: tuple[str, ...] = ("time_tag",)


def parser(shape: Shape) -> Callable[[Payload], Parsed]:
    """Reads a payload of the shape."""

    def parse(payload: Payload) -> Parsed:
        try:
            return _parsed(shape, read_json(payload))
        except UnreadableError as error:
            return unreadable(payload, error)

    return parse


def _parsed(shape: Shape, value: Any) -> Parsed:
    records = value if isinstance(value, list) else [value]
    headed = bool(records) and isinstance(records[0], list)
    rows = _headed_rows(shape, records) if headed else _object_rows(shape, records)
    total = len(records) - headed
    active = [not (a is False or a == "false") for a in rows.get("active")]
    inactive = len(active) - sum(active)
    rows.keep(active)
    time = _found(rows.values, shape.time)
    instants = iso_instants(rows.get(time))
    missing = np.isnat(instants)
    rows.reject(flags(missing), "field.instant", time, _EXPECTED_TIME)
    values = {name: rows.get(_found(rows.values, spellings)) for name, spellings in shape.names.items()}
    observed = {"observed_at": iso_seconds(instants[~missing]), "time_tag": rows.get(time)}
    return Parsed(
        records=total,
        tables={shape.table: table(shape.table, rows.record_no, {**observed, **values})},
        problems=rows.problems,
        inactive=inactive,
        schema_fingerprint=fingerprint((), records[:1] if headed else records),
    )


def _headed_rows(shape: Shape, records: list[Any]) -> Rows:
    return rows_from_arrays(records[0], records[1:], _required(shape, records[0]))


def _object_rows(shape: Shape, records: list[Any]) -> Rows:
    names = next((list(r) for r in records if isinstance(r, dict)), [])
    known = [_found(names, spellings) for spellings in shape.names.values()]
    return rows_from_objects(records, _required(shape, names), [*known, "active"])


def _required(shape: Shape, names: Sequence[Any]) -> list[str]:
    return [_found(names, shape.time), *(_found(names, shape.names[name]) for name in shape.required)]


def _found(names: Any, spellings: tuple[str, ...]) -> str:
    return next((s for s in spellings if s in names), spellings[0])


def stale(ask: Ask, reach: timedelta) -> bool:
    """Whether what is wanted goes back further than a file's `reach`, five minutes spared for the next run."""
    wanted = ask.window.start if ask.window else ask.newest_at()
    return wanted is None or ask.now - wanted > reach - timedelta(minutes=5)


def file_of(ask: Ask, path: str, reach: timedelta, ahead: timedelta = timedelta()) -> Request:
    """The question for a file that holds the last `reach` and what lies `ahead`."""
    return Request("swpc", f"{ask.settings.swpc_url}{path}", Window(ask.now - reach, ask.now + ahead))


def dataset(
    name: str, shape: Shape, requests: Callable[[Ask], list[Request]], *paths: str,
    cleaning: Cleaning | None = None,
) -> Dataset:  # fmt: skip
    """A dataset of one shape; `paths` are patterns of the files that it reads, without `.json`."""
    addresses = tuple(rf"{HOST}{path}\.json" for path in paths)
    cleanings = () if cleaning is None else (cleaning,)
    return Dataset(about("swpc", name), "swpc", (shape.table,), requests, parser(shape), addresses, cleanings)


def whole_file(path: str, reach: timedelta, ahead: timedelta = timedelta()) -> Callable[[Ask], list[Request]]:
    """Questions of a dataset that is one file."""
    return lambda ask: [file_of(ask, path, reach, ahead)]
