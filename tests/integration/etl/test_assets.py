"""Pictures fetched once from the simulator, kept under their hash, served by core; failures wait."""

import hashlib
from datetime import UTC, datetime
from typing import Any

import httpx
import pytest

from etl.runs.asset_calls import AssetCalls, CallFailedError
from etl.runs.assets import Assets, asset_key
from etl.runs.platform import Platform as Runs
from services.chassis.settings import load_settings

NOW = datetime(2026, 4, 2, 16, tzinfo=UTC)
STRANGERS = (
    "https://example.org/a.jpg",
    "http://127.0.0.1/a.jpg",
    "https://nasa.gov.example.org/a.jpg",
    "file:///etc/x",
)


@pytest.fixture
def held(simulator_process: Any) -> Any:
    """Core with the invented rows of one day of every source of pictures."""
    for source in ("apod", "epic/natural", "gibs/layers"):
        runs = simulator_process.run(source)
        assert not any(r.get("error") for r in runs), runs
    return simulator_process


def _runs(platform: Any, **about: Any) -> Runs:
    names = ("core_url", "simulator_url")
    urls = {name: platform.env[f"ORRERY_{name.upper()}"] for name in names}
    # A clock that runs fast makes the pace towards the simulator as fast.
    clock = {"clock_start": NOW, "clock_epoch": datetime.now(UTC), "clock_speed": 60.0}
    stand_in = f"{urls['simulator_url']}/assets"
    settings = {"sources": "invented", "data": platform.data / "pictures", "assets_url": stand_in, **clock, **urls}
    return Runs(load_settings(**{**settings, **about}))


def _counts(platform: Any, **where: str) -> int:
    return platform["core"].get("/api/v1/imagery/assets", limit="1", **where).json()["meta"]["total"]


def test_pictures_are_fetched_once_within_their_limits(held: Any) -> None:
    _nothing_is_asked_of_real_hosts(held)
    _only_known_hosts_are_asked(held)
    _a_page_instead_of_a_picture_waits(held)
    _no_more_than_the_day_s_megabytes(held)
    _each_is_fetched_once(held)


def _nothing_is_asked_of_real_hosts(held: Any) -> None:
    for about in ({"assets": "off"}, {"assets_url": None}):
        runs = _runs(held, **about)
        assert Assets(runs).round().kept == 0
        runs.close()


def _only_known_hosts_are_asked(held: Any) -> None:
    runs = _runs(held)
    calls = AssetCalls(runs)
    for url in STRANGERS:
        with pytest.raises(CallFailedError):
            calls.body("apod", url)
        assert calls.waiting([url], runs.clock.now()) == {url}
    assert calls.made == 0
    runs.close()


def _a_page_instead_of_a_picture_waits(held: Any) -> None:
    fault = {"path": "/assets/epic.gsfc.nasa.gov/*", "fault": "html"}
    assert httpx.post(f"{held['simulator'].url}/_faults", json=fault, timeout=10).is_success
    runs = _runs(held, assets="thumbnails")
    assets = Assets(runs)
    first = assets.round()
    assert first.failed == len(held.rows("imagery/epic", collection="natural"))
    assert _counts(held, table="fact_epic_images") == 0
    assert _counts(held, role="original") == 0
    assert assets.round().failed == 0
    assert httpx.delete(f"{held['simulator'].url}/_faults", timeout=10).is_success
    runs.close()


def _no_more_than_the_day_s_megabytes(held: Any) -> None:
    runs = _runs(held, assets_mb_per_day=1)
    assert Assets(runs).round().left
    before = _counts(held)
    assert Assets(runs).round().kept == 0
    assert _counts(held) == before
    runs.close()


def _each_is_fetched_once(held: Any) -> None:
    runs = _runs(held)
    for _ in range(4):
        if not Assets(runs).round().left:
            break
    total = _counts(held)
    assert Assets(runs).round().kept == 0
    assert _counts(held) == total
    row = next(r for r in held.rows("imagery/apod", limit="5") if r["picture_media"] == "image")
    roles = {a["asset_role"]: a for a in row["assets"]}
    assert set(roles) == {"thumbnail", "original"}
    assert (roles["thumbnail"]["asset_width_px"], roles["thumbnail"]["asset_is_made"]) == (480, True)
    assert roles["original"]["credit"] == "Orrery simulator"
    body = (runs.settings.data_dir / "objects" / asset_key(roles["original"]["sha256"])).read_bytes()
    assert hashlib.sha256(body).hexdigest() == roles["original"]["sha256"]
    (mosaic,) = held.rows("imagery/assets", role="mosaic")
    assert (mosaic["asset_width_px"], mosaic["asset_height_px"], mosaic["picture_day"]) == (1280, 640, "2026-04-01")
    runs.close()
