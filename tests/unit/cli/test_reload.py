"""A program follows what is saved: the real supervisor over a real program whose source is in a folder of the test."""

import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest

from services.cli.instance import free_port
from services.cli.programs import Plan, Program, plan, with_web_server
from services.cli.reload import reloader, touched
from services.cli.supervisor import Supervisor

PATIENCE_S = 20
SERVE = """
import http.server, os
class Ready(http.server.BaseHTTPRequestHandler):
    def do_GET(self): self.send_response(200); self.end_headers(); self.wfile.write(b"{says}")
    def log_message(self, *words): pass
http.server.HTTPServer(("127.0.0.1", int(os.environ["PORT"])), Ready).serve_forever()
"""


@pytest.fixture
def source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    file = tmp_path / "services/served/__main__.py"
    for folder in (file.parent, tmp_path / "etl"):
        folder.mkdir(parents=True)
    (tmp_path / "services/__init__.py").touch()  # else the project's own package of this name is found
    file.write_text(SERVE.format(says="first"))
    monkeypatch.chdir(tmp_path)
    return file


@pytest.fixture
def supervisor(source: Path, tmp_path: Path) -> Iterator[Supervisor]:
    port = free_port()
    served = Program("served", "services.served", f"http://127.0.0.1:{port}")
    watched = Supervisor(Plan((served,), {**os.environ, "PORT": str(port)}), tmp_path / "logs", print)
    watched.start()
    yield watched
    watched.close()


def until(supervisor: Supervisor, look: Callable[[], None], condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE_S
    while not condition():
        assert time.monotonic() < deadline
        look()
        supervisor.tick()
        time.sleep(0.02)


def answer(supervisor: Supervisor) -> str:
    try:
        return httpx.get(supervisor.plan.programs[0].url, trust_env=False).text
    except httpx.TransportError:
        return ""


def test_a_program_is_started_again_when_its_source_is_saved(supervisor: Supervisor, source: Path) -> None:
    said: list[str] = []
    look = reloader(supervisor, said.append, source.parents[2])
    until(supervisor, look, lambda: answer(supervisor) == "first")
    source.write_text(SERVE.format(says="second"))
    until(supervisor, look, lambda: answer(supervisor) == "second")
    assert said == ["services/served/__main__.py changed: starting served again"]


def test_a_mended_program_does_not_wait_for_its_next_turn(supervisor: Supervisor, source: Path) -> None:
    look = reloader(supervisor, print, source.parents[2])
    source.write_text("a word too many")
    child = supervisor._children[0]
    until(supervisor, look, lambda: child.deaths > 0)
    child.restart_at = time.monotonic() + 3600
    source.write_text(SERVE.format(says="mended"))
    until(supervisor, look, lambda: answer(supervisor) == "mended")


@pytest.mark.parametrize(
    ("file", "names"),
    [
        ("services/gateway/edge.py", {"gateway"}),
        ("services/core/routes/asteroids.py", {"core"}),
        ("services/simulator/app.py", {"simulator"}),
        ("etl/silver/asteroids.py", {"etl", "flows"}),
        ("ml/models/task.py", {"ml"}),
        ("services/chassis/settings.py", {"simulator", "core", "etl", "gateway", "flows", "ml"}),
        ("services/cli/up.py", set()),
    ],
)
def test_each_package_has_its_programs(file: str, names: set[str], tmp_path: Path) -> None:
    layout = plan("recorded", tmp_path, "http://127.0.0.1:1", None, scheduler="prefect")
    programs = with_web_server(layout, "http://127.0.0.1:2").programs
    assert {p.name for p in programs if touched(p, [file])} == names
    assert programs[-1].command[-5:] == ["dev", "--hostname", "127.0.0.1", "--port", "2"]
