"""The curve of a run as a picture."""

from collections.abc import Sequence
from pathlib import Path

import matplotlib as mpl

mpl.use("Agg")

import matplotlib.pyplot as plt
from matplotlib.axes import Axes
from matplotlib.ticker import NullLocator, ScalarFormatter

from tests.load.arithmetic import LIMITS_MS, Window, failures, knee

_COLOURS = {"cached": "#3b7dd8", "query": "#d9822b"}
_PROGRAMS = {"gateway": "#3b7dd8", "core": "#d9822b", "etl": "#5aa469", "generator": "#8a8f98"}


def draw(windows: Sequence[Window], path: Path) -> None:
    """Throughput, times and processor use over the number of users, the knee marked; SVG or PNG by the name."""
    mpl.rcParams |= {"svg.fonttype": "none", "svg.hashsalt": "orrery", "font.size": 9}
    figure, (rate, times, cpu) = plt.subplots(3, 1, figsize=(8, 8), sharex=True, layout="constrained")
    users = [window["users"] for window in windows]
    _draw_rate(rate, users, windows)
    _draw_times(times, users, windows)
    _draw_cpu(cpu, users, windows)
    for axes in (rate, times, cpu):
        axes.axvline(users[knee(windows)], color="#b03a48", linewidth=1, linestyle=":")
        axes.grid(visible=True, alpha=0.25)
        axes.legend(frameon=False, fontsize=8, loc="upper left", bbox_to_anchor=(1, 1))
    cpu.set_xscale("log")
    cpu.set_xticks(users)
    cpu.xaxis.set_major_formatter(ScalarFormatter())
    cpu.xaxis.set_minor_locator(NullLocator())
    cpu.set_xlabel("users")
    path.parent.mkdir(parents=True, exist_ok=True)
    figure.savefig(path, metadata={"Date": None} if path.suffix == ".svg" else None)
    plt.close(figure)


def _draw_rate(axes: Axes, users: list[int], windows: Sequence[Window]) -> None:
    axes.plot(users, [window["rate"] for window in windows], "o-", color="#3b7dd8", label="answers a second")
    lost = [(failures(window) + window["limited"]) / window["seconds"] for window in windows]
    axes.plot(users, lost, "x--", color="#b03a48", label="failed or refused a second")
    axes.set_ylabel("1/s")
    axes.set_title("The dotted line is the knee", fontsize=9)


def _draw_times(axes: Axes, users: list[int], windows: Sequence[Window]) -> None:
    for name, colour in _COLOURS.items():
        for quantile, style in (("p50", ":"), ("p95", "--"), ("p99", "-")):
            values = [window["classes"].get(name, {}).get(quantile, float("nan")) for window in windows]
            axes.plot(users, values, style, marker=".", color=colour, label=f"{name} {quantile}")
        axes.axhline(LIMITS_MS[name], color=colour, linewidth=0.6, label=f"limit, {name}")
    axes.set_yscale("log")
    axes.set_ylabel("ms")


def _draw_cpu(axes: Axes, users: list[int], windows: Sequence[Window]) -> None:
    used = [window.get("programs_cpu", {}) | {"generator": window["generator_cpu"]} for window in windows]
    for name, colour in _PROGRAMS.items():
        if any(name in found for found in used):
            axes.plot(users, [found.get(name, float("nan")) for found in used], "o-", color=colour, label=name)
    axes.set_ylabel("share of a core")
