"""Bronze tables of one payload to silver rows and the records that broke a rule."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from etl.quality.checks import FAILURE, Check
from etl.silver import asteroids, space_weather
from etl.silver.mapping import IS_LAST, RECORD, compiled
from etl.silver.points import points
from etl.sources.cleaning import POINTS, Cleaning
from etl.sources.model import Problem
from etl.sources.registry import BENCHMARKS, DATASETS
from services.domain.arrow import arrow_schema
from services.domain.batch import Batch
from services.domain.tables import TABLES

_OWN = (c for dataset in (*DATASETS, *BENCHMARKS) for c in dataset.cleanings)
_CLEANINGS = {c.bronze: c for c in (*asteroids.CLEANINGS, *space_weather.CLEANINGS, *_OWN)}


@dataclass(slots=True)
class Cleaned:
    """Rows by table of record (catalogue columns and `record_no`), and one problem per record set aside."""

    tables: dict[str, pa.Table]
    problems: list[Problem]


def cleaning_of(bronze: str) -> Cleaning:
    """How a bronze table becomes silver.

    Raises:
        KeyError: no bronze table is called so.
    """
    return _CLEANINGS[bronze]


def clean(bronze: Mapping[str, pa.Table], batch: Batch) -> Cleaned:
    """Cast, check and deduplicate every bronze table of a payload.

    A record that fails in one table is taken out of all of them, so each record is either loaded or set aside. An
    empty table stays only where it has a window: in a snapshot it says that the window holds nothing.
    """
    results = {name: _run(name, table) for name, table in bronze.items() if table.num_rows}
    problems = list(_problems(bronze, results))
    if problems:
        bad = pa.array([p.record_no for p in problems], pa.int64())
        sound = {name: bronze[name].filter(pc.invert(pc.is_in(bronze[name][RECORD], bad))) for name in results}
        results = {name: _run(name, table) for name, table in sound.items()}
    tables = {
        silver: _empty(silver) for silver in (_CLEANINGS[name].silver for name in bronze) if TABLES[silver].window
    }
    for name, result in results.items():
        cleaning = _CLEANINGS[name]
        rows = _finished(cleaning, result, batch)
        held = tables.get(cleaning.silver)
        tables[cleaning.silver] = pa.concat_tables([held, rows]) if held else rows
    return Cleaned(tables, problems)


def _run(name: str, table: pa.Table) -> pa.Table:
    return compiled(_CLEANINGS[name]).expression.run({name: table})


def _finished(cleaning: Cleaning, result: pa.Table, batch: Batch) -> pa.Table:
    last = result[IS_LAST]
    if not pc.all(last).as_py() and result.num_rows:
        result = result.filter(last)
    if cleaning.silver == POINTS:
        result = points(cleaning, result.select([*cleaning.columns, RECORD]))
    given = {"known_at": batch.fetched_at, "batch_id": batch.batch_id, "origin": batch.origin}
    arrays = {}
    for spec in arrow_schema(cleaning.silver):
        if spec.name in result.column_names:
            arrays[spec.name] = result[spec.name]
        else:
            arrays[spec.name] = pa.repeat(pa.scalar(given.get(spec.name), spec.type), result.num_rows)
    return pa.table({**arrays, RECORD: result[RECORD]})


def _empty(silver: str) -> pa.Table:
    return arrow_schema(silver).append(pa.field(RECORD, pa.int64())).empty_table()


def _problems(bronze: Mapping[str, pa.Table], results: Mapping[str, pa.Table]) -> Iterable[Problem]:
    """The first failed check of each record that failed any."""
    seen: set[int] = set()
    for name, result in results.items():
        if result[FAILURE].null_count == result.num_rows:
            continue
        checks = compiled(_CLEANINGS[name]).checks
        failed = result.filter(pc.is_valid(result[FAILURE])).select([RECORD, FAILURE]).sort_by(RECORD).to_pylist()
        # A record number stands once in its bronze table.
        rows = bronze[name].filter(pc.is_in(bronze[name][RECORD], pa.array([f[RECORD] for f in failed])))
        records = {row[RECORD]: row for row in rows.to_pylist()}
        for item in failed:
            if item[RECORD] not in seen:
                seen.add(item[RECORD])
                yield _problem(records[item[RECORD]], checks[item[FAILURE]])


def _problem(record: dict[str, object], check: Check) -> Problem:
    shown = {name: value for name, value in record.items() if name != RECORD and value is not None}
    received = record.get(check.received)
    return Problem(
        rule=check.rule,
        expected=check.expected,
        record=json.dumps(shown, ensure_ascii=False),
        record_no=int(str(record[RECORD])),
        field_name=check.field_name,
        bad_value=None if received is None else str(received),
    )
