"""Checks on rows, built from the field catalogue: one number per record that says which check it failed first."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from services.chassis.lean import when_used
from services.domain.fields import field
from services.domain.fields.model import Field

if TYPE_CHECKING:
    import ibis
    import ibis.expr.types as ir
else:
    ibis = when_used("ibis")

FAILURE = "failure"
_NEXT_STEP = "ask the provider, or load the batch again once the field catalogue allows it"


@dataclass(frozen=True, slots=True)
class Check:
    """One rule on one column; `received` names the input column that shows what the provider sent."""

    rule: str
    field_name: str
    received: str
    expected: str


def column_checks(name: str, received: str, *, required: bool) -> list[Check]:
    """What the catalogue demands of one column.

    Args:
        name: field of the catalogue.
        received: the input column to show.
        required: null is not allowed.
    """
    spec = field(name)
    found: list[tuple[str, str]] = []
    if spec.dtype not in {"string", "json", "strings"}:
        found.append(("field.type", f"{spec.dtype}, as a number or text of one"))
    if required:
        found.append(("field.missing", "a value: the record is identified by it"))
    if spec.minimum is not None or spec.maximum is not None:
        found.append(("field.range", _range_text(spec)))
    if spec.allowed:
        found.append(("field.allowed", f"one of {', '.join(spec.allowed)}"))
    if spec.pattern:
        found.append(("field.pattern", f"text like {spec.pattern}"))
    return [Check(rule, name, received, f"{expected}; {_NEXT_STEP}") for rule, expected in found]


def first_failure(checks: Sequence[Check], rows: "ir.Table") -> "ir.IntegerValue":
    """Index of the first check that a record fails; null for a sound one.

    Args:
        checks: of columns of `rows`.
        rows: per field the provider's text as `text_<field>`, and what it was cast to, null where it could not be.
    """
    if not checks:
        return ibis.null("int64")
    return ibis.cases(*((_fails(c, rows), i) for i, c in enumerate(checks)), else_=None).cast("int64")


def _fails(check: Check, rows: "ir.Table") -> "ir.BooleanValue":
    value, spec = rows[check.field_name], field(check.field_name)
    if check.rule == "field.type":
        return _unreadable(rows[f"text_{check.field_name}"], value, spec)
    if check.rule == "field.missing":
        return value.isnull()
    if check.rule == "field.range":
        return _outside(value, spec)
    if check.rule == "field.allowed":
        return value.notin(spec.allowed)
    return ~value.re_search(spec.pattern)


def _unreadable(text: "ir.Value", value: "ir.Value", spec: Field) -> "ir.BooleanValue":
    unread = text.notnull() & value.isnull()
    if spec.dtype == "float64":
        return unread | value.isnan() | value.isinf()
    return unread


def _outside(value: "ir.Value", spec: Field) -> "ir.BooleanValue":
    bounds = []
    if spec.minimum is not None:
        bounds.append(value < spec.minimum)
    if spec.maximum is not None:
        bounds.append(value > spec.maximum)
    return ibis.or_(*bounds)


def _range_text(spec: Field) -> str:
    unit = f" {spec.unit}" if spec.unit else ""
    low = "" if spec.minimum is None else f"at least {spec.minimum:g}{unit}"
    high = "" if spec.maximum is None else f"at most {spec.maximum:g}{unit}"
    return " and ".join(part for part in (low, high) if part)
