"""How the commands speak: facts as tables or JSON, errors as what, allowed and next step."""

import json
import sys
from collections.abc import Iterable, Sequence
from typing import Any, NoReturn

import typer
from rich.console import Console
from rich.table import Table

# A pipe or a file has no width of its own: names must not be cut there.
console = Console(highlight=False, width=None if sys.stdout.isatty() else 240)


def print_json(facts: Any) -> None:
    """Print facts for a script: one JSON document on stdout."""
    sys.stdout.write(json.dumps(facts, indent=2, default=str) + "\n")


def print_table(columns: Sequence[str], rows: Iterable[Sequence[Any]], title: str | None = None) -> None:
    """Print facts for a person; numbers stand right."""
    table = Table(*columns, title=title, title_justify="left", box=None, pad_edge=False)
    materialised = [list(row) for row in rows]
    for index, column in enumerate(table.columns):
        if materialised and all(isinstance(row[index], int | float) for row in materialised):
            column.justify = "right"
    for row in materialised:
        table.add_row(*("" if cell is None else str(cell) for cell in row))
    console.print(table)


def fail(what: str, next_step: str, code: int = 1) -> NoReturn:
    """End the command with a clear error."""
    sys.stderr.write(f"✗ {what}\n  Next step: {next_step}\n")
    raise typer.Exit(code)


def size(n_bytes: float) -> str:
    """Bytes for people, in powers of 1000."""
    for unit in ("B", "kB", "MB", "GB"):
        if n_bytes < 1000:
            return f"{n_bytes:.0f} {unit}" if unit == "B" else f"{n_bytes:.1f} {unit}"
        n_bytes /= 1000
    return f"{n_bytes:.1f} TB"
