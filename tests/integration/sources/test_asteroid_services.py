"""Asteroid services through whole runs against the simulator, and what core then serves of them."""

import pytest


@pytest.fixture
def platform(simulator_process):
    for key in (
        "cneos_cad/approaches",
        "sentry/risks",
        "sentry/removals",
        "fireball/fireballs",
        "scout/objects",
        "mpc/nea",
    ):
        [run] = simulator_process.run(key)
        assert (run["outcome"], run["quarantined"]) == ("stored", 0), run
        assert run["loaded"] > 0
    return simulator_process


def _get(platform, path, **params):
    answer = platform["core"].get(f"/api/v1/asteroids/{path}", **params)
    assert answer.status_code == 200, answer.text
    return answer.json()


def test_the_risk_list_its_impactors_and_the_object_s_page(platform):
    listed = _get(platform, "impact-risks", limit=5)
    scales = [r["palermo_cumulative"] for r in listed["data"]]
    assert scales == sorted(scales, reverse=True)
    meta = listed["meta"]
    assert meta["completeness"]["whole"] is True
    assert meta["completeness"]["held"] == meta["total"] > 5
    pages = _get(platform, "impact-risks", limit=5, cursor=meta["next_cursor"])["data"]
    assert not {r["designation"] for r in pages} & {r["designation"] for r in listed["data"]}

    [run] = platform.run("sentry/objects")
    assert (run["outcome"], run["quarantined"]) == ("stored", 0)
    worst = listed["data"][0]
    detail = _get(platform, f"impact-risks/{worst['designation']}")["data"]
    assert detail["risk"]["palermo_cumulative"] == worst["palermo_cumulative"]
    assert len(detail["impactors"]) == worst["potential_impacts"] == detail["analysis"]["potential_impacts"]
    chance = 1.0
    for impactor in detail["impactors"]:
        chance *= 1 - impactor["impact_probability"]
    assert 1 - chance == pytest.approx(worst["impact_probability"], rel=1e-2)
    # Asked for anew, the same objects are not asked again.
    [second] = platform.run("sentry/objects")
    assert second["records"] > 0
    asked = [row["url"] for row in platform.rows("pipeline/batches", source="sentry") if row["dataset"] == "objects"]
    assert len(asked) == len(set(asked)) == 40

    [looked_up] = platform.run("sbdb/lookup")
    assert (looked_up["outcome"], looked_up["quarantined"]) == ("stored", 0)
    [hit] = [r for r in listed["data"] if r["asteroid_id"]][:1] or [None]
    if hit:
        assert _get(platform, hit["designation"])["data"]["risk"]["designation"] == hit["designation"]
    apophis = _get(platform, "99942")["data"]
    assert apophis["asteroid"]["orbit_source"] == "sbdb"
    assert apophis["risk"] is None


def _check_filters(platform):
    whole = _get(platform, "impact-risks", limit=1000)["data"]
    few = _get(platform, "impact-risks", limit=1000, min_palermo=-4)["data"]
    assert few == [r for r in whole if r["palermo_cumulative"] >= -4]
    early = _get(platform, "impact-risks", limit=1000, to="2035-12-31")["data"]
    assert {r["designation"] for r in early} == {r["designation"] for r in whole if r["impact_year_from"] <= 2036}
    name = whole[3]["designation"]
    assert [r["designation"] for r in _get(platform, "impact-risks", q=name)["data"]] == [name]


def _check_unknown(platform):
    answer = platform["core"].get("/api/v1/asteroids/impact-risks/nobody")
    assert answer.status_code == 404
    assert "impact-risks?q=nobody" in answer.json()["detail"]


def test_lists_and_their_filters(platform):
    _check_filters(platform)
    _check_unknown(platform)
    _check_fireballs_and_unconfirmed_objects(platform)


def _check_fireballs_and_unconfirmed_objects(platform):
    newest = _get(platform, "fireballs", limit=1000)
    instants = [r["fireball_at"] for r in newest["data"]]
    assert instants == sorted(instants, reverse=True)
    assert newest["meta"]["completeness"]["whole"] is True
    located = _get(platform, "fireballs", located=True, limit=1000, min_energy_kt=0.2)["data"]
    assert located
    assert all(r["fireball_latitude_deg"] is not None and r["impact_energy_kt"] >= 0.2 for r in located)
    assert (
        {r["fireball_latitude_deg"] < 0 for r in located}
        == {r["fireball_longitude_deg"] < 0 for r in located}
        == {True, False}
    )
    year = _get(platform, "fireballs", **{"from": "2020-01-01", "to": "2020-12-31"})["data"]
    assert year
    assert {r["fireball_at"][:4] for r in year} == {"2020"}
    seen = _get(platform, "scout")
    assert seen["meta"]["completeness"]["whole"] is None
    assert all(r["scout_id"].startswith("SIM") for r in seen["data"])
