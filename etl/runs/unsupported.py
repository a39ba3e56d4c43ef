"""Answers that Orrery keeps and does not read yet: what to call their source, and how many records they hold."""

import csv
import io
import re
from pathlib import PurePosixPath
from typing import Any, Final
from urllib.parse import urlsplit

import msgspec

OTHER: Final = "other"
"""Dataset of a source whose answers are not told apart."""

_BY_PATH: Final = (
    ("services.swpc.noaa.gov", "/", "swpc"),
    ("kauai.ccmc.gsfc.nasa.gov", "/DONKI/", "donki"),
    ("api.nasa.gov", "/DONKI/", "donki"),
    ("api.nasa.gov", "/neo/", "neows"),
    ("ssd-api.jpl.nasa.gov", "/", "jpl"),
)
_WHOLE: Final = (
    ("celestrak.org", "/SpaceData/", "celestrak_space_weather"),
    ("celestrak.org", "/", "celestrak"),
    ("spdf.gsfc.nasa.gov", "/pub/data/omni/", "omni"),
    ("api.nasa.gov", "/mars-photos/", "mars"),
    ("mars.nasa.gov", "/", "mars"),
    ("www.minorplanetcenter.net", "/", "mpc"),
)
_ABOUT: Final = {"signature", "links", "page", "meta", "crs"}
"""Members of a JSON object that speak of its one list, not for themselves."""
_SPAN = re.compile(r"-\d+-(?:minute|hour|day)s?$")
_UNSAFE = re.compile(r"[^a-z0-9_.-]+")
_TLE = re.compile(rb"^1 [0-9A-Z]{5}[A-Z ] ", re.MULTILINE)


def source_of(url: str) -> tuple[str, str]:
    """Source and dataset to file an address under that no dataset matches, both safe as a file name."""
    parts = urlsplit(url)
    host, path = parts.hostname or "unknown", parts.path or "/"
    for known, prefix, source in _BY_PATH:
        if host == known and path.startswith(prefix):
            return source, _dataset(path)
    for known, prefix, source in _WHOLE:
        if host == known and path.startswith(prefix):
            return source, OTHER
    return _safe(host), OTHER


def count_records(body: bytes) -> int:
    """Records in an answer of unknown make.

    Rows of a JSON list (less its header row), of the one list in a JSON object, of element sets, of a CSV or a table
    of fixed width; anything else, readable or not, is one record.
    """
    head = body[:64].lstrip()
    if head[:1] in {b"[", b"{"}:
        try:
            return _count_json(msgspec.json.decode(body))
        except msgspec.DecodeError:
            return 1
    return len(_TLE.findall(body)) or _count_text(body)


def _count_json(value: Any) -> int:
    if isinstance(value, dict):
        lists = [v for v in value.values() if isinstance(v, list) and v and isinstance(v[0], dict | list)]
        objects = [k for k, v in value.items() if isinstance(v, dict) and k not in _ABOUT]
        return len(lists[0]) if len(lists) == 1 and not objects else 1
    if not isinstance(value, list):
        return 1
    headed = value and isinstance(value[0], list) and all(isinstance(cell, str) for cell in value[0])
    return len(value) - 1 if headed else len(value)


def _count_text(body: bytes) -> int:
    try:
        lines = [line for line in body.decode("utf-8-sig").splitlines() if line.strip()]
    except UnicodeDecodeError:
        return 1
    if not lines:
        return 0
    if lines[0].count(",") >= 2 and lines[0].count(",") == lines[-1].count(","):
        return sum(1 for _ in csv.reader(io.StringIO("\n".join(lines)))) - 1
    return len(lines) if len(lines) > 1 and len({len(line) for line in lines}) == 1 else 1


def _dataset(path: str) -> str:
    last = PurePosixPath(path).name
    return _safe(_SPAN.sub("", last.rsplit(".", 1)[0])) or OTHER


def _safe(text: str) -> str:
    return _UNSAFE.sub("-", text.lower()).strip("-.")
