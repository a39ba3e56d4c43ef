"""One fault of a provider each: what the run says, what the ledger keeps, what goes to quarantine."""

import pytest

KP = "/swpc/products/noaa-planetary-k-index.json"
CAD = "/jpl/cad.api"


@pytest.fixture
def misbehave(simulator_process):
    def tell(fault, path, **more):
        answer = simulator_process["simulator"].post("/_faults", {"fault": fault, "path": path, **more})
        assert answer.status_code == 201, answer.text

    return tell


def source(platform, name):
    return next(r for r in platform.rows("pipeline/sources") if f"{r['source']}/{r['dataset']}" == name)


def status(platform, name):
    rows = platform["etl"].get("/internal/status").json()["datasets"]
    return next(r for r in rows if f"{r['source']}/{r['dataset']}" == name)


def quarantine(platform):
    return [(r["rule"], r["field_name"], r["bad_value"]) for r in platform.rows("pipeline/quarantine")]


def test_a_rate_limit_is_kept_to_and_shown(simulator_process, misbehave):
    misbehave("429", KP, retry_after_s=600)
    [run] = simulator_process.run("swpc/kp")
    assert run["outcome"] == "failed"
    assert "429" in run["error"]
    assert source(simulator_process, "swpc/kp")["last_error"]
    assert source(simulator_process, "swpc/kp")["last_status"] == 429
    assert status(simulator_process, "swpc/kp")["budget"]["resets_at"]
    [again] = simulator_process.run("swpc/kp")
    assert "budget" in again["error"]


def test_a_server_error_is_retried_and_cured(simulator_process, misbehave):
    misbehave("503", KP, times=1)
    [run] = simulator_process.run("swpc/kp")
    assert run["outcome"] == "stored"
    assert run["loaded"] == run["records"]
    fetch = simulator_process.dump()["fetches"][0]
    assert "stored" in fetch
    assert 2 in fetch, "two attempts are on record"


def test_a_server_that_keeps_failing_costs_nothing_that_is_held(simulator_process, misbehave):
    simulator_process.run("cneos_cad")
    held = simulator_process.rows("asteroids/approaches", limit="1000")
    misbehave("500", CAD)
    [run] = simulator_process.run("cneos_cad/approaches")
    assert (run["outcome"], run["records"]) == ("failed", 0)
    assert simulator_process.rows("asteroids/approaches", limit="1000") == held
    assert source(simulator_process, "cneos_cad/approaches")["last_outcome"] == "failed"


def test_a_slow_answer_is_waited_for(simulator_process, misbehave):
    misbehave("slow", KP, delay_s=1.5, times=1)
    [run] = simulator_process.run("swpc/kp")
    assert (run["outcome"], run["quarantined"]) == ("stored", 0)


def test_an_answer_that_is_cut_off_in_transit_is_asked_for_again(simulator_process, misbehave):
    misbehave("cut_off", KP, times=1)
    [run] = simulator_process.run("swpc/kp")
    assert (run["outcome"], run["quarantined"]) == ("stored", 0)
    assert run["loaded"] == run["records"] > 0


@pytest.mark.parametrize(("fault", "rule"), [("broken_json", "payload.truncated"), ("html", "payload.html")])
def test_an_answer_that_is_no_json_is_one_quarantined_payload(simulator_process, misbehave, fault, rule):
    misbehave(fault, KP)
    [run] = simulator_process.run("swpc/kp")
    assert (run["outcome"], run["records"], run["quarantined"], run["loaded"]) == ("stored", 1, 1, 0)
    assert [r[0] for r in quarantine(simulator_process)] == [rule]
    [batch] = simulator_process.rows("pipeline/batches")
    assert simulator_process["core"].get(f"/api/v1/pipeline/batches/{batch['batch_id']}/bytes").status_code == 200


def test_a_renamed_field_is_one_quarantined_payload_that_names_it(simulator_process, misbehave):
    misbehave("renamed_field", CAD)
    [run] = simulator_process.run("cneos_cad")
    assert (run["records"], run["quarantined"]) == (1, 1)
    [(rule, field, _)] = quarantine(simulator_process)
    assert (rule, field) == ("payload.field_missing", "dist")


def test_an_absurd_value_is_set_aside_and_costs_no_other_record(simulator_process, misbehave):
    misbehave("absurd_value", CAD)
    [run] = simulator_process.run("cneos_cad")
    assert run["quarantined"] == 1
    assert run["loaded"] == run["records"] - 1 > 10
    [(rule, field, value)] = quarantine(simulator_process)
    assert (rule, field, value) == ("field.range", "miss_distance_au", "-7")


def test_a_record_given_twice_is_loaded_once(simulator_process, misbehave):
    misbehave("duplicate", CAD)
    [run] = simulator_process.run("cneos_cad")
    assert (run["duplicate"], run["quarantined"]) == (1, 0)
    assert run["loaded"] == run["records"] - 1
    rows = simulator_process.rows("asteroids/approaches", limit="1000")
    assert len({r["approach_id"] for r in rows}) == len(rows) == run["loaded"]


def test_a_record_that_is_withdrawn_is_closed_and_still_known_as_it_was(simulator_process, misbehave):
    simulator_process.run("cneos_cad")
    before = simulator_process.rows("asteroids/approaches", limit="1000")
    known_at = simulator_process.rows("pipeline/batches")[0]["fetched_at"]
    misbehave("withdrawn", CAD)
    [run] = simulator_process.run("cneos_cad")
    assert run["loaded"] == 0
    now = simulator_process.rows("asteroids/approaches", limit="1000")
    gone = {r["approach_id"] for r in before} - {r["approach_id"] for r in now}
    assert len(gone) == 1
    withdrawn = simulator_process.rows("asteroids/approaches", limit="1000", withdrawn="true")
    assert {r["approach_id"] for r in withdrawn} == {r["approach_id"] for r in before}
    then = simulator_process.rows("asteroids/approaches", limit="1000", known_at=known_at)
    assert {r["approach_id"] for r in then} == {r["approach_id"] for r in before}
