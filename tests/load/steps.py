"""`make load`: more users step by step until past the knee; the curve, and whether the objectives hold."""

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from tests.load.arithmetic import (
    LIMITS_MS,
    SHARE,
    Objective,
    Window,
    bound_by,
    failures,
    is_past_knee,
    knee,
    objectives,
)
from tests.load.picture import draw
from tests.load.platform import RATE_LIMIT, Running, platform
from tests.load.playing import play

OUT = Path(".orrery") / "load"
_ROW = "{:>6} {:>8} {:>7} {:>7} {:>8} | {:>7} {:>7} {:>8} | {:>7} {:>7} {:>8} | {:>6} {:>5} | {}"
_HEAD = _ROW.format(
    *("users", "answers", "1/s", "stale", "mean ms"),
    *("cached50", "95", "99 ms"),
    *("query50", "95", "99 ms"),
    *("failed", "429"),
    "processors: cores used, share of the machine",
)


def main(words: list[str]) -> int:
    """Run the steps; 0 where the objectives hold at the declared load, else 1."""
    told = _arguments(words)
    windows: list[Window] = []
    with _running(told.url) as running:
        print(_HEAD, flush=True)
        for window in play(running, told.users, told.seconds):
            windows.append(window)
            print(_row(window), flush=True)
            if is_past_knee(windows) or bound_by(window).startswith("generator"):
                break
    if not windows:
        print("No step was measured.")
        return 1
    OUT.mkdir(parents=True, exist_ok=True)
    (OUT / "steps.json").write_text(json.dumps(windows, indent=1) + "\n")
    draw(windows, told.picture)
    print(f"\nThe curve: {told.picture}; the numbers: {OUT / 'steps.json'}.")
    return _conclude(windows, told.declared)


@contextmanager
def _running(url: str | None) -> Iterator[Running]:
    if url:
        print(f"Asking {url}, as it is: its limit of requests a minute counts all users as one client.")
        yield Running(url.rstrip("/"))
        return
    print(f"Starting a platform on recorded data, with ORRERY_RATE_LIMIT_PER_MINUTE={RATE_LIMIT} (default 600): all")
    print("users come from one address. Its first round is loaded before anything is measured.", flush=True)
    with tempfile.TemporaryDirectory(prefix="orrery-load-") as folder, platform(Path(folder)) as running:
        yield running


def _conclude(windows: Sequence[Window], declared: int) -> int:
    index = knee(windows)
    last = "; the last step still had most, so the knee is not reached" if index == len(windows) - 1 else ""
    at_knee, next_one = windows[index], windows[min(index + 1, len(windows) - 1)]
    bound = bound_by(next_one) or "nothing that was seen"
    print(f"Knee: {at_knee['users']} users, {at_knee['rate']:.0f} answers/s; beyond it bound by: {bound}{last}.")
    judged = [window for window in windows if window["users"] <= declared]
    found = objectives(judged, LIMITS_MS)
    for objective in found:
        print(_verdict(objective, declared))
    lost = sum(map(failures, judged))
    print(f"{'PASS' if not lost else 'FAIL'}  {lost} requests failed or were answered wrongly up to {declared} users")
    limited = sum(window["limited"] for window in judged)
    if limited:
        print(f"FAIL  {limited} requests were refused by the rate limit: what was measured is the limit")
    for window in windows:
        for error, count in window["errors"].items():
            print(f"      {window['users']} users: {count} × {error}")
    return 0 if judged and not lost + limited and all(objective.holds for objective in found) else 1


def _verdict(objective: Objective, declared: int) -> str:
    word = "PASS" if objective.holds else "FAIL"
    limit = LIMITS_MS[objective.name]
    came = f"{objective.count - objective.slow} of {objective.count}"
    return (
        f"{word}  {objective.name}: {came} ({objective.share:.3%}) under {limit:.0f} ms up to {declared} users; "
        f"wanted {SHARE:.1%}"
    )


def _row(window: Window) -> str:
    classes = window["classes"]
    times = [classes.get(name, {}).get(quantile, "–") for name in LIMITS_MS for quantile in ("p50", "p95", "p99")]
    bound = bound_by(window)
    end = _processors(window) + (f" ← bound by the {bound}" if bound else "")
    answers = (window["requests"], f"{window['rate']:.0f}", classes.get("stale", {}).get("count", 0), window["mean_ms"])
    return _ROW.format(window["users"], *answers, *times, failures(window), window["limited"], end)


def _processors(window: Window) -> str:
    """Cores' shares of the generator and each program, and what is used by neither: others on this machine."""
    used = {"generator": window["generator_cpu"], **window["programs_cpu"]}
    if window["programs_cpu"]:
        used["others"] = max(0.0, window["machine_cpu"] * (os.cpu_count() or 1) - sum(used.values()))
    return ", ".join(f"{name} {share:.2f}" for name, share in used.items()) + f"; machine {window['machine_cpu']:.0%}"


def _arguments(words: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make load", description=__doc__)
    parser.add_argument("--url", help="a platform that runs already; else one is started")
    parser.add_argument("--users", type=_numbers, default=_numbers("50,100,200,400,800,1600,3200"))
    parser.add_argument("--seconds", type=float, default=30.0, help="length of a step")
    parser.add_argument("--declared", type=int, default=200, help="users up to whom the objectives must hold")
    parser.add_argument("--picture", type=Path, default=OUT / "curve.svg")
    return parser.parse_args(words)


def _numbers(text: str) -> list[int]:
    return [int(word) for word in text.split(",")]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
