"""The checks of a table's batches, listed from the field catalogue: the schema and the reference page read this."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from services.domain.datasets import SERIES
from services.domain.fields import field
from services.domain.fields.model import Field
from services.domain.tables import OBSERVATION, TABLES, Table

REPEATED = "is_repeated"
"""Column that says that an earlier row of the same batch has the same key."""


@dataclass(frozen=True, slots=True)
class Limit:
    """One rule on one column of a table; of telemetry on the values of one series."""

    rule: str
    column: str
    on: str
    series: str | None = None
    minimum: float | None = None
    maximum: float | None = None
    allowed: tuple[str, ...] = ()
    pattern: str | None = None


def limits(table: str, required: Collection[str]) -> list[Limit]:
    """Every check on the rows of a table, required fields first.

    Args:
        table: a silver or telemetry table.
        required: fields that must not be null, beside the key and what every row carries.
    """
    known = TABLES[table]
    always = ("known_at", "batch_id", "origin")
    must = [c for c in known.columns if c in {*known.key, *required, *always}]
    return [
        *(Limit("field.missing", c, c) for c in must),
        Limit("key.unique", ", ".join(known.key), REPEATED),
        *(_telemetry(known) if known.kind == "telemetry" else _columns(known)),
    ]


def _columns(table: Table) -> Iterator[Limit]:
    for name in table.columns:
        if name not in OBSERVATION or name == "origin":
            yield from _of_field(field(name), name, None)


def _telemetry(table: Table) -> Iterator[Limit]:
    yield Limit("field.allowed", "series", "series", allowed=tuple(SERIES))
    yield from (limit for c in table.columns if c not in {"series", "value"} for limit in _of_field(field(c), c, None))
    for name in SERIES:
        yield from _of_field(field(name), "value", name)


def _of_field(spec: Field, column: str, series: str | None) -> Iterator[Limit]:
    if spec.dtype in {"strings", "json"}:
        return
    if spec.minimum is not None or spec.maximum is not None:
        yield Limit("field.range", spec.name, column, series, minimum=spec.minimum, maximum=spec.maximum)
    if spec.allowed:
        yield Limit("field.allowed", spec.name, column, series, allowed=spec.allowed)
    if spec.pattern:
        yield Limit("field.pattern", spec.name, column, series, pattern=spec.pattern)
