"""`orrery etl pack`, `retention`, `verify` and `rebuild`; each starts core and etl by itself where nothing runs."""

import json
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any

import httpx
import typer
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from services.chassis.settings import Mode, Settings, get_settings
from services.cli.asking import HEADERS, ask, clear_errors, program_url, set_url
from services.cli.instance import CannotStartError, Instance, free_port, running
from services.cli.output import console, print_json, print_table, size
from services.cli.programs import LEAN_MEMORY, Plan, plan
from services.cli.supervisor import Supervisor

START_SECONDS = 90.0
PAUSE_S = 0.2
NO_LIMIT = httpx.Timeout(None)
STORE = "core.duckdb"
SERVERS = ("ORRERY_ARCHIVE_URL", "ORRERY_TELEMETRY_URL", "ORRERY_MISSIONS_URL")

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for scripts.")]


def register(app: typer.Typer) -> None:
    """Add the commands to `orrery etl`."""
    for command in (pack, retention, verify, rebuild):
        app.command(command.__name__)(command)


def pack(
    days: Annotated[
        float | None, typer.Option(min=0, help="Pack bytes older than this; else ORRERY_PACK_DAYS.")
    ] = None,
    *,
    as_json: AsJson = False,
) -> None:
    """Put small files of older days together, and old answers' bytes into packs that stay readable."""
    with clear_errors(), _etl(get_settings()) as etl:
        done = ask("POST", etl, "/internal/pack", json={"days": days}, timeout=NO_LIMIT)
    if as_json:
        print_json(done)
        return
    small, packed = done["compacted"], done["packed"]
    print_table(
        ("what", "files before", "files after", "bytes before", "bytes after"),
        (
            ("manifests", small["manifests"], small["bundles"], "", ""),
            ("silver", small["silver_before"], small["silver_after"], *_sizes(small)),
            ("answers' bytes", packed["bodies"], packed["packs"], *_sizes(packed)),
        ),
    )
    for key, why in packed["failed"].items():
        console.print(f"! left as it is: {key}: {why}")
    if packed["failed"]:
        raise typer.Exit(1)


