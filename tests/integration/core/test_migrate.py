"""Migrations as a step of their own: before core, beside a running core, and where they cannot be applied."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import psycopg
import pytest

from services.chassis.settings import load_settings
from services.storage import open_stores
from tests import server_engines

ROOT = Path(__file__).parents[3]


def migrate(environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    bare = {name: value for name, value in os.environ.items() if not name.startswith("ORRERY_")}
    command = [sys.executable, "-m", "services.core.migrate"]
    return subprocess.run(command, cwd=ROOT, env=bare | environment, capture_output=True, text=True, check=False)


@pytest.fixture
def told(tmp_path: Path) -> dict[str, str]:
    return {"ORRERY_SOURCES": "recorded", "ORRERY_DATA": str(tmp_path)}


@pytest.fixture
def on_postgres(told: dict[str, str]) -> Iterator[dict[str, str]]:
    if not os.environ.get("ORRERY_TEST_POSTGRES_URL"):
        pytest.skip("ORRERY_TEST_POSTGRES_URL is not set; `make test-servers` starts what is installed")
    with server_engines.archive() as archive:
        yield told | archive


def test_it_makes_the_embedded_stores_and_ends(told: dict[str, str]) -> None:
    assert migrate(told).returncode == 0
    assert (Path(told["ORRERY_DATA"]) / "recorded" / "core.duckdb").is_file()
    assert migrate(told).returncode == 0


def test_stores_that_another_process_holds_are_said_and_left(told: dict[str, str]) -> None:
    stores = open_stores(load_settings(sources="recorded", data=Path(told["ORRERY_DATA"])))
    try:
        done = migrate(told)
    finally:
        stores.close()
    assert done.returncode == 1
    assert "not migrated" in done.stdout


def test_beside_a_core_of_this_version_there_is_nothing_to_do(on_postgres: dict[str, str]) -> None:
    with _running(on_postgres):
        done = migrate(on_postgres)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "nothing to migrate" in done.stdout


def test_a_running_core_of_an_older_version_has_to_stop_first(on_postgres: dict[str, str]) -> None:
    with _running(on_postgres):
        with psycopg.connect(on_postgres["ORRERY_ARCHIVE_URL"], autocommit=True) as connection:
            connection.execute("DELETE FROM orrery_recorded.schema_migrations")
        done = migrate(on_postgres)
    assert done.returncode == 1
    assert "0001_initial" in done.stdout


def _running(told: dict[str, str]) -> ExitStack:
    settings = load_settings(sources="recorded", data=Path(told["ORRERY_DATA"]), archive_url=told["ORRERY_ARCHIVE_URL"])
    opened = ExitStack()
    opened.callback(open_stores(settings).close)
    return opened
