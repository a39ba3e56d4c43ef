"""Conditions that many lists have in common."""

from datetime import datetime
from typing import Any, Final

from services.ports.archive import Where

STANDING: Final = Where("is_withdrawn", "!=", True)
"""What its provider has not taken back."""


def within(column: str, first: Any, last: Any) -> list[Where]:
    """The column lies in the half-open span; an end that is None is open."""
    ends = Where(column, ">=", first), Where(column, "<", last)
    return [end for end in ends if end.value is not None]


def equal(**given: Any) -> list[Where]:
    """Each of these columns has its value, where one is given."""
    return [Where(column, "=", value) for column, value in given.items() if value is not None]


def fetched_by(known_at: datetime | None) -> list[Where]:
    """Of the ledger, what had come by that instant; everything for None."""
    return [] if known_at is None else [Where("fetched_at", "<=", known_at)]
