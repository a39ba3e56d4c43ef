"""Ten times the data: 20k, 200k and 2M NeoWs records through the product's own path, each in a process of its own.

As in row 1, from stored bytes to durable gold rows, in batches of 20,000; the compilation of expressions is done before
the clock starts, which would flatter the curve. The peer is the product itself at a tenth of the data.
"""

import json
import resource
import subprocess
import sys
import tempfile
import time
from itertools import pairwise
from pathlib import Path

BATCH = 20_000
SIZES = (20_000, 200_000, 2_000_000)
MOST_TIME = 11.0
MOST_MEMORY = 1.25


def run() -> list[dict]:
    measured = [_in_a_process(size) for size in SIZES]
    times = [_compared(small, large, "seconds", MOST_TIME) for small, large in pairwise(measured)]
    # The smallest load ends before the store has filled the memory that it is allowed.
    return [*times, _compared(*measured[1:], "peak_mb", MOST_MEMORY)]


def _compared(small: dict, large: dict, what: str, most: float) -> dict:
    ratio = large[what] / small[what]
    unit = {"seconds": "s", "peak_mb": "peak memory in MB"}[what]
    return {
        "row": 13,
        "work": f"{large['records']:,} records, stored bytes to durable gold rows, {unit}",
        "ours": large[what],
        "peer": small[what],
        "peer_name": f"itself at {small['records']:,}",
        "ratio": ratio,
        "target": f"≤ {most:g}× that of a tenth",
        "met": ratio <= most,
        "note": f"at {large['records']:,} slowest batch {large['slowest']:.2f} s, first {large['first']:.2f} s",
    }


def _in_a_process(size: int) -> dict:
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.row13_scale", str(size)], capture_output=True, text=True, check=True
    )
    return json.loads(done.stdout.splitlines()[-1])


def _load(size: int) -> dict:
    from benchmarks.batch_load import Ours  # noqa: PLC0415 - in the child alone
    from benchmarks.neows_records import feed, objects  # noqa: PLC0415

    spent = []
    with tempfile.TemporaryDirectory() as place:
        ours = Ours(Path(place))
        ours.load(ours.store(feed(objects(200, seed=0, first=3_900_000)), 0))
        for n in range(size // BATCH):
            manifest = ours.store(feed(objects(BATCH, seed=n + 1, first=n * BATCH)), n + 1)
            started = time.perf_counter()
            loaded = ours.load(manifest)
            spent.append(time.perf_counter() - started)
            if loaded != BATCH:
                raise AssertionError(f"{loaded} of {BATCH} records loaded")
        ours.close()
    return {"records": size, "seconds": sum(spent), "peak_mb": _peak_mb(), "slowest": max(spent), "first": spent[0]}


def _peak_mb() -> float:
    """Most memory that this process held; `getrusage` would count what its parent held before it."""
    status = Path("/proc/self/status")
    if status.exists():
        return int(status.read_text().partition("VmHWM:")[2].split()[0]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    print(json.dumps(_load(int(sys.argv[1]))))
