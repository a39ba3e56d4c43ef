"""Makes the mission store agree with the archive when core starts, and when the store comes back.

It may be new beside an older archive, come from a backup, have missed what was loaded while another was set, or have
lost in a crash what it had confirmed. Rows are compared by what identifies a version; groups that differ are written
again from the archive. Nothing says that this was done: it is found out each time.
"""

from collections.abc import Iterable, Iterator
from itertools import islice
from threading import Event, Lock, Thread
from typing import Final

import msgspec
import pyarrow as pa

from services.chassis.errors import OrreryError
from services.chassis.logging import get_logger
from services.core.holdings import Holdings
from services.domain.documents import DOCUMENTS, Documents
from services.ports.archive import ArchiveStore, Select, Where
from services.ports.missions import MissionStore

COMPARED_ROWS: Final = 20_000
WRITTEN_GROUPS: Final = 200
RETRY_S: Final = 2.0
_VERSION: Final = ("known_at", "row_hash", "batch_ids")


class Agreement:
    """Compares and mends beside the requests whenever the mission store is in doubt.

    Args:
        archive: what is right.
        missions: what is mended.
        publishing: held while a group is written, so that no batch comes in between reading and writing it.
        holdings: says when there is doubt, and is told when there is none.
    """

    def __init__(self, archive: ArchiveStore, missions: MissionStore, publishing: Lock, holdings: Holdings) -> None:
        self._archive, self._missions, self._publishing, self._holdings = archive, missions, publishing, holdings
        self._stopped = Event()
        self._thread = Thread(target=self._run, name="agreement", daemon=True)

    def start(self) -> None:
        """Begin beside what runs."""
        self._thread.start()

    def stop(self) -> None:
        """End; what is not mended by then is when core starts again."""
        self._stopped.set()
        self._holdings.doubted.set()
        self._thread.join()

    def mend(self) -> int:
        """Write every group anew whose rows differ; how many there were.

        Raises:
            UnavailableError: a store is away; what was mended stays mended.
        """
        return sum(self._mend(tables) for tables in _families())

    def _mend(self, tables: list[Documents]) -> int:
        differing = {group for one in tables for group in self._differing(one)}
        groups = iter(sorted(differing))
        while (some := list(islice(groups, WRITTEN_GROUPS))) and not self._stopped.is_set():
            with self._publishing:
                self._missions.replace(some, {one.table.name: self._rows(one, some) for one in tables})
        return len(differing)

    def _differing(self, one: Documents) -> Iterator[str]:
        place: tuple[str, ...] = ()
        columns = (one.key, one.group, *_version(one))
        while not self._stopped.is_set():
            query = Select(
                table=one.table.name,
                sort=(one.key,),
                after=place,
                limit=COMPARED_ROWS,
                columns=tuple(dict.fromkeys(columns)),
            )
            right = self._archive.select(msgspec.structs.replace(query, greatest=one.greatest))
            last = right[one.key][-1].as_py() if right.num_rows == COMPARED_ROWS else None
            held = self._missions.select(_until(query, one.key, last))
            yield from (str(group) for group, *_ in _versions(right, one) ^ _versions(held, one))
            if last is None:
                return
            place = (last,)

    def _rows(self, one: Documents, groups: list[str]) -> pa.Table:
        where = (Where(one.group, "in", groups),)
        return self._archive.select(Select(table=one.table.name, where=where, greatest=one.greatest))

    def _run(self) -> None:
        while not self._stopped.is_set():
            self._holdings.doubted.wait()
            self._holdings.compared.clear()
            self._holdings.doubted.clear()
            self._compare()

    def _compare(self) -> None:
        log = get_logger("core")
        try:
            mended = self.mend()
        except OrreryError as error:
            log.warning("the mission store cannot be compared with the archive", detail=error.detail)
            self._holdings.doubted.set()
            self._stopped.wait(RETRY_S)
            return
        if not self._stopped.is_set():
            self._holdings.compared.set()
            log.info("the mission store agrees with the archive", groups_mended=mended)


def _families() -> Iterable[list[Documents]]:
    found: dict[str, list[Documents]] = {}
    for one in DOCUMENTS.values():
        found.setdefault(one.table.family, []).append(one)
    return found.values()


def _until(query: Select, key: str, last: str | None) -> Select:
    """The same span of keys, however many rows it has."""
    where = () if last is None else (Where(key, "<=", last),)
    return Select(table=query.table, where=where, sort=query.sort, after=query.after, columns=query.columns)


def _versions(rows: pa.Table, one: Documents) -> set[tuple[object, ...]]:
    names = (one.group, one.key, *_version(one))
    return set(zip(*(_comparable(rows[name]) for name in names), strict=True))


def _version(one: Documents) -> tuple[str, ...]:
    """Columns that identify a version beside its key; a ledger's key does that alone."""
    return tuple(name for name in _VERSION if name in one.table.columns)


def _comparable(column: pa.ChunkedArray) -> list[object]:
    found: list[object]
    if pa.types.is_list(column.type):
        found = [tuple(ids or ()) for ids in column.to_pylist()]
    else:
        found = (column.cast(pa.int64()) if pa.types.is_timestamp(column.type) else column).to_pylist()
    return found
