"""`make soak`: the same users for a long time; no program's memory, files or latency may grow."""

import argparse
import json
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

import psutil

from tests.load.arithmetic import Allowance, Growth, Window, failures, growth
from tests.load.platform import Running, platform
from tests.load.playing import play

OUT = Path(".orrery") / "load"
WINDOW_S: Final = 10.0
WARM_SHARE: Final = 0.25
"""Share of the run that fills caches and pools before anything is judged."""
ALLOWED: Final = {
    "MB": Allowance(absolute=12.0, share=0.05),
    "files": Allowance(absolute=5.0, share=0.1),
    "threads": Allowance(absolute=3.0, share=0.1),
    "ms": Allowance(absolute=5.0, share=0.25),
}
"""What a straight line through the samples may gain over the run, by unit."""


def main(words: list[str]) -> int:
    """Run it; 0 where nothing grew and nothing failed, else 1."""
    told = _arguments(words)
    windows: list[Window] = []
    with tempfile.TemporaryDirectory(prefix="orrery-soak-") as folder, platform(Path(folder)) as running:
        count = max(8, round(told.minutes * 60 / WINDOW_S))
        print(f"{told.users} users, {count} windows of {WINDOW_S:.0f} s; the first {WARM_SHARE:.0%} only warm up.")
        for window in play(running, [told.users] * count, WINDOW_S):
            windows.append(window | {"at": time.monotonic(), "programs": usage(running)})
            print(_row(windows[-1]), flush=True)
    OUT.mkdir(parents=True, exist_ok=True)
    (OUT / "soak.json").write_text(json.dumps(windows, indent=1) + "\n")
    return _conclude(windows[round(len(windows) * WARM_SHARE) :], sum(map(failures, windows)))


def usage(running: Running) -> dict[str, dict[str, float]]:
    """What each program holds now: resident memory, open files, threads."""
    found = {}
    for name, process in running.programs().items():
        try:
            with process.oneshot():
                memory, files = process.memory_info().rss / 1e6, process.num_fds()
                found[name] = {"pid": process.pid, "MB": memory, "files": files, "threads": process.num_threads()}
        except psutil.Error:
            continue
    return found


def measures(windows: Sequence[Window]) -> Iterator[Growth]:
    """Each measure of each program, and the median time of each class of answer."""
    samples: defaultdict[tuple[str, str], list[tuple[float, float]]] = defaultdict(list)
    for window in windows:
        for program, held in window["programs"].items():
            for unit in ("MB", "files", "threads"):
                samples[program, unit].append((window["at"], held[unit]))
        for name in ("cached", "query"):
            if value := window["classes"].get(name, {}).get("p50"):
                samples[f"{name} answers", "ms"].append((window["at"], value))
    for (name, unit), rows in samples.items():
        at, values = zip(*rows, strict=True)
        yield growth(f"{name} ({unit})", at, values, ALLOWED[unit])


def _conclude(windows: Sequence[Window], lost: int) -> int:
    print(f"\n{'':4}  {'measure':28} {'median':>9} {'gained':>9}   allowed: the greater of")
    found = list(measures(windows))
    for line in found:
        allowed = f"{line.allowance.absolute:g} and {line.allowance.share:.0%}"
        print(f"{'FAIL' if line.grows else 'PASS'}  {line.name:28} {line.median:9.1f} {line.gained:+9.2f}   {allowed}")
    restarted = _restarted(windows)
    print(f"{'FAIL' if restarted else 'PASS'}  programs that were started anew: {', '.join(restarted) or 'none'}")
    print(f"{'FAIL' if lost else 'PASS'}  {lost} requests failed or were answered wrongly")
    for window in windows:
        for error, count in window["errors"].items():
            print(f"      {count} × {error}")
    return int(bool(lost or restarted or any(line.grows for line in found)))


def _restarted(windows: Sequence[Window]) -> list[str]:
    pids = defaultdict(set)
    for window in windows:
        for program, held in window["programs"].items():
            pids[program].add(held["pid"])
    return [program for program, seen in pids.items() if len(seen) > 1]


def _row(window: Window) -> str:
    held = ", ".join(
        f"{name} {used['MB']:.0f} MB {used['files']:.0f} files" for name, used in window["programs"].items()
    )
    times = ", ".join(f"{name} {window['classes'].get(name, {}).get('p50', '–')} ms" for name in ("cached", "query"))
    return f"{window['rate']:7.1f}/s  p50 {times}  failed {failures(window)}  {held}"


def _arguments(words: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make soak", description=__doc__)
    parser.add_argument("--minutes", type=float, default=10.0)
    parser.add_argument("--users", type=int, default=40)
    return parser.parse_args(words)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
