"""Copies between engines, backups and restores of part of the packaged week: whole, killed in the middle, damaged."""

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import httpx
import psycopg
import pytest
from influxdb_client.client.influxdb_client import InfluxDBClient
from pymongo import MongoClient

from services.chassis import wire
from services.chassis.errors import OrreryError
from services.chassis.settings import Settings, load_settings
from services.cli.instance import Instance
from services.core.transfer.commands import backup, copy, listed, restored
from services.core.transfer.events import DONE
from services.core.transfer.unfinished import Unfinished, check_finished
from services.ports.contents import Contents
from services.storage.digest import Digest, digest_of, summing
from services.storage.engines import ENGINES, RECORDS, Engines, Port
from tests import server_engines
from tests.contract.storage.builders import hours, table
from tests.integration.conftest import ROOT, Platform, Program, eventually, free_port
from tests.integration.core.issued import forecast

pytestmark = pytest.mark.xdist_group("transfer")
SOME = ("swpc/kp/20260331", "donki/FLR_2026-04", "donki/GST_2026-04", "jpl/cad", "mars/curiosity_photos", "apod/")
SERVERS = {"archive": "POSTGRES", "telemetry": "INFLUXDB", "missions": "MONGO", "objects": "S3"}
Digests = dict[str, Digest]
Make = Callable[..., Settings]


def needs(port: str) -> Any:
    variable = f"ORRERY_TEST_{SERVERS[port]}_URL"
    reason = f"{variable} is not set; `make test-servers` starts what is installed"
    return pytest.param(port, marks=pytest.mark.skipif(not os.environ.get(variable), reason=reason))


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder that holds part of the week, an issued forecast and a model's card."""
    place = tmp_path_factory.mktemp("loaded")
    week, part = ROOT / "services/simulator/week", place / "part"
    lines = [line for line in (week / "recordings.ndjson").read_text().splitlines()
             if any(name in json.loads(line)["file"] for name in SOME)]  # fmt: skip
    for line in lines:
        file = json.loads(line)["file"]
        (part / file).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(week / file, part / file)
    (part / "recordings.ndjson").write_text("\n".join(lines) + "\n")
    platform = Platform(place / "data", "recorded", {"ORRERY_SCHEDULER": "none"})
    try:
        platform["core"].start()
        platform["etl"].start()
        platform.replay(part)
        _foretell(platform["core"].url)
        platform["etl"].stop()
        platform["core"].stop()
    finally:
        platform.close()
    return place / "data"


def _foretell(core_url: str) -> None:
    issued = table("forecasts", [forecast("kp_2h", "orrery", hours(0), 2.5)])
    card = {"model_id": "0" * 16, "task": "kp_2h", "stage": "champion", "metrics": [{"ours": 0.5}]}
    httpx.post(f"{core_url}/internal/ledger/forecasts", content=wire.pack({}, {"forecasts": issued})).raise_for_status()
    httpx.put(f"{core_url}/internal/models/{card['model_id']}", json=card).raise_for_status()


@pytest.fixture
def make(loaded: Path, tmp_path: Path) -> Iterator[Make]:
    """Settings of a copy of the loaded folder, with servers of their own for the named ports."""
    with ExitStack() as opened:

        def settings(*ports: str) -> Settings:
            data = tmp_path / "data"
            shutil.copytree(loaded / "recorded", data / "recorded", ignore=shutil.ignore_patterns("*.log", "lock*"))
            given = {"ORRERY_DATA": str(data), "ORRERY_SOURCES": "recorded"}
            for port in ports:
                given |= opened.enter_context(server_engines.PARTS[port]())
            return load_settings(**{name.removeprefix("ORRERY_").lower(): value for name, value in given.items()})

        yield settings


def environment(settings: Settings) -> dict[str, str]:
    """The settings for another process."""
    values = {name: getattr(settings, name) for name in settings.model_fields_set}
    shown = {n: v.get_secret_value() if hasattr(v, "get_secret_value") else str(v) for n, v in values.items()}
    return {**os.environ, **{f"ORRERY_{name.upper()}": value for name, value in shown.items()}}


