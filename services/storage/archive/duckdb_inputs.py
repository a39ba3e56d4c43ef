"""Tables handed to statements of the writing cursor, planned once: planning costs more than a small batch."""

from collections.abc import Iterator
from contextlib import contextmanager

import pyarrow as pa

from services.chassis.slot import Slot
from services.domain.arrow import arrow_schema
from services.domain.tables import GOLD, SILVER
from services.storage.embedded import Cursor, Database

GROUPS = "asked_groups"
_GROUP_SCHEMA = pa.schema([("grp", pa.string())])


class Inputs:
    """Inputs of the logs and gold tables, and the list of groups that a statement asks about."""

    def __init__(self, database: Database) -> None:
        self._slots = {_input(t.name): Slot(arrow_schema(t.name)) for t in (*SILVER, *GOLD)}
        self._slots[GROUPS] = Slot(_GROUP_SCHEMA)
        self._prepared: set[str] = set()
        with database.write() as cursor:
            for name, slot in self._slots.items():
                cursor.register(name, slot)

    def insert(self, cursor: Cursor, table: str, rows: pa.Table, *, history: bool = False) -> None:
        """Append rows in a table's columns and types to it, or to its history."""
        target = f"{table}_history" if history else table
        if target not in self._prepared:
            columns = ", ".join(rows.schema.names)
            cursor.execute(
                f"PREPARE insert_{target} AS INSERT INTO {target} ({columns}) SELECT {columns} FROM {_input(table)}"
            )
            self._prepared.add(target)
        with self._holding(_input(table), rows):
            cursor.execute(f"EXECUTE insert_{target}")

    @contextmanager
    def groups(self, groups: pa.Array) -> Iterator[None]:
        """Inside the block the input `GROUPS` holds these groups in its column `grp`."""
        with self._holding(GROUPS, pa.table([groups], schema=_GROUP_SCHEMA)):
            yield

    @contextmanager
    def _holding(self, name: str, rows: pa.Table) -> Iterator[None]:
        slot = self._slots[name]
        slot.table = rows
        try:
            yield
        finally:
            slot.empty()


def _input(table: str) -> str:
    return f"new_{table}"