def retention(
    *,
    delete: Annotated[bool, typer.Option("--delete", help="Delete what can be derived or fetched again.")] = False,
    forget: Annotated[
        list[str] | None,
        typer.Option(
            help="With --delete: a source/dataset whose bytes nobody can give again and that go all the same."
        ),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Say what is kept no longer by ORRERY_KEEP_BRONZE and ORRERY_KEEP_SILVER; delete it only when told."""
    with clear_errors(), _etl(get_settings()) as etl:
        if forget and not delete:
            raise CannotStartError("--forget was given without --delete", "give both, or neither to only look")
        body = {"delete": delete, "forget": forget or []}
        found = ask("POST", etl, "/internal/retention", json=body, timeout=NO_LIMIT)
    if as_json:
        print_json(found)
        return
    console.print("Kept: " + ", ".join(f"{layer} {how}" for layer, how in found["keep"].items()))
    rows = found["expired"]
    print_table(
        ("layer", "dataset", "files", "bytes", "can be had again", "deleted"),
        (
            (r["layer"], r["dataset"], r["objects"], size(r["bytes"]), r["again"], "yes" if r["deleted"] else "no")
            for r in rows
        ),
    )
    if not rows:
        console.print("Nothing is older.")
    elif not delete:
        console.print("Nothing was deleted. With --delete goes what can be had again;")
        console.print("what never can, only with --delete --forget source/dataset.")


def verify(*, as_json: AsJson = False) -> None:
    """Check every checksum, every manifest's bytes, and the ledger against bronze; exit code 1 on a finding."""
    findings: list[dict[str, str]] = []
    with clear_errors(), _etl(get_settings()) as etl:
        result = _follow(etl, "/internal/verify", {}, findings, quiet=as_json)
    if as_json:
        print_json({**result, "found": findings})
    else:
        console.print(", ".join(f"{count} {what}" for what, count in result["checked"].items()) or "nothing is stored")
        for one in findings:
            console.print(f"✗ {one['kind']}: {one['key']}: {one['why']}\n  Next step: {one['next_step']}")
        console.print(f"{result['findings']} findings")
    if result["findings"]:
        raise typer.Exit(1)


def rebuild(
    *,
    swap: Annotated[bool, typer.Option("--swap", help="Put the rebuilt store in the old one's place.")] = False,
    as_json: AsJson = False,
) -> None:
    """Derive silver and gold again from bronze into a store beside, and compare both row by row's hash."""
    with clear_errors():
        settings = get_settings()
        mode, home = _mode(settings), settings.data.absolute() / _mode(settings)
        if running(settings.data).get(mode):
            raise CannotStartError(f"{home} is in use", "stop it first: orrery down")
        if swap and settings.archive_url:
            raise CannotStartError(
                "--swap puts one file in the place of another, and the archive is on PostgreSQL",
                "compare without --swap; docs/how-to/run-on-postgres.md says how to load everything again",
            )
        beside = home / "rebuild"
        shutil.rmtree(beside, ignore_errors=True)
        with _etl(settings) as etl, _core_beside(settings, beside, mode) as core:
            body = {"core_url": core, "folder": str(beside / "objects")}
            result = _follow(etl, "/internal/rebuild", body, [], quiet=as_json)
        loses = bool(result["failed"] or result["without_bytes"])
        replaced = _swap(home, beside / mode) if swap and not loses else None
        shutil.rmtree(beside, ignore_errors=True)
    if as_json:
        print_json({**result, "replaced": replaced})
    else:
        _show_rebuild(result, replaced)
    if swap and loses:
        console.print("✗ Not swapped: rows would be lost whose bytes are gone or could not be loaded.")
    if not result["same"] or (swap and loses):
        raise typer.Exit(1)


def _show_rebuild(result: dict[str, Any], replaced: str | None) -> None:
    rows = [r for r in result["tables"] if r["rows_before"] or r["rows_after"]]
    print_table(
        ("table", "rows before", "rows after", "same"),
        ((r["table"], r["rows_before"], r["rows_after"], "yes" if r["same"] else "no") for r in rows),
    )
    for batch_id, why in result["failed"].items():
        console.print(f"✗ {batch_id}: {why}")
    if result["without_bytes"]:
        console.print(
            f"{result['without_bytes']} answers' bytes were deleted by retention: their rows are not rebuilt."
        )
    console.print("All tables are the same." if result["same"] else "The stores differ: see the tables above.")
    if replaced:
        console.print(f"The rebuilt store is in place; the old one is {replaced}")


def _swap(home: Path, built: Path) -> str:
    kept = home / f"core-before-rebuild-{datetime.now(UTC):%Y%m%dT%H%M%S}.duckdb"
    (home / STORE).rename(kept)
    (built / STORE).rename(home / STORE)
    return str(kept)


def _sizes(facts: dict[str, Any]) -> tuple[str, str]:
    return size(facts["bytes_before"]), size(facts["bytes_after"])


def _follow(
    etl: str, path: str, body: dict[str, Any], findings: list[dict[str, str]], *, quiet: bool
) -> dict[str, Any]:
    """The last event of a stream of events, its progress shown."""
    last: dict[str, Any] = {}
    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with (
        Progress(*columns, console=console, transient=True, disable=quiet) as bar,
        httpx.stream("POST", f"{etl}{path}", json=body, timeout=NO_LIMIT, trust_env=False, headers=HEADERS) as answer,
    ):
        task = bar.add_task("Working", total=None)
        if not answer.is_success:
            answer.read()
            raise CannotStartError(f"etl answered {answer.status_code}: {answer.text[:500]}", "orrery etl --help")
        for line in filter(None, answer.iter_lines()):
            last = json.loads(line)
            if "finding" in last:
                findings.append(last["finding"])
            elif "progress" in last:
                at = last["progress"]
                what = at.get("what") or at.get("dataset")
                bar.update(task, description=f"{what}: {at['done']}" + (f" of {at['total']}" if "total" in at else ""))
    if "error" in last or not {"checked", "tables"} & set(last):
        raise CannotStartError(f"it ended early: {last.get('error') or last}", "run the command again")
    return last


def _mode(settings: Settings) -> Mode:
    return "live" if settings.sources == "auto" else settings.sources


@contextmanager
def _etl(settings: Settings) -> Iterator[str]:
    """Address of etl: of the running platform, else of a core and an etl for the time of one command."""
    if set_url(settings, "etl") is not None or running(settings.data):
        yield program_url(settings, "etl")
        return
    mode = _mode(settings)
    home = settings.data / mode
    if not home.is_dir() and not settings.objects_url:
        raise CannotStartError(f"{home} does not exist: nothing is stored", "say which mode: ORRERY_SOURCES=recorded")
    whole = plan(mode, settings.data, "http://127.0.0.1:0", None, scheduler="none", gateway=False)
    layout = Plan(tuple(p for p in whole.programs if p.name in {"core", "etl"}), whole.environment)
    instance = Instance(home)
    instance.take({"url": "no gateway", "mode": mode, "urls": {p.name: p.url for p in layout.programs}})
    supervisor = Supervisor(layout, home / "logs", lambda line: console.print(f"! {line}"))
    try:
        supervisor.start()
        if late := supervisor.wait_ready(("core", "etl"), START_SECONDS):
            raise CannotStartError(f"{', '.join(late)} did not become ready", f"read the logs in {home / 'logs'}")
        yield layout.program("etl").url
    finally:
        supervisor.close()
        instance.release()


@contextmanager
def _core_beside(settings: Settings, folder: Path, mode: Mode) -> Iterator[str]:
    """An empty core with a data folder of its own, on embedded stores whatever the settings name."""
    url = f"http://127.0.0.1:{free_port()}"
    environment = {
        **LEAN_MEMORY,
        **plan(mode, settings.data, "http://127.0.0.1:0", None, gateway=False).environment,
        "ORRERY_DATA": str(folder),
        "ORRERY_CORE_URL": url,
    }
    for server in SERVERS:
        environment.pop(server, None)
    folder.mkdir(parents=True)
    with (folder / "core.log").open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "services.core"], env=environment, stdout=log, stderr=subprocess.STDOUT
        )
    try:
        _wait(url, process, folder / "core.log")
        yield url
    finally:
        process.terminate()
        process.wait(30)


def _wait(url: str, process: subprocess.Popen[bytes], log: Path) -> None:
    with httpx.Client(trust_env=False, timeout=START_SECONDS) as client:
        for _ in range(int(START_SECONDS / PAUSE_S)):
            if process.poll() is not None:
                raise CannotStartError(f"the second core ended: {log.read_text()[-500:]}", "orrery etl verify")
            with suppress(httpx.TransportError):
                if client.get(f"{url}/ready").is_success:
                    return
            time.sleep(PAUSE_S)
    raise CannotStartError("the second core did not become ready", f"read {log}")