def digests(settings: Settings, *ports: Port, engine: int | None = None) -> Digests:
    """Of the configured engines, or of the embedded (0) or server (1) ones."""
    found = {}
    with Engines(settings) as engines, summing() as cursor:
        for port in ports or RECORDS:
            contents = engines.contents(port, engines.configured(port) if engine is None else ENGINES[port][engine])
            with contents.view() as view:
                found |= {f"{port} {t}": digest_of(cursor, s.names, view.read(t)) for t, s in contents.tables.items()}
    return found


def result(events: Iterator[dict[str, Any]]) -> list[dict[str, Any]]:
    compared = [row for event in events for row in event.get("compared", [])]
    assert compared
    assert [row for row in compared if not row["same"]] == []
    return compared


def forget_embedded(settings: Settings) -> None:
    for file in settings.data_dir.glob("core.duckdb*"):
        file.unlink()


def destroy(settings: Settings, port: Port) -> None:
    """Take a store away with all it held."""
    if port == "archive" and settings.archive_url:
        with psycopg.connect(settings.archive_url.get_secret_value(), autocommit=True) as connection:
            connection.execute("DROP SCHEMA orrery_recorded CASCADE")
    elif port == "telemetry" and settings.telemetry_url:
        with InfluxDBClient(settings.telemetry_url, settings.telemetry_token.get_secret_value()) as client:
            buckets = client.buckets_api()
            for bucket in buckets.find_buckets(org=settings.telemetry_org, name="telemetry_recorded").buckets:
                buckets.delete_bucket(bucket)
    elif port == "missions" and settings.missions_url:
        url = settings.missions_url.get_secret_value()
        with MongoClient[dict[str, Any]](url) as client:
            client.drop_database(f"{url.rpartition('/')[2]}_orrery_recorded")
    else:
        forget_embedded(settings)


def killed(settings: Settings, command: str, asked: dict[str, Any], events: int) -> None:
    """Run a command as `orrery` does, and kill it -9 after some of its events."""
    with subprocess.Popen(
        [sys.executable, "-m", "services.core.transfer", command, json.dumps(asked)],
        env=environment(settings), stdout=subprocess.PIPE, text=True, start_new_session=True,
    ) as process:  # fmt: skip
        assert process.stdout is not None
        lines = [process.stdout.readline() for _ in range(events)]
        os.killpg(process.pid, signal.SIGKILL)
    assert process.returncode == -signal.SIGKILL, lines
    assert "progress" in lines[-1], lines


def orrery(settings: Settings, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "services.cli", *arguments], env=environment(settings), capture_output=True, text=True,
        check=False, timeout=120,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("asked", "allowed"),
    [
        ({"from": "duckdb", "to": "postgres"}, "ORRERY_ARCHIVE_URL was None"),
        ({"from": "duckdb"}, "--from duckdb --to influxdb"),
        ({"from": "postgres", "to": "influxdb"}, "Name both engines"),
        ({"port": "objects", "to": "duckdb"}, "--from s3 --to local"),
    ],
)
def test_what_cannot_be_copied_is_said(tmp_path: Path, asked: dict[str, str], allowed: str) -> None:
    with pytest.raises(OrreryError, match=allowed):
        list(copy(load_settings(data=tmp_path, sources="recorded"), asked))
    assert not list(tmp_path.rglob("core.duckdb"))


@pytest.mark.parametrize("port", [needs(p) for p in RECORDS])
def test_copied_to_the_server_and_back(make: Make, port: Port) -> None:
    settings = make(port)
    embedded, server = ENGINES[port]
    before = digests(settings, port, engine=0)
    assert sum(rows for rows, _ in before.values()) > 20
    result(copy(settings, {"from": embedded, "to": server}))
    assert digests(settings, port, engine=1) == before
    result(copy(settings, {"from": embedded, "to": server}))  # again changes nothing and is no error

    forget_embedded(settings)
    result(copy(settings, {"port": port, "to": embedded}))
    assert digests(settings, port, engine=0) == before


