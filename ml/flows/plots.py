"""Plots of the skill table for the documentation."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final

from ml.flows.table import TaskSkill
from services.chassis.errors import SettingsError

GROUPS: Final = ("dst", "kp")
"""Tasks that differ by their lead alone: `dst_1h` to `dst_6h`."""

COLUMNS: Final = 3
"""Reliability diagrams in a row."""


def draw(found: Sequence[TaskSkill], folder: Path) -> list[Path]:
    """Draw reliability diagrams and skill by lead into a folder, as SVG; the files.

    Raises:
        SettingsError: matplotlib is not installed.
    """
    make_figure = figures()
    drawn = []
    for name, axes_of in (("reliability", _reliability), ("skill-by-lead", _by_lead)):
        figure = make_figure(figsize=(9, 4), layout="constrained")
        if axes_of(figure, found):
            drawn.append(folder / f"{name}.svg")
            figure.savefig(drawn[-1], metadata={"Date": None})
    return drawn


def figures() -> Callable[..., Any]:
    """What makes a figure; raises SettingsError where matplotlib is not installed."""
    try:
        import matplotlib as mpl  # noqa: PLC0415 - one command needs it, and no program
        from matplotlib.figure import Figure  # noqa: PLC0415
    except ImportError:
        raise SettingsError(
            "the plots need matplotlib, which the programs do not. Next step: make skill installs it."
        ) from None
    mpl.rcParams["svg.hashsalt"] = "orrery"  # the same figures give the same file
    make_figure: Callable[..., Any] = Figure
    return make_figure


def _reliability(figure: Any, found: Sequence[TaskSkill]) -> bool:
    """Share of events by probability told, one diagram a task; the diagonal is perfect."""
    shown = [task for task in found if task.reliability]
    height = max(1, -(-len(shown) // COLUMNS))
    figure.set_figheight(3.5 * height)
    for place, task in enumerate(shown):
        axes = figure.add_subplot(height, COLUMNS, place + 1, title=task.task, xlabel="probability told")
        axes.plot([0, 1], [0, 1], color="grey", linewidth=0.8)
        for who, bins in task.reliability.items():
            axes.plot([b["forecast"] for b in bins], [b["observed"] for b in bins], marker=".", label=who)
        axes.legend(fontsize="x-small")
        axes.set_ylabel("share that happened")
    return bool(shown)


def _by_lead(figure: Any, found: Sequence[TaskSkill]) -> bool:
    """Error as a share of persistence's by lead, with its 90 % interval."""
    axes = figure.add_subplot(1, 1, 1, xlabel="lead in hours", ylabel="RMSE as a share of persistence's")
    for group in GROUPS:
        rows = [row for task in found if task.task.startswith(f"{group}_") for row in task.rows]
        ratios = [row for row in rows if row.metric == "rmse_ratio" and row.against == "persistence" and row.ours]
        below = [(row.ours or 0) - (row.ci[0] or 0) for row in ratios]
        above = [(row.ci[1] or 0) - (row.ours or 0) for row in ratios]
        if ratios:
            hours = [int(row.lead.partition(" ")[0]) for row in ratios]
            axes.errorbar(hours, [row.ours for row in ratios], (below, above), marker="o", capsize=3, label=group)
    axes.axhline(1, color="grey", linewidth=0.8)
    drawn = len(axes.containers) > 0
    if drawn:
        axes.legend()
    return drawn
