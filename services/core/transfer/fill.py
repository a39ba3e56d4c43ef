"""One store filled with what another holds, table by table, until both give the same digests."""

from collections.abc import Iterator
from typing import Final, NamedTuple

import duckdb

from services.chassis.errors import ConflictError
from services.core.transfer.events import Event
from services.core.transfer.unfinished import Unfinished
from services.ports.contents import Contents, View
from services.storage.digest import Digest, Summing, digest_of

NO_RECORDS: Final = {"datasets"}
"""Tables that an empty store has rows in too."""


class _Compared(NamedTuple):
    given: Digest
    held: Digest


class Filling:
    """Makes a store hold what the source does: first `compare`, then `fill`.

    A table that is the same already is left alone, so that a second run goes on where a first one was ended. Any other
    is emptied and filled again.

    Args:
        port: whose stores they are, for a person.
        source: what to fill it with; it has the target's tables.
        target: what to fill.
        unfinished: the note that a filling goes on, which stays behind where it is ended.
        cursor: what digests are computed with.
    """

    def __init__(
        self, port: str, source: View, target: Contents, unfinished: Unfinished, cursor: duckdb.DuckDBPyConnection
    ) -> None:
        self._port = port
        self._source = source
        self._target = target
        self._unfinished = unfinished
        self._cursor = cursor
        self._compared: dict[str, _Compared] = {}

    def compare(self, *, replace: bool) -> Iterator[Event]:
        """Look at what the target holds; events of progress.

        Raises:
            ConflictError: it holds something else, and neither `replace` is set nor was this same filling begun.
        """
        may_change = replace or self._unfinished.goes_on
        with self._target.view() as view:
            for table in [name for name in self._target.tables if view.count(name)]:
                yield self._progress("comparing", table, None)
                found = _Compared(self._digest(self._source, table), self._digest(view, table))
                if found.given != found.held and table not in NO_RECORDS and not may_change:
                    raise ConflictError(
                        f"The {self._port} store {self._unfinished.target} holds other data already: {found.held[0]} "
                        f"rows of {table}, where {found.given[0]} are given. Nothing was changed. Look whether it is "
                        "the right one; --replace replaces it."
                    )
                self._compared[table] = found

    def fill(self) -> Iterator[Event]:
        """Fill what differs; events of progress, then one with all tables compared."""
        self._unfinished.begin()
        given: dict[str, Digest] = {}
        for table in self._target.tables:
            before = self._compared.get(table)
            if before is None or before.given != before.held:
                yield from self._table(table, given, is_empty=before is None)
        yield from self._verify(given)
        if all(one.given == one.held for one in self._compared.values()):
            self._unfinished.end()
        yield {"compared": [self._row(table) for table in self._target.tables]}

    def _table(self, table: str, given: dict[str, Digest], *, is_empty: bool) -> Iterator[Event]:
        if not is_empty:
            self._target.clear(table)
        sums = Summing(self._cursor, self._target.tables[table].names)
        total = self._source.count(table)
        for part in self._source.read(table) if total else ():
            sums.add(part)
            self._target.add(table, part)
            yield self._progress("filling", table, (sums.digest[0], total))
        given[table] = sums.digest

    def _verify(self, given: dict[str, Digest]) -> Iterator[Event]:
        """Read back what was written."""
        with self._target.view() as view:
            for table, digest in given.items():
                self._compared[table] = _Compared(digest, self._digest(view, table))
                yield self._progress("verifying", table, None)

    def _digest(self, view: View, table: str) -> Digest:
        return digest_of(self._cursor, self._target.tables[table].names, view.read(table))

    def _progress(self, what: str, table: str, part: tuple[int, int] | None) -> Event:
        done, total = part or (None, None)
        return {"progress": {"what": f"{what} {self._port} {table}", "done": done, "total": total}}

    def _row(self, table: str) -> Event:
        given, held = self._compared[table]
        return {
            "port": self._port,
            "table": table,
            "given": {"rows": given[0], "digest": given[1]},
            "held": {"rows": held[0], "digest": held[1]},
            "same": given == held,
        }
