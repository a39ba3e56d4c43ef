"""The command `orrery`: starts programs as processes and speaks HTTP to them."""

import dataclasses
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any

import httpx
import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from services.chassis.errors import OrreryError
from services.chassis.settings import Settings, describe, environment_file, get_settings
from services.cli import etl as etl_commands
from services.cli import etl_gaps, etl_keeping, ml, quality, store
from services.cli import status as status_command
from services.cli.bucket import forget_bucket
from services.cli.instance import CannotStartError, holder
from services.cli.output import console, fail, print_json, print_table
from services.cli.programs import provider_addresses
from services.cli.quarantine import app as quarantine_app

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="A space-monitoring platform people can rely on.",
)
etl_app = typer.Typer(no_args_is_help=True, help="What is fetched, when, and what came of it.")
app.add_typer(etl_app, name="etl")
etl_gaps.register(etl_app)
etl_keeping.register(etl_app)
app.add_typer(ml.app, name="ml")
app.add_typer(quarantine_app, name="quarantine")
app.add_typer(store.app, name="store")
app.add_typer(store.backup_app, name="backup")
app.command()(store.restore)
quality.add_commands(etl_app)

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for scripts.")]
COUNTS = ("files", "records", "loaded", "duplicate", "quarantined", "unsupported")


@app.command()
def up(
    *,
    detach: Annotated[
        bool, typer.Option("--detach", help="Start in the background and return when data is on screen.")
    ] = False,
    clock: Annotated[
        str | None, typer.Option(help="Start of the platform's clock, such as 2026-04-02T16:00Z (recorded, invented).")
    ] = None,
    speed: Annotated[
        float | None,
        typer.Option(help="Platform seconds per wall second (recorded, invented).", min=0.001, max=100_000),
    ] = None,
    reload: Annotated[
        bool, typer.Option("--reload", help="Development: programs and pages follow what is saved (make dev).")
    ] = False,
) -> None:
    """Start the platform; Ctrl-C stops it."""
    from services.cli import up as up_command  # noqa: PLC0415 - the other commands start faster without it

    with _clear_errors():
        settings = get_settings()
        if detach:
            arguments = [*(("--clock", clock) if clock else ()), *(("--speed", str(speed)) if speed else ())]
            arguments += ["--reload"] if reload else []
            sys.stdout.write(
                up_command.detach(arguments, settings).replace("Ctrl-C stops it.", "orrery down stops it.") + "\n"
            )
        else:
            up_command.up(settings, _instant("--clock", clock), speed, reload=reload)


@app.command()
def down() -> None:
    """Stop the running platform."""
    from services.cli import up as up_command  # noqa: PLC0415

    with _clear_errors():
        stopped = up_command.down(get_settings())
        console.print(f"Stopped: {', '.join(stopped)}." if stopped else "Nothing was running.")


@app.command()
def status(*, as_json: AsJson = False) -> None:
    """Show what runs and the size of each dataset."""
    with _clear_errors():
        facts = status_command.gather(get_settings())
        print_json(facts) if as_json else status_command.show(facts)


