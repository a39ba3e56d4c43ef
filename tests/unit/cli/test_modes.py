from pathlib import Path

import pytest

from services.chassis.errors import SettingsError
from services.chassis.settings import Settings, load_settings
from services.cli import modes
from services.cli.modes import decide


def hold_data(root: Path) -> None:
    manifest = root / "live/objects/bronze/manifests/cneos_cad__approaches/2026/04/02/abc.json"
    manifest.parent.mkdir(parents=True)
    manifest.write_text("{}")


def test_a_live_folder_that_holds_data_wins(tmp_path: Path) -> None:
    hold_data(tmp_path)
    decision = decide(Settings(data=tmp_path))
    assert decision.mode == "live"
    assert "holds live data" in decision.reason


def test_without_data_and_without_a_way_out_it_is_recorded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(modes, "PROBES", ("http://127.0.0.1:1/",))
    decision = decide(Settings(data=tmp_path))
    assert decision.mode == "recorded"
    assert "no provider answered" in decision.reason


@pytest.mark.parametrize("mode", ["live", "recorded", "invented"])
def test_what_is_asked_for_is_done(mode: str, tmp_path: Path) -> None:
    hold_data(tmp_path)
    assert decide(Settings(sources=mode, data=tmp_path)).mode == mode


def test_an_unknown_mode_names_what_is_allowed() -> None:
    with pytest.raises(SettingsError, match="'auto', 'live', 'recorded' or 'invented'"):
        load_settings(sources="fake")


def test_production_is_live_only(tmp_path: Path) -> None:
    production = {"environment": "production", "nasa_api_key": "own", "data": tmp_path}
    assert decide(Settings(**production)).mode == "live"
