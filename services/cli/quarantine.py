"""`orrery quarantine`: what was set aside, why, and how it gets in after all."""

import getpass
from typing import Annotated, Any

import httpx
import typer

from services.chassis.settings import get_settings
from services.cli.asking import ask, clear_errors, program_url
from services.cli.output import console, print_json, print_table

app = typer.Typer(no_args_is_help=True, help="What was set aside, why, and how it gets in after all.")

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for scripts.")]
Source = Annotated[str | None, typer.Option(help="Only this source, such as cneos_cad.")]
Rule = Annotated[str | None, typer.Option(help="Only what broke this rule, such as field.range.")]
Reason = Annotated[str, typer.Option(help="Why; kept for ever beside the correction.")]
Id = Annotated[str, typer.Argument(metavar="ID", help="A quarantine_id of the list.")]
_NO_LIMIT = httpx.Timeout(None)


@app.command("list")
def list_(
    source: Source = None,
    rule: Rule = None,
    limit: Annotated[int, typer.Option(min=1, max=1000, help="Rows at most.")] = 50,
    *,
    resolved: Annotated[bool, typer.Option("--all", help="Also those that were corrected or replayed.")] = False,
    as_json: AsJson = False,
) -> None:
    """List the records that are set aside, newest first."""
    with clear_errors():
        wanted = {"source": source, "rule": rule, "limit": limit, "state": "any" if resolved else "open"}
        answer = ask(
            "GET", program_url(get_settings(), "core"), "/api/v1/pipeline/quarantine",
            params={k: v for k, v in wanted.items() if v is not None},
        )  # fmt: skip
        if as_json:
            print_json(answer["data"])
            return
        print_table(
            ("id", "dataset", "fetched at", "rule", "field", "received", "left as"),
            (
                (r["quarantine_id"], f"{r['source']}/{r['dataset']}", r["fetched_at"], r["rule"], r["field_name"],
                 _short(r["bad_value"]), r["resolution"])
                for r in answer["data"]
            ),
        )  # fmt: skip
        console.print(f"{len(answer['data'])} of {answer['meta']['total']}. Next step: orrery quarantine explain ID")


@app.command()
def explain(row_id: Id, *, as_json: AsJson = False) -> None:
    """Say what a record is, which rule it broke, what is allowed and how to mend it."""
    with clear_errors():
        found = ask("GET", program_url(get_settings(), "core"), f"/api/v1/pipeline/quarantine/{row_id}")["data"]
        if as_json:
            print_json(found)
            return
        row, rule = found["row"], found["rule"]
        console.print(f"[bold]{row['quarantine_id']}[/] of {row['source']}/{row['dataset']}")
        print_table(("", ""), _lines(found))
        print_json(row["record"])
        console.print(f"[bold]To mend it[/]: {rule['fix']}")
        for command in found["commands"]:
            console.print(f"  {command}")


@app.command()
def fix(
    row_id: Id,
    reason: Reason,
    values: Annotated[list[str], typer.Option("--set", metavar="FIELD=VALUE", help="A field's right value.")],
    made_by: Annotated[str | None, typer.Option("--by", help="Who says so; else the system's user.")] = None,
    *,
    as_json: AsJson = False,
) -> None:
    """Set fields of a record right and load it; the bytes that came stay as they are."""
    with clear_errors():
        pairs = dict(_pair(text) for text in values)
        body = {"set": pairs, "reason": reason, "made_by": made_by or getpass.getuser()}
        done = ask(
            "POST", program_url(get_settings(), "etl"), f"/internal/quarantine/{row_id}/fix", json=body,
            timeout=_NO_LIMIT,
        )  # fmt: skip
        if as_json:
            print_json(done)
        else:
            console.print(
                f"Corrected; loaded {done['loaded']}, known already {done['duplicate']}: batch {done['supplement_id']}"
            )


@app.command()
def replay(  # noqa: PLR0913 - the filters of one command
    row_id: Annotated[
        str | None, typer.Argument(metavar="[ID]", help="One record; else all that the filters name.")
    ] = None,
    source: Source = None,
    rule: Rule = None,
    reason: Reason = "read again by today's rules",
    made_by: Annotated[str | None, typer.Option("--by", help="Who says so; else the system's user.")] = None,
    *,
    as_json: AsJson = False,
) -> None:
    """Read quarantined records again by today's code and catalogue, and load those that pass."""
    with clear_errors():
        if row_id is None and source is None and rule is None:
            raise ValueError("nothing was named; allowed: an ID, --source or --rule")
        body = {"quarantine_id": row_id, "source": source, "rule": rule, "reason": reason,
                "made_by": made_by or getpass.getuser()}  # fmt: skip
        etl = program_url(get_settings(), "etl")
        done = ask("POST", etl, "/internal/quarantine/replay", json=body, timeout=_NO_LIMIT)
        if as_json:
            print_json(done)
            return
        columns = ("dataset", "batch_id", "resolved", "still_failing", "rule", "expected")
        print_table(
            ("dataset", "batch", "resolved", "still failing", "rule", "allowed"),
            ((f"{b['source']}/{b['dataset']}", *(b[c] for c in columns[1:])) for b in done["batches"]),
        )
        console.print(f"{done['resolved']} resolved, {done['still_failing']} still break a rule.")


def _lines(found: dict[str, Any]) -> list[tuple[str, Any]]:
    row, rule, field = found["row"], found["rule"], found["field"] or {}
    lines = [
        ("rule", f"{row['rule']}: {rule['meaning']}"),
        ("field", row["field_name"]),
        ("meaning", field.get("meaning")),
        ("unit", field.get("unit")),
        ("received", _short(row["bad_value"])),
        ("allowed", row["expected"]),
        ("stands in", found["defined_in"]),
        ("record", "the whole answer" if row["record_no"] is None else f"number {row['record_no']} of its batch"),
        ("batch", found["batch_receipt"]),
    ]
    if found["resolution"]:
        left = found["resolution"]
        lines.append(
            ("left as", f"{left['resolution']} by {left['made_by']} at {left['resolved_at']}: {left['reason']}")
        )
    return [(name, value) for name, value in lines if value]


def _pair(text: str) -> tuple[str, str]:
    name, sign, value = text.partition("=")
    if not sign or not name:
        raise ValueError(f"--set was {text!r}; allowed: FIELD=VALUE, such as --set dist=0.0312")
    return name, value


def _short(value: str | None) -> str | None:
    return value if value is None or len(value) <= 60 else f"{value[:60]}…"
