"""Getting records out of quarantine: read again after code or catalogue changed, or with a field set right by a person.

Nothing is written before the record passes: what would fail again stays where it is, with the rule that it breaks now.
"""

import threading
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any, Final

import pyarrow.compute as pc

from etl.bronze.manifest import Manifest
from etl.runs.ledger import stored_row
from etl.runs.platform import Platform
from etl.runs.read import Reading
from etl.runs.stages import cleaned, quarantine_id
from etl.runs.supplements import (
    RECORD,
    Correction,
    Kind,
    Resolved,
    Supplement,
    encode,
    manifest_for,
    manifest_of,
    reading_of,
    supplemented,
)
from etl.silver.clean import cleaning_of
from etl.sources.cleaning import Derived
from etl.sources.columns import TABLES
from etl.sources.model import Problem
from services.chassis.errors import ConflictError, InvalidInputError, NotFoundError
from services.ports.archive import Select, Where

MOST: Final = 100_000
_LIST = "List them: orrery quarantine list."
_one_at_a_time = threading.Lock()


def open_rows(platform: Platform, where: Mapping[str, str | None]) -> list[dict[str, Any]]:
    """Rows of the quarantine that nothing has resolved, oldest first.

    Args:
        platform: core's side.
        where: values of `quarantine_id`, `source`, `dataset`, `rule`; null asks for any.
    """
    conditions = tuple(Where(column, "=", value) for column, value in where.items() if value is not None)
    found = platform.core.select(Select(table="quarantine", where=conditions, sort=("fetched_at",), limit=MOST))
    ids = found["quarantine_id"].to_pylist()
    asked = Select(table="resolutions", where=(Where("quarantine_id", "in", ids),), columns=("quarantine_id",))
    resolved = set(platform.core.select(asked)["quarantine_id"].to_pylist())
    rows: list[dict[str, Any]] = found.to_pylist()
    return [row for row in rows if row["quarantine_id"] not in resolved]


def replay(platform: Platform, rows: Iterable[dict[str, Any]], *, reason: str, made_by: str) -> list[dict[str, Any]]:
    """Read the batches of these quarantine rows again and load the records that pass now.

    Returns:
        Per batch: `batch_id`, `resolved`, `still_failing`, `supplement_id` (null where nothing passed), and what the
        first that still fails breaks.
    """
    by_batch: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        by_batch.setdefault(row["batch_id"], []).append(row)
    with _one_at_a_time:
        return [_replayed(platform, batch_id, group, reason, made_by) for batch_id, group in by_batch.items()]


def fix(platform: Platform, row_id: str, values: Mapping[str, str], *, reason: str, made_by: str) -> dict[str, Any]:
    """Set fields of a quarantined record right and load it.

    Args:
        platform: bronze and core.
        row_id: the row's `quarantine_id`.
        values: per field its right value; a field of the catalogue, a bronze column or the provider's own name.
        reason: why, kept with the correction.
        made_by: who says so.

    Raises:
        NotFoundError: no row has that id.
        ConflictError: the record has left quarantine already.
        InvalidInputError: no such field, or the record still breaks a rule with these values; nothing was written.
    """
    with _one_at_a_time:
        row = _open_row(platform, row_id)
        original = _manifest(platform, row)
        reading = reading_of(platform.bronze, original)
        problem = _problem_of(row_id, reading, original)
        supplement = _supplement(
            original,
            "corrected",
            [Resolved(quarantine_id=row_id, record_no=problem.record_no)],
            [_correction(row_id, reading, problem, name, value) for name, value in values.items()],
            reason=reason,
            made_by=made_by,
        )
        _refuse_failing(platform, original, supplement)
        return _load(platform, original, supplement)


def _problem_of(row_id: str, reading: Reading, original: Manifest) -> Problem:
    for problem in cleaned(reading, original.batch).problems:
        if quarantine_id(problem, original.batch) == row_id:
            return problem
    raise ConflictError(
        f"quarantine_id was {row_id!r}; read today, its record does not break that rule. Allowed: a record that does. "
        f"Next step: orrery quarantine replay {row_id}"
    )


def _replayed(
    platform: Platform, batch_id: str, rows: list[dict[str, Any]], reason: str, made_by: str
) -> dict[str, Any]:
    facts = {"batch_id": batch_id, "source": rows[0]["source"], "dataset": rows[0]["dataset"]}
    original = _manifest(platform, rows[0])
    problems = cleaned(reading_of(platform.bronze, original), original.batch).problems
    failing = {p.record_no for p in problems}
    passing = [r for r in rows if r["record_no"] not in failing]
    left = {"still_failing": len(rows) - len(passing), **_why(problems[0] if len(passing) < len(rows) else None)}
    if not passing:
        return {**facts, "resolved": 0, "supplement_id": None, **left}
    supplement = _supplement(
        original,
        "replayed",
        [Resolved(quarantine_id=r["quarantine_id"], record_no=r["record_no"]) for r in passing],
        reason=reason,
        made_by=made_by,
    )
    return {**facts, **_load(platform, original, supplement), **left}


