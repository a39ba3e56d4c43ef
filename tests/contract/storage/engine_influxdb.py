import os
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from services.storage.telemetry.influxdb import InfluxTelemetry
from services.storage.telemetry.influxdb_buckets import remove
from services.storage.telemetry.influxdb_server import Server
from tests.contract.storage.engines import Engine


@contextmanager
def bucket_of_its_own() -> Iterator[tuple[Server, str]]:
    """The server of the environment and the name of a bucket that is taken away afterwards."""
    server = Server(
        os.environ["ORRERY_TEST_INFLUXDB_URL"],
        os.environ.get("ORRERY_TEST_INFLUXDB_TOKEN", ""),
        os.environ.get("ORRERY_TEST_INFLUXDB_ORG", "orrery"),
    )
    bucket = f"test_{uuid.uuid4().hex}"
    try:
        yield server, bucket
    finally:
        remove(server, bucket)


@contextmanager
def _telemetry(_place: Path) -> Iterator[InfluxTelemetry]:
    with bucket_of_its_own() as (server, bucket):
        yield InfluxTelemetry(server, bucket)


ENGINES = (Engine("telemetry", "influxdb", "InfluxDB 2", _telemetry, server="INFLUXDB"),)
