"""Reports, changed shapes and lineage through the real programs: core, the worker and the process that reports."""

import itertools
import json

import duckdb
import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest


@pytest.fixture
def changed(recordings):
    """Flares of several days, of which the last answers have a field more and, in one record, another type."""
    folder = recordings("donki/FLR_2026-04-0", "neows/feed_2026-03-28", "swpc/plasma")
    last = max(folder.glob("donki/FLR*"))
    flares = json.loads(last.read_bytes())
    for flare in flares:
        flare["catalogVersion"] = 3
    flares[0]["peakTime"] = 1423
    last.write_text(json.dumps(flares))
    return folder


def reports(platform, **params):
    return platform.rows("pipeline/quality", limit="1000", **params)


def test_every_batch_has_one_report_a_table_and_changes_of_shape_are_told(etl_process, changed):
    etl_process.replay(changed)
    answer = etl_process["etl"].post("/internal/quality", {})
    assert answer.status_code == 200, answer.text
    batches = {b["batch_id"]: b for b in etl_process.rows("pipeline/batches", limit="1000")}
    listed = reports(etl_process)
    assert {r["batch_id"] for r in listed} == set(batches)
    assert len({(r["batch_id"], r["table_name"]) for r in listed}) == len(listed)
    for report in listed:
        batch = batches[report["batch_id"]]
        assert {k: report[k] for k in ("records", "loaded", "duplicate", "quarantined")} == {
            k: batch[k] for k in ("records", "loaded", "duplicate", "quarantined")
        }
    severities = [r["severity"] for r in listed]
    assert severities == sorted(severities, reverse=True)

    etl_process["etl"].post("/internal/quality", {})
    assert len(reports(etl_process)) == len(listed)
    the_report_of_the_wind(etl_process)
    the_changes(etl_process, batches)


def the_report_of_the_wind(platform):
    (line,) = reports(platform, source="swpc")
    (whole,) = platform.rows(f"pipeline/quality/{line['batch_id']}")
    speed = next(entry for entry in whole["profile"] if entry["name"] == "solar_wind_speed_km_s")
    assert 200 < speed["min"] <= speed["mean"] <= speed["max"] < 1000
    assert speed["quantiles"] == sorted(speed["quantiles"])
    assert len(speed["quantiles"]) == 21
    assert whole["row_count"] == sum(entry["rows"] for entry in whole["profile"])
    assert platform["core"].get("/api/v1/pipeline/quality/nothing").status_code == 404


def the_changes(platform, batches):
    told = platform.rows("pipeline/schema-changes", source="donki")
    newest = max((b for b in batches.values() if b["dataset"] == "flares"), key=lambda b: b["fetched_at"])
    assert {
        (c["change"], c["path"], c["batch_id"], c["sample"]) for c in told if c["batch_id"] == newest["batch_id"]
    } == {
        ("new", "[].catalogVersion", newest["batch_id"], "3"),
        ("retyped", "[].peakTime", newest["batch_id"], "1423"),
    }
    assert newest["quarantined"] == 0


def test_what_fails_a_check_is_found_in_rows_that_were_loaded(etl_process, recordings):
    """The checks of a report do not trust the load: a tampered silver file and a lost dimension are told."""
    etl_process.replay(recordings("neows/feed_2026-03-28"))
    (file,) = (etl_process.data / "live" / "objects" / "silver" / "silver_neows__approaches").glob("*.parquet")
    rows = pq.read_table(file)
    speed = rows.schema.get_field_index("velocity_kms")
    pq.write_table(rows.set_column(speed, "velocity_kms", pc.negate(rows["velocity_kms"])), file)
    etl_process["core"].stop()
    with duckdb.connect(str(etl_process.data / "live" / "core.duckdb")) as held:
        (facts,) = held.execute("SELECT count(*) FROM fact_asteroid_approaches").fetchone()
        held.execute("DELETE FROM dim_hazard_classification")
    etl_process["core"].start()
    assert etl_process["etl"].post("/internal/quality", {}).status_code == 200
    bad = next(r for r in reports(etl_process) if r["table_name"] == "silver_neows__approaches")
    assert [(c["check"], c["column"], c["rows"]) for c in bad["checks"]] == [
        ("field.range", "velocity_kms", rows.num_rows),
        ("reference", "fact_asteroid_approaches.hazard_id", facts),
    ]
    assert (bad["severity"], bad["failures"]) == (2, rows.num_rows + facts)
    assert bad in reports(etl_process, severity="2")


def test_lineage_is_a_graph_from_the_providers_field_to_gold(core_process):
    answer = core_process.get("/api/v1/pipeline/lineage", table="fact_asteroid_approaches", column="velocity_kms")
    graph = answer.json()["data"]
    edges = {(e["source"], e["target"]) for e in graph["edges"]}
    way = [
        "cneos_cad/approaches:v_rel",
        "bronze_cneos_cad__approaches.v_rel",
        "silver_cneos__approaches.velocity_kms",
        "fact_asteroid_approaches.velocity_kms",
    ]
    assert set(itertools.pairwise(way)) <= edges
    layers = {node["id"]: node["layer"] for node in graph["nodes"]}
    assert [layers[name] for name in way] == ["provider", "bronze", "silver", "gold"]
    on = core_process.get("/api/v1/pipeline/lineage", table="bronze_swpc__plasma", column="proton_speed").json()["data"]
    assert "telemetry_points.solar_wind_speed_km_s" in {node["id"] for node in on["nodes"]}
    refused = core_process.get("/api/v1/pipeline/lineage", table="fact_asteroid_approaches", column="speed")
    assert (refused.status_code, "velocity_kms" in refused.text) == (400, True)
