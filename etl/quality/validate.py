"""Runs a schema over the rows of several batches at once and tells each batch its failures."""

import warnings
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

import ibis
import ibis.expr.types as ir
import pandera.errors
import pyarrow as pa

from etl.quality.limits import REPEATED
from etl.quality.schemas import schema
from services.domain.tables import TABLES


@dataclass(frozen=True, slots=True)
class Failed:
    """One check that rows of one batch failed: how many, and the value of one."""

    check: str
    column: str
    rows: int
    sample: str | None


def in_engine(rows: pa.Table) -> ir.Table:
    """Rows of several batches in an engine of this process's own, each marked where its key came before."""
    engine = ibis.duckdb.connect(threads=1, memory_limit="256MB")
    return engine.create_table("rows", rows, temp=True)


def marked(rows: ir.Table, table: str) -> ir.Table:
    """The rows with `is_repeated`."""
    key = [rows.batch_id, *(rows[k] for k in TABLES[table].key)]
    place = ibis.row_number().over(ibis.window(group_by=key, order_by=key))
    return rows.mutate(**{REPEATED: place > 0}).cache()


def failures(
    rows: ir.Table, table: str, required: Collection[str], held: Mapping[str, Collection[Any]] | None = None
) -> dict[str, list[Failed]]:
    """Per batch what its rows failed; a sound batch is not in it.

    Raises:
        pandera.errors.SchemaErrors: a check could not be run, which is a bug.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            schema(table, required, held).validate(rows, lazy=True)
    except pandera.errors.SchemaErrors as errors:
        return _collected(errors, rows)
    return {}


def _collected(errors: pandera.errors.SchemaErrors, rows: ir.Table) -> dict[str, list[Failed]]:
    found: dict[str, list[Failed]] = {}
    reasons = pandera.errors.SchemaErrorReason
    layout = [e for e in errors.schema_errors if e.reason_code not in {reasons.CHECK_ERROR, reasons.DATAFRAME_CHECK}]
    for error in layout:
        _schema_failure(error, rows, found)
    for error in errors.schema_errors:
        if error.reason_code is reasons.DATAFRAME_CHECK:
            _row_failures(error, found)
        elif error.reason_code is reasons.CHECK_ERROR and not layout:
            raise errors  # a check of a column that is of another type cannot run; any other must
    return found


def _row_failures(error: pandera.errors.SchemaError, found: dict[str, list[Failed]]) -> None:
    rule, _, column = str(error.check.name).partition(" ")
    by_batch: dict[str, list[str | None]] = {}
    for case in error.failure_cases["failure_case"]:
        by_batch.setdefault(str(case["batch_id"]), []).append(_sample(case, column))
    for batch_id, values in by_batch.items():
        shown = min((v for v in values if v is not None), default=None)
        found.setdefault(batch_id, []).append(Failed(rule, column, len(values), shown))


def _schema_failure(error: pandera.errors.SchemaError, rows: ir.Table, found: dict[str, list[Failed]]) -> None:
    """A column that is absent or of another type: true of every row of every batch."""
    column = str(error.schema.name or error.failure_cases)
    counts = rows.group_by("batch_id").aggregate(total=rows.count()).to_pyarrow().to_pylist()
    for row in counts:
        failed = Failed("schema", column, int(row["total"]), str(error.failure_cases))
        found.setdefault(str(row["batch_id"]), []).append(failed)


def _sample(case: Mapping[str, Any], column: str) -> str | None:
    name = "value" if column not in case and "value" in case else column.split(",", maxsplit=1)[0]
    value = case.get(name)
    # Pandas says null in three ways; each is unlike itself or nothing.
    return None if value is None or value != value else str(value)[:200]  # noqa: PLR0124
