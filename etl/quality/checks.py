"""Checks on rows, built from the field catalogue: one number per record that says which check it failed first."""

from collections.abc import Sequence
from dataclasses import dataclass

import ibis
import ibis.expr.types as ir

from services.domain.fields import field
from services.domain.fields.model import Field

FAILURE = "failure"
_NEXT_STEP = "ask the provider, or load the batch again once the field catalogue allows it"


@dataclass(frozen=True, slots=True)
class Check:
    """One rule on one column; `fails` is true where a record breaks it.

    `received` names the input column that shows what the provider sent.
    """

    rule: str
    field_name: str
    received: str
    expected: str
    fails: ir.BooleanValue


def column_checks(text: ir.Value, value: ir.Value, name: str, received: str, *, required: bool) -> list[Check]:
    """What the catalogue demands of one column.

    Args:
        text: the provider's text.
        value: what it was cast to, null where that was not possible.
        name: field of the catalogue.
        received: the input column to show.
        required: null is not allowed.
    """
    spec = field(name)
    found: list[tuple[str, str, ir.BooleanValue]] = []
    if spec.dtype not in {"string", "json", "strings"}:
        found.append(("field.type", f"{spec.dtype}, as a number or text of one", _unreadable(text, value, spec)))
    if required:
        found.append(("field.missing", "a value: the record is identified by it", value.isnull()))
    if spec.minimum is not None or spec.maximum is not None:
        found.append(("field.range", _range_text(spec), _outside(value, spec)))
    if spec.allowed:
        found.append(("field.allowed", f"one of {', '.join(spec.allowed)}", value.notin(spec.allowed)))
    if spec.pattern:
        found.append(("field.pattern", f"text like {spec.pattern}", ~value.re_search(spec.pattern)))
    return [Check(rule, name, received, f"{expected}; {_NEXT_STEP}", fails) for rule, expected, fails in found]


def first_failure(checks: Sequence[Check]) -> ir.IntegerValue:
    """Index of the first check that a record fails; null for a sound one."""
    if not checks:
        return ibis.null("int64")
    return ibis.cases(*((c.fails, i) for i, c in enumerate(checks)), else_=None).cast("int64")


def _unreadable(text: ir.Value, value: ir.Value, spec: Field) -> ir.BooleanValue:
    unread = text.notnull() & value.isnull()
    if spec.dtype == "float64":
        return unread | value.isnan() | value.isinf()
    return unread


def _outside(value: ir.Value, spec: Field) -> ir.BooleanValue:
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
