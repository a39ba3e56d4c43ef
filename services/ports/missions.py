from typing import Protocol

import pyarrow as pa

from services.ports.archive import Select


class MissionStore(Protocol):
    """Current documents of rovers, sols, photos, ways, linked events and pictures, each under its natural key.

    What they said before is in the archive, which also answers questions about another instant.
    """

    def replace(self, table: str, groups: pa.Array, rows: pa.Table) -> None:
        """Make these rows all there is of these groups of a table; again changes nothing. Durable.

        Args:
            table: a gold table of `MISSION_TABLES`.
            groups: values of the table's group column; one without rows is empty afterwards.
            rows: in the columns and types of the table, current versions only.

        Raises:
            InvalidInputError: a table that is not kept here, or a wrong column.
        """
        ...

    def select(self, query: Select) -> pa.Table:
        """Rows in the table's own columns and types, as `ArchiveStore.select` gives them.

        Raises:
            InvalidInputError: `known_at` or `greatest` is asked for, which the archive answers.
        """
        ...

    def count(self, query: Select) -> int:
        """How many rows `select` would give without limit and place."""
        ...
