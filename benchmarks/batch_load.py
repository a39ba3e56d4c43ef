"""Rows 1 and 2: a NeoWs batch from its stored bytes to gold rows on disk, beside dlt's merge of the same records.

Ours is the product's own path in one process: bronze read back and verified, parsed, every check, silver files kept,
core's log, gold, publication, each synced to disk. dlt gets the same stored bytes and merges the records as they come
into DuckDB on the object's key; the note says what it takes when somebody has flattened them for it. Every round is a
batch of other objects into the same files; the first warms all up. Interleaved, medians.
"""

import contextlib
import io
import logging
import os
import statistics
import tempfile
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import orjson

from benchmarks.neows_records import DAYS, FIRST_DAY, feed, objects
from etl.bronze.manifest import Fetched, Manifest
from etl.bronze.store import Bronze, sha256_of
from etl.runs.load import Loader
from services.chassis.settings import Settings
from services.core.loading import StoreLoading
from services.domain.batch import Batch
from services.ports.archive import Select
from services.storage import open_stores

URL = "https://api.nasa.gov/neo/rest/v1/feed?start_date=2026-02-15&end_date=2026-02-21"


class Ours:
    """Orrery's loader over embedded stores in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.stores = open_stores(Settings(data=folder, sources="live"))
        self.bronze = Bronze(self.stores.objects)
        self.loader = Loader(self.bronze, self.stores.objects, StoreLoading(self.stores))

    def store(self, body: bytes, round_no: int) -> Manifest:
        self.bronze.put_blob(body)
        batch = Batch(
            source="neows", dataset="feed", url=URL, fetched_at=FIRST_DAY + timedelta(hours=round_no), status=200,
            sha256=sha256_of(body), bytes=len(body), origin="live", semantics="increment",
            window_from=FIRST_DAY, window_to=FIRST_DAY + timedelta(days=DAYS),
        )  # fmt: skip
        manifest = Manifest(batch=batch, fetch=Fetched(fetch_id=batch.batch_id), records=0)
        self.bronze.put_manifest(manifest)
        return manifest

    def load(self, manifest: Manifest) -> int:
        return self.loader.load(manifest).loaded

    def close(self) -> None:
        self.stores.close()


class Dlt:
    """dlt's merge into a DuckDB file of its own."""

    def __init__(self, folder: Path) -> None:
        os.environ |= {"DLT_DATA_DIR": str(folder / "state"), "RUNTIME__DLTHUB_TELEMETRY": "false",
                       "RUNTIME__LOG_LEVEL": "CRITICAL"}  # fmt: skip
        import dlt  # noqa: PLC0415 - a bench dependency

        folder.mkdir(parents=True)
        logging.getLogger("dlt").setLevel(logging.CRITICAL)
        self.version = dlt.__version__
        self.pipeline = dlt.pipeline(
            "neows", destination=dlt.destinations.duckdb(str(folder / "peer.duckdb")), dataset_name="gold",
            pipelines_dir=str(folder / "pipelines"),
        )  # fmt: skip

    def load(self, path: Path, *, flat: bool = False) -> None:
        answer = orjson.loads(path.read_bytes())
        rows = list(_flat(answer)) if flat else [o for day in answer["near_earth_objects"].values() for o in day]
        with contextlib.redirect_stdout(io.StringIO()):
            self.pipeline.run(
                rows, table_name="flat" if flat else "objects", write_disposition="merge", primary_key="id"
            )


def _flat(answer: dict) -> Iterator[dict]:
    for day in answer["near_earth_objects"].values():
        for item in day:
            size = item["estimated_diameter"]["kilometers"]
            for approach in item["close_approach_data"]:
                yield {
                    "id": item["id"],
                    "name": item["name"],
                    "absolute_magnitude_h": item["absolute_magnitude_h"],
                    "diameter_min_km": size["estimated_diameter_min"],
                    "diameter_max_km": size["estimated_diameter_max"],
                    "is_hazardous": item["is_potentially_hazardous_asteroid"],
                    "approach_at": approach["close_approach_date_full"],
                    "velocity_kms": float(approach["relative_velocity"]["kilometers_per_second"]),
                    "miss_distance_km": float(approach["miss_distance"]["kilometers"]),
                    "body": approach["orbiting_body"],
                }


def measure(row: int, count: int, rounds: int, target: float) -> dict:
    """Median seconds of both over `rounds` batches of `count` records, and whether loading again changes nothing."""
    ours_s, peer_s, flat_s = [], [], []
    with tempfile.TemporaryDirectory() as place:
        ours, peer = Ours(Path(place, "ours")), Dlt(Path(place, "peer"))
        for n in range(rounds + 1):
            body = feed(objects(count, seed=n, first=n * count))
            manifest, path = ours.store(body, n), Path(place, f"{n}.json")
            path.write_bytes(body)
            ours_s.append(_timed(lambda m=manifest: _expect(ours.load(m), count)))
            peer_s.append(_timed(lambda p=path: peer.load(p)))
            flat_s.append(_timed(lambda p=path: peer.load(p, flat=True)))
        again_s = _timed(lambda: ours.load(manifest))
        gold = _rows(ours)
        ours.close()
    if gold != (rounds + 1) * count:
        raise AssertionError(f"{gold} gold rows of {(rounds + 1) * count}")
    return {
        "row": row,
        "work": f"{count}-record NeoWs batch, stored bytes to durable gold rows, s",
        "peer_name": f"dlt {peer.version} merge into DuckDB",
        **_compared(ours_s[1:], peer_s[1:], target),
        "note": f"dlt given flat records {statistics.median(flat_s[1:]):.3f} s; ours the same batch again, which "
        f"changed nothing, {again_s:.4f} s",
    }


def _rows(ours: Ours) -> int:
    return ours.stores.archive.count(Select(table="fact_asteroid_approaches"))


def _timed(work) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def _expect(loaded: int, count: int) -> None:
    if loaded != count:
        raise AssertionError(f"{loaded} of {count} records loaded")


def _compared(ours: list[float], peer: list[float], target: float) -> dict:
    mine, theirs = statistics.median(ours), statistics.median(peer)
    return {
        "ours": mine,
        "peer": theirs,
        "ratio": theirs / mine,
        "target": f"≥ {target:g}× faster",
        "met": theirs / mine >= target,
        "spread": {"ours": [min(ours), max(ours)], "peer": [min(peer), max(peer)]},
    }
