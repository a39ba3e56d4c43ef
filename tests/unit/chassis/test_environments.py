"""What each environment starts with, and what staging and production refuse to start with."""

import base64
import json
import os
import subprocess
import sys
from typing import Any

import pytest
from dotenv import dotenv_values

from services.chassis.errors import SettingsError
from services.chassis.settings import ENVIRONMENTS, PREFIX, SECRETS, Settings, environment_file, load_settings

NAMES = ("development", "staging", "production")
OWN = "7c1f4b2e9d"
CLOCK = "2026-04-02T16:00:00Z"
KEY = base64.b64encode(bytes(range(100, 132))).decode()
DOCUMENTED = base64.b64encode(b"a secret of enough bytes for this").decode()


def webhook(**hook: str) -> str:
    return json.dumps({"kp": {"dataset": "swpc/kp", **hook}})


STORES = {
    "archive_url": f"postgresql://orrery:{OWN}@postgres/orrery",
    "missions_url": f"mongodb://orrery:{OWN}@a,b:27017/",
    "cache_url": f"redis://:{OWN}@redis:6379/0",
    "telemetry_url": "http://influxdb:8086",
    "telemetry_token": OWN,
    "objects_url": "s3://orrery",
    "objects_endpoint": "http://s3:7070",
    "objects_access_key": OWN,
    "objects_secret_key": OWN[::-1],
    "webhooks": webhook(secret=f"whsec_{KEY}"),
}
REFUSED: list[tuple[dict[str, Any], str]] = [
    ({"sources": "invented"}, "ORRERY_SOURCES was 'invented'"),
    ({"sources": "auto"}, "ORRERY_SOURCES was 'auto'"),
    ({"log_level": "debug"}, "ORRERY_LOG_LEVEL was 'debug'.*allowed: info"),
    ({"clock_start": CLOCK, "clock_epoch": CLOCK}, "wall clock"),
    ({"swpc_url": "http://127.0.0.1:8083/swpc"}, "ORRERY_SWPC_URL was 'http://127.0.0.1:8083/swpc'"),
    ({"assets_url": "https://stand-in"}, "ORRERY_ASSETS_URL"),
    ({"archive_url": "postgresql://orrery:orrery@postgres/orrery"}, "ORRERY_ARCHIVE_URL"),
    ({"archive_url": "postgresql://own:own@postgres/orrery"}, "ORRERY_ARCHIVE_URL"),
    ({"archive_url": "postgresql://own@postgres/orrery"}, "ORRERY_ARCHIVE_URL"),
    ({"archive_url": "postgresql://own@postgres/orrery?password=postgres"}, "ORRERY_ARCHIVE_URL"),
    ({"archive_url": "postgresql://own:p%61ssword@postgres/orrery?sslcert=own.crt"}, "ORRERY_ARCHIVE_URL"),
    ({"missions_url": "mongodb://mongo:27017/"}, "ORRERY_MISSIONS_URL"),
    ({"missions_url": "mongodb://root:Example@mongo:27017/"}, "ORRERY_MISSIONS_URL"),
    ({"cache_url": "redis://redis:6379/0"}, "ORRERY_CACHE_URL"),
    ({"telemetry_token": ""}, "ORRERY_TELEMETRY_TOKEN"),
    ({"telemetry_token": "influxdb"}, "ORRERY_TELEMETRY_TOKEN"),
    ({"objects_access_key": "minioadmin"}, "ORRERY_OBJECTS_ACCESS_KEY"),
    ({"objects_secret_key": "minioadmin"}, "ORRERY_OBJECTS_SECRET_KEY"),
    ({"objects_secret_key": OWN}, "ORRERY_OBJECTS_SECRET_KEY"),
    ({"objects_access_key": "", "objects_secret_key": ""}, "ORRERY_OBJECTS_ACCESS_KEY"),
    ({"webhooks": webhook()}, "ORRERY_WEBHOOKS.*with a secret for each"),
    ({"webhooks": webhook(secret="")}, "ORRERY_WEBHOOKS"),
    ({"webhooks": webhook(secret="whsec_" + base64.b64encode(b"x" * 32).decode())}, "random secret for 'kp'"),
    ({"webhooks": webhook(secret=f"whsec_{DOCUMENTED}")}, "random secret for 'kp'"),
    ({"webhooks": "no JSON"}, "ORRERY_WEBHOOKS"),
]  # fmt: skip


@pytest.fixture(autouse=True)
def _bare_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith(PREFIX)]:
        monkeypatch.delenv(name)


