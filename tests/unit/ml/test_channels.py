"""Channels out of core's tables, and the platform's own series searched over the model server's route."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import numpy as np
import pyarrow as pa
import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from ml.features.channels import benchmark_channels, row_counts, series_channel
from ml.server.anomalies import router
from services.chassis.errors import NotFoundError, OrreryError
from services.chassis.settings import Settings
from services.domain.arrow import INSTANT, arrow_schema
from services.ports.archive import Select

T0 = datetime(2026, 3, 1, tzinfo=UTC)
EVERY_S = 300


@dataclass
class Tables:
    """A `Source` of given tables; the one series is a quiet wave with a jump, in windows of 300 s."""

    tables: dict[str, pa.Table] = field(default_factory=dict)
    jump_at: datetime | None = None
    factor: float = 1.0

    def rows(self, query: Select) -> pa.Table:
        return self.tables.get(query.table, arrow_schema(query.table).empty_table())

    def windows(self, _: Sequence[str], start: datetime, end: datetime, every_s: int) -> pa.Table:
        steps = np.arange((end - start) // timedelta(seconds=every_s))
        values = 400 + 20 * np.sin(steps / 15) + np.random.default_rng(0).normal(0, 1, len(steps))
        at = [start + timedelta(seconds=int(n) * every_s) for n in steps]
        if self.jump_at:
            values[[self.jump_at <= t < self.jump_at + timedelta(hours=1) for t in at]] += 300
        held = steps % 50 != 7
        table = pa.table({"window_at": pa.array(at, INSTANT), "value": values * self.factor})
        return table.filter(pa.array(held))


def benchmark(*, without: str = "") -> Tables:
    parts = [
        {"channel_part_id": f"{name}/{part}", "channel_id": name, "spacecraft": "SMAP", "channel_part": part,
         "channel_steps": 4, "channel_values": "[0.0,0.5,1.0,0.5]", "channel_commands": json.dumps([[[1, 3]], []])}
        for name in ("P-2", "T-10") for part in ("train", "test") if f"{name}/{part}" != without
    ]  # fmt: skip
    labels = [
        {"anomaly_id": str(first), "channel_id": "P-2", "spacecraft": "SMAP", "anomaly_first_step": first,
         "anomaly_last_step": last}
        for first, last in ((20, 40), (5, 24), (60, 61))
    ]  # fmt: skip
    return Tables({
        name: pa.Table.from_pylist(rows, schema=arrow_schema(name))
        for name, rows in (("benchmark_channels", parts), ("benchmark_anomalies", labels))
    })  # fmt: skip


def test_labels_that_overlap_are_one_and_a_channel_without_labels_is_left_out():
    (found,) = benchmark_channels(benchmark())
    assert (found.name, found.group) == ("P-2", "SMAP")
    assert found.labels == ((5, 41), (60, 62))
    assert found.judged.values.tolist() == [0.0, 0.5, 1.0, 0.5]
    assert found.judged.commands.tolist() == [[0, 0], [1, 0], [1, 0], [0, 0]]


@pytest.mark.parametrize("source", [Tables(), benchmark(without="P-2/test")])
def test_without_a_benchmark_the_next_step_is_told(source):
    with pytest.raises(NotFoundError, match="orrery import-benchmark"):
        benchmark_channels(source)


def test_a_series_is_cut_into_what_is_judged_and_what_was_before_with_its_gaps():
    found = series_channel(Tables(), "solar_wind_speed_km_s", (T0, T0 + timedelta(days=2)), 1, EVERY_S)
    assert (len(found.before), len(found.judged)) == (288, 576)
    missing = np.flatnonzero(np.isnan(np.concatenate([found.before.values, found.judged.values])))
    assert missing.tolist() == [n for n in range(864) if n % 50 == 7]


def test_a_flux_over_decades_is_searched_in_its_logarithm():
    class Decades(Tables):
        def windows(self, series, start, end, every_s):
            table = super().windows(series, start, end, every_s)
            return table.set_column(1, "value", pa.array(10.0 ** np.linspace(-8, -4, table.num_rows)))

    found = series_channel(Decades(), "xray_flux_long_w_m2", (T0, T0 + timedelta(days=1)), 1, EVERY_S)
    assert np.nanmax(found.judged.values) == pytest.approx(-4)


def test_records_of_a_day_are_summed_and_a_day_without_a_batch_counts_none():
    rows = [
        {"fetched_at": T0 + timedelta(hours=h), "records": n} for h, n in ((-30, 9), (1, 3), (20, 4), (50, 1), (500, 8))
    ]
    batches = pa.Table.from_pylist(rows, schema=pa.schema([("fetched_at", INSTANT), ("records", pa.int64())]))
    found = row_counts(Tables({"batches": batches}), "swpc/kp", (T0, T0 + timedelta(days=3)), 2)
    assert np.expm1(found.before.values).round().tolist() == [9, 0]
    assert np.expm1(found.judged.values).round().tolist() == [7, 0, 1]


def asked(source: Tables, **query: str):
    app = FastAPI()
    app.state.server = SimpleNamespace(
        engine=lambda: SimpleNamespace(core=source),
        now=lambda: T0 + timedelta(days=30),
        settings=Settings(sources="live"),
    )
    app.include_router(router, prefix="/api/v1/predictions/anomalies")
    return TestClient(app).get("/api/v1/predictions/anomalies", params=query)


def test_a_jump_of_the_solar_wind_is_told_with_its_instants():
    jump = T0 + timedelta(days=28)
    data = asked(Tables(jump_at=jump), series="solar_wind_speed_km_s").json()["data"]
    assert (data["windows"], data["window_s"], data["missing"]) == (2000, EVERY_S, 40)
    (alarm,) = data["alarms"]
    assert datetime.fromisoformat(alarm["from_at"]) < jump + timedelta(hours=2)
    assert datetime.fromisoformat(alarm["until_at"]) > jump
    assert asked(Tables(), series="solar_wind_speed_km_s").json()["data"]["alarms"] == []


@pytest.mark.parametrize(
    ("query", "word"),
    [
        ({"series": "nonsense"}, "series"),
        ({"series": "kp_index", "from": "2026-04-02T00:00:00Z"}, "from"),
        ({"series": "solar_wind_speed_km_s", "from": "2020-04-02T00:00:00Z"}, "from"),
    ],
)
def test_a_question_that_cannot_be_answered_says_what_can(query, word):
    with pytest.raises(OrreryError, match=word):
        asked(Tables(), **query)
