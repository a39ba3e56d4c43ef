"""A million samples, the same for both: core over an engine of its choice, and InfluxDB asked as plainly as can be."""

import os
import subprocess
import sys
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import numpy as np
import pyarrow as pa
from msgspec import to_builtins
from pyarrow import csv

from services.chassis import wire
from services.cli.instance import free_port
from services.domain.arrow import INSTANT, arrow_schema
from services.domain.batch import Batch

NAMES = ("imf_bt_nt", "imf_bz_gsm_nt", "proton_density_per_cm3", "solar_wind_speed_km_s")
SAMPLES = 1_000_000
START, FETCHED = datetime(2025, 6, 1, tzinfo=UTC), datetime(2026, 1, 1, tzinfo=UTC)
MINUTES = SAMPLES // len(NAMES)
END = START + timedelta(minutes=MINUTES)
LINES = 20_000
PATIENCE_S = 60.0


def samples(name: str) -> pa.Table:
    """Half a year of minutes of one series."""
    schema = arrow_schema("telemetry_points")
    first = int(START.timestamp()) * 1_000_000
    given = {
        "series": pa.repeat(name, MINUTES),
        "observed_at": pa.array(first + np.arange(MINUTES) * 60_000_000).cast(INSTANT),
        "value": pa.array(np.random.default_rng(len(name)).normal(400.0, 50.0, MINUTES).round(2)),
        "spacecraft": pa.repeat("DSCOVR", MINUTES),
    }
    return pa.table({f.name: given.get(f.name, pa.nulls(MINUTES, f.type)) for f in schema}, schema=schema)


class Core:
    """Core as its own process over an empty folder; `settings` name its engine."""

    def __init__(self, folder: Path, **settings: str) -> None:
        self.url = f"http://127.0.0.1:{free_port()}"
        told = {"ORRERY_DATA": str(folder), "ORRERY_SOURCES": "recorded", "ORRERY_CORE_URL": self.url,
                "ORRERY_LOG_LEVEL": "error", **settings}  # fmt: skip
        inherited = {k: v for k, v in os.environ.items() if not k.startswith("ORRERY_")}
        self.process = subprocess.Popen([sys.executable, "-m", "services.core"], env=inherited | told)
        self.http = httpx.Client(base_url=self.url, timeout=300, trust_env=False)
        self.requests = [_packed(name) for name in NAMES]

    def wait(self) -> None:
        until = time.monotonic() + PATIENCE_S
        while time.monotonic() < until:
            with suppress(httpx.TransportError):
                if self.http.get("/ready").is_success:
                    return
            time.sleep(0.05)
        raise RuntimeError("core did not start")

    def write(self) -> None:
        """Observed and acknowledged: on disk, with its history and its ledger."""
        for header, observe in self.requests:
            seen = self._post("observe", observe)
            revision = wire.unpack(seen.content)[0]["revision"]
            counts = {"records": MINUTES, "loaded": MINUTES, "duplicate": 0, "quarantined": 0, "unsupported": 0,
                      "code_version": "bench"}  # fmt: skip
            nothing = {"quarantine": arrow_schema("quarantine").empty_table()}
            self._post("publish", wire.pack(header | {"counts": counts, "revision": revision}, nothing))

    def hours(self) -> pa.Table:
        """Series, window_at, value of every hour."""
        span = f"from={START:%Y-%m-%dT%H:%M:%SZ}&to={END:%Y-%m-%dT%H:%M:%SZ}"
        asked = f"names={','.join(NAMES)}&{span}&every=1h&aggregate=mean&format=arrow"
        answer = self.http.get(f"/api/v1/space-weather/series/windows?{asked}").raise_for_status()
        return pa.ipc.open_stream(answer.content).read_all()

    def stop(self) -> None:
        self.http.close()
        self.process.terminate()
        self.process.wait(PATIENCE_S)

    def _post(self, path: str, body: bytes) -> httpx.Response:
        headers = {"content-type": wire.MEDIA_TYPE}
        return self.http.post(f"/internal/{path}", content=body, headers=headers).raise_for_status()


class Influx:
    """The server of the environment: lines as short as they can be, a query that its storage answers itself."""

    def __init__(self, org: str) -> None:
        self.org, self.bucket = org, "plain"
        self.http = influx_http()
        org_id = self.http.get("/api/v2/orgs", params={"org": org}).raise_for_status().json()["orgs"][0]["id"]
        self.http.post("/api/v2/buckets", json={"orgID": org_id, "name": self.bucket}).raise_for_status()
        self.requests = [body for name in NAMES for body in _lines(name)]

    def write(self) -> None:
        asked = {"org": self.org, "bucket": self.bucket, "precision": "s"}
        for body in self.requests:
            self.http.post("/api/v2/write", params=asked, content=body).raise_for_status()

    def hours(self) -> pa.Table:
        flux = (
            f'from(bucket: "{self.bucket}") |> range(start: {START:%Y-%m-%dT%H:%M:%SZ}, stop: {END:%Y-%m-%dT%H:%M:%SZ})'
            ' |> filter(fn: (r) => r._measurement == "wind" and r._field == "value")'
            ' |> aggregateWindow(every: 1h, fn: mean, createEmpty: false, timeSrc: "_start")'
            ' |> keep(columns: ["_time", "_value", "series"])'
        )
        asked = {"query": flux, "dialect": {"annotations": []}}
        answer = self.http.post("/api/v2/query", params={"org": self.org}, json=asked).raise_for_status()
        return csv.read_csv(pa.BufferReader(answer.content.rstrip() + b"\r\n"))

    def stop(self) -> None:
        self.http.close()


def influx_http() -> httpx.Client:
    token = os.environ.get("ORRERY_TEST_INFLUXDB_TOKEN", "")
    url = os.environ["ORRERY_TEST_INFLUXDB_URL"]
    return httpx.Client(base_url=url, timeout=300, headers={"Authorization": f"Token {token}"}, trust_env=False)


@contextmanager
def organisation() -> Iterator[str]:
    """An organisation of its own, which takes its buckets with it."""
    with influx_http() as http:
        name = f"bench-{uuid.uuid4().hex}"
        made = http.post("/api/v2/orgs", json={"name": name}).raise_for_status().json()
        try:
            yield name
        finally:
            http.delete(f"/api/v2/orgs/{made['id']}").raise_for_status()


def on_influx(org: str) -> dict[str, str]:
    """Settings that put core's telemetry into an organisation."""
    return {
        "ORRERY_TELEMETRY_URL": os.environ["ORRERY_TEST_INFLUXDB_URL"],
        "ORRERY_TELEMETRY_TOKEN": os.environ.get("ORRERY_TEST_INFLUXDB_TOKEN", ""),
        "ORRERY_TELEMETRY_ORG": org,
    }


def _packed(name: str) -> tuple[dict, bytes]:
    batch = Batch(
        source="swpc", dataset="plasma", url=f"https://services.swpc.noaa.gov/{name}", fetched_at=FETCHED, status=200,
        sha256=uuid.uuid4().hex * 2, bytes=1, origin="recorded", semantics="increment",
    )  # fmt: skip
    header = {"batch": to_builtins(batch)}
    return header, wire.pack(header, {"telemetry_points": samples(name)})


def _lines(name: str) -> Iterator[bytes]:
    values, first = samples(name)["value"].to_pylist(), int(START.timestamp())
    lines = [f"wind,series={name} value={value} {first + 60 * n}\n" for n, value in enumerate(values)]
    for start in range(0, MINUTES, LINES):
        yield "".join(lines[start : start + LINES]).encode()
