"""One packaged answer, its origin, and how it is written to disk."""

import gzip
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import orjson

FIRST_DAY = "2026-03-28"
LAST_DAY = "2026-04-05"
PUBLIC_DOMAIN = "data US Government work (public domain)"
_ROW = re.compile(r"^\| `(?P<file>[^`]+)` \|(?P<cells>.*)\|$")


@dataclass(frozen=True)
class Origin:
    """Who made a file, which public repository kept it, and on which terms."""

    agency: str = "NOAA SWPC"
    credit: str = "public repository not named by the collection"
    licence: str = PUBLIC_DOMAIN


@dataclass(frozen=True, kw_only=True)
class Entry:
    """An answer of the week with what its index row says.

    `reshaped` is true where values were moved into the service's shape; `form` then says how and from what.
    """

    file: str
    url: str
    fetched_at: str
    body: bytes
    origin: Origin
    form: str | None = None
    reshaped: bool = False

    def row(self) -> dict[str, Any]:
        """The line of `recordings.ndjson`."""
        optional = {"form": self.form, "reshaped": self.reshaped or None}
        return {
            "file": self.file,
            "url": self.url,
            "fetched_at": self.fetched_at,
            "status": 200,
            **{key: value for key, value in optional.items() if value is not None},
            "credit": self.origin.credit,
            "licence": self.origin.licence,
        }

    def stored(self) -> bytes:
        """The file's bytes: gzip with no time in it where the name ends in .gz."""
        return gzip.compress(self.body, 9, mtime=0) if self.file.endswith(".gz") else self.body


@dataclass(frozen=True)
class Recordings:
    """A folder of recorded answers: its index and the origin table of its README."""

    folder: Path

    def rows(self) -> Iterator[dict[str, Any]]:
        """Lines of the index, in its order."""
        for line in (self.folder / "recordings.ndjson").read_text("utf-8").splitlines():
            yield json.loads(line)

    def read(self, file: str) -> bytes:
        """Bytes of a file, unpacked."""
        raw = (self.folder / file).read_bytes()
        return gzip.decompress(raw) if file.endswith(".gz") else raw

    def json(self, file: str) -> Any:
        """A file's JSON."""
        return orjson.loads(self.read(file))

    def origin(self, file: str) -> Origin:
        """Agency, credit and licence of a file, as the README has them."""
        return self._origins.get(file, Origin())

    @cached_property
    def _origins(self) -> dict[str, Origin]:
        found = {}
        for line in (self.folder / "README.md").read_text("utf-8").splitlines():
            if match := _ROW.match(line):
                cells = [cell.strip().replace("`", "") for cell in re.split(r"(?<!\\)\|", match["cells"])]
                found[match["file"]] = Origin(*cells[1:4])
        return found


def ascii_text(text: str) -> str:
    """Text that an HTTP header can carry."""
    return text.replace("\u2019", "'").encode("ascii", "replace").decode()


def lines(rows: list[Any]) -> bytes:
    """A JSON array with one row to a line, so that a reader can cut it without parsing it."""
    return b"[\n" + b",\n".join(orjson.dumps(row) for row in rows) + b"\n]\n"
