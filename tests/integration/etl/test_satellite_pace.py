"""The permitted pace with real programs: the simulator counts what reaches it while etl is killed and started."""


def asked(platform) -> dict[str, int]:
    return platform["simulator"].get("/celestrak/_asked").json()


def restart(platform) -> None:
    platform["etl"].kill()
    platform["etl"].start()


def hold(platform) -> dict | None:
    rows = platform["etl"].get("/internal/status").json()["datasets"]
    return next(r["hold"] for r in rows if r["source"] == "celestrak")


def test_one_download_a_group_and_none_after_a_refusal_whatever_is_killed(simulator_process):
    platform = simulator_process
    [first] = platform.run("celestrak/active")
    assert (first["outcome"], first["quarantined"]) == ("stored", 0), first
    assert first["loaded"] == first["records"] > 3000
    restart(platform)
    [again] = platform.run("celestrak/active")
    assert (again["outcome"], again["records"]) == ("not_modified", 0)
    assert asked(platform) == {"active": 1}

    # The simulator itself would have refused: it is the same group within one update.
    refused = platform["simulator"].get("/celestrak/NORAD/elements/gp.php", GROUP="active", FORMAT="json")
    assert refused.status_code == 403
    assert refused.text.startswith("GP data has not updated since your last successful download")
    assert asked(platform) == {"active": 2}

    platform["simulator"].post("/_faults", {"path": "/celestrak/NORAD/*", "fault": "503", "times": 1})
    [failed] = platform.run("celestrak/groups")
    assert failed["outcome"] == "failed"
    assert asked(platform) == {"active": 2, "stations": 1}
    for _ in range(2):
        restart(platform)
        [held] = platform.run("celestrak/groups")
        assert "orrery etl release celestrak" in held["error"]
    assert asked(platform) == {"active": 2, "stations": 1}
    assert "503" in hold(platform)["reason"]

    released = platform["etl"].post("/internal/providers/celestrak/release", {})
    assert released.json() == {"provider": "celestrak", "was_held": True}
    assert hold(platform) is None
    # stations was asked a moment ago, refusal or not; the others have their first turn now.
    [rest] = platform.run("celestrak/groups")
    assert rest["outcome"] == "stored"
    assert asked(platform)["stations"] == 1
    assert asked(platform)["geo"] == 1
    groups = {row["satellite_group"]: row["member_count"] for row in platform.rows("satellites/groups")}
    assert groups["active"] == first["records"]
    assert "stations" not in groups
    assert groups["geo"] == 60


def test_an_unknown_provider_cannot_be_released(etl_process):
    answer = etl_process["etl"].post("/internal/providers/nobody/release", {})
    assert answer.status_code == 400
    assert "celestrak" in answer.json()["detail"]
