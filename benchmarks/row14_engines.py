"""The same silver expressions on DuckDB and on Spark: 50,000 NeoWs records, each engine in a process of its own.

Spark is for tables that no one machine holds; on one machine DuckDB is to win, and the rows have to be the same.
"""

import hashlib
import json
import os
import shutil
import statistics
import subprocess
import sys
import time

RECORDS = 50_000
ROUNDS = 2


def run() -> dict:
    if shutil.which("java") is None and "JAVA_HOME" not in os.environ:
        return _result(None, None, "not measured: Spark needs Java 17 or newer, such as openjdk-17-jre-headless")
    ours, peer = (_in_a_process(engine) for engine in ("duckdb", "spark"))
    if ours["rows"] != peer["rows"]:
        return _result(ours["seconds"], peer["seconds"], f"broken: {ours['rows']} against {peer['rows']}")
    return _result(ours["seconds"], peer["seconds"], f"the same {ours['rows']['count']:,} rows; spread of ours "
                   f"{ours['spread']}, of Spark {peer['spread']} s")  # fmt: skip


def _result(ours: float | None, peer: float | None, note: str) -> dict:
    ratio = peer / ours if ours and peer else None
    return {
        "row": 14, "work": f"{RECORDS:,} records, bronze to checked silver, s", "ours": ours, "peer": peer,
        "peer_name": "the same expressions on Spark, local[2]", "ratio": ratio, "target": "the same rows",
        "met": ratio is not None, "note": note,
    }  # fmt: skip


def _in_a_process(engine: str) -> dict:
    environment = os.environ | {"ORRERY_ENGINE": engine, "ORRERY_SPARK_MASTER": "local[2]", "ORRERY_SOURCES": "live"}
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.row14_engines"], env=environment, capture_output=True, text=True, check=True
    )
    return json.loads(done.stdout.splitlines()[-1])


def _clean() -> dict:
    from benchmarks.neows_records import FIRST_DAY, feed, objects  # noqa: PLC0415 - in the child alone
    from etl.runs.read import read_payload  # noqa: PLC0415
    from etl.silver.clean import clean  # noqa: PLC0415
    from etl.sources.model import Payload  # noqa: PLC0415
    from services.domain.batch import Batch  # noqa: PLC0415

    url = "https://api.nasa.gov/neo/rest/v1/feed?start_date=2026-02-15&end_date=2026-02-21"
    body = feed(objects(RECORDS, seed=1))
    bronze = read_payload("neows", "feed", Payload(body=body, url=url, fetched_at=FIRST_DAY)).parsed.tables
    batch = Batch(source="neows", dataset="feed", url=url, fetched_at=FIRST_DAY, status=200, sha256="0" * 64,
                  bytes=len(body), origin="live", semantics="increment")  # fmt: skip
    spent = []
    for _ in range(ROUNDS + 1):
        started = time.perf_counter()
        cleaned = clean(bronze, batch)
        spent.append(time.perf_counter() - started)
    return {
        "seconds": statistics.median(spent[1:]),
        "spread": [round(min(spent[1:]), 2), round(max(spent[1:]), 2)],
        "rows": {"count": sum(t.num_rows for t in cleaned.tables.values()), "hash": _hash(cleaned.tables)},
    }


def _hash(tables: dict) -> str:
    hashes = sorted(h for table in tables.values() for h in table["row_hash"].to_pylist())
    return hashlib.sha256("".join(hashes).encode()).hexdigest()


if __name__ == "__main__":
    print(json.dumps(_clean()))
