"""The whole platform, started as a user starts it, and a real headless Chromium in front of it.

Its stores are the embedded ones, or servers where `ORRERY_TEST_ENGINES=servers` asks for them.
"""

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from services.cli.instance import free_port, read_json
from tests.server_engines import engines_of_its_own, missing

ROOT = Path(__file__).parents[2]
CHROMIUM_FLAGS = ["--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--ignore-gpu-blocklist"]
DESKTOP = {"width": 1440, "height": 900}
PHONE = {"width": 390, "height": 844}
WIND_SPEED = re.compile(r"^6\d\d\.\d")
"""In km/s, of that hour: the recorded week goes on while the suite runs."""


@dataclass
class Running:
    """A platform that `orrery up --detach` started."""

    url: str
    data: Path
    mode: str
    environment: dict[str, str]

    def pid_of(self, program: str) -> int:
        """Process of one of its programs."""
        facts = read_json(self.data / self.mode / "lock.json") or {}
        module = "etl.worker" if program == "etl" else f"services.{program}"
        return next(c.pid for c in psutil.Process(facts["pid"]).children(recursive=True) if module in command_of(c))

    def signal(self, program: str, number: signal.Signals) -> None:
        os.kill(self.pid_of(program), number)


def command_of(process: psutil.Process) -> list[str]:
    """Its command line; none when it has just died."""
    try:
        return process.cmdline()
    except psutil.Error:
        return []


Engines = dict[str, str]
"""Settings that say where a platform's stores are; none for the embedded ones."""


@contextmanager
def some_engines() -> Iterator[Engines]:
    """Empty stores of the kind that this run of the suite is about."""
    if os.environ.get("ORRERY_TEST_ENGINES", "embedded") == "embedded":
        yield {}
        return
    if reason := missing():
        pytest.skip(reason)
    with engines_of_its_own() as engines:
        yield engines


@pytest.fixture
def engines() -> Iterator[Engines]:
    with some_engines() as found:
        yield found


def start(data: Path, mode: str, engines: Engines) -> Running:
    port = free_port()
    told = {"ORRERY_DATA": str(data), "ORRERY_SOURCES": mode, "ORRERY_PORT": str(port), **engines}
    environment = dict(os.environ) | told
    command = [sys.executable, "-m", "services.cli", "up", "--detach"]
    done = subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True, check=False)
    assert "Ready in" in done.stdout, done.stdout + done.stderr + logs(data)
    return Running(f"http://127.0.0.1:{port}", data, mode, environment)


def stop(running: Running) -> None:
    subprocess.run(
        [sys.executable, "-m", "services.cli", "down"],
        env=running.environment,
        cwd=ROOT,
        check=True,
        capture_output=True,
    )


def logs(data: Path) -> str:
    return "\n".join(f"== {p.name}\n{p.read_text()[-1500:]}" for p in sorted(data.glob("*/logs/*.log")))


def platform(mode: str) -> Callable[[pytest.TempPathFactory], Iterator[Running]]:
    def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
        with some_engines() as engines:
            started = start(tmp_path_factory.mktemp(mode), mode, engines)
            yield started
            stop(started)

    return running


recorded = pytest.fixture(scope="session", name="recorded")(platform("recorded"))
invented = pytest.fixture(scope="session", name="invented")(platform("invented"))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if not (ROOT / "frontend" / "out" / "index.html").is_file():
        pytest.skip("the web app is not built: make test builds it")
    path = os.environ.get("ORRERY_CHROMIUM") or next(
        filter(None, map(shutil.which, ("chromium", "google-chrome"))), None
    )
    # In its first minute a platform still loads what it has asked for.
    expect.set_options(timeout=20_000)
    with sync_playwright() as playwright:
        if path is None and not Path(playwright.chromium.executable_path).exists():
            pytest.skip("no Chromium is installed: apt-get install chromium, or set ORRERY_CHROMIUM")
        launched = playwright.chromium.launch(executable_path=path, args=CHROMIUM_FLAGS)
        yield launched
        launched.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    opened = browser.new_context(viewport=DESKTOP, color_scheme="dark")
    opened.set_default_timeout(20_000)
    yield opened
    opened.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """A page that fails the test when a script fails in it."""
    opened = context.new_page()
    opened.on("pageerror", lambda error: pytest.fail(f"a script failed on {opened.url}: {error}"))
    return opened