@pytest.mark.parametrize("environment", NAMES)
def test_each_environment_has_a_file_of_settings_without_secrets(environment: str) -> None:
    held = dotenv_values(environment_file(environment))
    names = {name.removeprefix(PREFIX).lower() for name in held}
    assert names
    assert names <= Settings.model_fields.keys() - SECRETS
    settings = load_settings(environment=environment)
    assert {f"{PREFIX}{name.upper()}": str(getattr(settings, name)) for name in names} == held
    assert sorted(path.stem for path in ENVIRONMENTS.iterdir()) == sorted(NAMES)


def test_the_environment_names_the_file_and_stands_over_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ORRERY_ENVIRONMENT", "staging")
    assert (load_settings().sources, load_settings().assets) == ("live", "thumbnails")
    monkeypatch.setenv("ORRERY_ASSETS", "off")
    assert load_settings().assets == "off"
    assert load_settings(environment="development", assets="originals").assets == "originals"


def test_an_environment_that_is_none_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ORRERY_ENVIRONMENT", "prod")
    with pytest.raises(SettingsError, match=r"ORRERY_ENVIRONMENT was 'prod'.*'development', 'staging' or 'production'"):
        load_settings()


@pytest.mark.parametrize("environment", ["staging", "production"])
@pytest.mark.parametrize(("values", "reason"), REFUSED)
def test_what_is_unsafe_is_refused_with_its_reason(environment: str, values: dict[str, Any], reason: str) -> None:
    with pytest.raises(SettingsError, match=reason) as caught:
        load_settings(environment=environment, **STORES | values)
    hidden = [v for k, v in values.items() if k in SECRETS and v]
    assert not [value for value in hidden if value in caught.value.detail]


@pytest.mark.parametrize("values", [v for v, _ in REFUSED if "assets_url" not in v])
def test_development_takes_all_of_it(values: dict[str, Any]) -> None:
    assert load_settings(**STORES | values).environment == "development"


def test_every_reason_is_told_at_once() -> None:
    with pytest.raises(SettingsError, match=r"ORRERY_SOURCES.*ORRERY_LOG_LEVEL.*ORRERY_CACHE_URL"):
        load_settings(environment="production", sources="invented", log_level="debug", cache_url="redis://redis")


@pytest.mark.parametrize("environment", ["staging", "production"])
@pytest.mark.parametrize(
    "values",
    [
        {},
        STORES,
        {"archive_url": "postgresql://own@postgres/orrery?sslcert=own.crt"},
        {"missions_url": "mongodb://mongo/?authMechanism=MONGODB-X509"},
        {"objects_url": "s3://orrery"},
    ],
)
def test_what_is_safe_starts(environment: str, values: dict[str, Any]) -> None:
    assert load_settings(environment=environment, **values).origin == "live"


def test_recorded_data_is_for_staging_not_for_production() -> None:
    recorded = {"sources": "recorded", "clock_start": CLOCK, "clock_epoch": CLOCK, "swpc_url": "http://simulator/swpc"}
    assert load_settings(environment="staging", **recorded).provider_key == "DEMO_KEY"
    with pytest.raises(SettingsError, match="production is live only"):
        load_settings(environment="production", **recorded)


@pytest.mark.parametrize("key", [None, "", "DEMO_KEY"])
def test_the_program_that_asks_providers_refuses_the_key_that_everyone_has(key: str | None) -> None:
    values = {} if key is None else {"nasa_api_key": key}
    assert load_settings(sources="live").provider_key == "DEMO_KEY"
    for environment in ("staging", "production"):
        with pytest.raises(SettingsError, match="refuses the default ORRERY_NASA_API_KEY"):
            _ = load_settings(environment=environment, **values).provider_key
    assert load_settings(environment="production", nasa_api_key=OWN).provider_key == OWN


@pytest.mark.parametrize(
    ("module", "reason"),
    [
        ("etl.worker", "ORRERY_NASA_API_KEY"),
        ("services.simulator", "ORRERY_SOURCES"),
        ("services.cli up", "ORRERY_NASA_API_KEY"),
    ],
)
def test_a_program_that_is_refused_says_why_and_ends(module: str, reason: str, tmp_path: Any) -> None:
    told = {"ORRERY_ENVIRONMENT": "production", "ORRERY_DATA": str(tmp_path / "data")}
    ended = subprocess.run(
        [sys.executable, "-m", *module.split()],
        env={**os.environ, **told},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ended.returncode == 1
    assert reason in ended.stderr
    assert "Traceback" not in ended.stderr
