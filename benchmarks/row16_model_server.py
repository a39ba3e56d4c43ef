"""Row 16: the model server: from start to its first prediction, and one prediction when it runs.

Core holds an invented Sun and one deployed model of full size (`dst_1h`). The start is measured against a process that
imports the same parts of scikit-learn and ends; the prediction, asked over HTTP on one kept connection, against
`predict` of the same fitted model on one row in this process. Turns are interleaved. The server predicts an issue when
its inputs come, and answers from memory; the note gives what a prediction for another instant takes, whose inputs are
read from core and built anew.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx

from services.cli.instance import free_port

ROOT = Path(__file__).parents[1]
ROUNDS = 5
ASKED = 400
"""In a round, each of ours and of the peer's."""
ASKED_ANEW = 20
PATIENCE_S = 120.0
ONE_THREAD = {f"{library}_NUM_THREADS": "1" for library in ("OMP", "OPENBLAS", "MKL")}
PARTS = ("ensemble", "impute", "linear_model", "model_selection", "pipeline", "preprocessing")
"""Of scikit-learn: those that the tasks' models are made of."""


def run() -> list[dict]:
    os.environ |= ONE_THREAD
    with tempfile.TemporaryDirectory() as folder:
        told = {"ORRERY_DATA": folder, "ORRERY_SOURCES": "invented"}
        told |= {f"ORRERY_{name}_URL": f"http://127.0.0.1:{free_port()}" for name in ("CORE", "ML")}
        os.environ |= told
        with _program("services.core", f"{told['ORRERY_CORE_URL']}/ready"):
            bare = _deployed()
            return [_start(told["ORRERY_ML_URL"]), _prediction(told["ORRERY_ML_URL"], bare)]


def _deployed() -> Callable[[], object]:
    """Fill core and deploy the model; its bare prediction of one row."""
    from ml.flows.platform import Platform  # noqa: PLC0415 - after the number of threads is said
    from services.chassis.settings import load_settings  # noqa: PLC0415
    from tests.foretold import TASK, foretold, sun_until  # noqa: PLC0415

    settings = load_settings()
    foretold(settings)
    platform = Platform(settings)
    bundle = platform.registry.load(platform.registry.champion(TASK.name))
    platform.close()
    now = datetime.now(UTC)
    rows = TASK.build(sun_until(now), now - timedelta(hours=6), now)
    row = rows.take([place == 0 for place in range(len(rows))])
    return lambda: bundle.model.predict(row)


def _start(url: str) -> dict:
    ours, ready, peer = [], [], []
    for _ in range(ROUNDS):
        begin = time.perf_counter()
        with _program("ml.server", f"{url}/ready"):
            ready.append(time.perf_counter() - begin)
            _until(f"{url}/api/v1/predictions/dst_1h")
            ours.append(time.perf_counter() - begin)
        begin = time.perf_counter()
        subprocess.run([sys.executable, "-c", f"from sklearn import {', '.join(PARTS)}"], check=True, cwd=ROOT)
        peer.append(time.perf_counter() - begin)
    note = (
        f"start: ours {min(ours):.2f}–{max(ours):.2f} s, importing {min(peer):.2f}–{max(peer):.2f} s; "
        f"/ready answers 200 after {statistics.median(ready):.2f} s"
    )
    compared = _compared(ours, peer, 2.0)
    return (
        {"row": 16, "work": "from start to the first prediction, s", "peer_name": "importing scikit-learn"}
        | compared
        | {"note": note}
    )


def _prediction(url: str, bare: Callable[[], object]) -> dict:
    ours, peer = [], []
    with _program("ml.server", f"{url}/api/v1/predictions/dst_1h"), httpx.Client(base_url=url, trust_env=False) as http:
        for _ in range(ROUNDS):
            ours.append(_p99(lambda: http.get("/api/v1/predictions/dst_1h").raise_for_status(), ASKED))
            peer.append(_p99(bare, ASKED))
        at = {"at": datetime.now(UTC).isoformat()}
        anew = _p99(lambda: http.get("/api/v1/predictions/dst_1h", params=at).raise_for_status(), ASKED_ANEW)
    note = (
        f"prediction: p99 of ours {min(ours):.2f}–{max(ours):.2f} ms, of predict {min(peer):.2f}–{max(peer):.2f} ms; "
        f"with inputs read and built anew {anew:.0f} ms"
    )
    compared = _compared(ours, peer, 5.0)
    return (
        {"row": 16, "work": "one prediction over HTTP, p99 in ms", "peer_name": "one bare predict"}
        | compared
        | {"note": note}
    )


def _compared(ours: list[float], peer: list[float], at_most: float) -> dict:
    """As in every row, a higher ratio is better: within five times is a fifth."""
    mine, theirs = statistics.median(ours), statistics.median(peer)
    facts = {"ours": round(mine, 3), "peer": round(theirs, 3), "ratio": round(theirs / mine, 2)}
    return facts | {"target": 1 / at_most, "met": mine <= at_most * theirs}


def _p99(work: Callable[[], object], times: int) -> float:
    """99th percentile of its time in milliseconds."""
    spent = []
    for _ in range(times):
        begin = time.perf_counter()
        work()
        spent.append(1000 * (time.perf_counter() - begin))
    return statistics.quantiles(spent, n=100, method="inclusive")[98]


@contextmanager
def _program(module: str, until: str) -> Iterator[None]:
    """One program until it answers 200 there; ended at the end."""
    process = subprocess.Popen([sys.executable, "-m", module], cwd=ROOT, stdout=subprocess.DEVNULL)
    try:
        _until(until)
        yield
    finally:
        process.terminate()
        process.wait(20)


def _until(url: str) -> None:
    deadline = time.monotonic() + PATIENCE_S
    while True:
        try:
            if httpx.get(url, trust_env=False, timeout=10).status_code == 200:
                return
        except httpx.TransportError:
            pass
        if time.monotonic() > deadline:
            raise RuntimeError(f"{url} did not answer 200 within {PATIENCE_S:.0f} s")
        time.sleep(0.01)
