"""The pure stages as a load uses them: what an answer holds, cleaned, counted, and what must be set aside."""

from dataclasses import dataclass

import pyarrow as pa

from etl.runs.counts import Counts
from etl.runs.ids import row_id
from etl.runs.read import Reading
from etl.silver.clean import clean
from etl.sources.model import Problem
from services.domain.arrow import arrow_schema
from services.domain.batch import Batch


@dataclass(frozen=True, slots=True)
class Cleaned:
    """Sound rows by table of record, and one problem per record that was set aside, by parser or by check."""

    tables: dict[str, pa.Table]
    problems: list[Problem]


def cleaned(reading: Reading, batch: Batch) -> Cleaned:
    """Silver of an answer."""
    found = clean(reading.parsed.tables, batch)
    return Cleaned(found.tables, [*reading.parsed.problems, *found.problems])


def counts(reading: Reading, silver: Cleaned, loaded: int) -> Counts:
    """Every record of an answer in one place.

    A record is a duplicate when it says nothing that was not known: repeated, known before, of a spacecraft that is
    not the active one, or without any value.

    Args:
        reading: the answer.
        silver: its cleaned form.
        loaded: records that said something new, by core's count.

    Raises:
        AssertionError: records were lost or counted twice.
    """
    quarantined = _records_of(silver.problems)
    records = reading.parsed.records
    return Counts(
        records=records,
        loaded=loaded,
        duplicate=records - loaded - quarantined - reading.unsupported,
        quarantined=quarantined,
        unsupported=reading.unsupported,
    )


def quarantine_rows(problems: list[Problem], batch: Batch) -> pa.Table:
    """Rows of the quarantine table; the same problem of the same batch is the same row."""
    rows = [
        {
            "quarantine_id": quarantine_id(problem, batch),
            "batch_id": batch.batch_id,
            "source": batch.source,
            "dataset": batch.dataset,
            "fetched_at": batch.fetched_at,
            "record_no": problem.record_no,
            "rule": problem.rule,
            "field_name": problem.field_name,
            "bad_value": problem.bad_value,
            "expected": problem.expected,
            "record": problem.record,
            "origin": batch.origin,
        }
        for problem in problems
    ]
    return pa.Table.from_pylist(rows, schema=arrow_schema("quarantine"))


def _records_of(problems: list[Problem]) -> int:
    numbers = {p.record_no for p in problems if p.record_no is not None}
    return len(numbers) + sum(p.record_no is None for p in problems)


def quarantine_id(problem: Problem, batch: Batch) -> str:
    """Key of a problem's row; the same problem of the same batch has the same."""
    return row_id(batch.batch_id, problem.rule, str(problem.record_no), problem.field_name or "", problem.record)
