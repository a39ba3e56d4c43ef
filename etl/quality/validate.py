"""Runs a schema over the rows of several batches at once and tells each batch its failures."""

import warnings
from collections import Counter
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
        found: dict[str, list[Failed]] = {}
        for error in errors.schema_errors:
            _collect(error, errors, rows, found)
        return found
    return {}


def _collect(
    error: pandera.errors.SchemaError,
    errors: pandera.errors.SchemaErrors,
    rows: ir.Table,
    found: dict[str, list[Failed]],
) -> None:
    reason = error.reason_code
    if reason is pandera.errors.SchemaErrorReason.CHECK_ERROR:
        raise errors
    if reason is not pandera.errors.SchemaErrorReason.DATAFRAME_CHECK:
        _schema_failure(str(error.failure_cases), str(reason), rows, found)
        return
    rule, _, column = str(error.check.name).partition(" ")
    cases = [dict(case) for case in error.failure_cases["failure_case"]]
    for batch_id, count in Counter(str(case["batch_id"]) for case in cases).items():
        first = next(case for case in cases if str(case["batch_id"]) == batch_id)
        found.setdefault(batch_id, []).append(Failed(rule, column, count, _sample(first, column)))


def _schema_failure(what: str, reason: str, rows: ir.Table, found: dict[str, list[Failed]]) -> None:
    """A column that is absent or of another type: true of every row of every batch."""
    for batch_id, count in rows.batch_id.value_counts().to_pyarrow().to_pandas().itertuples(index=False):
        found.setdefault(str(batch_id), []).append(Failed("schema", what, int(count), reason))


def _sample(case: Mapping[str, Any], column: str) -> str | None:
    name = "value" if column not in case and "value" in case else column.split(",", maxsplit=1)[0]
    value = case.get(name)
    return None if value is None else str(value)[:200]
