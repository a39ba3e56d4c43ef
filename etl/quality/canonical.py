"""Row hashes: equal for equal values on every engine.

Engines write floats as text each in its own way, so a float is hashed as whole units of its last place that matters:
ten to the minus k, with k such that the field's whole range fits 18 digits.
"""

import math
from collections.abc import Iterable
from typing import TYPE_CHECKING

from services.chassis.lean import when_used
from services.domain.fields import field

if TYPE_CHECKING:
    import ibis
    import ibis.expr.types as ir
else:
    ibis = when_used("ibis")

HASH_DIGITS = 32
KEY_DIGITS = 16
_DIGITS = 18
_FRACTION = 1e12
_LARGEST = 9e18
_NULL = "~"


def row_hash(table: "ir.Table", columns: Iterable[str]) -> "ir.StringValue":
    """SHA-256 prefix over the given columns, in their order; one that the table lacks counts as null."""
    return _digest([canonical(table[c]) if c in table.columns else ibis.literal(_NULL) for c in columns], HASH_DIGITS)


def digest(*parts: "ir.StringValue") -> "ir.StringValue":
    """Row hash over texts that are canonical already; null is a value of its own."""
    return _digest([part.fill_null(_NULL) for part in parts], HASH_DIGITS)


def key_hash(*parts: "ir.Value") -> "ir.StringValue":
    """Key made of the given texts."""
    return _digest(list(parts), KEY_DIGITS)


def canonical(value: "ir.Value") -> "ir.StringValue":
    """Text of one catalogue field, the same on any engine; `~` for null."""
    kind = field(value.get_name()).dtype
    if kind == "float64":
        text = _float_text(value)
    elif kind == "strings":
        # Some engines make null of an empty list.
        text = ibis.ifelse(value.length() == 0, "", value.join(","))
    elif kind == "instant":
        # Engines give epochs as whole numbers or with a fraction; as text all write microseconds alike.
        text = value.cast("string")
    elif kind == "bool":
        text = ibis.cases((value, "true"), (~value, "false"))
    else:
        text = value.cast("string")
    return text.fill_null(_NULL)


def _float_text(value: "ir.Value") -> "ir.StringValue":
    limit = _limit(value.get_name())
    if limit is not None:
        return _whole(value * 10.0 ** (_DIGITS - 1 - math.floor(math.log10(limit)))).cast("string")
    whole = _whole(value - 0.5)
    return whole.cast("string") + "." + _whole((value - whole) * _FRACTION).cast("string")


def _whole(value: "ir.Value") -> "ir.IntegerValue":
    # What no integer holds stands for a record that the checks set aside.
    return ibis.ifelse(value.abs() < _LARGEST, value + 0.5, None).floor()


def _limit(name: str) -> float | None:
    found = field(name)
    if found.maximum is None:
        return None
    return max(abs(found.maximum), abs(found.minimum or 0.0), 1.0)


def _digest(parts: "list[ir.Value]", digits: int) -> "ir.StringValue":
    joined = ibis.literal("|").join(parts)
    return joined.hexdigest("sha256").left(digits)
