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
        group = DOCUMENTS[table].group
        for part in MissionView(self._store).read(table):
            self._replace(set(pc.unique(part[group]).to_pylist()), {table: part.schema.empty_table()})

    def add(self, table: str, rows: pa.Table) -> None:
        """Add documents; those of their groups that are there stay."""
        group = DOCUMENTS[table].group
        groups = set(pc.unique(rows[group]).to_pylist())
        held = self._of_groups(table, groups)
        new = held.filter(pc.invert(pc.is_in(held[DOCUMENTS[table].key], rows[DOCUMENTS[table].key])))
        children = {name: self._of_groups(name, groups) for name, one in DOCUMENTS.items() if one.parent == table}
        self._replace(groups, {table: pa.concat_tables([new, rows]), **children})

    def _replace(self, groups: set[str], rows: Mapping[str, pa.Table]) -> None:
        ordered = sorted(groups)
        for start in range(0, len(ordered), _GROUPS):
            some = ordered[start : start + _GROUPS]
            wanted = pa.array(some, pa.string())
            self._store.replace(
                some, {name: of.filter(pc.is_in(of[DOCUMENTS[name].group], wanted)) for name, of in rows.items()}
            )

    def _of_groups(self, table: str, groups: set[str]) -> pa.Table:
        where = Where(DOCUMENTS[table].group, "in", sorted(groups))
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
