"""docker-compose.yml against its own rules; that it runs is shown by `make compose-test`."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from services.cli.compose_secrets import make

ROOT = Path(__file__).parents[3]
COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "docker-compose.yml").read_text())
SERVICES: dict[str, Any] = COMPOSE["services"]
OURS = sorted(name for name, service in SERVICES.items() if service["image"].startswith("orrery-"))
STORES = {"postgres", "influxdb", "mongo", "s3", "redis"}
ONCE = {"migrate"}
INNER = {name for name, network in COMPOSE["networks"].items() if network and network.get("internal")}


@pytest.mark.parametrize("name", OURS)
def test_our_programs_run_without_root_and_capabilities_on_a_read_only_root(name: str) -> None:
    service = SERVICES[name]
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert "user" not in service, "the image says who it is"


@pytest.mark.parametrize("name", sorted(set(SERVICES) - ONCE))
def test_what_stays_has_limits_and_starts_again(name: str) -> None:
    limits = SERVICES[name]["deploy"]["resources"]["limits"]
    assert {"cpus", "memory"} == set(limits)
    assert SERVICES[name]["restart"] in {"unless-stopped", "on-failure"}


@pytest.mark.parametrize("name", sorted(STORES))
def test_a_store_is_on_inner_networks_alone_and_told_healthy(name: str) -> None:
    assert set(SERVICES[name]["networks"]) <= INNER
    assert "ports" not in SERVICES[name]
    assert SERVICES[name]["healthcheck"]["test"]


def test_what_is_published_is_on_loopback() -> None:
    published = {name: port for name, service in SERVICES.items() for port in service.get("ports", ())}
    assert published.pop("gateway").startswith("${ORRERY_PUBLISH:-127.0.0.1}:")
    assert {name: port for name, port in published.items() if not port.startswith("127.0.0.1:")} == {}


def test_only_core_and_grafana_reach_the_stores_of_record() -> None:
    there = {name for name, service in SERVICES.items() if "records" in service["networks"]}
    # Prometheus asks InfluxDB for its own metrics; `stores` opens the stores where somebody starts it.
    assert there - {"postgres", "influxdb", "mongo"} == {"core", "migrate", "grafana", "prometheus", "stores"}


def test_secrets_are_files_that_make_secrets_writes(tmp_path: Path) -> None:
    made = make(tmp_path / "secrets")
    wanted = {secret["file"] for secret in COMPOSE["secrets"].values()}
    assert wanted == {f".secrets/{name}" for name in made}
    used = {name for service in SERVICES.values() for name in service.get("secrets", ())}
    assert used == set(COMPOSE["secrets"])


def test_secrets_are_made_once_and_closed_to_others(tmp_path: Path) -> None:
    folder = tmp_path / "secrets"
    make(folder)
    (folder / "redis_password").unlink()
    before = (folder / "orrery_archive_url").read_text()
    assert make(folder) == ["redis_password"]
    assert (folder / "orrery_archive_url").read_text() == before
    assert (folder / "postgres_orrery_password").read_text() in before
    assert folder.stat().st_mode & 0o077 == 0


def test_every_file_that_is_mounted_is_there() -> None:
    mounts = [mount for service in SERVICES.values() for mount in service.get("volumes", ()) if mount.startswith("./")]
    assert [mount for mount in mounts if not (ROOT / mount.split(":")[0]).exists()] == []
