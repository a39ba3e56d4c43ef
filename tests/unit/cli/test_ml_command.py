import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from services.chassis.clock import clock_from
from services.chassis.settings import load_settings
from services.cli.instance import CannotStartError, Instance
from services.cli.ml import _environment

CORE = "http://127.0.0.1:5001"
AT = datetime(2026, 4, 2, 16, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _clean(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("CORE_URL", "SOURCES", "DATA", "CLOCK_START", "CLOCK_EPOCH", "CLOCK_SPEED"):
        monkeypatch.delenv(f"ORRERY_{name}", raising=False)


def test_a_process_of_ml_is_told_the_platform_that_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    instance = Instance(tmp_path / "recorded")
    instance.take({"url": "", "mode": "recorded", "urls": {"core": CORE}})
    (tmp_path / "recorded" / "clock.json").write_text(json.dumps({"at": AT.isoformat(), "speed": 60.0}))
    try:
        told = _environment(load_settings(data=tmp_path))
    finally:
        instance.release()
    for name, value in told.items():
        monkeypatch.setenv(name, value)
    settings = load_settings()
    assert (settings.core_url, settings.origin, settings.data_dir) == (CORE, "recorded", tmp_path / "recorded")
    assert AT <= clock_from(settings).now() < AT + timedelta(hours=1)
    assert settings.clock_speed == 60


def test_an_address_that_is_set_is_left_as_it_is(tmp_path: Path) -> None:
    assert _environment(load_settings(data=tmp_path, core_url=CORE)) == {}


def test_nothing_that_runs_is_told(tmp_path: Path) -> None:
    with pytest.raises(CannotStartError, match="not running"):
        _environment(load_settings(data=tmp_path))
