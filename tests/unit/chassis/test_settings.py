from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.chassis.errors import SettingsError
from services.chassis.settings import Settings, describe, load_settings


@pytest.fixture(autouse=True)
def _bare_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    import os  # noqa: PLC0415

    for name in [name for name in os.environ if name.startswith("ORRERY_")]:
        monkeypatch.delenv(name)


def test_every_setting_has_a_default_and_a_line_of_help() -> None:
    rows = describe(Settings())
    assert {"ORRERY_PORT", "ORRERY_DATA", "ORRERY_SOURCES", "ORRERY_RATE_LIMIT_PER_MINUTE"} <= {r.name for r in rows}
    assert all(row.help and "\n" not in row.help for row in rows)
    assert next(row for row in rows if row.name == "ORRERY_PORT").default == "8080"


def test_values_come_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ORRERY_PORT", "9000")
    monkeypatch.setenv("ORRERY_JPL_URL", "http://127.0.0.1:8083/jpl/")
    monkeypatch.setenv("ORRERY_LOG_LEVEL", "")
    settings = load_settings()
    assert (settings.port, settings.jpl_url, settings.log_level) == (9000, "http://127.0.0.1:8083/jpl", "info")
    changed = {row.name for row in describe(settings) if row.value != row.default}
    assert changed == {"ORRERY_JPL_URL", "ORRERY_PORT"}


def test_secrets_are_never_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ORRERY_NASA_API_KEY", "abcdef123456")
    settings = load_settings()
    assert "abcdef123456" not in repr(settings) + repr(describe(settings)) + str(settings.model_dump())
    assert settings.nasa_api_key.get_secret_value() == "abcdef123456"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PORT", "eighty"),
        ("PORT", "0"),
        ("PORT", "70000"),
        ("SOURCES", "dreamt"),
        ("CORE_URL", "ftp://x"),
        ("CLOCK_START", "2026-04-02T00:00:00"),
        ("CLOCK_SPEED", "0"),
        ("RATE_LIMIT_PER_MINUTE", "-1"),
    ],
)
def test_a_refused_value_is_named(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(f"ORRERY_{name}", value)
    with pytest.raises(SettingsError) as caught:
        load_settings()
    assert f"ORRERY_{name} was {value!r}" in caught.value.detail


def test_a_clock_needs_both_instants() -> None:
    with pytest.raises(SettingsError, match="set together"):
        load_settings(clock_start="2026-04-02T00:00:00Z")
    with pytest.raises(SettingsError, match="UTC"):
        load_settings(clock_start="2026-04-02T02:00:00+02:00", clock_epoch="2026-04-02T02:00:00Z")


def test_each_mode_has_its_own_folder(tmp_path: Path) -> None:
    folders = {mode: load_settings(data=tmp_path, sources=mode).data_dir for mode in ("live", "recorded", "invented")}
    assert {mode: folder.name for mode, folder in folders.items()} == {mode: mode for mode in folders}
    with pytest.raises(SettingsError, match="only `orrery up` resolves"):
        _ = load_settings(sources="auto").origin


def test_the_gateway_listens_where_its_address_says() -> None:
    assert load_settings(port=9000).gateway_port == 9000
    assert load_settings(port=9000, gateway_url="http://127.0.0.1:9001").gateway_port == 9001


@given(st.text())
def test_any_text_is_taken_or_refused_clearly(text: str) -> None:
    try:
        load_settings(port=text, clock_speed=text, sources=text)
    except SettingsError as error:
        assert "ORRERY_" in error.detail  # noqa: PT017 - both outcomes are right
