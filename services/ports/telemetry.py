from datetime import datetime
from typing import Protocol

import pyarrow as pa


class TelemetryStore(Protocol):
    """Current samples of every series; superseded ones live in the archive."""

    def write(self, points: pa.Table) -> None:
        """Make these rows the current ones of their points (series, observed_at); again changes nothing. Durable."""
        ...

    def read(self, names: list[str], start: datetime, end: datetime) -> pa.Table:
        """Samples of [start, end), by series, oldest first, in the columns of `telemetry_points`."""
        ...

    def latest(self, names: list[str]) -> pa.Table:
        """The newest sample of each series that has one."""
        ...
