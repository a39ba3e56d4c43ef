"""`orrery etl gaps`, `backfill`, `events` and `airflow`."""

import subprocess
import sys
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any, Self

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

from services.chassis.settings import get_settings
from services.cli.asking import ask, clear_errors, program_url
from services.cli.etl_backfill import Event, follow
from services.cli.output import console, print_json, print_table

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for scripts.")]
Begin = Annotated[str | None, typer.Option("--from", help="First day or instant, ISO 8601 UTC.")]
End = Annotated[str | None, typer.Option("--to", help="Last day or instant, ISO 8601 UTC.")]
Days = Annotated[int | None, typer.Option(min=1, max=36_525, help="The last so many days.")]
_SHOWN = 3


def register(app: typer.Typer) -> None:
    """Add the commands to `orrery etl`."""
    app.command("gaps")(gaps)
    app.command("backfill")(backfill)
    app.command("events")(events)
    app.command("airflow")(airflow)


def gaps(
    source: Annotated[
        str | None, typer.Argument(metavar="[SOURCE]", help="A source or one dataset; else all of them.")
    ] = None,
    begin: Begin = None,
    end: End = None,
    days: Days = None,
    *,
    as_json: AsJson = False,
) -> None:
    """Show which windows each dataset has and lacks, and whether it can be asked for them."""
    with clear_errors():
        wanted = {"source": source, "from": begin, "to": end, "days": days}
        params = {k: v for k, v in wanted.items() if v is not None}
        found = ask("GET", program_url(get_settings(), "etl"), "/internal/gaps", params=params, timeout=120.0)
        if as_json:
            print_json(found)
            return
        console.print(f"{_day(found['from'])} to {_day(found['to'])}")
        print_table(
            ("dataset", "held", "lacking", "spans", "requests", "remark"),
            (
                (_key(d), _share(d), _days(d["lacking_s"]), _spans(d), d["requests"], d["reason"] or "")
                for d in found["datasets"]
            ),
        )


