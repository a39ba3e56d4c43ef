from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import suppress
from datetime import datetime
from threading import Lock

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from services.chassis.errors import UnavailableError
from services.domain.arrow import INSTANT
from services.ports.telemetry import Aggregate
from services.storage.telemetry import influxdb_flux as flux
from services.storage.telemetry.checks import check_every, checked
from services.storage.telemetry.influxdb_buckets import prepare
from services.storage.telemetry.influxdb_contents import InfluxContents
from services.storage.telemetry.influxdb_lines import SCHEMA, check_writable, requests, samples_of
from services.storage.telemetry.influxdb_server import Server

IN_FLIGHT = 2
"""Requests of one write that are with the server at once: while it works on one, the next is made."""
_ORDER = [("series", "ascending"), ("observed_at", "ascending")]
_WINDOW = ["series", "window_at"]
_NONE = pa.schema([("series", pa.string()), ("_time", INSTANT), ("_value", pa.float64())]).empty_table()
_WINDOW_ORDER = [("series", "ascending"), ("window_at", "ascending")]


class InfluxTelemetry:
    """`ports.TelemetryStore` on InfluxDB 2; makes its buckets and tasks when the server first answers.

    One write goes on at a time and others wait for it: nothing is kept back in memory, so nothing is lost with it.

    Args:
        server: where.
        bucket: the bucket of the samples, `telemetry_<mode>`.
    """

    def __init__(self, server: Server, bucket: str) -> None:
        self.server = server
        self.bucket = bucket
        self._writing = Lock()
        self._preparing = Lock()
        self._prepared = False
        self._pool = ThreadPoolExecutor(IN_FLIGHT, thread_name_prefix="influxdb")
        # A server that is away now may come back; one that refuses the token will not.
        with suppress(UnavailableError):
            self._prepare()

    def close(self) -> None:
        """Let go of the connections."""
        self._pool.shutdown()
        self.server.close()

    def write(self, points: pa.Table) -> None:
        """Make these rows the current ones of their points; durable when it returns.

        Raises:
            InvalidInputError: a value that is not finite, an instant or a name that InfluxDB cannot hold.
            UnavailableError: the server does not answer; a part may be written, and writing all again is safe.
        """
        given = checked(points)
        check_writable(given)
        if not given.num_rows:
            return
        with self._writing, self.server.outage.watched():
            self._prepare()
            self._forget_values(given.filter(pc.is_null(given["value"])))
            self._send(given)

    def read(self, names: list[str], start: datetime, end: datetime) -> pa.Table:
        """Samples of [start, end), by series, oldest first."""
        if not names or not flux.within(start, end):
            return SCHEMA.empty_table()
        return self._samples(flux.samples(self.bucket, names, start, end))

    def latest(self, names: list[str]) -> pa.Table:
        """The newest sample of each series that has one."""
        return self._samples(flux.newest(self.bucket, names)) if names else SCHEMA.empty_table()

    def windows(self, names: list[str], start: datetime, end: datetime, every_s: int, aggregate: Aggregate) -> pa.Table:
        """One row per series and window of [start, end) that has a value; see the port."""
        check_every(every_s)
        columns = flux.columns_of(aggregate)
        found = {}
        if names and flux.within(start, end):
            asked = flux.windows(self.bucket, names, start, end, every_s, aggregate)
            with self.server.outage.watched():
                self._prepare()
                found = self.server.query(asked, pa.float64())
        joined = _windows(found.get(flux.COUNT, _NONE), flux.COUNT, every_s)
        joined = joined.set_column(2, flux.COUNT, joined[flux.COUNT].cast(pa.int64()))
        for column in columns:
            joined = _beside(joined, _windows(found.get(column, _NONE), column, every_s))
        return joined.sort_by(_WINDOW_ORDER)

    def contents(self) -> InfluxContents:
        """All that is held, table by table."""
        self._prepare()
        return InfluxContents(self.server, self.bucket, self.write, self._samples)

    def _samples(self, query: str) -> pa.Table:
        with self.server.outage.watched():
            self._prepare()
            found = self.server.query(query, pa.string()).get("_result")
        if found is None:
            return SCHEMA.empty_table()
        return samples_of(found["series"], found["_time"], found["_value"]).sort_by(_ORDER)

    def _send(self, points: pa.Table) -> None:
        under_way: deque[Future[None]] = deque()
        try:
            for body in requests(points):
                if len(under_way) == IN_FLIGHT:
                    under_way.popleft().result()
                under_way.append(self._pool.submit(self.server.post, self.bucket, body))
            while under_way:
                under_way.popleft().result()
        finally:
            # A failure is told when nothing of the write goes on any more.
            wait(under_way)

    def _forget_values(self, points: pa.Table) -> None:
        """Take away what is held of points whose value is null now: InfluxDB has no null to write over a field."""
        deleting = self.server.client.delete_api()
        for name in pc.unique(points["series"]).to_pylist():
            times = points.filter(pc.equal(points["series"], name))["observed_at"]
            span = pc.min_max(times)
            asked = flux.held(self.bucket, name, span["min"].as_py(), span["max"].as_py())
            held = self.server.query(asked, pa.float64()).get("_result")
            for at in [] if held is None else held.filter(pc.is_in(held["_time"], times))["_time"].to_pylist():
                with self.server.translated():
                    deleting.delete(*flux.point(at), flux.series_is(name), self.bucket, self.server.org)

    def _prepare(self) -> None:
        with self._preparing:
            if not self._prepared:
                prepare(self.server, self.bucket)
                self._prepared = True


def _windows(found: pa.Table, column: str, every_s: int) -> pa.Table:
    """Windows by their start: of the first one the server gives the begin of what was asked."""
    every_us = every_s * 1_000_000
    us = found["_time"].cast(pa.int64()).to_numpy()
    window_at = pa.array(np.floor_divide(us, every_us) * every_us).cast(INSTANT)
    return pa.table({"series": found["series"], "window_at": window_at, column: found["_value"]})


def _beside(left: pa.Table, right: pa.Table) -> pa.Table:
    """Windows that both have, in columns beside each other."""
    if left.select(_WINDOW).equals(right.select(_WINDOW)):
        return left.append_column(right.schema.field(2), right[2])
    # Samples came between the one result and the other.
    return left.join(right, _WINDOW, join_type="inner")
