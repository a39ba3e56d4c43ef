"""A named input of DuckDB's whose table changes while statements over it stay planned."""

from typing import Any

import pyarrow as pa


class Slot:
    """An input to register once, by name; each scan of a prepared statement reads the table that it holds then.

    Args:
        schema: columns and types of every table that it will hold.
    """

    def __init__(self, schema: pa.Schema) -> None:
        self._nothing = schema.empty_table()
        self.table = self._nothing

    def empty(self) -> None:
        """Let go of the rows."""
        # No slice of them: one of no rows would hold all their memory.
        self.table = self._nothing

    def __arrow_c_schema__(self) -> Any:
        return self.table.schema.__arrow_c_schema__()

    def __arrow_c_stream__(self, requested_schema: Any = None) -> Any:
        return self.table.__arrow_c_stream__(requested_schema)
