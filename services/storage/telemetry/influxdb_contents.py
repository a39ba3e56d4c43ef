from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import timedelta
from typing import Final

import pyarrow as pa
import pyarrow.compute as pc

from services.storage.telemetry import influxdb_flux as flux
from services.storage.telemetry.influxdb_lines import FIRST, LAST, SCHEMA, TABLE
from services.storage.telemetry.influxdb_server import Server

PART: Final = 50_000
"""Samples that are read at once."""


class InfluxContents:
    """`ports.Contents` and `ports.View` of a bucket; InfluxDB has no snapshots: a view sees what is written meanwhile.

    Args:
        server: where.
        bucket: the bucket of the samples.
        write: makes samples the current ones of their points.
        samples: answers a query for samples.
    """

    def __init__(
        self, server: Server, bucket: str, write: Callable[[pa.Table], None], samples: Callable[[str], pa.Table]
    ) -> None:
        self._server = server
        self._bucket = bucket
        self._write = write
        self._samples = samples

    @property
    def tables(self) -> Mapping[str, pa.Schema]:
        """The one table."""
        return {TABLE.name: SCHEMA}

    @contextmanager
    def view(self) -> Iterator["InfluxContents"]:
        """What is held."""
        yield self

    def count(self, table: str) -> int:  # noqa: ARG002 - there is one
        """Samples of all series."""
        return sum(self._counts().values())

    def read(self, table: str) -> Iterator[pa.Table]:  # noqa: ARG002
        """Every sample, series by series, oldest first."""
        for name in self._counts():
            start = FIRST
            while (part := self._samples(flux.first_samples(self._bucket, name, start, PART))).num_rows:
                yield part
                start = pc.max(part["observed_at"]).as_py() + timedelta(microseconds=1)

    def clear(self, table: str) -> None:
        """Take every sample away."""
        span = (flux.instant(FIRST), flux.instant(LAST))
        with self._server.translated():
            deleting = self._server.client.delete_api()
            deleting.delete(*span, f'_measurement="{table}"', self._bucket, self._server.org)

    def add(self, table: str, rows: pa.Table) -> None:  # noqa: ARG002
        """Write samples."""
        self._write(rows)

    def _counts(self) -> dict[str, int]:
        found = self._server.query(flux.counts(self._bucket), pa.int64()).get("_result")
        return {} if found is None else dict(zip(*(found[c].to_pylist() for c in ("series", "_value")), strict=True))
