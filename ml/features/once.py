"""What several tasks are built from is read once for all of them."""

from collections.abc import Callable, Hashable, Sequence
from datetime import datetime
from typing import Any, TypeVar, cast

import pyarrow as pa

from ml.features.source import Source
from services.ports.archive import Select

T = TypeVar("T")


class Unchanging:
    """A source that is taken not to change while this lives: one run of training, of evaluation or of issuing.

    Args:
        source: what is asked.
    """

    def __init__(self, source: Source) -> None:
        self._source = source
        self._made: dict[Hashable, Any] = {}

    def points(self, series: Sequence[str], start: datetime, end: datetime) -> pa.Table:
        """Samples of [start, end); see the protocol."""
        return self._source.points(series, start, end)

    def windows(self, series: Sequence[str], start: datetime, end: datetime, every_s: int) -> pa.Table:
        """Means of windows of `every_s` seconds; see the protocol."""
        return self._source.windows(series, start, end, every_s)

    def rows(self, query: Select) -> pa.Table:
        """Rows of a table of record; see the protocol."""
        return self._source.rows(query)

    def once(self, key: Hashable, make: Callable[[], Any]) -> Any:
        """What was made under this key, made now if it was not."""
        if key not in self._made:
            self._made[key] = make()
        return self._made[key]


def once(source: Source, key: Hashable, make: Callable[[], T]) -> T:
    """What is made from a source: made once from an `Unchanging` one, each time from any other."""
    return cast("T", source.once(key, make)) if isinstance(source, Unchanging) else make()
