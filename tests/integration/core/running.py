"""Core as its own process, as the supervisor starts it."""

import os
import resource
import socket
import subprocess
import sys
import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Self

import httpx
import pyarrow as pa
from msgspec import to_builtins

from services.chassis import wire
from services.domain.batch import Batch

PATIENCE_S = 30.0


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _limit_files(size: int) -> None:
    """Writes beyond `size` bytes fail, as on a disk that is full."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


class RunningCore:
    """A core process over one data folder; `with` ends it."""

    def __init__(self, data: Path, *, file_limit: int | None = None, **environment: str) -> None:
        self.data = data
        self.url = f"http://127.0.0.1:{free_port()}"
        wanted = {"ORRERY_DATA": str(data), "ORRERY_SOURCES": "recorded", "ORRERY_CORE_URL": self.url, **environment}
        inherited = {k: v for k, v in os.environ.items() if not k.startswith("ORRERY_")}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "services.core"],
            env={**inherited, **wanted},
            preexec_fn=None if file_limit is None else lambda: _limit_files(file_limit),  # noqa: PLW1509 - no threads yet
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        self.http = httpx.Client(base_url=self.url, timeout=30, trust_env=False)

    def __enter__(self) -> Self:
        deadline = time.monotonic() + PATIENCE_S
        while time.monotonic() < deadline and self.process.poll() is None:
            with suppress(httpx.TransportError):
                if self.http.get("/ready").status_code == 200:
                    return self
            time.sleep(0.05)
        self.stop()
        raise AssertionError(f"core did not start: {self.process.communicate()}")

    def __exit__(self, *_: object) -> None:
        self.stop()

    def stop(self) -> tuple[str, str]:
        self.http.close()
        if self.process.poll() is None:
            self.process.terminate()
        return self.process.communicate(timeout=PATIENCE_S)

    def observe(self, batch: Batch, tables: Mapping[str, pa.Table]) -> tuple[dict, dict[str, pa.Table]]:
        answer = self._post("observe", wire.pack({"batch": to_builtins(batch)}, tables))
        return wire.unpack(answer.content)

    def publish(
        self, batch: Batch, gold: Mapping[str, pa.Table], quarantine: pa.Table, counts: dict, revision: int
    ) -> None:
        header = {"batch": to_builtins(batch), "counts": counts, "revision": revision}
        self._post("publish", wire.pack(header, {**gold, "quarantine": quarantine}))

    def fetches(self, rows: pa.Table) -> None:
        self.ledger("fetches", rows)

    def ledger(self, name: str, rows: pa.Table) -> None:
        self._post(f"ledger/{name}", wire.pack({}, {name: rows}))

    def _post(self, path: str, body: bytes) -> httpx.Response:
        answer = self.http.post(f"/internal/{path}", content=body, headers={"content-type": wire.MEDIA_TYPE})
        answer.raise_for_status()
        return answer