def _supplement(  # noqa: PLR0913 - one for each fact of the document
    original: Manifest,
    kind: Kind,
    resolves: Iterable[Resolved],
    corrections: Iterable[Correction] = (),
    *,
    reason: str,
    made_by: str,
) -> Supplement:
    return Supplement(
        of=original.batch_id,
        kind=kind,
        resolves=tuple(resolves),
        corrections=tuple(corrections),
        reason=reason,
        made_by=made_by,
        made_at=datetime.now(UTC).isoformat(timespec="seconds"),
    )


def _load(platform: Platform, original: Manifest, supplement: Supplement) -> dict[str, Any]:
    """Store the supplement, then load it; what a crash leaves undone the next start does."""
    reading = supplemented(platform.bronze, original, supplement)
    manifest = manifest_for(original, supplement, reading.parsed.records)
    platform.bronze.put_blob(encode(supplement))
    platform.bronze.put_manifest(manifest)
    platform.ledger.add(stored_row(manifest))
    platform.ledger.flush()
    counts = platform.loader.load(manifest)
    return {"supplement_id": manifest.batch_id, "resolved": len(supplement.resolves), **counts.as_dict()}


def _refuse_failing(platform: Platform, original: Manifest, supplement: Supplement) -> None:
    reading = supplemented(platform.bronze, original, supplement)
    for problem in cleaned(reading, original.batch).problems:
        raise InvalidInputError.of(
            problem.field_name or "record",
            problem.bad_value,
            problem.expected,
            f"With these values the record still breaks {problem.rule}; nothing was written. Set that field too.",
        )


def _correction(row_id: str, reading: Reading, problem: Problem, name: str, value: str) -> Correction:
    if problem.record_no is None:
        raise InvalidInputError.of(
            "set", name, "nothing: the whole answer could not be read", "Replay it once its parser reads it."
        )
    for bronze, rows in reading.parsed.tables.items():
        here = rows.filter(pc.equal(rows[RECORD], problem.record_no))
        column = _column(bronze, name)
        if here.num_rows and column in here.column_names:
            return Correction(
                quarantine_id=row_id, record_no=problem.record_no, field_name=name, bad_value=here[column][0].as_py(),
                value=value, column=column,
            )  # fmt: skip
    if any(problem.record_no in rows[RECORD].to_pylist() for rows in reading.parsed.tables.values()):
        raise InvalidInputError.of("set", name, _settable(reading), "See the record: orrery quarantine explain ID.")
    return Correction(
        quarantine_id=row_id, record_no=problem.record_no, field_name=name, bad_value=problem.bad_value, value=value,
        path=name, record=problem.record,
    )  # fmt: skip


def _column(bronze: str, name: str) -> str:
    """The bronze column of a catalogue field, or the name itself."""
    column = cleaning_of(bronze).columns.get(name, name)
    return column.received if isinstance(column, Derived) else column


def _settable(reading: Reading) -> str:
    return ", ".join(
        sorted({c for table in reading.parsed.tables for c in (*cleaning_of(table).columns, *TABLES[table])})
    )


def _open_row(platform: Platform, quarantine_id: str) -> dict[str, Any]:
    found = open_rows(platform, {"quarantine_id": quarantine_id})
    if found:
        return found[0]
    where = (Where("quarantine_id", "=", quarantine_id),)
    resolved = platform.core.select(Select(table="resolutions", where=where)).to_pylist()
    if not resolved:
        raise NotFoundError(f"quarantine_id was {quarantine_id!r}; no record is held under it. {_LIST}")
    raise ConflictError(
        f"quarantine_id was {quarantine_id!r}; it was {resolved[0]['resolution']} by {resolved[0]['made_by']} in batch "
        f"{resolved[0]['supplement_id']}. Allowed: a record still in quarantine. {_LIST}"
    )


def _manifest(platform: Platform, row: Mapping[str, Any]) -> Manifest:
    return manifest_of(platform.bronze, row["batch_id"], row["source"], row["dataset"], row["fetched_at"])


def _why(problem: Problem | None) -> dict[str, Any]:
    if problem is None:
        return {"rule": None, "field_name": None, "bad_value": None, "expected": None}
    return {name: getattr(problem, name) for name in ("rule", "field_name", "bad_value", "expected")}
