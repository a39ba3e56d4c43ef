"""All that a mission store holds, out of it and into it, by what its port offers: the same code for every engine."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Final

import pyarrow as pa
import pyarrow.compute as pc

from services.domain.arrow import arrow_schema
from services.domain.documents import DOCUMENTS
from services.ports.archive import Select, Where
from services.ports.missions import MissionStore

PART_ROWS: Final = 5_000
_GROUPS: Final = 500
_PARENTS: Final = 50
"""Groups at once of a table whose rows have hundreds of others under them."""


class MissionContents:
    """`ports.Contents` of documents, as rows of their gold tables.

    Documents have no snapshot over several tables: what is written meanwhile may be in a view. Core compares the store
    with the archive whenever it starts and mends what differs.
    """

    def __init__(self, store: MissionStore) -> None:
        self._store = store
        # A parent counts what stands under it when it is written, so children come first.
        names = sorted(DOCUMENTS, key=lambda name: DOCUMENTS[name].parent is None)
        self.tables: Mapping[str, pa.Schema] = {name: arrow_schema(name) for name in names}

    @contextmanager
    def view(self) -> Iterator["MissionView"]:
        """See what is held."""
        yield MissionView(self._store)

    def clear(self, table: str) -> None:
        """Take all documents of a table away."""
        for part in MissionView(self._store).read(table):
            for groups in _groups(part, table, _GROUPS):
                self._store.replace(groups, {table: part.schema.empty_table()})

    def add(self, table: str, rows: pa.Table) -> None:
        """Add documents; those of their groups that are there stay."""
        one = DOCUMENTS[table]
        children = [name for name, other in DOCUMENTS.items() if other.parent == table]
        for groups in _groups(rows, table, _PARENTS if children else _GROUPS):
            held = self._of_groups(table, groups)
            others = held.filter(pc.invert(pc.is_in(held[one.key], rows[one.key])))
            given = rows.filter(pc.is_in(rows[one.group], pa.array(groups, pa.string())))
            below = {name: self._of_groups(name, groups) for name in children}
            self._store.replace(groups, {table: pa.concat_tables([others, given]), **below})

    def _of_groups(self, table: str, groups: list[str]) -> pa.Table:
        where = Where(DOCUMENTS[table].group, "in", groups)
        return self._store.select(Select(table=table, where=(where,)))


class MissionView:
    """`ports.View` of documents."""

    def __init__(self, store: MissionStore) -> None:
        self._store = store

    def count(self, table: str) -> int:
        """Documents of a table."""
        return self._store.count(Select(table=table))

    def read(self, table: str) -> Iterator[pa.Table]:
        """All documents by key, in parts."""
        key = DOCUMENTS[table].key
        place: tuple[str, ...] = ()
        while True:
            part = self._store.select(Select(table=table, sort=(key,), after=place, limit=PART_ROWS))
            if part.num_rows:
                yield part.cast(arrow_schema(table))
            if part.num_rows < PART_ROWS:
                return
            place = (part[key][-1].as_py(),)


def _groups(rows: pa.Table, table: str, most: int) -> Iterator[list[str]]:
    """The groups of some rows, some at once."""
    ordered = sorted(pc.unique(rows[DOCUMENTS[table].group]).to_pylist())
    for start in range(0, len(ordered), most):
        yield ordered[start : start + most]
