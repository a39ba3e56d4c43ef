"""The reference page of dashboards, from their definitions."""

from grafana.definitions.boards import BOARDS
from grafana.definitions.model import Board, Panel

_NAMES = {"prometheus": "Prometheus", "loki": "Loki", "influxdb": "InfluxDB", "postgresql": "PostgreSQL"}


def dashboards_page() -> str:
    """Every dashboard, its panels and the question that each answers."""
    lines = [
        "# Dashboards",
        "",
        "Written by `make docs` from `grafana/definitions`; do not edit. The same run writes `grafana/dashboards`,",
        "which Grafana reads. A panel's description in Grafana is the question that it answers here. How to get there,",
        "and what to look at first: [Watch it](../how-to/watch.md).",
    ]
    for board in BOARDS:
        lines += ["", f"## {board.title}", "", f"`/d/{board.uid}`. {board.description}", ""]
        lines += _chosen(board)
        for row in board.rows:
            lines += [f"### {row.title}", "", "| panel | question | asks |", "|---|---|---|"]
            lines += [*(_line(panel) for panel in row.panels), ""]
    return "\n".join(lines).rstrip() + "\n"


def _chosen(board: Board) -> list[str]:
    names = [variable.label.lower() for variable in board.variables]
    return [f"To choose at the top: {', '.join(names)}.", ""] if names else []


def _line(panel: Panel) -> str:
    asked = sorted({_NAMES[query.source] for query in panel.queries})
    return f"| {panel.title} | {panel.question.replace('|', chr(92) + '|')} | {', '.join(asked)} |"
