"""One store filled with what another holds, table by table, until both give the same digests."""

from collections.abc import Generator, Iterator, Mapping
from typing import Final, NamedTuple

import pyarrow as pa

from services.chassis.errors import ConflictError
from services.core.transfer.events import Event
from services.core.transfer.unfinished import Unfinished
from services.ports.contents import Contents, View
from services.storage.digest import Digest, Summing, digest_of, summing

NO_RECORDS: Final = {"datasets"}
"""Tables that an empty store has rows in too."""


class Compared(NamedTuple):
    """A table on both sides."""

    table: str
    given: Digest
    held: Digest


class Source(NamedTuple):
    """What is given."""

    view: View
    tables: Mapping[str, pa.Schema]


def fill(port: str, source: Source, target: Contents, unfinished: Unfinished, *, replace: bool) -> Iterator[Event]:
    """Make a store hold what the source does; events of progress, then one with the tables compared.

    A table that is the same already is left alone, so that a second run goes on where a first one was ended. Any other
    is emptied and filled again.

    Args:
        port: whose stores they are, for a person.
        source: what to fill it with.
        target: what to fill.
        unfinished: the note that a filling goes on, which stays behind where it is ended.
        replace: whether the target may lose what it holds.

    Raises:
        ConflictError: the target holds something else, and neither `replace` is set nor an unfinished filling goes on.
    """
    same: dict[str, Digest] = {}
    for table in _holding(target):
        yield _progress(port, table, "comparing", None)
        given, held = _digest(source.view, source.tables, table), _digest_of_target(target, table)
        if given == held:
            same[table] = held
        elif not (replace or unfinished.goes_on or table in NO_RECORDS):
            raise ConflictError(
                f"The {port} store {unfinished.target} holds other data already: {held[0]} rows of {table}, where "
                f"{given[0]} are given. Nothing was changed. Look whether it is the right one; --replace replaces it."
            )
    unfinished.begin()
    compared = []
    for table in target.tables:
        if table in same:
            compared.append(Compared(table, same[table], same[table]))
            continue
        given = yield from _table(port, source, target, table)
        compared.append(Compared(table, given, _digest_of_target(target, table)))
    if all(one.given == one.held for one in compared):
        unfinished.end()
    yield {"compared": [_row(port, one) for one in compared]}


def _holding(target: Contents) -> list[str]:
    with target.view() as view:
        return [table for table in target.tables if view.count(table)]


def _table(port: str, source: Source, target: Contents, table: str) -> Generator[Event, None, Digest]:
    target.clear(table)
    total, done = source.view.count(table), 0
    with summing() as cursor:
        sums = Summing(cursor, target.tables[table].names)
        for part in source.view.read(table):
            sums.add(part)
            target.add(table, part)
            done += part.num_rows
            yield _progress(port, table, "filling", (done, total))
        return sums.digest


def _digest(view: View, tables: Mapping[str, pa.Schema], table: str) -> Digest:
    return digest_of(tables[table].names, view.read(table))


def _digest_of_target(target: Contents, table: str) -> Digest:
    with target.view() as view:
        return _digest(view, target.tables, table)


def _progress(port: str, table: str, what: str, part: tuple[int, int] | None) -> Event:
    done, total = part or (None, None)
    return {"progress": {"what": f"{what} {port} {table}", "done": done, "total": total}}


def _row(port: str, one: Compared) -> Event:
    return {
        "port": port,
        "table": one.table,
        "given": {"rows": one.given[0], "digest": one.given[1]},
        "held": {"rows": one.held[0], "digest": one.held[1]},
        "same": one.given == one.held,
    }
