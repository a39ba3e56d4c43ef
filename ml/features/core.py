"""Core over HTTP, as ml reads it."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import msgspec
import pyarrow as pa

from services.chassis import wire
from services.chassis.core_calls import CoreCalls
from services.ports.archive import Select


class CoreSource(CoreCalls):
    """`Source` over core's internal routes."""

    def points(self, series: Sequence[str], start: datetime, end: datetime) -> pa.Table:
        """Samples of [start, end), by series, oldest first; see the protocol."""
        return self._rows("/internal/points", {"series": list(series), "start": start, "end": end})

    def windows(self, series: Sequence[str], start: datetime, end: datetime, every_s: int) -> pa.Table:
        """Means of windows of `every_s` seconds; see the protocol."""
        return self._rows("/internal/windows", {"series": list(series), "start": start, "end": end, "every_s": every_s})

    def rows(self, query: Select) -> pa.Table:
        """Rows of a table of record; see the protocol."""
        return self._rows("/internal/select", query)

    def _rows(self, path: str, question: Any) -> pa.Table:
        answer = self.send(path, content=msgspec.msgpack.encode(question))
        return wire.unpack(answer.content)[1]["rows"]
