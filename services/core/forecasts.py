"""Use cases of the noun `forecasts`: what was issued, by whom, and what came of it."""

from collections.abc import Iterable, Sequence
from datetime import timedelta
from itertools import groupby
from typing import Any, Final

import pyarrow as pa

from services.core import completeness
from services.core.answers import records
from services.core.columns import first
from services.core.paging import Page, read_page
from services.domain.arrow import arrow_schema
from services.domain.tables import TABLES
from services.ports.archive import ArchiveStore, Select, Where

OURS: Final = "orrery"
NOAA: Final = "swpc"
PERSISTENCE: Final = "persistence"
NEWEST_FIRST: Final = ("-issued_at", "forecast_id")
SCORED: Final = ("truth_value", "forecast_error", "was_inside", "scored_at", "truth_batch_ids")
"""What a score adds to its forecast; null while the truth is not known."""
COLUMNS: Final = (*TABLES["forecasts"].columns, *SCORED)
STANDING: Final = timedelta(days=7)
"""A forecast issued longer than this before the newest one is not among the latest any more."""
SHARED: Final = (
    "task", "subject", "issued_at", "valid_from_at", "valid_until_at", "forecast_kind", "forecast_unit",
)  # fmt: skip
"""What all forecasters of one issue have in common."""


def issued(archive: ArchiveStore, where: Sequence[Where], wanted: Page) -> tuple[pa.Table, dict[str, Any]]:
    """A page of forecasts, the newest issue first, each with its score where it has one."""
    rows, facts = read_page(archive, "forecasts", NEWEST_FIRST, where, wanted)
    return with_scores(archive, rows), {**facts, "completeness": _whole(archive, where, facts["total"])}


def latest(archive: ArchiveStore, where: Sequence[Where]) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    """The newest issue of each task and subject, all its forecasters beside each other, ours first.

    Answers do not depend on the clock: of tasks and subjects without an issue in the seven days before the newest
    issue there is none.
    """
    newest = _newest(archive, where)
    if newest is None:
        return [], {"completeness": _whole(archive, where, 0)}
    conditions = [*where, Where("issued_at", ">=", newest - STANDING)]
    plain = Select(table="forecasts", where=(*conditions, Where("subject", "=", "")), greatest=("task", "issued_at"))
    of_subjects = Select(table="forecasts", where=(*conditions, Where("subject", "!=", "")))
    rows = pa.concat_tables([archive.select(plain), archive.select(of_subjects)])
    issues = _by_issue(records(with_scores(archive, rows)))
    held = sum(len(issue["forecasters"]) for issue in issues)
    return issues, {"completeness": _whole(archive, where, held)}


def events(archive: ArchiveStore, where: Sequence[Where], wanted: Page) -> tuple[pa.Table, dict[str, Any]]:
    """A page of what happened to models, the newest first."""
    return read_page(archive, "model_events", ("-happened_at", "model_event_id"), where, wanted)


def with_scores(archive: ArchiveStore, rows: pa.Table) -> pa.Table:
    """Forecasts with the columns of their scores, null where there is none yet."""
    ids = rows["forecast_id"].to_pylist()
    query = Select(table="forecast_scores", where=(Where("forecast_id", "in", ids),), columns=("forecast_id", *SCORED))
    scores = {row["forecast_id"]: row for row in archive.select(query).to_pylist()} if ids else {}
    schema = arrow_schema("forecast_scores")
    for name in SCORED:
        values = [scores.get(key, {}).get(name) for key in ids]
        rows = rows.append_column(name, pa.array(values, schema.field(name).type))
    return rows


def _by_issue(rows: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    ordered = sorted(rows, key=lambda r: (r["task"], r["subject"], r["forecaster"] != OURS, r["forecaster"]))
    found = []
    for _, group in groupby(ordered, key=lambda r: (r["task"], r["subject"])):
        issues = list(group)
        newest = max(row["issued_at"] for row in issues)
        issue = [row for row in issues if row["issued_at"] == newest]
        found.append({**{name: issue[0][name] for name in SHARED}, "forecasters": issue})
    return found


def _newest(archive: ArchiveStore, where: Sequence[Where]) -> Any:
    columns = ("forecast_id", "issued_at")
    rows = archive.select(
        Select(table="forecasts", where=tuple(where), sort=NEWEST_FIRST[:1], limit=1, columns=columns)
    )
    return first(rows, "issued_at")


def _whole(archive: ArchiveStore, where: Sequence[Where], held: int) -> dict[str, Any]:
    """A ledger holds all that was issued; what ought to have been issued it does not know."""
    return completeness.facts("windows", held=held, newest_at=_newest(archive, where), sources=["ledger"])
