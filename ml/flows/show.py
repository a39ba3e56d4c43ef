"""Figures and cards for a terminal."""

import sys
from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

from ml.registry.card import ModelCard, SkillRow


def print_json(facts: Any) -> None:
    """One JSON document on stdout."""
    sys.stdout.write(msgspec.json.format(msgspec.json.encode(facts), indent=2).decode() + "\n")


def print_skill(rows: Iterable[SkillRow]) -> None:
    """Ours with its interval beside every baseline's, one line a figure; a gate is met (✓) or not (✗)."""
    columns = ("task", "lead", "n", "metric", "ours", "90 % interval", "gate", "", "baselines")
    print_table(columns, [_skill(row) for row in rows])


def print_cards(cards: Iterable[ModelCard]) -> None:
    """One line a model."""
    columns = ("model", "task", "stage", "learned until", "rows", "gate", "why")
    print_table(
        columns,
        (
            (c.model_id, c.task, c.stage, f"{c.trained_until_at:%Y-%m-%d}", str(c.samples), _gate(c), c.reason)
            for c in cards
        ),
    )


def print_table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Text in columns as wide as their widest cell."""
    lines = [columns, *rows]
    widths = [max(len(line[place]) for line in lines) for place in range(len(columns))]
    for line in lines:
        cells = (cell.ljust(width) for cell, width in zip(line, widths, strict=True))
        sys.stdout.write("  ".join(cells).rstrip() + "\n")


def _skill(row: SkillRow) -> tuple[str, ...]:
    metric = f"{row.metric} against {row.against}" if row.against else row.metric
    gate = "" if row.gate is None else f"{row.gate:g}"
    met = {True: "✓", False: "✗", None: ""}[row.gate_met]
    baselines = ", ".join(f"{name} {_figure(value)}" for name, value in row.baselines.items())
    interval = f"{_figure(row.ci[0])} to {_figure(row.ci[1])}"
    return (row.task, row.lead, str(row.n), metric, _figure(row.ours), interval, gate, met, baselines)


def _figure(value: float | None) -> str:
    return "?" if value is None else f"{value:.3f}" if abs(value) < 10 else f"{value:.1f}"


def _gate(card: ModelCard) -> str:
    if card.deployable is None:
        return "not evaluated"
    return {True: "met", False: "not met", None: "none"}[card.gate_met]
