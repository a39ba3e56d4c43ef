"""Row 12: the whole platform: seconds until ready, and resident memory of every process when idle.

Memory is measured twice: after a start on the data of an earlier one, and after the first start of all, on an empty
folder, which loads every source, compiles every expression and writes the whole store. It is the sum of what each
process has resident, in which a library that five of them have mapped counts five times; the notes count it once.
"""

import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psutil

from services.cli.instance import free_port, read_json

ROOT = Path(__file__).resolve().parents[1]
READY_SECONDS = 8.0
RESIDENT_MB = 700.0
SETTLE_SECONDS = 20
FIRST_ROUND_SECONDS = 60
"""From ready until the first round is loaded, the store has written it into its file and nothing works any more."""
RUNS = 3


def run() -> list[dict]:
    with tempfile.TemporaryDirectory() as folder:
        first = _start_and_stop(folder, FIRST_ROUND_SECONDS)
        later = [_start_and_stop(folder, SETTLE_SECONDS) for _ in range(RUNS)]
    ready, resident, once = (statistics.median(figures) for figures in zip(*later, strict=True))
    return [
        _row("whole platform ready, warm (s)", ready, READY_SECONDS),
        _row("whole platform idle, resident (MB)", resident, RESIDENT_MB) | _shared_once(once),
        _row("the same after a first start on an empty folder (MB)", first[1], RESIDENT_MB) | _shared_once(first[2]),
    ]


def _shared_once(megabytes: float) -> dict:
    return {"note": f"with what processes share counted once {megabytes:.0f} MB"}


def _row(work: str, ours: float, limit: float) -> dict:
    facts = {"row": 12, "work": work, "ours": round(ours, 2), "peer": limit, "peer_name": "budget"}
    return facts | {"ratio": round(limit / ours, 2), "target": 1.0, "met": ours < limit}


def _start_and_stop(folder: str, settle_s: int) -> tuple[float, float, float]:
    """Seconds until ready; resident memory in MB as the sum of all processes, and with shared pages counted once."""
    settings = {"ORRERY_DATA": folder, "ORRERY_SOURCES": "recorded", "ORRERY_PORT": str(free_port())}
    environment = dict(os.environ) | settings
    command = [sys.executable, "-m", "services.cli"]
    start = [*command, "up", "--detach"]
    said = subprocess.run(start, env=environment, cwd=ROOT, capture_output=True, text=True, check=True)
    try:
        time.sleep(settle_s)
        parent = psutil.Process((read_json(Path(folder) / "recorded" / "lock.json") or {})["pid"])
        family = [parent, *parent.children(recursive=True)]
        told = [p.memory_full_info() for p in family]
        resident, once = sum(m.rss for m in told) / 1e6, sum(m.pss for m in told) / 1e6
    finally:
        subprocess.run([*command, "down"], env=environment, cwd=ROOT, check=True, capture_output=True)
    match = re.search(r"Ready in ([\d.]+) s", said.stdout)
    if not match:
        raise RuntimeError(f"never ready: {said.stdout} {said.stderr}")
    return float(match[1]), resident, once
