"""Each page of the recorded week as someone sees it in their first minute."""

import hashlib
import re

import httpx
import pytest
from playwright.sync_api import BrowserContext, Page, expect

from .conftest import PAGES, PHONE, WIND_SPEED, serious_faults
from .control import Platform

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.xdist_group("e2e")]


def test_the_overview_says_what_happens_and_that_it_is_recorded(page: Page, recorded: Platform) -> None:
    page.goto(recorded.url)
    expect(page.get_by_label("Origin of the data")).to_contain_text("RECORDED")
    expect(page.get_by_label("Origin of the data")).to_contain_text("2026")
    expect(page.locator("p[aria-live=polite]").first).to_contain_text("geomagnetic storm (G1) is under way")
    expect(page.get_by_text("G1 minor").first).to_be_visible()
    expect(page.get_by_role("table").first).to_contain_text("2023 DZ2")


def test_a_number_opens_its_receipt_and_the_bytes_match_their_hash(page: Page, recorded: Platform) -> None:
    page.goto(recorded.url)
    page.get_by_role("button", name=WIND_SPEED).first.click()
    receipt = page.get_by_role("dialog")
    expect(receipt).to_contain_text("swpc/plasma")
    expect(receipt).to_contain_text("recorded")
    digest = receipt.get_by_title("SHA-256 of the bytes").first.inner_text()
    link = receipt.get_by_role("link", name="The bytes as they came").first.get_attribute("href")
    body = httpx.get(f"{recorded.url}{link}", trust_env=False).content
    assert hashlib.sha256(body).hexdigest() == digest
    page.keyboard.press("Escape")
    expect(receipt).to_be_hidden()


def test_the_scene_holds_every_object_and_draws_them(page: Page, recorded: Platform) -> None:
    page.goto(f"{recorded.url}/asteroids")
    scene = page.get_by_role("region", name="Solar system")
    # The catalogue's 3,084 and those that were asked for one by one.
    expect(scene).to_contain_text(re.compile(r"3,08\d near-Earth objects"), timeout=90_000)
    expect(scene).to_contain_text("Never the source of a miss distance")
    expect(scene.locator("canvas").first).to_have_attribute("width", re.compile(r"^([4-9]\d\d|\d{4})$"))
    page.wait_for_timeout(1500)
    picture = scene.locator("canvas").first.screenshot()
    assert len(set(picture)) > 200, "the canvas is blank"
    assert len(picture) > 20_000


def test_a_selected_object_shows_its_orbit_and_stays_in_the_address(page: Page, recorded: Platform) -> None:
    page.goto(f"{recorded.url}/asteroids?selected=2023%20DZ2")
    panel = page.get_by_role("dialog").filter(has_text="2023 DZ2")
    expect(panel.get_by_role("region", name="All approaches")).to_be_visible()
    page.goto(f"{recorded.url}/asteroids?selected=99942")
    expect(page.get_by_role("dialog")).to_contain_text("Apophis")
    expect(page.get_by_text("Condition code").first).to_be_visible()
    page.go_back()
    expect(page).to_have_url(re.compile("2023"))


def test_the_approach_table_filters_and_hands_the_same_rows_to_csv(page: Page, recorded: Platform) -> None:
    page.goto(f"{recorded.url}/asteroids")
    table = page.get_by_role("table", name="Close approaches")
    expect(table).to_contain_text("LD")
    page.get_by_label("Name or designation").fill("DZ2")
    expect(table).to_contain_text("2023 DZ2")
    expect(table).not_to_contain_text("2019 FQ1")
    panel = page.locator("section").filter(has=table).last
    link = panel.get_by_role("link", name="CSV").get_attribute("href") or ""
    rows = httpx.get(f"{recorded.url}{link}", trust_env=False).text.splitlines()
    assert "origin" in rows[0].split(",")
    assert any("2023 DZ2" in row for row in rows[1:])