def backfill(  # noqa: PLR0913 - the options of one command
    source: Annotated[str, typer.Argument(help="A source such as donki, or one dataset such as donki/flares.")],
    begin: Begin = None,
    end: End = None,
    days: Days = None,
    *,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only say what would be asked, and how long it takes.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Fetch what is lacking; stop it, kill it, run it again: it goes on where it was."""
    with clear_errors():
        if days is None and begin is None:
            raise ValueError("no span was given; allowed: --days 90, or --from 2026-01-01 --to 2026-03-31")
        body = {"source": source, "from": begin, "to": end, "days": days}
        settings = get_settings()
        if dry_run:
            etl = program_url(settings, "etl")
            plan = ask("POST", etl, "/internal/backfill", json={**body, "dry": True}, timeout=120.0)["plan"]
            print_json(plan) if as_json else _show_plan(plan)
            return
        with _Bar(enabled=not as_json) as bar:
            done = follow(lambda: program_url(settings, "etl"), body, bar.on_event)["result"]
        print_json(done) if as_json else _show_result(done)
        if done["failed"]:
            raise typer.Exit(1)


def events(
    *,
    everything: Annotated[bool, typer.Option("--all", help="Also those that are cleared.")] = False,
    as_json: AsJson = False,
) -> None:
    """List the thresholds that were crossed: silence, slow runs, errors, nulls, stale data."""
    with clear_errors():
        core = program_url(get_settings(), "core")
        params = {} if everything else {"active": "true"}
        found = ask("GET", core, "/api/v1/pipeline/events", params=params)["data"]
        print_json(found) if as_json else show_events(found)


def show_events(found: list[dict[str, Any]]) -> None:
    """Events as a table, or that there is none."""
    if not found:
        console.print("No event lasts: every threshold is kept.")
        return
    print_table(
        ("urgency", "kind", "dataset", "raised", "cleared", "detail"),
        (
            (e["urgency"], e["event_kind"], _key(e), e["raised_at"], e["cleared_at"] or "lasts", e["event_detail"])
            for e in found
        ),
    )


def airflow(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Where the DAG files go: below Airflow's dags folder.")],
) -> None:
    """Write the schedule table as Airflow DAGs, one file per provider."""
    done = subprocess.run([sys.executable, "-m", "etl.flows.airflow", str(folder)], check=False)
    raise typer.Exit(done.returncode)


class _Bar:
    """A progress bar over the steps of a backfill."""

    def __init__(self, *, enabled: bool) -> None:
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
        self._bar = Progress(*columns, TimeRemainingColumn(), console=console, disable=not enabled)
        self._task = self._bar.add_task("Planning", total=None)

    def __enter__(self) -> Self:
        self._bar.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._bar.stop()

    def on_event(self, event: Event) -> None:
        """Show one event."""
        if progress := event.get("progress"):
            said = f"{_key(progress)} {_day(progress['from'])}"
            self._bar.update(self._task, completed=progress["done"], total=progress["total"], description=said)
            if "error" in progress:
                self._bar.print(f"[red]![/] {_key(progress)}: {progress['error']}")
        elif waiting := event.get("waiting"):
            until = datetime.fromisoformat(waiting["until"]).astimezone()
            self._bar.update(self._task, description=f"{waiting['provider']}: waiting until {until:%H:%M:%S}")
        elif "away" in event:
            self._bar.update(self._task, description=f"waiting for etl: {event['away'][:60]}")


def _show_plan(plan: dict[str, Any]) -> None:
    asked = [d for d in plan["datasets"] if d["requests"]]
    print_table(
        ("dataset", "lacking", "requests", "provider"),
        ((_key(d), _days(d["lacking_s"]), d["requests"], d["provider"]) for d in asked),
    )
    for dataset in plan["datasets"]:
        if dataset["reason"] and dataset["lacking"]:
            console.print(f"{_key(dataset)} {dataset['reason']}.")
    for cost in plan["providers"]:
        takes = "not before the schedule leaves room" if cost["takes_s"] is None else f"about {_span(cost['takes_s'])}"
        console.print(
            f"{cost['provider']}: {cost['calls']} requests, {takes}; {cost['left']} of {cost['limit']} calls are left "
            f"and {cost['kept']:.0f} of them stay for the schedule."
        )
    console.print(f"{plan['requests']} requests. Nothing was asked: leave --dry-run out to begin.")


def _show_result(done: dict[str, Any]) -> None:
    if not done["of"]:
        console.print("Nothing is lacking that can be asked for.")
        return
    console.print(
        f"{done['closed']} of {done['of']} windows closed: {done['records']} records, {done['loaded']} new, "
        f"{done['duplicate']} known already, {done['quarantined']} quarantined."
    )
    for key, reason in done["failed"].items():
        console.print(f"[red]![/] {key}: {reason}")


def _key(row: dict[str, Any]) -> str:
    return f"{row['source']}/{row['dataset']}"


def _day(instant: str) -> str:
    return instant[:10]


def _days(seconds: float) -> str:
    return f"{seconds / 86_400:.1f} d" if seconds else "none"


def _share(row: dict[str, Any]) -> str:
    total = row["held_s"] + row["lacking_s"]
    return "nothing" if not row["held_s"] or not total else f"{row['held_s'] / total:.0%}"


def _spans(row: dict[str, Any]) -> str:
    named = [f"{_day(s['from'])}…{_day(s['to'])}" for s in row["lacking"][:_SHOWN]]
    more = len(row["lacking"]) - _SHOWN
    return ", ".join(named) + (f" and {more} more" if more > 0 else "")


def _span(seconds: float) -> str:
    for unit, length in (("days", 86_400), ("h", 3600), ("min", 60)):
        if seconds >= 2 * length:
            return f"{seconds / length:.1f} {unit}"
    return f"{seconds:.0f} s"
