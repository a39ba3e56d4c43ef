from datetime import UTC, datetime

import httpx
import pyarrow as pa
import pytest

from services.chassis import wire
from services.domain.arrow import arrow_schema
from tests.integration.core.running import RunningCore

MARCH = {"from": "2026-03-30", "to": "2026-04-02"}


def lacks(core: RunningCore, **params: str) -> dict[str, dict]:
    rows = core.http.get("/api/v1/pipeline/gaps", params={**MARCH, **params}).json()["data"]
    return {f"{r['source']}/{r['dataset']}": r for r in rows}


def test_windows_are_held_by_batches_series_by_samples_and_the_two_add_up(core: RunningCore) -> None:
    found = lacks(core)
    span_s = 4 * 86_400
    assert all(r["held_s"] + r["lacking_s"] == span_s for r in found.values() if r["held_by"] != "whole")
    plasma = found["swpc/plasma"]
    assert plasma["held_by"] == "samples"
    assert 0 < plasma["held_s"] < span_s
    assert plasma["lacking"][0]["from"] == "2026-03-30T00:00:00Z"
    assert found["cneos_cad/approaches"]["held_by"] == "windows"
    assert found["cneos_cad/approaches"]["held_s"] > 0


def test_one_source_or_one_dataset_can_be_asked_for(core: RunningCore) -> None:
    assert {key.partition("/")[0] for key in lacks(core, source="donki")} == {"donki"}
    assert set(lacks(core, source="donki", dataset="flares")) == {"donki/flares"}


@pytest.mark.parametrize("params", [{}, {"from": "2026-04-01"}, {"from": "2026-04-02", "to": "2026-04-01"}])
def test_a_span_is_required(core: RunningCore, params: dict[str, str]) -> None:
    answer = core.http.get("/api/v1/pipeline/gaps", params=params)
    assert answer.status_code == 400
    assert answer.json()["errors"][0]["field"] in {"from", "to"}


def event(key: str, *, cleared: bool, dataset: str = "kp") -> dict:
    raised = datetime(2026, 4, 2, 12, tzinfo=UTC)
    return {
        "event_row_id": f"{key}:{cleared}", "event_key": key, "event_kind": "stale", "source": "swpc",
        "dataset": dataset, "urgency": "warning", "raised_at": raised,
        "cleared_at": raised.replace(hour=13) if cleared else None, "event_detail": "no answer", "threshold": 86_400.0,
        "measured": 90_000.0, "origin": "recorded",
    }  # fmt: skip


def test_an_event_is_one_entry_however_many_rows_it_has(tmp_path) -> None:
    with RunningCore(tmp_path) as core:
        rows = [event("a", cleared=False), event("a", cleared=True), event("b", cleared=False, dataset="mag")]
        table = pa.Table.from_pylist(rows, schema=arrow_schema("pipeline_events"))
        for _ in range(2):
            sent = core.http.post("/internal/ledger/pipeline_events", content=wire.pack({}, {"pipeline_events": table}))
            assert sent.status_code == httpx.codes.NO_CONTENT, sent.text
        found = core.http.get("/api/v1/pipeline/events").json()["data"]
        assert {(e["event_key"], e["cleared_at"]) for e in found} == {("a", "2026-04-02T13:00:00Z"), ("b", None)}
        active = core.http.get("/api/v1/pipeline/events?active=true").json()["data"]
        assert [e["dataset"] for e in active] == ["mag"]
        assert core.http.get("/api/v1/pipeline/events?source=donki").json()["data"] == []
