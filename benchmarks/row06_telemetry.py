"""Row 6: a million samples written, and their hourly means, through core on both engines beside plain InfluxDB.

Ours is core's own HTTP path: each batch observed and acknowledged, which keeps history and ledger beside the sample.
The peer gets value and time alone. Both sides' bytes are made before the clock starts; each round is into empty stores,
interleaved; medians.
"""

import os
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

from benchmarks.telemetry_peers import SAMPLES, Core, Influx, on_influx, organisation

ROUNDS, READS = 3, 5
WORK = {"write": "1,000,000 samples written, s", "hours": "hourly means of 1,000,000 samples, s"}
TARGETS = {("write", "embedded"): 2.0, ("hours", "embedded"): 5.0}


def run() -> list[dict]:
    if not os.environ.get("ORRERY_TEST_INFLUXDB_URL"):
        note = "not measured: ORRERY_TEST_INFLUXDB_URL is not set; `make test-servers` starts what is installed"
        return [_row(work, engine, [], [], note) for work in WORK for engine in ("embedded", "InfluxDB")]
    spent: dict[tuple[str, str], list[float]] = {}
    for _ in range(ROUNDS):
        _round(spent)
    return [
        _row(work, engine, spent[work, engine], spent[work, "peer"])
        for work in WORK
        for engine in ("embedded", "InfluxDB")
    ]


def _round(spent: dict[tuple[str, str], list[float]]) -> None:
    with tempfile.TemporaryDirectory() as place, organisation() as org:
        sides = {
            "embedded": Core(Path(place, "embedded")),
            "InfluxDB": Core(Path(place, "influxdb"), **on_influx(org)),
            "peer": Influx(org),
        }
        try:
            for core in (sides["embedded"], sides["InfluxDB"]):
                core.wait()
            for name, side in sides.items():
                spent.setdefault(("write", name), []).append(_timed(side.write))
            means = {name: _means(side.hours()) for name, side in sides.items()}
            for name, found in means.items():
                np.testing.assert_allclose(found, means["peer"], 1e-9, err_msg=name)
            for _ in range(READS):
                for name, side in sides.items():
                    spent.setdefault(("hours", name), []).append(_timed(side.hours))
        finally:
            for side in sides.values():
                side.stop()


def _means(table) -> np.ndarray:
    at = "window_at" if "window_at" in table.column_names else "_time"
    ordered = table.sort_by([("series", "ascending"), (at, "ascending")])
    return ordered["value" if at == "window_at" else "_value"].to_numpy()


def _timed(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def _row(work: str, engine: str, ours: list[float], peer: list[float], note: str | None = None) -> dict:
    mine, theirs = (statistics.median(found) if found else None for found in (ours, peer))
    ratio = theirs / mine if mine and theirs else None
    target = TARGETS.get((work, engine))
    facts = {
        "row": 6,
        "work": f"{WORK[work][:-3]}, through core on the {engine} engine, s".replace("the InfluxDB engine", "InfluxDB"),
        "ours": mine,
        "peer": theirs,
        "peer_name": "InfluxDB 2, line protocol" if work == "write" else "InfluxDB 2, Flux",
        "ratio": ratio,
        "target": f"≥ {target:g}× faster" if target else "–",
        "met": ratio is not None and (target is None or ratio >= target),
    }
    if ours:
        facts["spread"] = {"ours": [min(ours), max(ours)], "peer": [min(peer), max(peer)]}
        note = f"{engine}: {SAMPLES / mine / 1e6:.2f} M samples/s against {SAMPLES / theirs / 1e6:.2f}"
    return facts | ({"note": note} if note else {})