@app.command()
def reset(
    mode: Annotated[str, typer.Argument(help="Whose data to forget: recorded, invented or live.")] = "recorded",
    *,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> None:
    """Forget a mode's data folder and what it has on servers; live data is asked for twice."""
    with _clear_errors():
        if mode not in status_command.MODES:
            fail(f"{mode!r} is not a mode; allowed: {', '.join(status_command.MODES)}", "orrery reset recorded")
        settings = get_settings()
        folder = settings.data / mode
        if holder(folder):
            fail(f"{folder} is in use", "stop it first: orrery down")
        servers = _servers(settings, mode)
        if not folder.is_dir() and not servers:
            console.print(f"{folder} does not exist; nothing to forget.")
            return
        what = " and ".join([f"{folder}", *servers])
        if not yes:
            typer.confirm(f"Forget everything in {what}?", abort=True)
        if (
            mode == "live"
            and typer.prompt("Live history cannot be fetched again. Type the folder's name to go on") != "live"
        ):
            fail("the name did not match; nothing was deleted", "orrery reset live")
        forget_bucket(settings, mode)
        if _records_on(settings):
            _forget_records(mode)
        shutil.rmtree(folder, ignore_errors=not folder.is_dir())
        console.print(f"{what} is forgotten.")


@app.command()
def replay(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A folder with recordings.ndjson.")],
    *,
    as_json: AsJson = False,
) -> None:
    """Load recorded answers as if the provider had just sent them, each at its own instant."""
    with _clear_errors(), _progress(enabled=not as_json) as on_progress:
        result = etl_commands.replay(get_settings(), folder, on_progress)
    _show_loaded(result, as_json=as_json)


@app.command("import-benchmark")
def import_benchmark(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A folder that holds smap_msl/ or cme_arrival/.")],
    *,
    as_json: AsJson = False,
) -> None:
    """Load published benchmark sets, which models are measured on; nothing on screen is made from them."""
    with _clear_errors(), _progress(enabled=not as_json) as on_progress:
        result = etl_commands.import_benchmark(get_settings(), folder, on_progress)
    _show_loaded(result, as_json=as_json)


def _show_loaded(result: dict[str, Any], *, as_json: bool) -> None:
    if as_json:
        print_json(result)
        return
    sources: dict[str, dict[str, int]] = result["sources"]
    total = {count: sum(row[count] for row in sources.values()) for count in COUNTS}
    print_table(
        ("source", *COUNTS),
        [*((name, *(row[c] for c in COUNTS)) for name, row in sources.items()), ("all", *total.values())],
    )


@app.command()
def config(*, as_json: AsJson = False) -> None:
    """List every setting with its value, default and meaning."""
    with _clear_errors():
        settings = get_settings()
        rows = describe(settings)
        if as_json:
            print_json([dataclasses.asdict(row) for row in rows])
        else:
            console.print(
                f"Environment: [bold]{settings.environment}[/]; defaults from {environment_file(settings.environment)}"
            )
            print_table(
                ("setting", "value", "default", "meaning"), ((r.name, r.value, r.default, r.help) for r in rows)
            )


@app.command()
def simulate(
    *,
    clock: Annotated[str | None, typer.Option(help="Start of its clock, such as 2026-04-02T16:00Z.")] = None,
    speed: Annotated[float, typer.Option(help="Its seconds per wall second.", min=0.001, max=100_000)] = 1.0,
    recorded: Annotated[bool, typer.Option("--recorded", help="Serve the recorded week instead of inventing.")] = False,
) -> None:
    """Run only the simulator: the providers' HTTP on loopback."""
    from services.cli.instance import check_port  # noqa: PLC0415
    from services.cli.modes import RECORDED_START  # noqa: PLC0415
    from services.cli.programs import PlatformClock  # noqa: PLC0415

    with _clear_errors():
        settings = get_settings()
        url = httpx.URL(settings.simulator_url)
        check_port("127.0.0.1", url.port or 80)
        now = datetime.now(UTC)
        begin = _instant("--clock", clock) or (RECORDED_START if recorded else now)
        for name, address in provider_addresses(settings.simulator_url).items():
            console.print(f"{name}={address}")
        environment = (
            dict(os.environ)
            | PlatformClock(begin, now, speed).environment()
            | {"ORRERY_SOURCES": "recorded" if recorded else "invented"}
        )
        code = subprocess.run([sys.executable, "-m", "services.simulator"], env=environment, check=False).returncode
        raise typer.Exit(max(code, 0))


@etl_app.command("run")
def etl_run(
    source: Annotated[str, typer.Argument(help="A source such as cneos_cad, or one dataset such as donki/flares.")],
    begin: Annotated[str | None, typer.Option("--from", help="First day or instant, ISO 8601 UTC.")] = None,
    end: Annotated[str | None, typer.Option("--to", help="Last day or instant, ISO 8601 UTC.")] = None,
    *,
    as_json: AsJson = False,
) -> None:
    """Run a source now."""
    with _clear_errors():
        result = etl_commands.post_run(etl_commands.running_etl(get_settings()), source, begin, end)
        columns = ("dataset", "outcome", *COUNTS[1:], "error")
        if as_json:
            print_json(result)
        else:
            print_table(
                columns,
                (
                    (f"{r['source']}/{r['dataset']}", r["outcome"], *(r.get(c) for c in columns[2:]))
                    for r in result["runs"]
                ),
            )
        if any(r["outcome"] == "failed" for r in result["runs"]):
            raise typer.Exit(1)


@etl_app.command("release")
def etl_release(provider: Annotated[str, typer.Argument(help="A provider such as celestrak.")]) -> None:
    """Ask a provider again that refused and was held for a person to look."""
    with _clear_errors():
        held = etl_commands.release(etl_commands.running_etl(get_settings()), provider)
        console.print(f"{provider} is asked again at its next turn." if held else f"{provider} was not held.")


@etl_app.command("status")
def etl_status(*, as_json: AsJson = False) -> None:
    """Show each dataset's schedule, last run and budget."""
    with _clear_errors():
        result = etl_commands.get_status(etl_commands.running_etl(get_settings()))
        if as_json:
            print_json(result)
            return
        print_table(
            ("dataset", "when", "last outcome", "last success", "next run", "budget left"),
            (
                (
                    f"{r['source']}/{r['dataset']}",
                    r["every"],
                    r["last_outcome"],
                    r["last_success_at"],
                    r["next_run_at"],
                    (r.get("budget") or {}).get("remaining"),
                )
                for r in result["datasets"]
            ),
        )
        etl_gaps.show_events(result["events"])
        for provider, hold in etl_commands.holds(result).items():
            console.print(
                f"! {provider} is held since {hold['since']}: {hold['reason']}. Once the cause is known: "
                f"orrery etl release {provider}"
            )


def _servers(settings: Settings, mode: str) -> list[str]:
    """What of a mode is not in its folder."""
    bucket = [f"{settings.objects_url}/{mode}"] if settings.objects_url else []
    return [*bucket, *(f"its {port} on the server" for port in _records_on(settings))]


def _forget_records(mode: str) -> None:
    command = [sys.executable, "-m", "services.core.forget"]
    environment = {**os.environ, "ORRERY_SOURCES": mode}
    done = subprocess.run(command, env=environment, stderr=subprocess.PIPE, text=True, check=False)
    if done.returncode:
        fail(done.stderr.strip().rpartition("\n")[2], f"orrery reset {mode}")


def _records_on(settings: Settings) -> list[str]:
    return [port for port in ("archive", "telemetry", "missions") if getattr(settings, f"{port}_url")]


@contextmanager
def _clear_errors() -> Iterator[None]:
    try:
        yield
    except CannotStartError as error:
        fail(str(error), error.next_step)
    except (OrreryError, ValueError) as error:
        fail(str(error), "orrery config lists the settings and what is allowed")
    except httpx.HTTPError as error:
        fail(
            f"etl did not answer ({type(error).__name__}: {error})",
            "orrery status shows what runs; its log is in the data folder's logs/",
        )
    except KeyboardInterrupt:
        fail("interrupted", "run the command again: what was loaded is not loaded twice", 130)


@contextmanager
def _progress(*, enabled: bool) -> Iterator[Any]:
    with Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=console,
        transient=True,
        disable=not enabled,
    ) as bar:
        task = bar.add_task("Replaying", total=None)
        yield lambda event: bar.update(task, completed=event["done"], total=event["total"])


def _instant(name: str, text: str | None) -> datetime | None:
    if text is None:
        return None
    try:
        instant = datetime.fromisoformat(text)
    except ValueError:
        raise ValueError(f"{name} was {text!r}; allowed: an ISO 8601 instant such as 2026-04-02T16:00Z") from None
    return instant.replace(tzinfo=UTC) if instant.tzinfo is None else instant.astimezone(UTC)
