"""PostgreSQL itself is killed under write load, and started again."""

import os
import shutil
import signal
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import httpx
import psutil
import pytest

from tests import servers
from tests.contract.storage.builders import CAD, approach, cad_batch, counts, hours, quarantine, table
from tests.integration.core.running import RunningCore

BATCHES = 40
KILLED_AFTER = 10
PATIENCE_S = 60.0


class OwnPostgres:
    """A server of the test's own, so that it can be killed."""

    def __init__(self, url: str, data: Path) -> None:
        self.url, self._data = url, data

    def kill(self) -> None:
        """kill -9, every process of it."""
        first = psutil.Process(int((self._data / "postmaster.pid").read_text().split()[0]))
        for process in (first, *first.children(recursive=True)):
            with suppress(psutil.NoSuchProcess):
                process.send_signal(signal.SIGKILL)
        psutil.wait_procs([first], PATIENCE_S)

    def start(self) -> None:
        program = shutil.which("pg_ctl", path=servers._postgres_path())
        begun = [str(program), "restart", "-w", "-D", self._data, "-l", self._data / "log"]
        subprocess.run(begun, check=True, cwd="/", capture_output=True, **servers._account())


@pytest.fixture
def postgres(monkeypatch: pytest.MonkeyPatch) -> Iterator[OwnPostgres]:
    # Not below tmp_path, which the account that PostgreSQL runs as may not enter.
    home = Path(tempfile.mkdtemp())
    home.chmod(0o755)
    monkeypatch.setattr(servers, "HOME", home)
    url = servers.STARTS["POSTGRES"]()
    if url is None:
        shutil.rmtree(home)
        pytest.skip("PostgreSQL is not installed: apt-get install postgresql")
    server = OwnPostgres(url, home / "postgres")
    yield server
    server.kill()
    shutil.rmtree(home, ignore_errors=True)


class Writer(threading.Thread):
    """Loads batch after batch, each until it is acknowledged."""

    def __init__(self, core: RunningCore) -> None:
        super().__init__()
        self._core = core
        self.acknowledged: list[str] = []
        self.refusals: list[httpx.Response] = []

    def run(self) -> None:
        for number in range(BATCHES):
            deadline = time.monotonic() + PATIENCE_S
            while not self._loaded(number) and time.monotonic() < deadline:
                time.sleep(0.1)

    def _loaded(self, number: int) -> bool:
        batch = cad_batch(hours(number))
        try:
            header, _ = self._core.observe(batch, {CAD: table(CAD, [approach(f"2026 A{number}", "a")])})
            self._core.publish(batch, {}, quarantine(), counts(), header["revision"])
        except httpx.HTTPStatusError as error:
            self.refusals.append(error.response)
            return False
        self.acknowledged.append(batch.batch_id)
        return True


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="it kills by signal")
def test_what_was_acknowledged_outlives_a_killed_server(tmp_path: Path, eventually, postgres: OwnPostgres) -> None:
    with RunningCore(tmp_path, ORRERY_ARCHIVE_URL=postgres.url) as core:
        writer = Writer(core)
        writer.start()
        eventually(lambda: len(writer.acknowledged) >= KILLED_AFTER, PATIENCE_S)
        postgres.kill()
        before = set(writer.acknowledged)
        eventually(lambda: len(writer.refusals) > 1, PATIENCE_S)
        assert core.http.get("/ready").status_code == 503
        assert core.http.get("/health").status_code == 200
        postgres.start()
        writer.join()
        for refusal in writer.refusals:
            assert refusal.status_code == 503, refusal.text
            assert "PostgreSQL at" in refusal.json()["detail"]
            assert int(refusal.headers["retry-after"]) >= 1
        held = [row["batch_id"] for row in core.http.get("/api/v1/pipeline/batches?limit=1000").json()["data"]]
        assert before <= set(held)
        assert sorted(held) == sorted(writer.acknowledged)
        assert len(held) == BATCHES
        count, _ = core.http.get("/internal/digests").json()[CAD]
        assert count == BATCHES
