"""`python -m tests.load.outage`: a program is killed under load, twice, while batches arrive: what do users see?

Without core, answers known from before go on, marked stale; what was never asked before is refused with a word when to
ask again. Without the gateway nothing is answered; without etl everything is. At no time is an answer wrong or a live
stream stuck, and a little later all is as before.
"""

import argparse
import re
import signal
import sys
import tempfile
from pathlib import Path
from typing import Final

import psutil

from tests.load.arithmetic import Window, failures
from tests.load.platform import Running, platform
from tests.load.playing import play

WINDOW_S: Final = 5.0
SPEED: Final = 20.0
"""Platform seconds per wall second: a batch every few seconds."""
WINDOWS: Final = 24
KILLS: Final = (4, 12)
"""Windows after which the program is killed."""
RECOVERY: Final = 3
"""Windows after a death in which the program may be away: it starts again in some ten seconds."""
_ALLOWED: Final = {
    "core": re.compile(r": 50[234]$"),
    "gateway": re.compile(r": (50[234]|Connection\w*|HTTPConnectionClosed|HTTPParseError)\b"),
    "etl": re.compile(r"(?!)"),
}
"""What may fail while a program is away."""


def main(words: list[str]) -> int:
    """Run it; 0 where users saw nothing but what the design allows, else 1."""
    parser = argparse.ArgumentParser(prog="python -m tests.load.outage", description=__doc__)
    parser.add_argument("--users", type=int, default=100)
    parser.add_argument("--program", choices=list(_ALLOWED), default="core")
    told = parser.parse_args(words)
    windows: list[Window] = []
    with tempfile.TemporaryDirectory(prefix="orrery-outage-") as folder, platform(Path(folder), speed=SPEED) as running:
        for window in play(running, [told.users] * WINDOWS, WINDOW_S):
            windows.append(window)
            print(_row(len(windows), window), flush=True)
            if len(windows) in KILLS:
                _kill(running, told.program)
    found = findings(windows, told.program)
    print("\n".join(found) or "PASS  only what the design allows")
    return int(bool(found))


def findings(windows: list[Window], program: str) -> list[str]:
    """What must not be: wrong answers at any time, failures of another kind or at another time than its absence."""
    found = []
    for number, window in enumerate(windows, 1):
        away = any(kill < number <= kill + RECOVERY for kill in KILLS)
        for error, count in window["errors"].items():
            if not (away and _ALLOWED[program].search(error)):
                found.append(f"FAIL  window {number}: {count} × {error}")
        if window["classes"].get("stale") and not away:
            found.append(
                f"FAIL  window {number}: {window['classes']['stale']['count']} stale answers with {program} there"
            )
    return found


def _kill(running: Running, program: str) -> None:
    print(f"  {program} is killed", flush=True)
    running.programs()[program].send_signal(signal.SIGKILL)


def _row(number: int, window: Window) -> str:
    classes = window["classes"]
    counts = ", ".join(f"{name} {found['count']} (p99 {found['p99']:.0f} ms)" for name, found in classes.items())
    said = "".join(f"\n        {count} × {error}" for error, count in window["errors"].items())
    machine = psutil.cpu_percent()
    return f"{number:3}  {counts}; failed {failures(window)}; machine {machine:.0f} %{said}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
