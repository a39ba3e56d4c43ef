"""`orrery etl quality` and `orrery etl schema-changes`: what the checks found, what the providers changed."""

from typing import Annotated, Any

import httpx
import typer

from services.chassis.settings import get_settings
from services.cli.asking import ask, clear_errors, program_url
from services.cli.output import console, print_json, print_table

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for scripts.")]
SourceArgument = Annotated[str | None, typer.Argument(metavar="[SOURCE]", help="Only this source, such as swpc.")]
VERDICTS = ("good", "look", "failed")


def add_commands(etl: typer.Typer) -> None:
    """Add them to the commands of etl."""
    etl.command("quality")(quality)
    etl.command("schema-changes")(schema_changes)


def quality(
    source: SourceArgument = None,
    limit: Annotated[int, typer.Option(min=1, max=1000, help="Reports at most.")] = 20,
    *,
    now: Annotated[bool, typer.Option("--now", help="Write the reports that are waiting first.")] = False,
    as_json: AsJson = False,
) -> None:
    """Show the worst quality reports: what failed, what moved, what came late."""
    with clear_errors():
        settings = get_settings()
        if now:
            ask("POST", program_url(settings, "etl"), "/internal/quality", timeout=httpx.Timeout(None))
        wanted = {"limit": limit} | ({"source": source} if source else {})
        data = ask("GET", program_url(settings, "core"), "/api/v1/pipeline/quality", params=wanted)["data"]
        if as_json:
            print_json(data)
            return
        print_table(
            ("verdict", "dataset", "table", "fetched at", "rows", "failed", "what", "batch"),
            (
                (VERDICTS[r["severity"]], f"{r['source']}/{r['dataset']}", r["table_name"], r["fetched_at"],
                 r["row_count"], r["failures"], _what(r), r["batch_id"])
                for r in data
            ),
        )  # fmt: skip
        console.print("A whole report: /api/v1/pipeline/quality/BATCH, or the Pipeline page.")


def schema_changes(source: SourceArgument = None, *, as_json: AsJson = False) -> None:
    """Show which fields the providers' answers brought, lost or gave another type, newest first."""
    with clear_errors():
        wanted = {"source": source} if source else {}
        answer = ask("GET", program_url(get_settings(), "core"), "/api/v1/pipeline/schema-changes", params=wanted)
        if as_json:
            print_json(answer["data"])
            return
        print_table(
            ("dataset", "change", "field", "types", "before", "since", "batch", "sample"),
            (
                (f"{c['source']}/{c['dataset']}", c["change"], c["path"], ", ".join(c["kinds"]), ", ".join(c["before"]),
                 c["fetched_at"], c["batch_id"], c["sample"])
                for c in answer["data"]
            ),
        )  # fmt: skip


def _what(report: dict[str, Any]) -> str:
    found = [f"{c['check']} {c['column']}".strip() for c in report["checks"]]
    found += ["late" for f in report["freshness"] if f["is_late"]]
    if report["severity"] and not found:
        found.append("drift")
    return ", ".join(found[:3]) + (f" and {len(found) - 3} more" if len(found) > 3 else "")
