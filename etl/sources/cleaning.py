"""How bronze becomes silver, declared: per field of the catalogue the provider's column that it is read from."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from services.chassis.lean import when_used
from services.domain.tables import TABLES

if TYPE_CHECKING:
    import ibis
    import ibis.expr.types as ir
else:
    ibis = when_used("ibis")

POINTS = "telemetry_points"
ABOUT_POINT = ("observed_at", "spacecraft", "quality", "series")
"""Fields of a telemetry record that are no series."""


@dataclass(frozen=True)
class Derived:
    """A provider text that is more than one column; `received` names the column that explains it best.

    `build` is a module's function, or a `partial` of one: another process may have to build it.
    """

    received: str
    build: "Callable[[ir.Table], ir.Value]"


@dataclass(frozen=True, kw_only=True, eq=False)
class Cleaning:
    """How one bronze table becomes typed rows.

    Attributes:
        bronze: name of the bronze table.
        silver: name of the table of record that it fills.
        columns: per field of the catalogue the bronze column, or the text derived from several.
        key: fields that identify a row within one payload; of equal ones the last record counts.
        required: fields beside the key that must not be null.
        hashed: fields that the row hash covers; none for tables without one.
    """

    bronze: str
    silver: str
    columns: Mapping[str, str | Derived]
    key: tuple[str, ...]
    required: tuple[str, ...] = ()
    hashed: tuple[str, ...] = ()


def constant(text: str, received: str) -> Derived:
    """The same text in every row; `received` names a column to show where it is refused."""
    return Derived(received, partial(_constant, text))


def _constant(text: str, _: "ir.Table") -> "ir.Value":
    return ibis.literal(text)


def entity(bronze: str, silver: str, columns: Mapping[str, str | Derived], required: tuple[str, ...] = ()) -> Cleaning:
    """The cleaning of a log: its key and hash as the catalogue has them."""
    table = TABLES[silver]
    return Cleaning(
        bronze=bronze, silver=silver, columns=columns, key=table.key, required=required, hashed=table.values
    )


def telemetry(
    bronze: str, series: Mapping[str, str | Derived], about: Mapping[str, str | Derived] | None = None
) -> Cleaning:
    """Samples of several series at one instant `observed_at`; a null value makes no sample.

    Args:
        bronze: name of the bronze table, which has a column `observed_at`.
        series: per series the column of its values.
        about: further fields of `ABOUT_POINT`.
    """
    about = about or {}
    return Cleaning(
        bronze=bronze,
        silver=POINTS,
        columns={"observed_at": "observed_at", **series, **about},
        key=("observed_at", *(["series"] if "series" in about else [])),
    )
