"""How whole an answer is, over its time range before the caller's filters; never guessed."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

import pyarrow as pa

from services.core.columns import extent, first, values
from services.core.conditions import equal, fetched_by
from services.core.inputs import OpenSpan
from services.domain.datasets import Contract
from services.ports.archive import Reader, Select, Where

Span = tuple[datetime, datetime]


def facts(  # noqa: PLR0913 - one for each member of the answer
    contract: Contract,
    *,
    held: int,
    sources: Iterable[str],
    expected: int | None = None,
    newest_at: datetime | None = None,
    cadence_s: float | None = None,
    gaps: Sequence[Span] = (),
    whole: bool | None = None,
) -> dict[str, Any]:
    """The `completeness` member of `meta`."""
    return {
        "contract": contract,
        "held": held,
        "expected": expected,
        "newest_at": newest_at,
        "cadence_s": cadence_s,
        "gaps": [{"from": start, "to": end} for start, end in gaps],
        "sources": sorted(set(sources)),
        "whole": whole,
    }


def uncovered(asked: Span, windows: Iterable[Span]) -> list[Span]:
    """What of the asked span no window covers, in order."""
    gaps, reached = [], asked[0]
    for start, end in sorted(windows):
        if start > reached:
            gaps.append((reached, min(start, asked[1])))
        reached = max(reached, end)
        if reached >= asked[1]:
            return gaps
    return [*gaps, (reached, asked[1])]


def lacking(asked: OpenSpan, windows: Sequence[Span]) -> list[Span]:
    """What of the span no window covers; an end that was not asked for is the windows' own."""
    start = asked[0] or min((w[0] for w in windows), default=None)
    end = asked[1] or max((w[1] for w in windows), default=None)
    return uncovered((start, end), windows) if start and end and start < end else []


def newest_batch(holdings: Reader, known_at: datetime | None, where: Sequence[Where]) -> pa.Table:
    """`fetched_at` and `declared` of the newest batch that meets the conditions, as known then: one row or none."""
    columns, sort = ("fetched_at", "declared", "batch_id"), ("-fetched_at", "-declared")
    conditions = (*where, *fetched_by(known_at))
    return holdings.select(Select(table="batches", where=conditions, sort=sort, limit=1, columns=columns))


def fetched_windows(
    holdings: Reader, source: str, datasets: Sequence[str], known_at: datetime | None, *, whole_only: bool
) -> pa.Table:
    """`dataset`, `window_from`, `window_to`, `fetched_at` of acknowledged batches that had a window, as known then.

    Args:
        holdings: holds the ledger.
        source: whose batches.
        datasets: which of its datasets.
        known_at: leaves out what was fetched later.
        whole_only: leave out answers that are not known to be whole.
    """
    where = [Where("source", "=", source), Where("dataset", "in", list(datasets)), Where("window_from", "!=", None)]
    where.append(Where("window_to", "!=", None))
    if whole_only:
        where.append(Where("semantics", "=", "snapshot"))
    where += fetched_by(known_at)
    columns = ("dataset", "window_from", "window_to", "fetched_at", "batch_id")
    return holdings.select(Select(table="batches", where=tuple(where), columns=columns))


def of_windows(  # noqa: PLR0913 - what is asked, and what is held of it
    holdings: Reader,
    source: str,
    datasets: Sequence[str],
    span: OpenSpan,
    *,
    held: int,
    known_at: datetime | None = None,
) -> dict[str, Any]:
    """Windows that were fetched of each dataset against the span asked for; without an end, only what is held."""
    missing, fetched = [], []
    for dataset in datasets:
        found = fetched_windows(holdings, source, [dataset], known_at, whole_only=False)
        fetched.append(found)
        missing += lacking(span, spans(found))
    newest_at = newest(fetched)
    return facts(
        "windows",
        held=held,
        newest_at=newest_at,
        sources=[source] if newest_at else [],
        gaps=merged(missing),
        whole=not missing if newest_at else None,
    )


def of_declared(holdings: Reader, source: str, dataset: str, *, held: int, known_at: datetime | None) -> dict[str, Any]:
    """Rows held against the provider's own count in its newest answer that has one."""
    own = equal(source=source, dataset=dataset)
    newest = newest_batch(holdings, known_at, [*own, Where("declared", "!=", None)])
    if not newest.num_rows:
        newest = newest_batch(holdings, known_at, own)
    expected = first(newest, "declared")
    return facts(
        "declared",
        held=held,
        expected=expected,
        newest_at=first(newest, "fetched_at"),
        sources=[source] if newest.num_rows else [],
        whole=None if expected is None else held >= expected,
    )


def newest(fetched: Iterable[pa.Table]) -> datetime | None:
    """When the newest of the batches came."""
    ends = [extent(table["fetched_at"])[1] for table in fetched]
    return max((at for at in ends if at is not None), default=None)


def spans(windows: pa.Table) -> list[Span]:
    """The windows as pairs."""
    return list(zip(values(windows["window_from"]), values(windows["window_to"]), strict=True))


def merged(gaps: Iterable[Span]) -> list[Span]:
    """Overlapping spans as one, in order."""
    result: list[Span] = []
    for start, end in sorted(gaps):
        if result and start <= result[-1][1]:
            result[-1] = (result[-1][0], max(end, result[-1][1]))
        else:
            result.append((start, end))
    return result
