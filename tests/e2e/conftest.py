"""The whole platform, started as a user starts it, and a real headless Chromium in front of it.

Its stores are the embedded ones, or servers where `ORRERY_TEST_ENGINES=servers` asks for them. Where
`ORRERY_TEST_PLATFORM_URL` names a platform of docker-compose.yml that runs, that one is asked instead.
"""

import os
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from services.cli.instance import free_port
from tests.e2e.control import ROOT, Platform, Supervised, composed, logs, until_ready
from tests.server_engines import engines_of_its_own, missing

COMPOSED = os.environ.get("ORRERY_TEST_PLATFORM_URL", "").rstrip("/")
CHROMIUM_FLAGS = ["--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--ignore-gpu-blocklist"]
DESKTOP = {"width": 1440, "height": 900}
PHONE = {"width": 390, "height": 844}
PAGES = ("/", "/asteroids", "/space-weather", "/forecasts", "/satellites", "/missions", "/imagery", "/pipeline")
WIND_SPEED = re.compile(r"^6\d\d\.\d")
"""In km/s, of that hour: the recorded week goes on while the suite runs."""


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


def start(data: Path, mode: str, engines: Engines) -> Supervised:
    port = free_port()
    told = {"ORRERY_DATA": str(data), "ORRERY_SOURCES": mode, "ORRERY_PORT": str(port), **engines}
    started = Supervised(f"http://127.0.0.1:{port}", data, mode, dict(os.environ) | told)
    done = started.orrery("up", "--detach")
    if "Ready in" not in done.stdout:
        started.orrery("down")
        pytest.fail(done.stdout + done.stderr + logs(data))
    return started


def platform(mode: str) -> Callable[[pytest.TempPathFactory], Iterator[Platform]]:
    def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Platform]:
        if COMPOSED:
            found = composed(COMPOSED)
            if found.mode != mode:
                pytest.skip(f"{COMPOSED} serves {found.mode} data: `make compose-test` runs one platform per mode")
            until_ready(found)
            yield found
            return
        with some_engines() as engines:
            started = start(tmp_path_factory.mktemp(mode), mode, engines)
            yield started
            started.orrery("down").check_returncode()

    return running


recorded = pytest.fixture(scope="session", name="recorded")(platform("recorded"))
invented = pytest.fixture(scope="session", name="invented")(platform("invented"))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if not COMPOSED and not (ROOT / "frontend" / "out" / "index.html").is_file():
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


def serious_faults(page: Page) -> list[str]:
    """What axe finds on the page as it stands, serious or critical."""
    axe = (ROOT / "frontend/node_modules/axe-core/axe.min.js").read_text()
    # The page's own policy allows no foreign script, so axe runs in an isolated world of the test.
    page.evaluate(f"(() => {{ {axe} }})()")
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
    return [f"{v['id']}: {v['nodes'][0]['html'][:160]}" for v in found if v["impact"] in ("serious", "critical")]
