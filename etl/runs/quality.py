"""`python -m etl.runs.quality`: writes the reports of batches that have none, and ends.

A process of its own, because the checker's libraries take more memory than a worker that waits may hold. Batches of one
dataset are checked together, since a check costs more than the few rows of a minute; each still has its own report.
"""

import os
import sys
import time
from collections.abc import Iterable, Iterator
from typing import Any, Final

import pyarrow as pa

from etl.bronze.store import Bronze
from etl.quality.profiles import profiles
from etl.quality.validate import Failed, failures, in_engine, marked
from etl.runs.core_client import CoreClient
from etl.runs.quality_inputs import References, dangling, keys_held, required_fields, silver_rows, silver_tables
from etl.runs.quality_report import Findings, moved, report_row
from etl.runs.quality_waiting import Waiting
from etl.runs.shapes import note_shapes
from services.chassis.journey import adopt
from services.chassis.logging import configure_logging, get_logger
from services.chassis.settings import Settings, get_settings
from services.domain.arrow import arrow_schema
from services.domain.references import Reference
from services.domain.tables import TABLES
from services.storage.objects import open_objects

AT_ONCE: Final = 200
"""Batches of one run."""
MOST_BYTES: Final = 64 * 1024 * 1024
"""Rows that are checked together may take this much memory and are then one batch too many: a few rows can be large."""


class Reporter:
    """Makes reports of batches.

    Args:
        settings: where core and the objects are, and what is too many nulls.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self.core = CoreClient(settings.core_url)
        self._objects = open_objects(settings)
        self.bronze = Bronze(self._objects)

    def report(self, batches: Iterable[dict[str, Any]]) -> int:
        """Write the reports of these batches; how many rows of `quality_reports`."""
        written = 0
        for rows in self._rows(sorted(batches, key=lambda b: (b["source"], b["dataset"], b["fetched_at"]))):
            self.core.record("quality_reports", pa.Table.from_pylist(rows, schema=arrow_schema("quality_reports")))
            written += len(rows)
        return written

    def _rows(self, batches: list[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
        datasets: dict[tuple[str, str], list[dict[str, Any]]] = {}
        for batch in batches:
            datasets.setdefault((batch["source"], batch["dataset"]), []).append(batch)
        for (source, dataset), own in datasets.items():
            tables = silver_tables(source, dataset)
            found = [f for table in tables for f in self._findings(table, own)]
            with_rows = {f.batch["batch_id"] for f in found}
            found += [Findings(batch=b, table=None) for b in own if b["batch_id"] not in with_rows]
            yield [report_row(f, self._settings.alarm_nulls) for f in found]

    def _findings(self, table: str, batches: list[dict[str, Any]]) -> Iterator[Findings]:
        group: list[tuple[dict[str, Any], pa.Table]] = []
        for batch in batches:
            rows = silver_rows(self._objects, self.bronze, table, batch)
            if rows.num_rows:
                group.append((batch, rows))
            if sum(r.nbytes for _, r in group) > MOST_BYTES:
                yield from self._checked(table, group)
                group = []
        if group:
            yield from self._checked(table, group)

    def _checked(self, table: str, group: list[tuple[dict[str, Any], pa.Table]]) -> Iterator[Findings]:
        begin = time.monotonic()
        source, dataset = group[0][0]["source"], group[0][0]["dataset"]
        together = pa.concat_tables([rows for _, rows in group])
        rows = marked(in_engine(together), table)
        required = required_fields(source, dataset, table)
        failed = failures(rows, table, required, keys_held(self.core, table, together))
        lost = dangling(self.core, table, together)
        looks = profiles(rows, table)
        earlier = References(self.core, source, dataset, table, group[-1][0]["fetched_at"])
        took = (time.monotonic() - begin) / len(group)
        for batch, own in group:
            key, at = batch["batch_id"], batch["fetched_at"]
            look, before = looks.get(key, []), earlier.columns(at)
            drift = moved(look, before, earlier.measured(at))
            yield Findings(
                batch=batch, table=table, rows=own, failed=[*failed.get(key, ()), *_lost(lost, table, own)],
                profile=look, before=before, moved=drift, previous_at=earlier.last(at), took_s=took,
            )  # fmt: skip
            earlier.add(at, look, drift)


def _lost(lost: list[tuple[Reference, str, str]], table: str, rows: pa.Table) -> list[Failed]:
    """Which of the dangling references concern a batch's rows, one entry a reference."""
    group = TABLES[table].group
    own = set(rows[group].to_pylist()) if group and lost else set()
    found: dict[Reference, list[str]] = {}
    for reference, name, value in lost:
        if name in own:
            found.setdefault(reference, []).append(value)
    return [Failed("reference", f"{r.table}.{r.column}", len(v), min(v)) for r, v in found.items()]


def main(limit: int = AT_ONCE) -> int:
    """Report on what waits; 0 when that went well."""
    os.nice(10)
    settings = get_settings()
    configure_logging("quality", settings)
    adopt()
    reporter = Reporter(settings)
    batches = Waiting(reporter.core).batches(limit)
    begin = time.monotonic()
    shapes = note_shapes(reporter.core, reporter.bronze, batches)
    written = reporter.report(batches)
    get_logger("quality").info(
        "reports written",
        batches=len(batches),
        reports=written,
        shapes=shapes,
        seconds=round(time.monotonic() - begin, 2),
    )
    return 0


if __name__ == "__main__":
    sys.exit(main(*(int(a) for a in sys.argv[1:2])))
