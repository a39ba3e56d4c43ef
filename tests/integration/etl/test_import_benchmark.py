"""Benchmark sets through bronze, silver, gold and core, on a synthetic set in the published forms."""

import gzip
import io
import json
from datetime import UTC, datetime

import numpy as np
import pytest

from ml.features.core import CoreSource
from services.ports.archive import Select
from tests.contract.storage.engine_postgres import ENGINES, fresh_database

(POSTGRES,) = ENGINES

STEPS = {"train": 30, "test": 50}


def array(part: str, width: int = 25) -> bytes:
    values = np.zeros((STEPS[part], width))
    values[:, 0] = np.sin(np.arange(STEPS[part]) / 3)
    values[4:9, 2] = 1
    out = io.BytesIO()
    np.save(out, values)
    return out.getvalue()


@pytest.fixture
def benchmark(tmp_path):
    """Two channels, their labels and two CMEs; one array is cut off, one CME has no arrival."""
    root = tmp_path / "sets"
    for part in STEPS:
        (root / "smap_msl" / part).mkdir(parents=True)
        (root / "smap_msl" / part / "P-1.npy.gz").write_bytes(gzip.compress(array(part)))
    (root / "smap_msl/train/M-1.npy").write_bytes(array("train", width=55))
    (root / "smap_msl/test/M-1.npy.gz").write_bytes(gzip.compress(array("test", width=55))[:-40])
    (root / "smap_msl/labeled_anomalies.csv").write_text(
        "chan_id,spacecraft,anomaly_sequences,class,num_values\n"
        'P-1,SMAP,"[[10, 20], [30, 35]]","[point, contextual]",50\n'
    )
    (root / "cme_arrival").mkdir()
    (root / "cme_arrival/list.csv").write_text(
        "CME_num,LASCO_Start,Start_Date,Arrival_Date,Arrival_v,Transit_time,Transit_time_err,LASCO_v,LASCO_da,v_r,v_r_err,DST\n"
        "index,datetime,datetime,datetime,km/s,hours,hours,km/s,deg,km/s,km/s,nT\n"
        "1,2001-01-06 16:23:38.000,2001-01-07 08:00:00,2001-01-10 04:00:00,450,68.0,4.8,-9999.0,360.0,600.0,60.4,-78\n"
        "2,2001-02-06 16:23:38.000,2001-02-07 08:00:00,,450,68.0,4.8,-9999.0,360.0,600.0,60.4,-78\n"
    )
    return root


def load(platform, folder):
    answer = platform["etl"].post("/internal/benchmarks", {"dir": str(folder)})
    assert answer.status_code == 200, answer.text
    return [json.loads(line) for line in answer.iter_lines()]


def check_sets(platform, benchmark, tmp_path):
    refused = platform["etl"].post("/internal/benchmarks", {"dir": str(tmp_path)})
    assert (refused.status_code, "smap_msl/" in refused.json()["detail"]) == (400, True)

    events = load(platform, benchmark)
    counts = events[-1]["sources"]
    assert {name: (c["loaded"], c["quarantined"]) for name, c in counts.items()} == {
        "smap_msl/channels": (3, 1),
        "smap_msl/anomalies": (2, 0),
        "cme_arrival/transits": (1, 1),
    }
    assert [e["progress"]["file"] for e in events[:-1] if "problem" in e["progress"]] == [
        "cme_arrival/list.csv", "smap_msl/test/M-1.npy",
    ]  # fmt: skip
    source = CoreSource(platform["core"].url)
    channels = source.rows(Select(table="benchmark_channels"))
    found = {r["channel_part_id"]: r for r in channels.to_pylist()}
    values = np.load(io.BytesIO(array("test")))
    assert json.loads(found["P-1/test"]["channel_values"]) == values[:, 0].tolist()
    assert json.loads(found["P-1/test"]["channel_commands"])[1] == [[4, 9]]
    assert {r["origin"] for r in found.values()} == {"benchmark"}
    (transit,) = source.rows(Select(table="benchmark_cme_transits")).to_pylist()
    assert transit["transit_end_at"] == datetime(2001, 1, 10, 4, tzinfo=UTC)

    again = load(platform, benchmark)[-1]["sources"]
    assert all(c["loaded"] == 0 for c in again.values())
    assert source.rows(Select(table="benchmark_channels")).num_rows == channels.num_rows

    # A value opens to its file, and nothing counts the sets as due.
    (batch,) = platform.rows("receipts/benchmark_anomalies/P-1@10-20")["batches"]
    assert (batch["url"], batch["origin"]) == ("benchmark:smap_msl/labeled_anomalies.csv", "benchmark")
    scheduled = {d["source"] for d in platform["etl"].get("/internal/status").json()["datasets"]}
    assert scheduled.isdisjoint({"smap_msl", "cme_arrival"})


def test_sets_are_read_back_as_they_were_and_again_nothing_changes(etl_process, benchmark, tmp_path):
    check_sets(etl_process, benchmark, tmp_path)


@pytest.mark.skipif(bool(POSTGRES.missing), reason=POSTGRES.missing or "")
def test_sets_are_the_same_on_postgresql(platforms, benchmark, tmp_path):
    with fresh_database() as url:
        platform = platforms(ORRERY_SCHEDULER="none", ORRERY_ARCHIVE_URL=url)
        platform["core"].start()
        platform["etl"].start()
        check_sets(platform, benchmark, tmp_path)
        platform.close()
