"""Flux queries, each of a form that InfluxDB's storage engine answers itself; every value is bound here."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from services.ports.telemetry import Aggregate
from services.storage.telemetry.influxdb_lines import FIRST, LAST, SAMPLE, TABLE, VALUE

COUNT = "samples"
_FUNCTIONS: dict[Aggregate, dict[str, str]] = {
    "mean": {"value": "mean"},
    "latest": {"value": "last"},
    "minmax": {"value_min": "min", "value_max": "max"},
}
_KEPT = 'keep(columns: ["_time", "_value", "series"])'


def columns_of(aggregate: Aggregate) -> list[str]:
    """Columns that windows of this aggregate have beside their count; each is a result of that name."""
    return list(_FUNCTIONS[aggregate])


def samples(bucket: str, names: list[str], start: datetime, end: datetime) -> str:
    """The samples of [start, end)."""
    return f"{_source(bucket, names, start, end, SAMPLE)} |> {_KEPT}"


def first_samples(bucket: str, name: str, start: datetime, count: int) -> str:
    """The first samples of a series from an instant on."""
    return f"{_source(bucket, [name], start, LAST, SAMPLE)} |> limit(n: {count}) |> {_KEPT}"


def counts(bucket: str) -> str:
    """Samples of each series; `_time` is the end of the span."""
    return (
        f"from(bucket: {text(bucket)}) |> range(start: {instant(FIRST)}, stop: {instant(LAST)}) "
        f"|> filter(fn: (r) => r._measurement == {text(TABLE.name)} and r._field == {text(SAMPLE)}) "
        f'|> count() |> rename(columns: {{_stop: "_time"}}) |> {_KEPT}'
    )


def held(bucket: str, name: str, first: datetime, last: datetime) -> str:
    """The values of a series from `first` to `last`, both included."""
    return f"{_source(bucket, [name], first, last + timedelta(microseconds=1), VALUE)} |> {_KEPT}"


def newest(bucket: str, names: list[str]) -> str:
    """The newest sample of each series."""
    return f"{_source(bucket, names, FIRST, LAST, SAMPLE)} |> last() |> {_KEPT}"


def windows(  # noqa: PLR0913, PLR0917 - what windows are asked for
    bucket: str, names: list[str], start: datetime, end: datetime, every_s: int, aggregate: Aggregate
) -> str:
    """Each column of the windows as a result of its name; the first window's instant may be `start` itself."""
    # Each result has a source of its own: one that several share is read sample by sample, not summed up by storage.
    source = _source(bucket, names, start, end, VALUE)
    found = (
        f"{source} |> {aggregated(f'{every_s}s', function)} |> {_KEPT} |> yield(name: {text(column)})"
        for column, function in (*_FUNCTIONS[aggregate].items(), (COUNT, "count"))
    )
    return "\n".join(found)


def aggregated(every: str, function: str) -> str:
    """Windows by their start; those without a value are left out."""
    return f'aggregateWindow(every: {every}, fn: {function}, createEmpty: false, timeSrc: "_start")'


def instant(at: datetime) -> str:
    """An instant, or the nearest that InfluxDB can hold."""
    return min(max(at, FIRST), LAST).astimezone(UTC).isoformat().replace("+00:00", "Z")


def text(value: str) -> str:
    """A string literal."""
    escaped = value.replace("\\", "\\\\").replace('"', '\\"').replace("${", "\\${")
    return '"' + escaped.replace("\n", "\\n").replace("\r", "\\r") + '"'


def point(at: datetime) -> tuple[str, str]:
    """Begin and end that hold this instant alone, whether the end counts or not: instants are whole microseconds."""
    begin = at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%f")
    return f"{begin}Z", f"{begin}5Z"


def series_is(name: str) -> str:
    """The predicate of a deletion: the tag's name is a keyword there, so it is quoted."""
    return '"series"="' + name.replace("\\", "\\\\").replace('"', '\\"') + '"'


def within(start: datetime, end: datetime) -> bool:
    """Whether the span holds any instant that InfluxDB can."""
    return max(start, FIRST) < min(end, LAST)


def _source(bucket: str, names: Iterable[str], start: datetime, end: datetime, field: str) -> str:
    one_of = " or ".join(f"r.series == {text(name)}" for name in names)
    return (
        f"from(bucket: {text(bucket)}) |> range(start: {instant(start)}, stop: {instant(end)}) "
        f"|> filter(fn: (r) => r._measurement == {text(TABLE.name)} and r._field == {text(field)} and ({one_of}))"
    )
