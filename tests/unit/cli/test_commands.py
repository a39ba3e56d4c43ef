import json
import os
import subprocess
import sys
from pathlib import Path


def orrery(tmp_path: Path, *words: str) -> subprocess.CompletedProcess[str]:
    environment = dict(os.environ) | {"ORRERY_DATA": str(tmp_path / "data"), "NO_COLOR": "1", "COLUMNS": "160"}
    return subprocess.run(
        [sys.executable, "-m", "services.cli", *words], env=environment, capture_output=True, text=True, check=False
    )


def test_help_names_every_command(tmp_path: Path) -> None:
    said = orrery(tmp_path, "--help").stdout
    for command in ("up", "down", "status", "reset", "replay", "config", "simulate", "etl"):
        assert command in said


def test_config_lists_settings_with_help_and_hides_secrets(tmp_path: Path) -> None:
    os.environ["ORRERY_NASA_API_KEY"] = "planted-secret"
    try:
        done = orrery(tmp_path, "config", "--json")
    finally:
        del os.environ["ORRERY_NASA_API_KEY"]
    rows = {row["name"]: row for row in json.loads(done.stdout)}
    assert rows["ORRERY_PORT"]["default"] == "8080"
    assert all(row["help"] for row in rows.values())
    assert "planted-secret" not in done.stdout


def test_etl_run_says_how_to_start_the_platform(tmp_path: Path) -> None:
    done = orrery(tmp_path, "etl", "run", "cneos_cad")
    assert done.returncode == 1
    assert "not running" in done.stderr
    assert "make up" in done.stderr


def test_replay_of_a_folder_without_an_index_is_refused(tmp_path: Path) -> None:
    done = orrery(tmp_path, "replay", str(tmp_path))
    assert done.returncode == 1
    assert "recordings.ndjson" in done.stderr


def test_reset_refuses_an_unknown_mode(tmp_path: Path) -> None:
    done = orrery(tmp_path, "reset", "everything")
    assert done.returncode == 1
    assert "live, recorded, invented" in done.stderr


def test_status_of_nothing_says_what_to_do(tmp_path: Path) -> None:
    done = orrery(tmp_path, "status")
    assert done.returncode == 0
    assert "make up" in done.stdout
    assert json.loads(orrery(tmp_path, "status", "--json").stdout)["modes"] == {}


def test_a_clock_that_is_no_instant_is_refused(tmp_path: Path) -> None:
    done = orrery(tmp_path, "up", "--clock", "yesterday")
    assert done.returncode == 1
    assert "'yesterday'" in done.stderr
    assert "2026-04-02T16:00Z" in done.stderr
