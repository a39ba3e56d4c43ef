from services.domain.datasets import DATASETS
from tests.integration.core.running import RunningCore
from tests.integration.core.week import CAD_BATCH


def test_every_dataset_is_listed_with_how_it_goes(core: RunningCore) -> None:
    rows = {(r["source"], r["dataset"]): r for r in core.http.get("/api/v1/pipeline/sources").json()["data"]}
    assert set(rows) >= {(d.source, d.dataset) for d in DATASETS}
    cad = rows["cneos_cad", "approaches"]
    assert (cad["batches"], cad["records"], cad["loaded"], cad["quarantined"]) == (1, 4, 3, 1)
    mag = rows["swpc", "mag"]
    assert (mag["last_status"], mag["last_error"], mag["last_success_at"]) == (503, "503 Service Unavailable", None)
    assert rows["swpc", "plasma"]["newest_at"] == "2026-04-01T02:59:00Z"


def test_batches_and_quarantine_page_and_filter(core: RunningCore) -> None:
    body = core.http.get("/api/v1/pipeline/batches?source=cneos_cad").json()
    assert [row["batch_id"] for row in body["data"]] == [CAD_BATCH.batch_id]
    row = body["data"][0]
    assert row["records"] == row["loaded"] + row["duplicate"] + row["quarantined"] + row["unsupported"]
    everything = core.http.get("/api/v1/pipeline/batches").json()["data"]
    seen, cursor = [], ""
    while True:
        page = core.http.get(f"/api/v1/pipeline/batches?limit=2{cursor}").json()
        seen += page["data"]
        if page["meta"]["next_cursor"] is None:
            break
        cursor = f"&cursor={page['meta']['next_cursor']}"
    assert seen == everything
    bad = core.http.get("/api/v1/pipeline/quarantine?rule=field.range").json()["data"]
    assert [(q["quarantine_id"], q["record"]) for q in bad] == [("q1", ["x"])]
    assert core.http.get("/api/v1/pipeline/quarantine?rule=other").json()["data"] == []


def test_bytes_that_are_not_stored_are_a_404(core: RunningCore) -> None:
    assert core.http.get("/api/v1/pipeline/batches/none/bytes").status_code == 404
