"""The published benchmark sets, from their files to the figures that the platform claims."""

import gzip
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest

from etl.sources.model import Payload
from etl.sources.smap_msl import CHANNELS, parse_channel
from ml.evaluation.anomalies import f_half, strict_counts
from ml.features.channels import benchmark_channels
from ml.models.anomalies import find_anomalies
from services.ports.archive import Select
from tests.reference.answers import silver

pytestmark = pytest.mark.shared

AT = datetime(2018, 8, 19, tzinfo=UTC)
LABELLED, EVENTS = 59, 75


class Files:
    """A `Source` over what parsers read of files, in the place of core's gold."""

    def __init__(self, **tables: pa.Table) -> None:
        self.tables = tables

    def rows(self, query: Select) -> pa.Table:
        return self.tables[query.table]


def parsed(path: Path) -> pa.Table:
    payload = Payload(gzip.decompress(path.read_bytes()), f"benchmark:smap_msl/{path.parent.name}/{path.stem}", AT)
    found = parse_channel(payload)
    assert found.problems == []
    return found.tables[CHANNELS]


@pytest.fixture(scope="module")
def channels(shared_data):
    home = shared_data / "smap_msl"
    files = sorted(home.glob("t*/*.npy.gz"))
    parts = [parsed(path) for path in files]
    labels = silver("smap_msl/anomalies", home / "labeled_anomalies.csv", "benchmark:labels").tables
    held = pa.concat_tables(parts)
    assert held.num_rows == len(files)
    return benchmark_channels(Files(benchmark_channels=held, benchmark_anomalies=labels["silver_smap_msl__anomalies"]))


def test_every_channel_reads_back_as_it_was_published(channels, shared_data):
    assert (len(channels), sum(len(c.labels) for c in channels)) == (LABELLED, EVENTS)
    assert "T-10" not in {c.name for c in channels}
    (p2,) = (c for c in channels if c.name == "P-2")
    assert p2.labels == ((5300, 6576),)
    for name in ("P-1", "M-6"):
        (found,) = (c for c in channels if c.name == name)
        with gzip.open(shared_data / f"smap_msl/test/{name}.npy.gz") as file:
            published = np.load(file)
        assert np.array_equal(found.judged.values, published[:, 0])
        assert np.array_equal(found.judged.commands, published[:, 1:])


def test_the_settled_detector_meets_its_gate_on_every_channel(channels):
    found = [(c, find_anomalies(c)) for c in channels]
    tally = np.sum([strict_counts(c.labels, alarms) for c, alarms in found], axis=0)
    assert f_half(*tally) >= 0.70
    assert max(len(alarms) for _, alarms in found) <= 5


def test_every_transit_is_read_and_agrees_with_its_instants(shared_data):
    path = shared_data / "cme_arrival/ICME_complete_dataset_v3.csv"
    found = silver("cme_arrival/transits", path, "benchmark:cme_arrival/list.csv")
    assert (len(found.problems), found.tables["silver_cme_arrival__transits"].num_rows) == (0, 213)
    rows = found.tables["silver_cme_arrival__transits"].to_pylist()
    hours = [(r["transit_end_at"] - r["transit_start_at"]).total_seconds() / 3600 for r in rows]
    assert [r["transit_h"] for r in rows] == pytest.approx(hours, abs=0.01)
    assert len({r["cme_transit_id"] for r in rows}) == len(rows)
