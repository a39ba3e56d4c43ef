from pathlib import Path

import pytest

from etl.runs.platform import Platform, paced
from services.chassis.http import host_policies
from services.chassis.settings import load_settings

SIMULATOR = "http://127.0.0.1:41007"
STAND_IN = {
    "neows_url": f"{SIMULATOR}/neows",
    "jpl_url": f"{SIMULATOR}/jpl",
    "swpc_url": f"{SIMULATOR}/swpc",
    "donki_url": f"{SIMULATOR}/donki",
}


@pytest.mark.parametrize(
    ("asked", "public"),
    [
        ("/jpl/cad.api?dist-max=0.2", "https://ssd-api.jpl.nasa.gov/cad.api?dist-max=0.2"),
        ("/neows/feed?start_date=2026-04-02", "https://api.nasa.gov/neo/rest/v1/feed?start_date=2026-04-02"),
        (
            "/swpc/json/goes/primary/xrays-1-day.json",
            "https://services.swpc.noaa.gov/json/goes/primary/xrays-1-day.json",
        ),
        ("/donki/FLR?startDate=2026-04-01", "https://kauai.ccmc.gsfc.nasa.gov/DONKI/WS/get/FLR?startDate=2026-04-01"),
        ("/elsewhere", f"{SIMULATOR}/elsewhere"),
    ],
)
def test_what_the_simulator_served_keeps_its_providers_address(tmp_path: Path, asked: str, public: str) -> None:
    platform = Platform(load_settings(data=tmp_path, sources="recorded", **STAND_IN))
    assert platform.public_url(f"{SIMULATOR}{asked}") == public
    platform.close()


def test_a_mirror_that_was_set_for_live_data_is_named(tmp_path: Path) -> None:
    platform = Platform(load_settings(data=tmp_path, sources="live", jpl_url="https://mirror.example/jpl"))
    assert platform.public_url("https://mirror.example/jpl/cad.api") == "https://mirror.example/jpl/cad.api"
    platform.close()


@pytest.mark.parametrize(("sources", "window_s"), [("recorded", 1.0), ("invented", 1.0), ("live", 60.0)])
def test_only_the_simulators_hour_runs_with_the_platforms_clock(sources: str, window_s: float) -> None:
    settings = load_settings(
        sources=sources, clock_speed=60, clock_start="2026-04-02T16:00:00Z", clock_epoch="2026-11-21T00:00:00Z"
    )
    assert paced(host_policies(), settings)["swpc"].window_s == window_s
