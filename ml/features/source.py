"""Where features are read from: core, over HTTP; a test may give a table of its own in the same form."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

import pyarrow as pa

from services.ports.archive import Select


class Source(Protocol):
    """Reads what the platform holds."""

    def points(self, series: Sequence[str], start: datetime, end: datetime) -> pa.Table:
        """Samples of [start, end), by series, oldest first, in the columns of `telemetry_points`.

        Raises TransientError where core is away.
        """
        ...

    def windows(self, series: Sequence[str], start: datetime, end: datetime, every_s: int) -> pa.Table:
        """Means of samples: `series`, `window_at` (its start), `samples`, `value`; see `TelemetryStore.windows`."""
        ...

    def rows(self, query: Select) -> pa.Table:
        """Rows of a table of record, as `ArchiveStore.select` gives them."""
        ...
