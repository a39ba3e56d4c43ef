"""Each state of the screen, brought about by the real fault: a stopped process, a cut line, an empty answer."""

import time
from contextlib import suppress

import httpx
import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect
from playwright.sync_api import TimeoutError as PlaywrightTimeoutError

from .conftest import PAGES, WIND_SPEED
from .control import Platform

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.xdist_group("e2e")]

NO_WEBGL = """
const get = HTMLCanvasElement.prototype.getContext
HTMLCanvasElement.prototype.getContext = function (kind, ...rest) {
  return kind.startsWith("webgl") ? null : get.call(this, kind, ...rest)
}
"""


def test_loading_shows_the_layouts_own_skeleton(page: Page, recorded: Platform) -> None:
    def later(route: Route) -> None:
        time.sleep(1.5)
        route.continue_()

    page.route("**/api/v1/space-weather/now*", later)
    page.goto(f"{recorded.url}/space-weather", wait_until="commit")
    expect(page.get_by_role("status", name="Loading").first).to_be_visible()
    expect(page.get_by_text(WIND_SPEED).first).to_be_visible()


def test_empty_says_what_would_be_here_and_what_fills_it(page: Page, recorded: Platform) -> None:
    page.goto(f"{recorded.url}/asteroids")
    # What is written before the page has come to life is lost.
    expect(page.get_by_role("table", name="Close approaches")).to_contain_text("2023 DZ2")
    page.get_by_label("Name or designation").fill("no such thing")
    expect(page.get_by_text("No approach matches.")).to_be_visible()
    page.get_by_role("button", name="Clear filters").last.click()
    expect(page.get_by_text("No approach matches.")).to_have_count(0)
    expect(page.get_by_role("table", name="Close approaches")).to_contain_text("2023 DZ2")


def test_an_error_names_what_failed_and_the_request_and_recovers(context: BrowserContext, recorded: Platform) -> None:
    page = context.new_page()
    recorded.pause("core")
    try:
        page.goto(f"{recorded.url}/space-weather?range=30d")
        alert = page.get_by_role("alert").filter(has_text="could not be loaded").first
        expect(alert).to_be_visible(timeout=60_000)
        expect(alert).to_contain_text("Request")
        again = alert.get_by_role("button", name="Try again")
        expect(again).to_be_visible()
    finally:
        recorded.resume("core")
    httpx.get(f"{recorded.url}/api/v1/space-weather/now", timeout=30, trust_env=False)
    # The page may have asked again by itself meanwhile: then there is nothing to click any more.
    with suppress(PlaywrightTimeoutError):
        again.click(timeout=3_000)
    expect(page.get_by_role("alert").filter(has_text="could not be loaded")).to_have_count(0, timeout=60_000)


def test_offline_keeps_the_last_known_state(context: BrowserContext, recorded: Platform) -> None:
    page = context.new_page()
    page.goto(f"{recorded.url}/")
    expect(page.get_by_text(WIND_SPEED).first).to_be_visible()
    context.set_offline(True)
    expect(page.get_by_text("offline", exact=False).or_(page.get_by_text("does not answer")).first).to_be_visible(
        timeout=60_000
    )
    expect(page.get_by_text(WIND_SPEED).first).to_be_visible()


def test_what_the_recording_never_had_is_marked_not_recorded(page: Page, recorded: Platform) -> None:
    page.goto(f"{recorded.url}/")
    row = page.get_by_text("Coronal mass ejections").first.locator("xpath=ancestor::li | ancestor::div[1]").first
    expect(row).to_contain_text("not recorded")


def test_simulated_data_says_so_on_every_page(context: BrowserContext, invented: Platform) -> None:
    page = context.new_page()
    for path in PAGES:
        page.goto(f"{invented.url}{path}")
        expect(page.get_by_label("Origin of the data")).to_contain_text("SIMULATED")
    rows = httpx.get(
        f"{invented.url}/api/v1/asteroids/approaches?format=csv&limit=3", trust_env=False
    ).text.splitlines()
    assert {"origin", "simulated"} <= set(rows[0].split(","))
    assert "invented" in rows[1]


def test_without_webgl_a_plan_takes_the_scenes_place(browser, recorded: Platform) -> None:
    context = browser.new_context(viewport={"width": 1200, "height": 800})
    page = context.new_page()
    page.add_init_script(NO_WEBGL)
    page.goto(f"{recorded.url}/asteroids")
    expect(page.get_by_text("WebGL").first).to_be_visible(timeout=20_000)
    expect(page.get_by_role("region", name="Solar system")).to_contain_text("3,08", timeout=90_000)
    context.close()