@pytest.mark.parametrize("_server", [needs("objects")])
def test_objects_copied_to_a_bucket_and_back(make: Make, _server: str) -> None:
    settings = make("objects")
    folder = settings.data_dir / "objects"
    before = {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}
    rows = result(copy(settings, {"from": "local", "to": "s3"}))
    assert sum(row["held"]["rows"] for row in rows) == len(before) > 20
    (folder / next(iter(before))).write_bytes(b"something else")
    differing = [row for event in copy(settings, {"from": "local", "to": "s3"}) for row in event.get("compared", [])]
    assert sum(not row["same"] for row in differing) == 1, "what is there is not overwritten unasked"

    shutil.rmtree(folder)
    result(copy(settings, {"from": "s3", "to": "local"}))
    assert {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()} == before
    (folder / "bronze/other").write_bytes(b"x")
    with pytest.raises(OrreryError, match="1 objects that the source does not"):
        result(copy(settings, {"from": "s3", "to": "local"}))
    result(copy(settings, {"from": "s3", "to": "local", "replace": True}))
    assert not (folder / "bronze/other").exists()


@pytest.mark.parametrize("port", ["none", *(needs(p) for p in RECORDS)])
def test_a_destroyed_store_is_restored(make: Make, port: str) -> None:
    settings = make() if port == "none" else make(port)
    if port != "none":
        result(copy(settings, {"port": port, "to": ENGINES[port][1]}))
    before = digests(settings)
    assert {before[name][0] for name in ("archive forecasts", "archive models", "missions models")} == {1}
    *_, made = backup(settings, {})
    instant = made["backup"]["instant"]
    assert made["backup"]["rows"] == sum(rows for rows, _ in before.values())
    for each in RECORDS:
        destroy(settings, each)
    assert max(rows for table, (rows, _) in digests(settings).items() if "datasets" not in table) == 0
    result(restored(settings, {"instant": instant}))
    assert digests(settings) == before


@pytest.mark.parametrize("events", [3, 15])
def test_a_restore_that_was_killed_goes_on(make: Make, events: int) -> None:
    settings = make()
    before = digests(settings)
    *_, made = backup(settings, {})
    files = sum(table["rows"] > 0 for table in made["backup"]["tables"].values())
    forget_embedded(settings)
    killed(settings, "restore", {"instant": "latest"}, 1 + files + events)
    with pytest.raises(OrreryError, match="did not end"):
        check_finished(settings)
    assert digests(settings) != before
    result(restored(settings, {"instant": "latest"}))
    check_finished(settings)
    assert digests(settings) == before


@pytest.mark.parametrize("port", [needs("archive")])
def test_a_copy_that_was_killed_goes_on(make: Make, port: Port) -> None:
    settings = make(port)
    asked = {"from": "duckdb", "to": "postgres"}
    killed(settings, "copy", asked, 9)
    done = digests(settings)
    assert done != digests(settings, engine=0)
    result(copy(settings, asked))
    assert digests(settings, port, engine=1) == digests(settings, port, engine=0)


@pytest.mark.parametrize("port", [needs("telemetry"), needs("missions")])
def test_a_table_that_was_filled_in_part_is_filled_again(make: Make, port: Port) -> None:
    settings = make(port)
    embedded, server = ENGINES[port]
    with Engines(settings) as engines:
        given, target = engines.contents(port, embedded), engines.contents(port, server)
        Unfinished(settings, port, engines.place(port, server), engines.place(port, embedded)).begin()
        name = max(given.tables, key=lambda name: _count(given, name))
        with given.view() as view:
            target.add(name, next(view.read(name)).slice(0, 5))
    told = orrery(settings, "store", "copy", "--port", port, "--to", server, "--json")
    assert (told.returncode, json.loads(told.stdout)["same"]) == (0, True), told.stderr
    assert digests(settings, port, engine=1) == digests(settings, port, engine=0)


def _count(contents: Contents, table: str) -> int:
    with contents.view() as view:
        return view.count(table)


