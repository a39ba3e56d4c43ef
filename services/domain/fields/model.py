"""What one field is: the single definition that checks, schemas, labels and docs read."""

from dataclasses import dataclass
from typing import Literal

DType = Literal["string", "float64", "int64", "bool", "instant", "strings", "json"]
TimeScale = Literal["UTC", "TDB"]


@dataclass(frozen=True, slots=True)
class Field:
    """One quantity of the platform, whichever table holds it.

    `minimum` and `maximum` are the physically possible range: a value outside goes to quarantine.
    `digits` is the number of significant figures that a reader wants.
    """

    name: str
    dtype: DType
    meaning: str
    unit: str = ""
    label: str = ""
    source: str = ""
    minimum: float | None = None
    maximum: float | None = None
    digits: int | None = None
    time_scale: TimeScale | None = None
    allowed: tuple[str, ...] = ()
    pattern: str | None = None
