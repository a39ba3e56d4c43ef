"""What Grafana puts in the place of `$…` in a query, for a span of time and chosen values of variables."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

POINTS = 300
SCRAPE_S = 15
"""The interval of the data source; what a test scrapes faster changes nothing in the queries."""
NAME = re.compile(r"\$(?:\{(\w+)(?::(\w+))?\}|(\w+))")
TIME_FILTER = re.compile(r"\$__timeFilter\(([\w.]+)\)")
TIME_GROUP = re.compile(r"\$__timeGroupAlias\(([\w.]+),\s*'?(\d+)([smhd])'?\)")
SECONDS = {"s": 1, "m": 60, "h": 3600, "d": 86_400}

Chosen = Mapping[str, str | Sequence[str]]
"""Value of each variable: a text, or several where many may be chosen."""


@dataclass(frozen=True)
class Span:
    """What a dashboard shows, drawn with so many points."""

    start: datetime
    stop: datetime

    @property
    def range_s(self) -> int:
        return round((self.stop - self.start).total_seconds())

    @property
    def step_s(self) -> int:
        return max(self.range_s // POINTS, SCRAPE_S)

    def names(self) -> dict[str, str]:
        rate_s = max(self.step_s + SCRAPE_S, 4 * SCRAPE_S)
        return {
            "__interval": f"{self.step_s}s",
            "__interval_ms": str(self.step_s * 1000),
            "__auto": f"{self.step_s}s",
            "__range": f"{self.range_s}s",
            "__range_s": str(self.range_s),
            "__range_ms": str(self.range_s * 1000),
            "__rate_interval": f"{rate_s}s",
        }


def metrics(text: str, span: Span, chosen: Chosen) -> str:
    """PromQL or LogQL: several values become a regular expression."""
    several = {name: _regex(value) for name, value in chosen.items()}
    return _named(text, {**several, **span.names()})


def flux(text: str, span: Span, chosen: Chosen, organisation: str) -> str:
    """Flux with the record `v` behind its imports, as the editor of Grafana and that of InfluxDB know it."""
    bucket = f"telemetry_{chosen['origin']}"
    facts = {
        "timeRangeStart": _instant(span.start),
        "timeRangeStop": _instant(span.stop),
        "windowPeriod": f"{span.step_s}s",
        "defaultBucket": f'"{bucket}"',
        "bucket": f'"{bucket}"',
        "organization": f'"{organisation}"',
    }
    option = f"option v = {{{', '.join(f'{name}: {value}' for name, value in facts.items())}}}"
    imports, rest = _split(_named(text, {**_plain(chosen), **span.names()}))
    return "\n".join([*imports, option, *rest])


def sql(text: str, span: Span, chosen: Chosen) -> str:
    """SQL of PostgreSQL: two macros of time, one interval, variables."""
    between = rf"\1 BETWEEN '{_instant(span.start)}' AND '{_instant(span.stop)}'"
    text = text.replace("$__interval", f"{span.step_s}s")
    text = TIME_FILTER.sub(between, text)
    text = TIME_GROUP.sub(lambda m: _bucket(m[1], int(m[2]) * SECONDS[m[3]]), text)
    return _named(text, _plain(chosen))


def _named(text: str, values: Mapping[str, str]) -> str:
    def value(found: re.Match[str]) -> str:
        name = found[1] or found[3]
        return values[f"{name}:{found[2]}" if found[2] else name]

    filled = NAME.sub(value, text)
    assert "$" not in filled, f"left over: {filled}"
    return filled


def _plain(chosen: Chosen) -> dict[str, str]:
    one = {name: value for name, value in chosen.items() if isinstance(value, str)}
    return one | {f"{name}:sqlstring": _quoted(value) for name, value in chosen.items()}


def _regex(value: str | Sequence[str]) -> str:
    if isinstance(value, str):
        return value
    # Backslashes are doubled, as the expression stands in a text of its own.
    parts = [re.sub(r"([\\^$*+?.()|{}\[\]])", r"\\\\\1", each) for each in value]
    return parts[0] if len(parts) == 1 else f"({'|'.join(parts)})"


def _quoted(value: str | Sequence[str]) -> str:
    values = [value] if isinstance(value, str) else value
    return ",".join("'" + each.replace("'", "''") + "'" for each in values)


def _bucket(column: str, seconds: int) -> str:
    return f'floor(extract(epoch from {column})/{seconds})*{seconds} AS "time"'


def _instant(at: datetime) -> str:
    return at.strftime("%Y-%m-%dT%H:%M:%SZ")


def _split(text: str) -> tuple[list[str], list[str]]:
    lines = text.splitlines()
    first = next((i for i, line in enumerate(lines) if not line.startswith("import ")), len(lines))
    return lines[:first], lines[first:]
