"""One InfluxDB server: requests, retries, answers as Arrow tables, failures in words that name the cure."""

import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Final, TypeVar

import pyarrow as pa
import urllib3
from influxdb_client.client.influxdb_client import InfluxDBClient
from influxdb_client.rest import ApiException
from influxdb_client.service.write_service import WriteService
from pyarrow import csv

from services.chassis.errors import OrreryError, StorageError, UnavailableError
from services.domain.arrow import INSTANT
from services.storage.outage import Outage

CONNECT_MS, ANSWER_MS, WRITTEN_MS = 2_000, 8_000, 30_000
"""Of silence: a reader behind the gateway waits ten seconds, what is written may wait for a disk."""
PATIENCE_S: Final = 15.0
"""How long one request waits in all for a server that says that it is busy."""
PAUSE_S: Final = 1.0
"""What a busy server is given where it does not say how long it needs, and a server that is away before it is asked
again."""
_BUSY = (429, 503)
Answer = TypeVar("Answer")
_DIALECT = {"header": True, "annotations": [], "delimiter": ","}


class Server:
    """What is asked of one organisation of a server.

    Args:
        url: such as `http://127.0.0.1:8086`.
        token: may read and write the organisation's buckets and tasks.
        org: the organisation's name.
    """

    def __init__(self, url: str, token: str, org: str) -> None:
        self.url, self.org = url, org
        self.client = InfluxDBClient(url, token, org=org, timeout=(CONNECT_MS, ANSWER_MS))
        self._lines = WriteService(self.client.api_client)
        self.outage = Outage()

    def close(self) -> None:
        """Let go of the connections."""
        self.client.close()

    def post(self, bucket: str, lines: bytes) -> None:
        """Write lines (instants in µs), on the server's disk when this returns; a busy server is asked again.

        Raises:
            UnavailableError: the server does not answer, or was busy for longer than `PATIENCE_S`.
            StorageError: it refuses the lines.
        """
        body = _gzipped(lines)
        with self.translated():
            _patiently(
                lambda: self._lines.post_write(
                    org=self.org, bucket=bucket, body=body, precision="us", content_encoding="gzip",
                    content_type="text/plain; charset=utf-8", _request_timeout=(CONNECT_MS, WRITTEN_MS),
                )
            )  # fmt: skip

    def query(self, flux: str, value: pa.DataType) -> dict[str, pa.Table]:
        """Results by name, each with the columns `series`, `_time`, `_value` and the last of this type.

        Raises:
            UnavailableError: the server does not answer, or was busy for longer than `PATIENCE_S`.
            StorageError: it refuses the query.
        """
        with self.translated():
            answer: bytes = _patiently(lambda: self.client.query_api().query_raw(flux, dialect=_DIALECT).data)
            # No text that is stored holds a line break, so an empty line is nothing but the end of a result.
            return dict(_result(block, value) for block in answer.split(b"\r\n\r\n") if block.strip())

    @contextmanager
    def translated(self) -> Iterator[None]:
        """Failures of the client as errors of this program."""
        try:
            yield
        except ApiException as error:
            raise self._refused(error) from error
        except (urllib3.exceptions.HTTPError, OSError) as error:
            raise UnavailableError(
                f"InfluxDB at {self.url} does not answer ({_cause(error)}). Start it, or look at ORRERY_TELEMETRY_URL; "
                "what waits for it is repeated by itself.",
                retry_after=PAUSE_S,
            ) from error

    def _refused(self, error: ApiException) -> OrreryError:
        said = error.body.decode(errors="replace") if isinstance(error.body, bytes) else error.body or error.reason
        if error.status in {*_BUSY, 502, 504} or "timeout" in str(said):
            return UnavailableError(
                f"InfluxDB at {self.url} is busy ({error.status}: {said}). Ask again later.",
                retry_after=_pause(error),
            )
        if error.status in {401, 403}:
            return StorageError(
                f"InfluxDB at {self.url} refuses the token for organisation {self.org!r} ({said}). Set "
                "ORRERY_TELEMETRY_TOKEN to one that may read and write buckets and tasks."
            )
        return StorageError(
            f"InfluxDB at {self.url} refused ({error.status}: {said}). Look at its log, then try again."
        )


def _patiently(work: Callable[[], Answer]) -> Answer:
    until = time.monotonic() + PATIENCE_S
    while True:
        try:
            return work()
        except ApiException as error:
            pause = _pause(error)
            if error.status not in _BUSY or time.monotonic() + pause > until:
                raise
            time.sleep(pause)


def _pause(error: ApiException) -> float:
    try:
        return float(error.headers["Retry-After"]) if error.headers else PAUSE_S
    except (KeyError, ValueError):
        return PAUSE_S


def _result(block: bytes, value: pa.DataType) -> tuple[str, pa.Table]:
    header, _, first = block.lstrip(b"\r\n").partition(b"\r\n")
    if b"error" in header.split(b","):
        raise StorageError(f"InfluxDB broke off a query: {first.decode(errors='replace')}. Ask again.")
    options = _options(value)
    table = csv.read_csv(pa.BufferReader(block.lstrip(b"\r\n")), convert_options=options)
    return first.split(b",", 2)[1].decode(), table


def _options(value: pa.DataType) -> Any:
    types = {"_time": INSTANT, "series": pa.string(), "_value": value}
    return csv.ConvertOptions(column_types=types, include_columns=list(types), strings_can_be_null=False)


def _gzipped(body: bytes) -> bytes:
    # The least effort: a tenth of the bytes, in less time than a second pass over them would save.
    packer = zlib.compressobj(1, zlib.DEFLATED, wbits=31)
    return packer.compress(body) + packer.flush()


def _cause(error: Exception) -> str:
    reason = getattr(error, "reason", None)
    return f"{type(reason or error).__name__}: {reason or error}"
