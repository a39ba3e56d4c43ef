from collections.abc import Collection, Mapping
from typing import Protocol

import pyarrow as pa

from services.ports.archive import Reader, Select


class MissionStore(Reader, Protocol):
    """Current documents of rovers, sols, photos, ways, linked events and pictures, each under its natural path.

    What they said before is in the archive, which also answers questions about another instant.
    """

    def replace(self, groups: Collection[str], rows: Mapping[str, pa.Table]) -> None:
        """Make these rows all there is of these groups in each of the tables; again changes nothing. Durable.

        A reader may see some of it before the rest; an error may leave some of it done, which repeating it mends.

        Args:
            groups: values of the tables' group columns; one without rows in a table is empty there afterwards.
            rows: by gold table of `domain.documents`, in its columns and types, current versions only.

        Raises:
            InvalidInputError: a table that is not kept here, a wrong column, or a version that is not current.
            UnavailableError: the store is away.
        """
        ...

    def select(self, query: Select) -> pa.Table:
        """Rows in the table's own columns and types, as `ArchiveStore.select` gives them.

        Raises:
            InvalidInputError: the table is not kept here; `known_at` or `greatest` is asked for, which the archive
                answers; a column of JSON is sorted by or compared.
            UnavailableError: the store is away.
        """
        ...

    def count(self, query: Select) -> int:
        """How many rows `select` would give without limit and place; raises as it does."""
        ...

    def size(self) -> int | None:
        """Bytes that it takes, None where it shares its place with another store."""
        ...
