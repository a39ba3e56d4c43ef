"""Parameters of cad.api: what they mean, what they default to, and what is refused."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Self

from services.simulator.shapes.jpl import CAD_DEFAULT
from services.simulator.source import Grid

AU_PER_LD = 384_400 / 149_597_870.7
BODIES = ("Merc", "Venus", "Earth", "Moon", "Mars", "Juptr", "Satrn", "Urnus", "Neptn", "Pluto", "ALL")
SORTS = {
    "date": "jd",
    "dist": "dist",
    "dist-min": "dist_min",
    "v-inf": "v_inf",
    "v-rel": "v_rel",
    "h": "h",
    "object": "des",
}
_RANGES = {"dist": "dist", "min-dist": "dist_min", "h": "h", "v-inf": "v_inf", "v-rel": "v_rel"}
_FLAGS = ("diameter", "fullname", "total-only", "neo", "nea", "pha", "comet", "nea-comet")
KNOWN = {
    "date-min", "date-max", "des", "spk", "kind", "class", "body", "sort", "limit", "limit-from",
    *_FLAGS, *(f"{name}-{side}" for name in _RANGES for side in ("min", "max")),
}  # fmt: skip
Row = list[str | int | None]


class ParameterError(ValueError):
    """A parameter that JPL would refuse with 400; the message is what it answers."""


@dataclass(frozen=True, kw_only=True)
class CadQuery:
    """One question. Instants are TDB (nominally UTC), distances au, speeds km/s."""

    start: datetime
    end: datetime
    body: str
    des: str | None
    limits: dict[str, tuple[float, float]]
    fields: tuple[str, ...]
    sort: str
    limit: int | None
    limit_from: int
    total_only: bool

    @classmethod
    def of(cls, query: Mapping[str, str], now: datetime) -> Self:
        """Read the parameters.

        Raises:
            ParameterError: an unknown name or a value that is not allowed.
        """
        if unknown := sorted(set(query) - KNOWN):
            raise ParameterError(f"one or more query parameter was not recognized: {', '.join(unknown)}")
        body = query.get("body", "Earth")
        if body not in BODIES:
            raise ParameterError(f"invalid value specified for query parameter 'body': {body}")
        sort = query.get("sort", "date")
        if sort.removeprefix("-") not in SORTS:
            raise ParameterError(f"invalid value specified for query parameter 'sort': {sort}")
        if "limit-from" in query and "limit" not in query:
            raise ParameterError("query parameter 'limit-from' requires 'limit'")
        return cls(
            start=_instant(query, "date-min", "now", now, last=False),
            end=_instant(query, "date-max", "+60", now, last=True),
            body=body,
            des=query.get("des"),
            limits=_limits(query),
            fields=_fields(query, body),
            sort=sort,
            limit=_whole(query, "limit"),
            limit_from=_whole(query, "limit-from") or 0,
            total_only=flag(query, "total-only"),
        )

    def matching(self, grid: Grid) -> list[Row]:
        """Rows that the question asks for, sorted, with its columns."""
        at = {name: grid.fields.index(name) for name in grid.fields}
        kept = [row for row in grid.rows if self._keeps({name: row[at[name]] for name in at})]
        column = at[SORTS[self.sort.removeprefix("-")]]
        kept.sort(key=lambda row: _sort_key(row[column]), reverse=self.sort.startswith("-"))
        return [[row[at[name]] for name in self.fields] for row in kept]

    def page(self, rows: list[Row]) -> list[Row]:
        """The part of the rows that limit and limit-from (counted from 0) leave."""
        first = self.limit_from
        return rows[first:] if self.limit is None else rows[first : first + self.limit]

    def _keeps(self, cells: Mapping[str, str | int | None]) -> bool:
        if self.des is not None and cells["des"] != self.des:
            return False
        for name, (low, high) in self.limits.items():
            value = cells[name]
            if value is None or not low <= float(value) <= high:
                return False
        return True


def flag(query: Mapping[str, str], name: str) -> bool:
    """A boolean parameter.

    Raises:
        ParameterError: neither true nor false.
    """
    value = query.get(name, "false").lower()
    if value not in {"true", "false", "1", "0", "yes", "no", "y", "n", "t", "f"}:
        raise ParameterError(f"invalid value specified for query parameter '{name}': {value}")
    return value in {"true", "1", "yes", "y", "t"}


def _instant(query: Mapping[str, str], name: str, default: str, now: datetime, *, last: bool) -> datetime:
    text = query.get(name, default).strip()
    if text == "now":
        return now
    if re.fullmatch(r"\+?\d{1,5}", text) and int(text) <= 36_525:
        return now + timedelta(days=int(text))
    try:
        at = datetime.fromisoformat(text).replace(tzinfo=UTC)
    except ValueError:
        raise ParameterError(f"invalid value specified for query parameter '{name}': {text}") from None
    return at.replace(hour=23, minute=59, second=59, microsecond=999_999) if last and len(text) == 10 else at


def _limits(query: Mapping[str, str]) -> dict[str, tuple[float, float]]:
    given = {"dist-max": "0.05", **query}
    found: dict[str, tuple[float, float]] = {}
    for name, field in _RANGES.items():
        low, high = (_number(given, f"{name}-{side}") for side in ("min", "max"))
        if low is not None or high is not None:
            found[field] = (-1e9 if low is None else low, 1e9 if high is None else high)
    return found


def _number(query: Mapping[str, str], name: str) -> float | None:
    text = query.get(name)
    if text is None:
        return None
    lunar = text.upper().endswith("LD") and "dist" in name
    try:
        value = float(text[:-2] if lunar else text)
    except ValueError:
        raise ParameterError(f"invalid value specified for query parameter '{name}': {text}") from None
    return value * AU_PER_LD if lunar else value


def _whole(query: Mapping[str, str], name: str) -> int | None:
    text = query.get(name)
    if text is None:
        return None
    if not (text.isascii() and text.isdigit()):
        raise ParameterError(f"invalid value specified for query parameter '{name}': {text}")
    return int(text)


def _fields(query: Mapping[str, str], body: str) -> tuple[str, ...]:
    extra: tuple[str, ...] = ("body",) if body == "ALL" else ()
    if flag(query, "diameter"):
        extra += ("diameter", "diameter_sigma")
    if flag(query, "fullname"):
        extra += ("fullname",)
    return CAD_DEFAULT + extra


def _sort_key(value: str | int | None) -> tuple[bool, float, str]:
    text = "" if value is None else str(value)
    try:
        return (value is None, float(text), "")
    except ValueError:
        return (value is None, 0.0, text)
