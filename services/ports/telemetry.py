from datetime import datetime
from typing import Literal, Protocol

import pyarrow as pa

from services.ports.contents import Contents

Aggregate = Literal["latest", "minmax", "mean"]


class TelemetryStore(Protocol):
    """Current samples of every series; superseded ones live in the archive."""

    def write(self, points: pa.Table) -> None:
        """Make these rows the current ones of their points (series, observed_at); again changes nothing. Durable.

        Raises:
            InvalidInputError: a value that is no finite number; one that is not known is null. Nothing is written then.
        """
        ...

    def read(self, names: list[str], start: datetime, end: datetime) -> pa.Table:
        """Samples of [start, end), by series, oldest first, in the columns of `telemetry_points`."""
        ...

    def latest(self, names: list[str]) -> pa.Table:
        """The newest sample of each series that has one."""
        ...

    def windows(self, names: list[str], start: datetime, end: datetime, every_s: int, aggregate: Aggregate) -> pa.Table:
        """One row per series and window of [start, end) that has a value, by series, oldest first.

        Windows are whole multiples of `every_s` since 1970 and named by their start; points without a value count for
        nothing. Columns: `series`, `window_at`, `samples`, and `value` (mean, or the newest of the window) or, for
        minmax, `value_min` and `value_max`.

        Raises:
            InvalidInputError: `every_s` is less than 1.
        """
        ...

    def contents(self) -> Contents:
        """All that is held, table by table, to move it elsewhere."""
        ...
