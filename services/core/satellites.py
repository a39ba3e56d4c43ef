"""Use cases of the noun `satellites`: which are held, their elements, CelesTrak's groups."""

from datetime import datetime, timedelta
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from services.chassis.errors import NotFoundError
from services.core import completeness
from services.core.columns import first
from services.core.conditions import equal
from services.core.inputs import read_cursor, write_cursor
from services.core.paging import Page
from services.domain.arrow import arrow_schema
from services.ports.archive import ArchiveStore, Select, Where

ELEMENTS = "fact_satellite_elements"
GROUPS = "dim_satellite_groups"
ALL = "active"
"""The group that holds every active satellite."""
KEY = "norad_cat_id"
AHEAD = timedelta(days=1)
"""How far an epoch may lie after the instant that is asked for, where no earlier one serves it."""
_EPOCH = "element_epoch_at"
NEWEST = (KEY, _EPOCH)
_NAMES = ("satellite_name", "satellite_id", "object_id")


def search(archive: ArchiveStore, text: str, group: str | None, wanted: Page) -> tuple[pa.Table, dict[str, Any]]:
    """A page of satellites by catalogue number, each with its newest elements, and the facts of its `meta`.

    Args:
        archive: holds them.
        text: part of the name, number or designator; empty: all.
        group: only its members.
        wanted: which page.
    """
    held = newest(archive, group=group, known_at=wanted.known_at)
    found = held.filter(_matches(held, text)) if text else held
    place = read_cursor(wanted.cursor, arrow_schema(ELEMENTS), (KEY,))
    rest = found.filter(pc.greater(found[KEY], place[0])) if place else found
    rows = rest.slice(0, wanted.limit)
    return rows, {
        "known_at": wanted.known_at,
        "total": found.num_rows,
        "next_cursor": write_cursor(rows, (KEY,)) if rest.num_rows > wanted.limit else None,
        "completeness": whole(archive, held.num_rows, group, wanted.known_at),
    }


def newest(
    archive: ArchiveStore,
    *,
    group: str | None = None,
    at: datetime | None = None,
    within: timedelta | None = None,
    known_at: datetime | None = None,
) -> pa.Table:
    """The newest element set of each satellite, by catalogue number.

    Args:
        archive: holds them.
        group: only its members.
        at: serve this instant: the newest set of no later epoch, else one of at most a day later.
        within: leaves out sets whose epoch is longer than this before `at`.
        known_at: read what was known at this instant.

    Raises:
        NotFoundError: no such group is held.
    """
    rows = _serving(archive, at, within, known_at)
    if group is None:
        return rows
    members = pa.array(first(group_of(archive, group, known_at), "member_ids") or [], pa.string())
    return rows.filter(pc.is_in(rows["satellite_id"], members))


def _serving(
    archive: ArchiveStore, at: datetime | None, within: timedelta | None, known_at: datetime | None
) -> pa.Table:
    def found(*where: Where) -> pa.Table:
        return archive.select(Select(table=ELEMENTS, where=where, known_at=known_at, sort=(KEY,), greatest=NEWEST))

    if at is None:
        return found()
    since = () if within is None else (Where(_EPOCH, ">=", at - within),)
    rows = found(Where(_EPOCH, "<=", at), *since)
    later = found(Where(_EPOCH, ">", at), Where(_EPOCH, "<=", at + AHEAD))
    others = later.filter(pc.invert(pc.is_in(later[KEY], rows[KEY].combine_chunks())))
    return pa.concat_tables([rows, others]).sort_by(KEY) if others.num_rows else rows


def find(archive: ArchiveStore, number: int, known_at: datetime | None, at: datetime | None = None) -> pa.Table:
    """The one row of a satellite's newest elements, or of those that serve the instant `at` as `newest` chooses.

    Raises:
        NotFoundError: none is held; the message says how to search.
    """
    own = Where("satellite_id", "=", str(number))
    for limit in (None,) if at is None else (at, at + AHEAD):
        where = (own,) if limit is None else (own, Where(_EPOCH, "<=", limit))
        query = Select(table=ELEMENTS, where=where, known_at=known_at, sort=(f"-{_EPOCH}",), limit=1)
        if (rows := archive.select(query)).num_rows:
            return rows
    when = f" of an epoch before {(at + AHEAD).isoformat()}" if at else ""
    raise NotFoundError(
        f"norad was {number}; no elements{when} are held of it. Allowed: a catalogue number such as 25544, for an "
        "instant not before its oldest elements. Search by part of a name: /api/v1/satellites?q=ISS"
    )


def sets(archive: ArchiveStore, number: int, known_at: datetime | None) -> int:
    """How many element sets of a satellite are held."""
    return archive.count(Select(table=ELEMENTS, where=(Where("satellite_id", "=", str(number)),), known_at=known_at))


def groups_of(archive: ArchiveStore, number: int, known_at: datetime | None) -> list[str]:
    """Names of the groups that a satellite is in."""
    query = Select(
        table=GROUPS,
        where=(Where("member_ids", "contains", str(number)),),
        known_at=known_at,
        sort=("satellite_group",),
        columns=("satellite_group",),
    )
    found: list[str] = archive.select(query)["satellite_group"].to_pylist()
    return found


def groups(archive: ArchiveStore, known_at: datetime | None) -> pa.Table:
    """Every group that is held, without its members."""
    columns = ("satellite_group", "member_count", "known_at", "origin")
    return archive.select(Select(table=GROUPS, known_at=known_at, sort=("satellite_group",), columns=columns))


def group_of(archive: ArchiveStore, group: str, known_at: datetime | None) -> pa.Table:
    """The row of a group.

    Raises:
        NotFoundError: no such group is held; the message lists those that are.
    """
    query = Select(table=GROUPS, where=(Where("satellite_group", "=", group),), known_at=known_at)
    if (row := archive.select(query)).num_rows:
        return row
    held = ", ".join(groups(archive, known_at)["satellite_group"].to_pylist()) or "none yet"
    raise NotFoundError(f"group was {group!r}; it is not held. Allowed: {held}. Leave group out for every satellite.")


def whole(archive: ArchiveStore, held: int, group: str | None, known_at: datetime | None) -> dict[str, Any]:
    """Satellites held against the members of the group, of the active catalogue where none is asked for."""
    query = Select(
        table=GROUPS,
        where=(Where("satellite_group", "=", group or ALL),),
        known_at=known_at,
        columns=("satellite_group", "member_count"),
    )
    listed = first(archive.select(query), "member_count")
    batch = completeness.newest_batch(archive, known_at, [*equal(source="celestrak"), Where("records", ">", 0)])
    return completeness.facts(
        "declared",
        held=held,
        expected=listed,
        newest_at=first(batch, "fetched_at"),
        sources=["celestrak"] if batch.num_rows else [],
        whole=None if listed is None else held >= listed,
    )


def _matches(rows: pa.Table, text: str) -> pa.ChunkedArray:
    found = [pc.fill_null(pc.match_substring(rows[n], text, ignore_case=True), fill_value=False) for n in _NAMES]
    return pc.or_(pc.or_(found[0], found[1]), found[2])
