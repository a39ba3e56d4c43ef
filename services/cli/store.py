"""`orrery store copy`, `orrery backup` and `orrery restore`."""

from typing import Annotated, Any

import typer

from services.chassis.settings import get_settings
from services.cli.asking import clear_errors
from services.cli.output import console, print_json, print_table, size
from services.cli.transfer import backed_up, run

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for scripts.")]
At = Annotated[
    str | None, typer.Option("--at", help="Another object store: a folder, or s3://bucket/prefix; else the platform's.")
]
Replace = Annotated[bool, typer.Option("--replace", help="Replace other data that the target holds.")]
AGAIN = "once that is settled, run the command again: what is done stays done"

app = typer.Typer(no_args_is_help=True, help="What the stores hold, from one engine into another.")
backup_app = typer.Typer(help="Write all that the stores hold into the object store; the platform may run.")


@app.command()
def copy(
    source: Annotated[
        str | None, typer.Option("--from", help="duckdb, postgres, influxdb, mongodb, local or s3.")
    ] = None,
    target: Annotated[str | None, typer.Option("--to", help="The other engine of the same port.")] = None,
    port: Annotated[
        str | None, typer.Option(help="archive, telemetry, missions or objects; follows from the engines.")
    ] = None,
    *,
    replace: Replace = False,
    as_json: AsJson = False,
) -> None:
    """Copy a store into another engine and compare both; the platform is stopped, and a second run goes on."""
    asked = {"port": port, "from": source, "to": target, "replace": replace}
    with clear_errors():
        result = run(get_settings(), "copy", asked, AGAIN, quiet=as_json)
    _show_compared(result, as_json=as_json)


@backup_app.callback(invoke_without_command=True)
def backup(context: typer.Context, *, at: At = None, as_json: AsJson = False) -> None:
    """Write all that the stores hold into the object store; the platform may run."""
    if context.invoked_subcommand is not None:
        return
    with clear_errors():
        made = backed_up(get_settings(), {"at": at}, quiet=as_json)["backup"]
    if as_json:
        print_json(made)
    else:
        console.print(f"Backup {made['instant']}: {made['rows']} rows, {size(made['bytes'])}.")


@backup_app.command("list")
def list_backups(*, at: At = None, as_json: AsJson = False) -> None:
    """List whole backups, oldest first."""
    with clear_errors():
        result = run(get_settings(), "list", {"at": at}, "orrery backup --help", quiet=as_json, holds=False)
    if as_json:
        print_json({name: result[name] for name in ("backups", "not_ended")})
        return
    print_table(
        ("backup", "rows", "size", "written by", "engines"),
        (
            (b["instant"], b["rows"], size(b["bytes"]), f"orrery {b['code_version']}", ", ".join(b["engines"].values()))
            for b in result["backups"]
        ),
    )
    if not result["backups"]:
        console.print("There is no backup. Next step: orrery backup")
    for instant in result["not_ended"]:
        console.print(f"! backups/{instant} was not ended and is no backup; its objects may be deleted.")


def restore(
    instant: Annotated[str, typer.Argument(help="A backup such as 20260402T160000Z, or latest.")],
    *,
    port: Annotated[list[str] | None, typer.Option(help="Only this store: archive, telemetry or missions.")] = None,
    at: At = None,
    replace: Replace = False,
    as_json: AsJson = False,
) -> None:
    """Fill the stores with what a backup holds, and compare; the platform is stopped, and a second run goes on."""
    asked = {"instant": instant, "at": at, "ports": port, "replace": replace}
    with clear_errors():
        result = run(get_settings(), "restore", asked, AGAIN, quiet=as_json)
    _show_compared(result, as_json=as_json)


def _show_compared(result: dict[str, Any], *, as_json: bool) -> None:
    rows = result["compared"]
    differ = [row for row in rows if not row["same"]]
    if as_json:
        print_json({**result, "same": not differ})
    else:
        shown = [row for row in rows if row["given"]["rows"] or row["held"]["rows"]]
        print_table(
            ("store", "table", "rows given", "rows held", "checksum", "same"),
            (
                (
                    row["port"], row["table"], row["given"]["rows"], row["held"]["rows"],
                    row["held"]["digest"][:12], "yes" if row["same"] else "NO",
                )
                for row in shown
            ),
        )  # fmt: skip
        console.print(
            f"✗ {len(differ)} of {len(rows)} tables differ. Next step: {AGAIN}"
            if differ
            else f"All {len(rows)} tables are the same."
        )
    if differ:
        raise typer.Exit(1)
