"""The packaged answers on disk."""

import gzip
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import orjson

from services.simulator.answer import Answer

WEEK = Path(__file__).parents[1] / "week"
NOT_RECORDED = "not part of the recorded week"


@dataclass(frozen=True)
class Recording:
    """One packaged answer: where it answered, when, and in which form."""

    file: str
    path: str
    query: str
    fetched_at: datetime
    form: str | None

    def read(self, folder: Path) -> bytes:
        """Its bytes as fetched or reshaped."""
        raw = (folder / self.file).read_bytes()
        return gzip.decompress(raw) if self.file.endswith(".gz") else raw


@dataclass(frozen=True)
class Series:
    """A time series kept as encoded rows, so that cutting it neither parses nor changes a value."""

    head: tuple[bytes, ...]
    times: list[str]
    rows: list[bytes]

    @classmethod
    def of(cls, body: bytes, *, header: bool) -> "Series":
        """From a JSON array that holds one row to a line, with a first row of names where `header`."""
        lines = [line.rstrip(b",") for line in body.splitlines()[1:-1]]
        head, rows = (tuple(lines[:1]), lines[1:]) if header else ((), lines)
        return cls(head, [_time_of(row) for row in rows], rows)

    def cut(self, first: str, last: str) -> bytes:
        """A JSON array of the rows from `first` to `last`, both included and written as the rows write times."""
        rows = self.rows[bisect_left(self.times, first) : bisect_right(self.times, last)]
        return b"[" + b",".join((*self.head, *rows)) + b"]"


class Week:
    """The package: its index, and its bodies read when they are asked for."""

    def __init__(self, folder: Path = WEEK) -> None:
        self.folder = folder

    @cached_property
    def recordings(self) -> list[Recording]:
        """Every packaged answer, oldest first."""
        lines = (self.folder / "recordings.ndjson").read_bytes().splitlines()
        found = [_recording(orjson.loads(line)) for line in lines]
        return sorted(found, key=lambda recording: recording.fetched_at)

    def of(self, path: str, until: datetime) -> list[Recording]:
        """Answers of one address, oldest first, that were there at `until`."""
        return [r for r in self.recordings if r.path.endswith(path) and r.fetched_at <= until]

    def only(self, path: str) -> Recording:
        """The one answer of an address that is not tied to an instant."""
        return next(r for r in self.recordings if r.path.endswith(path))

    def json(self, recording: Recording) -> Any:
        """A body's JSON; parsing anew is cheaper than keeping three thousand orbits in memory."""
        return orjson.loads(recording.read(self.folder))

    @lru_cache(maxsize=3)  # noqa: B019
    def series(self, path: str, *, header: bool) -> Series:
        """A packaged time series."""
        return Series.of(self.only(path).read(self.folder), header=header)


def not_recorded(what: str) -> Answer:
    """The answer for what nobody kept: 404, since asking again never helps, and text, so it is no empty answer."""
    return Answer.text(f"{what} is {NOT_RECORDED}.\n", 404, form=NOT_RECORDED)


def _recording(row: dict[str, Any]) -> Recording:
    url = urlsplit(row["url"])
    return Recording(row["file"], url.path, url.query, datetime.fromisoformat(row["fetched_at"]), row.get("form"))


def _time_of(row: bytes) -> str:
    value = orjson.loads(row)
    return str(value["time_tag"] if isinstance(value, dict) else value[0])