def test_a_damaged_backup_is_refused_and_nothing_changed(make: Make) -> None:
    settings = make()
    before = digests(settings)
    *_, made = backup(settings, {})
    instant = made["backup"]["instant"]
    folder = settings.data_dir / "objects/backups" / instant
    file = max(folder.rglob("*.parquet"))
    whole = file.read_bytes()
    file.write_bytes(whole[:100] + bytes([whole[100] ^ 1]) + whole[101:])
    with pytest.raises(OrreryError, match=rf"{file.parent.name}/00000.parquet is damaged.*SHA-256"):
        result(restored(settings, {"instant": instant, "replace": True}))
    file.unlink()
    with pytest.raises(OrreryError, match="is missing from the backup"):
        result(restored(settings, {"instant": instant, "replace": True}))
    assert digests(settings) == before
    file.write_bytes(whole)
    (folder / "manifest.json").write_text("{")
    with pytest.raises(OrreryError, match=r"manifest\.json is damaged"):
        result(restored(settings, {"instant": "latest", "replace": True}))


def test_a_backup_that_was_killed_is_none(make: Make) -> None:
    settings = make()
    killed(settings, "backup", {}, 5)
    held = [event for event in listed(settings, {}) if "backups" in event]
    assert held[0]["backups"] == []
    assert len(held[0]["not_ended"]) == 1
    with pytest.raises(OrreryError, match="there are: none"):
        result(restored(settings, {"instant": "latest"}))
    for _ in range(2):
        list(backup(settings, {}))
    (told,) = listed(settings, {})
    assert len({one["instant"] for one in told["backups"]}) == 2


def test_other_data_is_replaced_only_when_told(make: Make, tmp_path: Path) -> None:
    settings = make()
    at = {"at": str(tmp_path / "elsewhere")}
    list(backup(settings, at))
    before = digests(settings)
    with Engines(settings) as engines:
        engines.contents("archive", "duckdb").add("fetches", table("fetches", [{"fetch_id": "mine"}]))
    changed = digests(settings)
    asked = {"instant": "latest", **at}
    result(restored(settings, {**asked, "ports": ["telemetry", "missions"]}))
    with pytest.raises(OrreryError, match=r"holds other data already.*fetches.*--replace"):
        result(restored(settings, asked))
    assert digests(settings) == changed
    result(restored(settings, {**asked, "replace": True}))
    assert digests(settings) == before


def test_backed_up_while_it_runs(make: Make, tmp_path: Path) -> None:
    settings = make()
    url = f"http://127.0.0.1:{free_port()}"
    core = Program("core", {**environment(settings), "ORRERY_CORE_URL": url}, tmp_path / "core.log").start()
    try:
        with httpx.stream("POST", f"{url}/internal/backup", json={}, timeout=60) as first:
            begun = first.iter_lines()
            assert "progress" in next(begun)
            refused = httpx.post(f"{url}/internal/backup", json={}, timeout=60).text
            assert core.get("/api/v1/pipeline/batches").status_code == 200
        # Nobody reads on: it ends, and leaves the way free.
        eventually(lambda: httpx.post(f"{url}/internal/backup", json={}, timeout=60).text.endswith(DONE), 30)
        with pytest.raises(OrreryError, match="is held by process"):
            result(restored(settings, {"instant": "latest"}))
    finally:
        core.stop()
    assert "one goes on at a time" in refused
    before = digests(settings)
    forget_embedded(settings)
    result(restored(settings, {"instant": "latest"}))
    assert digests(settings) == before


def test_the_commands(make: Make, tmp_path: Path) -> None:
    settings = make()
    made = json.loads(orrery(settings, "backup", "--json").stdout)
    assert made["instant"] in orrery(settings, "backup", "list").stdout
    same = orrery(settings, "restore", "latest")
    assert (same.returncode, "tables are the same" in same.stdout) == (0, True), same.stderr
    instance = Instance(settings.data_dir)
    instance.take({"url": "http://here", "mode": "recorded", "urls": {}})
    held = orrery(settings, "restore", "latest")
    instance.release()
    assert held.returncode == 1
    assert f"held by process {os.getpid()}" in held.stderr
    assert "orrery down" in held.stderr
