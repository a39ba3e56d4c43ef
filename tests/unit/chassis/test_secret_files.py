from pathlib import Path

import pytest

from services.chassis.errors import SettingsError
from services.chassis.settings import load_settings


def test_a_secret_comes_from_a_file_of_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ORRERY_NASA_API_KEY", raising=False)
    monkeypatch.setenv("ORRERY_SECRETS_DIR", str(tmp_path))
    (tmp_path / "orrery_nasa_api_key").write_text("of-a-file\n")
    settings = load_settings()
    assert settings.nasa_api_key.get_secret_value() == "of-a-file"
    assert "of-a-file" not in repr(settings)


def test_the_environment_comes_before_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ORRERY_SECRETS_DIR", str(tmp_path))
    monkeypatch.setenv("ORRERY_NASA_API_KEY", "of-the-environment")
    (tmp_path / "orrery_nasa_api_key").write_text("of-a-file")
    assert load_settings().nasa_api_key.get_secret_value() == "of-the-environment"


def test_a_folder_of_secrets_that_is_none_refuses_to_start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ORRERY_SECRETS_DIR", str(tmp_path / "away"))
    with pytest.raises(SettingsError, match="ORRERY_SECRETS_DIR was"):
        load_settings()


def test_where_data_is_not_live_the_simulator_stands_in_for_each_provider() -> None:
    settings = load_settings(sources="recorded", simulator_url="http://simulator:8083", jpl_url="http://jpl:1")
    assert (settings.neows_url, settings.jpl_url) == ("http://simulator:8083/neows", "http://jpl:1")
    assert settings.assets_url == "http://simulator:8083/assets"
    assert settings.solar_wind_feed == "products"
    assert load_settings(sources="live").neows_url.startswith("https://")