def test_charts_have_a_table_and_name_their_thresholds(page: Page, recorded: Platform) -> None:
    page.goto(f"{recorded.url}/space-weather")
    expect(page.get_by_text("G3 strong").first).to_be_visible()
    expect(page.get_by_text("X1.4").first).to_be_visible()
    chart = page.get_by_role("region", name="Planetary K index")
    chart.get_by_role("button", name="Table").click()
    expect(chart.get_by_role("table")).to_contain_text("2 Apr")


def test_the_satellites_are_drawn_and_one_is_found_by_name(page: Page, recorded: Platform) -> None:
    page.goto(f"{recorded.url}/satellites")
    expect(page.locator("p[aria-live=polite]").first).to_contain_text("14,908 satellites followed", timeout=90_000)
    expect(page.get_by_text("14,908 drawn")).to_be_visible(timeout=90_000)
    page.get_by_placeholder("Name, number or designator").fill("zarya")
    page.get_by_role("button", name=re.compile("ISS .ZARYA")).click()
    expect(page).to_have_url(re.compile("25544"))


def test_imagery_tells_the_day_s_picture_and_what_was_not_recorded(page: Page, recorded: Platform) -> None:
    page.goto(f"{recorded.url}/imagery")
    days = page.get_by_role("list", name="Days")
    expect(days.get_by_role("button", name="Liftoff! Returning to the Moon")).to_be_visible(timeout=90_000)
    expect(page.get_by_text("The picture is not recorded.")).to_be_visible()
    expect(page.get_by_role("table").filter(has_text="Iceberg B22H")).to_contain_text("11 Jul 2025")
    expect(page.get_by_text("No recording of NASA EPIC was kept")).to_be_visible()


def test_the_photos_of_curiosity_s_thousandth_sol(page: Page, recorded: Platform) -> None:
    page.goto(f"{recorded.url}/missions?rover=curiosity&sol=1000&camera=NAVCAM")
    tiles = page.get_by_role("button", name="Photo by NAVCAM")
    expect(tiles).to_have_count(10, timeout=90_000)
    expect(tiles.first).to_contain_text("Picture not recorded")
    expect(tiles.first).to_contain_text("NASA/JPL-Caltech")
    tiles.first.click()
    expect(page.get_by_role("dialog")).to_contain_text("curiosity:N")
    expect(page.get_by_role("group", name="Plan of Curiosity’s way, north up")).to_be_attached()


def test_the_pipeline_page_lists_every_source(page: Page, recorded: Platform) -> None:
    page.goto(f"{recorded.url}/pipeline")
    for title in ("Close approaches to Earth", "Planetary K index", "Solar flares"):
        expect(page.get_by_text(title).first).to_be_visible()


def test_the_palette_finds_an_asteroid_by_keyboard_alone(page: Page, recorded: Platform) -> None:
    page.goto(recorded.url)
    expect(page.get_by_role("table").first).to_contain_text("LD")
    page.keyboard.press("Control+k")
    page.keyboard.type("apophis")
    expect(page.get_by_role("option", name=re.compile("Apophis")).first).to_be_visible()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("asteroids.*selected=99942"))


@pytest.mark.layout
@pytest.mark.parametrize("path", PAGES)
def test_a_phone_never_scrolls_sideways(context: BrowserContext, recorded: Platform, path: str) -> None:
    page = context.new_page()
    page.set_viewport_size(PHONE)
    page.goto(f"{recorded.url}{path}")
    page.wait_for_timeout(1500)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


@pytest.mark.layout
@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("theme", ["dark", "light"])
def test_no_page_has_a_serious_accessibility_fault(page: Page, recorded: Platform, path: str, theme: str) -> None:
    page.add_init_script(f"localStorage.setItem('orrery.theme', '{theme}')")
    page.goto(f"{recorded.url}{path}")
    page.wait_for_timeout(2500)
    assert serious_faults(page) == []
