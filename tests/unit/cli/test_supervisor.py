import os
import signal
import sys
import time
from pathlib import Path

import pytest

from services.cli import supervisor as module
from services.cli.instance import free_port
from services.cli.programs import Plan, Program
from services.cli.supervisor import Supervisor

SERVE = """
import http.server, os, sys
class Ready(http.server.BaseHTTPRequestHandler):
    def do_GET(self): self.send_response(200); self.end_headers(); self.wfile.write(str(os.getpid()).encode())
    def log_message(self, *words): pass
print("listening", flush=True)
http.server.HTTPServer(("127.0.0.1", int(os.environ["PORT"])), Ready).serve_forever()
"""


def plan_of(tmp_path: Path, **programs: str) -> Plan:
    port = free_port()
    for name, source in programs.items():
        (tmp_path / f"{name}.py").write_text(source)
    environment = dict(os.environ) | {"PORT": str(port), "PYTHONPATH": str(tmp_path), "PYTHONUNBUFFERED": "1"}
    return Plan(tuple(Program(name, name, f"http://127.0.0.1:{port}") for name in programs), environment)


def test_a_killed_program_is_restarted_and_the_reason_is_shown(tmp_path: Path) -> None:
    said: list[str] = []
    watched = Supervisor(plan_of(tmp_path, server_program=SERVE), tmp_path / "logs", said.append)
    watched.start()
    try:
        assert watched.wait_ready(("server_program",), 10) == []
        os.kill(watched._children[0].process.pid, signal.SIGKILL)
        deadline = time.monotonic() + 10
        while not said and time.monotonic() < deadline:
            watched.tick()
            time.sleep(0.05)
        assert "killed by SIGKILL" in said[0]
        assert "last words: listening" in said[0]
        assert watched.wait_ready(("server_program",), 10) == []
    finally:
        watched.close()
    assert watched._children[0].process.returncode == -signal.SIGTERM


def test_a_program_that_keeps_dying_waits_longer_each_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "BACKOFF_SECONDS", (0.01, 0.02, 0.03))
    said: list[str] = []
    crash = "import sys; print('no room left'); sys.exit(3)"
    watched = Supervisor(plan_of(tmp_path, crashing_program=crash), tmp_path / "logs", said.append)
    watched.start()
    deadline = time.monotonic() + 15
    while len(said) < 4 and time.monotonic() < deadline:
        watched.tick()
        time.sleep(0.02)
    watched.close()
    assert [line.split(" s; log")[0].rsplit(" ", 1)[1] for line in said[:4]] == ["0.01", "0.02", "0.03", "0.03"]
    assert "exit code 3; last words: no room left" in said[0]


@pytest.mark.skipif(sys.platform != "linux", reason="the parent-death signal is Linux's")
def test_programs_end_when_the_supervisor_is_killed(tmp_path: Path) -> None:
    plan = plan_of(tmp_path, server_program=SERVE)
    url = plan.programs[0].url
    child = os.fork()
    if child == 0:
        Supervisor(plan, tmp_path / "logs", lambda _line: None).start()
        time.sleep(60)
        os._exit(0)
    pid = _wait_for(lambda: _answer(url))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    assert _wait_for(lambda: not Path(f"/proc/{pid}").exists() or None)


def _wait_for(fact):
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        if (found := fact()) is not None:
            return found
        time.sleep(0.05)
    raise AssertionError("it did not happen within 10 s")


def _answer(url: str) -> int | None:
    import httpx  # noqa: PLC0415

    try:
        return int(httpx.get(url, trust_env=False).text)
    except httpx.HTTPError:
        return None
