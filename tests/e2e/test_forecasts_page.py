"""Forecasts as someone sees them: an honest empty page without a model, and what a ledger with some looks like."""

import hashlib
import re
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pyarrow as pa
import pytest
from playwright.sync_api import Page, expect

from services.chassis import wire
from services.cli.instance import read_json
from services.domain.arrow import arrow_schema
from tests.e2e.control import Platform, Supervised

from .conftest import serious_faults

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.xdist_group("e2e")]


def test_without_a_model_the_page_says_so_and_how_to_get_one(page: Page, recorded: Platform) -> None:
    page.goto(f"{recorded.url}/forecasts")
    expect(page.locator("p[aria-live=polite]").first).to_have_text("Nothing is forecast yet.")
    expect(page.get_by_role("region", name="Forecasts now")).to_contain_text("orrery ml train")
    expect(page.get_by_role("region", name="How good they were")).to_contain_text("Nothing is scored yet")
    page.goto(f"{recorded.url}/space-weather")
    expect(page.get_by_role("region", name="Dst", exact=True)).to_be_visible()


def test_what_is_issued_stands_with_interval_baseline_and_past_skill(page: Page, invented: Platform) -> None:
    if not isinstance(invented, Supervised):
        pytest.skip("core of a composed platform is not reached from outside")
    issue_simulated(invented)
    page.goto(f"{invented.url}/forecasts")
    expect(page.get_by_label("Origin of the data")).to_contain_text("SIMULATED")
    sentence = page.locator("p[aria-live=polite]").first
    expect(sentence).to_contain_text(re.compile(r"Kp about 3\.3 \(2\.2 to 4\.4\) by \d\d:00 UTC\."))
    expect(sentence).to_contain_text("not enough is scored")
    row = page.get_by_role("table", name="Current forecasts").get_by_role("row").filter(has_text="Kp in 5 h")
    expect(row).to_contain_text("2.2 to 4.4")
    expect(row).to_contain_text("5")
    row.press("Enter")
    panel = page.get_by_role("dialog")
    expect(panel).to_contain_text("persistence")
    expect(panel).to_contain_text("None is scored yet.")
    expect(page).to_have_url(re.compile(r"forecast=kp_5h"))
    assert serious_faults(page) == []
    page.goto(f"{invented.url}/space-weather?range=3d")
    expect(page.get_by_role("region", name="Planetary K index, dashed as forecast")).to_contain_text("Kp by Orrery")


def issue_simulated(platform: Supervised) -> None:
    """Two forecasters' Kp five hours ahead of the platform's clock, as its model server would have issued them."""
    facts = httpx.get(f"{platform.url}/api/v1/platform", trust_env=False).json()["data"]
    hour = datetime.fromisoformat(facts["now"]).astimezone(UTC).replace(minute=0, second=0, microsecond=0)
    rows = [said("orrery", hour, 3.3, (2.2, 4.4)), said("persistence", hour, 5.0, (None, None))]
    body = wire.pack({}, {"forecasts": pa.Table.from_pylist(rows, schema=arrow_schema("forecasts"))})
    core = (read_json(platform.data / platform.mode / "lock.json") or {})["urls"]["core"]
    httpx.post(f"{core}/internal/ledger/forecasts", content=body, trust_env=False).raise_for_status()


def said(forecaster: str, hour: datetime, value: float, interval: tuple[float | None, float | None]) -> dict[str, Any]:
    """A row of the ledger: Kp of the three hours that hold the fifth hour from now."""
    about = hour + timedelta(hours=5)
    begin = about.replace(hour=about.hour // 3 * 3)
    return {
        "forecast_id": hashlib.sha256(f"kp_5h|{forecaster}|{hour}".encode()).hexdigest(),
        "task": "kp_5h",
        "forecaster": forecaster,
        "subject": "",
        "issued_at": hour - timedelta(minutes=45),
        "valid_from_at": begin,
        "valid_until_at": begin + timedelta(hours=3),
        "forecast_kind": "quantity",
        "forecast_unit": "",
        "forecast_value": value,
        "forecast_lower": interval[0],
        "forecast_upper": interval[1],
        "origin": "invented",
    }
