"""Use cases of impact risks, fireballs and unconfirmed objects."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from urllib.parse import quote

import pyarrow as pa
import pyarrow.compute as pc

from services.chassis.errors import NotFoundError
from services.core import completeness
from services.core.columns import first
from services.core.conditions import STANDING
from services.core.paging import Page, read_page
from services.domain.tables import TABLES
from services.ports.archive import ArchiveStore, Select, Where

RISKS, REMOVALS, ANALYSES = "fact_impact_risks", "fact_impact_risk_removals", "fact_impact_analyses"
IMPACTORS, FIREBALLS, SCOUT = "fact_virtual_impactors", "fact_fireballs", "fact_scout_objects"
OBJECT = ("asteroid_id", "diameter_min_km", "diameter_max_km", "diameter_avg_km", "diameter_source", "is_hazardous")
"""What the risk list takes from the object's row."""
RISK_COLUMNS = (*TABLES[RISKS].columns, *OBJECT)


def risks(archive: ArchiveStore, where: Sequence[Where], wanted: Page, *, sort: str) -> tuple[pa.Table, dict[str, Any]]:
    """A page of Sentry's list with each object's sizes, and the facts of its `meta`."""
    rows, meta = read_page(archive, RISKS, (sort, "designation"), where, wanted)
    whole = _whole(archive, RISKS, "sentry", "risks", wanted.known_at)
    return _with_object(archive, rows, wanted.known_at), {**meta, "completeness": whole}


def risk(archive: ArchiveStore, designation: str, known_at: datetime | None) -> dict[str, pa.Table]:
    """An object's entry, its newest analysis with the virtual impactors found in it, and its removal.

    Raises:
        NotFoundError: Sentry's list never had the object, as far as is held.
    """
    of_object = Where("designation", "=", designation)
    tables = {
        n: archive.select(Select(table=n, where=(of_object,), known_at=known_at)) for n in (RISKS, ANALYSES, REMOVALS)
    }
    if not any(table.num_rows for table in tables.values()):
        raise NotFoundError(
            f"designation was {designation!r}; Sentry's list holds no such object. Allowed: a primary designation on "
            f"it. See the list: /api/v1/asteroids/impact-risks?q={quote(designation[:40])}"
        )
    tables[RISKS] = _with_object(archive, tables[RISKS], known_at)
    newest = Where("analysed_at", "=", first(tables[ANALYSES], "analysed_at"))
    impactors = Select(table=IMPACTORS, where=(of_object, STANDING, newest), known_at=known_at, sort=("impact_at_tdb",))
    return {**tables, IMPACTORS: archive.select(impactors)}


def entry(archive: ArchiveStore, designation: str, known_at: datetime | None) -> pa.Table:
    """The object's standing entry on Sentry's list: one row or none."""
    where = (Where("designation", "=", designation), STANDING)
    return archive.select(Select(table=RISKS, where=where, known_at=known_at))


def fireballs(archive: ArchiveStore, where: Sequence[Where], wanted: Page) -> tuple[pa.Table, dict[str, Any]]:
    """A page of fireballs, newest first."""
    rows, meta = read_page(archive, FIREBALLS, ("-fireball_at", "fireball_id"), (STANDING, *where), wanted)
    return rows, {**meta, "completeness": _whole(archive, FIREBALLS, "fireball", "fireballs", wanted.known_at)}


def scout(archive: ArchiveStore, where: Sequence[Where], wanted: Page) -> tuple[pa.Table, dict[str, Any]]:
    """A page of unconfirmed objects by when Scout last computed them: one that is gone stays with its last word."""
    rows, meta = read_page(archive, SCOUT, ("-last_run_at", "scout_id"), where, wanted)
    whole = completeness.of_declared(archive, "scout", "objects", held=meta["total"], known_at=wanted.known_at)
    # The provider counts what it lists now; held are all that it ever listed.
    return rows, {**meta, "completeness": whole | {"whole": None, "expected": None}}


def _whole(archive: ArchiveStore, table: str, source: str, dataset: str, known_at: datetime | None) -> dict[str, Any]:
    """All standing rows of a table against the provider's own count."""
    held = archive.count(Select(table=table, where=(STANDING,), known_at=known_at))
    return completeness.of_declared(archive, source, dataset, held=held, known_at=known_at)


def _with_object(archive: ArchiveStore, rows: pa.Table, known_at: datetime | None) -> pa.Table:
    """Rows with the object's columns beside them, null where the object is not held."""
    wanted = rows["designation"].combine_chunks()
    query = Select(
        table="dim_asteroids",
        where=(Where("designation", "in", wanted.to_pylist()),),
        known_at=known_at,
        columns=("designation", *OBJECT),
    )
    held = archive.select(query).combine_chunks()
    place = pc.index_in(wanted, held["designation"].combine_chunks())
    for name in OBJECT:
        rows = rows.append_column(name, held[name].take(place))
    return rows
