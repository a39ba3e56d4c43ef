"""Two-line element sets, with or without a name line, as columns of OMM names.

Fixed columns (Spacetrack Report No. 3), a checksum at the end of each line, any line ends, padded names. The epoch's
eight decimals of a day are whole multiples of 864 microseconds, so it is exact; so are the numbers, which stay text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

_FIRST = re.compile(r"1 [ 0-9A-Z]{5}[A-Z ] .{59}\d")
_SECOND = re.compile(r"2 [ 0-9A-Z]{5} .{60}\d")
_DAY_FRACTION_US = 864
_CENTURY_TURNS = 57

Lines = npt.NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class ElementSet:
    """One set as it stands in a file; `rule` says what is wrong with it, null when nothing is."""

    name: str
    first: str
    second: str
    rule: str | None = None

    @property
    def text(self) -> str:
        """Its lines."""
        return "\n".join(line for line in (self.name, self.first, self.second) if line)


def is_tle(body: bytes) -> bool:
    """Whether a text's beginning holds a pair of element lines."""
    return any(_FIRST.match(line) for line in body[:1000].decode("latin-1").splitlines()[:4])


def element_sets(text: str) -> list[ElementSet]:
    """Every set of a file in its order; lines that belong to none come as sets with a rule."""
    found = list(_sets([line.rstrip() for line in text.splitlines() if line.strip()]))
    sound = [s for s in found if s.rule is None]
    bad = set()
    for n in (0, 1):
        lines = _bytes([(s.first, s.second)[n] for s in sound])
        bad |= {id(s) for s, ok in zip(sound, _sums_match(lines), strict=True) if not ok}
    return [ElementSet(s.name, s.first, s.second, "tle.checksum") if id(s) in bad else s for s in found]


def columns(sets: list[ElementSet]) -> dict[str, Any]:
    """Sound sets as text by the names of OMM; the epoch is `YYYY-MM-DDTHH:MM:SS.ffffff`, not-a-time reads `NaT`."""
    one, two = _bytes([s.first for s in sets]), _bytes([s.second for s in sets])
    return {
        "OBJECT_NAME": [s.name for s in sets],
        "OBJECT_ID": [_designator(t) for t in _cut(one, 9, 17)],
        "EPOCH": np.datetime_as_string(_epochs(_cut(one, 18, 32)), unit="us").tolist(),
        "MEAN_MOTION": _cut(two, 52, 63),
        "ECCENTRICITY": ["0." + t.replace(" ", "0") for t in _cut(two, 26, 33, strip=False)],
        "INCLINATION": _cut(two, 8, 16),
        "RA_OF_ASC_NODE": _cut(two, 17, 25),
        "ARG_OF_PERICENTER": _cut(two, 34, 42),
        "MEAN_ANOMALY": _cut(two, 43, 51),
        "EPHEMERIS_TYPE": _cut(one, 62, 63),
        "CLASSIFICATION_TYPE": _cut(one, 7, 8),
        "NORAD_CAT_ID": [_number(t) for t in _cut(one, 2, 7)],
        "ELEMENT_SET_NO": _cut(one, 64, 68),
        "REV_AT_EPOCH": _cut(two, 63, 68),
        "BSTAR": [_exponential(t) for t in _cut(one, 53, 61, strip=False)],
        "MEAN_MOTION_DOT": _cut(one, 33, 43),
        "MEAN_MOTION_DDOT": [_exponential(t) for t in _cut(one, 44, 52, strip=False)],
    }


def _sets(lines: list[str]) -> Iterator[ElementSet]:
    name, at = "", 0
    while at < len(lines):
        line, following = lines[at], lines[at + 1] if at + 1 < len(lines) else ""
        if _FIRST.fullmatch(line[:69]) and _SECOND.fullmatch(following[:69]):
            same = line[2:7] == following[2:7]
            yield ElementSet(name, line[:69], following[:69], None if same else "tle.numbers_differ")
            name, at = "", at + 2
            continue
        if name:
            yield ElementSet(name, "", "", "tle.lines_missing")
        # A line that begins like an element line but is none is damaged, not a name.
        if len(line) > 24 and line[:2] in {"1 ", "2 "}:
            yield ElementSet("", line, "", "tle.line")
            name = ""
        else:
            name = line.removeprefix("0 ").strip()
        at += 1
    if name:
        yield ElementSet(name, "", "", "tle.lines_missing")


def _bytes(lines: list[str]) -> Lines:
    raw = "".join(lines).encode("latin-1", "replace")
    return np.frombuffer(raw, np.uint8).reshape(len(lines), 69)


def _sums_match(lines: Lines) -> npt.NDArray[np.bool_]:
    """Sum of the digits, a minus counting one, modulo ten, against the last column."""
    body = lines[:, :68]
    digits = np.where((body >= ord("0")) & (body <= ord("9")), body - ord("0"), 0).sum(axis=1, dtype=np.int64)
    minus = (body == ord("-")).sum(axis=1)
    return np.asarray((digits + minus) % 10 == lines[:, 68] - ord("0"))


def _cut(lines: Lines, start: int, end: int, *, strip: bool = True) -> list[str]:
    cut = np.ascontiguousarray(lines[:, start:end])
    texts = [raw.decode("latin-1") for raw in cut.reshape(-1, end - start).view(f"S{end - start}").ravel().tolist()]
    return [t.strip() for t in texts] if strip else [t.ljust(end - start) for t in texts]


def _epochs(texts: list[str]) -> npt.NDArray[np.datetime64]:
    return np.array([_epoch(t) for t in texts], "datetime64[us]")


def _epoch(text: str) -> np.datetime64:
    year, day, fraction = text[:2].strip(), text[2:5].strip(), text[6:14].ljust(8, "0")
    if not (year.isdecimal() and day.isdecimal() and fraction.isdecimal() and text[5:6] == "."):
        return np.datetime64("NaT", "us")
    first = np.datetime64(f"{1900 + int(year) + (100 if int(year) < _CENTURY_TURNS else 0)}-01-01", "us")
    return first + np.timedelta64((int(day) - 1) * 86_400_000_000 + int(fraction) * _DAY_FRACTION_US, "us")


def _designator(text: str) -> str:
    """`98067A` as `1998-067A`; empty where a launch has none."""
    if not text[:5].isdecimal() or len(text) < 6:
        return text
    century = 20 if int(text[:2]) < _CENTURY_TURNS else 19
    return f"{century}{text[:2]}-{text[2:].strip()}"


def _number(text: str) -> str:
    """The catalogue number; from 100000 a letter stands for the first two digits (I and O are left out)."""
    if not text[:1].isalpha():
        return text
    head = ord(text[0]) - ord("A") + 10 - (text[0] > "I") - (text[0] > "O")
    return f"{head}{text[1:]}"


def _exponential(text: str) -> str:
    """` 10088-3` as ` .10088E-3`; blank stays blank."""
    sign, digits, power = text[0], text[1:6], text[6:8]
    return "" if not text.strip() else f"{sign.strip()}.{digits.replace(' ', '0')}E{power.strip()}"
