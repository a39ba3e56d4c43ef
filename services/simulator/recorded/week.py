"""The packaged answers on disk."""

import gzip
import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import orjson

from services.chassis.http import NOT_RECORDED
from services.simulator.answer import Answer

WEEK = Path(__file__).parents[1] / "week"


@dataclass(frozen=True)
class Recording:
    """One packaged answer: where it answered, when, and in which form."""

    file: str
    host: str
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
    """A time series kept as its bytes, so that cutting it neither parses rows nor changes a value.

    `starts` holds the offset of each row and, last, of the array's end.
    """

    body: bytes
    head: bytes
    starts: Sequence[int]

    @classmethod
    def of(cls, body: bytes, *, header: bool) -> "Series":
        """From a JSON array that holds one row to a line, with a first row of names where `header`."""
        starts = array("L", [match.end() for match in re.finditer(rb"\n", body)][:-1])
        if not header:
            return cls(body, b"", starts)
        return cls(body, body[starts[0] : starts[1]], starts[1:])

    def cut(self, first: str, last: str) -> bytes:
        """A JSON array of the rows from `first` to `last`, both included and written as the rows write times."""
        rows = range(len(self.starts) - 1)
        begin = bisect_left(rows, first, key=self._time)
        end = bisect_right(rows, last, key=self._time)
        return b"[" + (self.head + self.body[self.starts[begin] : self.starts[end]]).rstrip(b",\n") + b"]"

    def _time(self, row: int) -> str:
        value = orjson.loads(self.body[self.starts[row] : self.starts[row + 1]].rstrip(b",\n"))
        return str(value["time_tag"] if isinstance(value, dict) else value[0])


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
    return Recording(
        row["file"], url.netloc, url.path, url.query, datetime.fromisoformat(row["fetched_at"]), row.get("form")
    )
