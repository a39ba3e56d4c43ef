"""What has been asked already: the ledger's memory, from which a run that goes on through a long list starts."""

from collections.abc import Iterable
from datetime import datetime

from etl.sources.model import Ask
from etl.sources.windows import query_of
from services.ports.archive import Select, Where

_TOO_MANY = 429


def last_answered(ask: Ask, source: str, dataset: str, name: str, since: datetime) -> dict[str, datetime]:
    """When each value of the query parameter `name` was last answered, refusals for good included.

    Args:
        ask: gives the ledger.
        source: whose questions.
        dataset: which of its datasets.
        name: of the parameter.
        since: aware UTC; older answers are forgotten.
    """
    where = (Where("source", "=", source), Where("dataset", "=", dataset), Where("fetched_at", ">=", since))
    rows = ask.held(Select(table="fetches", where=where, sort=("fetched_at",)))
    found = {}
    for row in rows.select(["url", "fetched_at", "status"]).to_pylist():
        value = query_of(row["url"]).get(name)
        if value is not None and _is_answer(row["status"]):
            found[value] = row["fetched_at"]
    return found


def values(ask: Ask, query: Select, name: str) -> list[str]:
    """One text column of a table of record, nulls left out."""
    return [v for v in ask.held(query)[name].to_pylist() if v is not None]


def first_of(names: Iterable[str], most: int) -> list[str]:
    """The first `most` different names, in their order."""
    return list(dict.fromkeys(names))[:most]


def _is_answer(status: int | None) -> bool:
    """Whether the provider said something that asking again would not change soon."""
    return status is not None and status < 500 and status != _TOO_MANY
