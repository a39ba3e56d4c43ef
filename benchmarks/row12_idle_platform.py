"""Row 12: the whole platform: seconds until ready, and resident memory of every process when idle.

Memory is measured twice: after a start on the data of an earlier one, and after the first start of all, on an empty
folder, which loads every source, compiles every expression and writes the whole store.
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
    ready, resident = [], []
    with tempfile.TemporaryDirectory() as folder:
        _, first = _start_and_stop(folder, FIRST_ROUND_SECONDS)
        for _ in range(RUNS):
            seconds, megabytes = _start_and_stop(folder, SETTLE_SECONDS)
            ready.append(seconds)
            resident.append(megabytes)
    return [
        _row("whole platform ready, warm (s)", statistics.median(ready), READY_SECONDS),
        _row("whole platform idle, resident (MB)", statistics.median(resident), RESIDENT_MB),
        _row("the same after a first start on an empty folder (MB)", first, RESIDENT_MB),
    ]


def _row(work: str, ours: float, limit: float) -> dict:
    facts = {"row": 12, "work": work, "ours": round(ours, 2), "peer": limit, "peer_name": "budget"}
    return facts | {"ratio": round(limit / ours, 2), "target": 1.0, "met": ours < limit}


def _start_and_stop(folder: str, settle_s: int) -> tuple[float, float]:
    told = {"ORRERY_DATA": folder, "ORRERY_SOURCES": "recorded", "ORRERY_PORT": str(free_port())}
    environment = dict(os.environ) | told
    command = [sys.executable, "-m", "services.cli"]
    start = [*command, "up", "--detach"]
    said = subprocess.run(start, env=environment, cwd=ROOT, capture_output=True, text=True, check=True)
    try:
        time.sleep(settle_s)
        parent = psutil.Process((read_json(Path(folder) / "recorded" / "lock.json") or {})["pid"])
        family = [parent, *parent.children(recursive=True)]
        resident = sum(p.memory_info().rss for p in family) / 1e6
    finally:
        subprocess.run([*command, "down"], env=environment, cwd=ROOT, check=True, capture_output=True)
    match = re.search(r"Ready in ([\d.]+) s", said.stdout)
    if not match:
        raise RuntimeError(f"never ready: {said.stdout} {said.stderr}")
    return float(match[1]), resident
