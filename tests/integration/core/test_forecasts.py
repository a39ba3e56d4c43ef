"""The ledger of forecasts over core's API: what was issued, what came, how good it was, before which storm."""

import io
import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

import httpx
import psycopg
import pyarrow as pa
import pytest

from tests.contract.storage.builders import hours, table
from tests.integration.core.issued import DAYS, GST, STORM_AT, WIND, forecast, load_ledger
from tests.integration.core.running import RunningCore

SCORED = DAYS - 1
NEWEST = hours(24 * (DAYS - 1))


@pytest.fixture(scope="module", params=["embedded", "server"])
def ledger(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningCore]:
    """A core that holds the small ledger, on each engine of the archive."""
    with ExitStack() as opened:
        environment = opened.enter_context(_database()) if request.param == "server" else {}
        running = opened.enter_context(RunningCore(tmp_path_factory.mktemp("ledger"), **environment))
        load_ledger(running)
        yield running


@contextmanager
def _database() -> Iterator[dict[str, str]]:
    if not (url := os.environ.get("ORRERY_TEST_POSTGRES_URL")):
        pytest.skip("ORRERY_TEST_POSTGRES_URL is not set; `make test-servers` starts what is installed")
    name = f"orrery_test_{uuid4().hex[:12]}"
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
        yield {"ORRERY_ARCHIVE_URL": urlsplit(url)._replace(path=f"/{name}").geturl()}
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


def ask(core: RunningCore, path: str = "", **asked: Any) -> httpx.Response:
    return core.http.get(f"/api/v1/forecasts{path}", params=asked)


def data(core: RunningCore, path: str = "", **asked: Any) -> Any:
    return ask(core, path, **asked).raise_for_status().json()["data"]


def at(text: str) -> datetime:
    return datetime.fromisoformat(text)


def test_forecasts_come_newest_first_page_by_page_with_what_came(ledger: RunningCore) -> None:
    seen: list[dict[str, Any]] = []
    cursor: dict[str, str] = {}
    while True:
        page = ask(ledger, task="kpmax_today", forecaster="orrery", limit=15, **cursor).json()
        seen += page["data"]
        if page["meta"]["next_cursor"] is None:
            break
        cursor = {"cursor": page["meta"]["next_cursor"]}
    assert page["meta"]["total"] == len(seen) == DAYS
    assert [at(row["issued_at"]) for row in seen] == [hours(24 * day) for day in reversed(range(DAYS))]
    assert seen[0]["truth_value"] is None, "its day is not over"
    assert seen[0]["inputs"]["newest"][0]["receipts"] == [WIND.batch_id]
    assert seen[0]["moved_by"] == {"solar wind": -0.25}
    assert (seen[1]["truth_value"], seen[1]["forecast_error"], seen[1]["was_inside"]) == (2.0, 1.0, True)
    assert page["meta"]["completeness"]["newest_at"] == NEWEST.isoformat().replace("+00:00", "Z")


def test_the_same_rows_come_as_csv_and_arrow_and_by_issue(ledger: RunningCore) -> None:
    asked = {"from": "2026-04-02", "to": "2026-04-03", "task": "storm_today"}
    rows = data(ledger, **asked)
    assert [(row["forecaster"], row["issued_at"][:10]) for row in rows if row["forecaster"] == "orrery"] == [
        ("orrery", "2026-04-03"), ("orrery", "2026-04-02"),
    ]  # fmt: skip
    arrow = pa.ipc.open_stream(io.BytesIO(ask(ledger, format="arrow", **asked).content)).read_all()
    assert arrow["forecast_id"].to_pylist() == [row["forecast_id"] for row in rows]
    assert len(ask(ledger, format="csv", **asked).text.splitlines()) == 1 + len(rows)


def test_latest_puts_the_forecasters_of_one_issue_side_by_side(ledger: RunningCore) -> None:
    kp, storm = data(ledger, "/latest")
    assert (kp["task"], at(kp["issued_at"])) == ("kpmax_today", NEWEST)
    assert [(one["forecaster"], one["forecast_value"]) for one in kp["forecasters"]] == [
        ("orrery", 3.0), ("persistence", 4.0), ("swpc", 2.5),
    ]  # fmt: skip
    assert [one["forecaster"] for one in storm["forecasters"]] == ["orrery", "persistence"]
    assert data(ledger, "/latest", task="dst_1h") == []


def test_latest_of_a_subject_is_its_own_newest_issue_of_each_task(ledger: RunningCore) -> None:
    told = [
        forecast(task, "orrery", NEWEST - timedelta(hours=age), float(age), subject=cme)
        for task, cme, age in (("cme_a", "one", 5), ("cme_a", "one", 3), ("cme_b", "one", 4), ("cme_a", "two", 200))
    ]
    ledger.ledger("forecasts", table("forecasts", told))
    found = [
        (issue["task"], issue["subject"], [one["forecast_value"] for one in issue["forecasters"]])
        for issue in data(ledger, "/latest", subject="one") + data(ledger, "/latest", task="cme_a")
    ]
    assert found == [("cme_a", "one", [3.0]), ("cme_b", "one", [4.0]), ("cme_a", "one", [3.0])]


def test_a_scorecard_compares_on_the_same_issues_alone(ledger: RunningCore) -> None:
    kp, storm = data(ledger, "/scorecard")
    month, year, whole = kp["spans"]
    assert [span["span"] for span in kp["spans"]] == ["30 days", "365 days", "all"]
    assert (month["issues"], year["issues"], whole["issues"], whole["issued"]) == (30, SCORED, SCORED, SCORED)
    (swpc,) = whole["left_out"]
    assert (swpc["forecaster"], swpc["scored"]) == ("swpc", 9)
    assert (swpc["beside_ours"]["theirs"]["n"], swpc["beside_ours"]["ours"]["rmse"]) == (9, 1.0)
    assert swpc["beside_ours"]["ours"]["skill"] == pytest.approx(1 - 9 / (4 * 2.25 + 5 * 0.25))
    ours, persistence = whole["forecasters"]
    low, high = (SCORED + 1) // 2, SCORED // 2
    assert ours["rmse"] == ours["mae"] == ours["coverage"] == 1.0
    assert ours["bias"] == pytest.approx((low - high) / SCORED)
    assert ours["skill"] == pytest.approx(1 - SCORED / (4 * low))
    assert (persistence["skill"], persistence["coverage"]) == (0.0, pytest.approx(high / SCORED))
    odds = storm["spans"][2]["forecasters"][0]
    events = (SCORED + 4) // 5
    assert odds["brier"] == pytest.approx((events * 0.36 + (SCORED - events) * 0.16) / SCORED)
    assert odds["alarms"] == {"events": events, "hits": events, "misses": 0, "false_alarms": SCORED - events,
                              "tss": 0.0, "hss": 0.0}  # fmt: skip
    assert (odds["rmse"], odds["n"]) == (None, SCORED)


def test_who_is_compared_and_of_when_can_be_chosen(ledger: RunningCore) -> None:
    (kp,) = data(ledger, "/scorecard", task="kpmax_today", forecasters="orrery,swpc", against="swpc")
    ours, swpc = kp["spans"][2]["forecasters"]
    assert (ours["n"], ours["scored"], swpc["n"]) == (9, SCORED, 9)
    assert ours["skill"] == pytest.approx(1 - 9 / (4 * 2.25 + 5 * 0.25))
    (kp,) = data(ledger, "/scorecard", task="kpmax_today", **{"from": "2026-04-01", "to": "2026-04-02"})
    (span,) = kp["spans"]
    assert (span["span"], span["issues"], span["issued"]) == ("asked", 2, 2)
    assert data(ledger, "/scorecard", task="dst_1h") == []


def test_a_storm_tells_what_was_said_before_its_onset(ledger: RunningCore) -> None:
    (storm,) = data(ledger, "/storms")
    assert (at(storm["onset_at"]), at(storm["end_at"])) == (STORM_AT, STORM_AT + timedelta(hours=9))
    assert (storm["kp_max"], storm["event_ids"]) == (7.0, [GST])
    day, six, one = storm["before"]
    assert (day["lead_h"], six["lead_h"], one["lead_h"]) == (24, 6, 1)
    assert {at(row["issued_at"]) for row in day["forecasts"]} == {STORM_AT - timedelta(days=1)}
    assert {row["covers_onset"] for row in day["forecasts"]} == {False}, "its day ended when the storm began"
    assert [(row["task"], row["forecaster"]) for row in six["forecasts"]] == [
        ("kpmax_today", "orrery"), ("kpmax_today", "persistence"),
        ("storm_today", "orrery"), ("storm_today", "persistence"),
    ]  # fmt: skip
    assert data(ledger, "/storms", **{"from": "2026-05-01"}) == []


def test_a_forecast_opens_to_the_batches_that_it_was_made_from(ledger: RunningCore) -> None:
    row, scored = data(ledger, task="kpmax_today", forecaster="orrery", limit=2)
    receipt = ledger.http.get(f"/api/v1/receipts/forecasts/{row['forecast_id']}").json()["data"]
    assert [one["batch_id"] for one in receipt["batches"]] == [WIND.batch_id]
    assert receipt["row"]["forecast_value"] == 3.0
    for name, batches in (("persistence", [WIND.batch_id]), ("swpc", [])):
        (other,) = data(ledger, task="kpmax_today", forecaster=name, limit=1)
        receipt = ledger.http.get(f"/api/v1/receipts/forecasts/{other['forecast_id']}").json()["data"]
        assert [one["batch_id"] for one in receipt["batches"]] == batches, name
    truth = ledger.http.get(f"/api/v1/receipts/forecast_scores/{scored['forecast_id']}").json()["data"]
    assert [(one["source"], one["dataset"]) for one in truth["batches"]] == [("swpc", "kp")]


def test_what_is_appended_shows_at_once_and_changes_nothing_else(ledger: RunningCore) -> None:
    def versions(path: str) -> dict[str, str]:
        headers = ledger.http.get(path).headers
        return dict(zip(headers["x-orrery-dataset"].split(","), headers["x-orrery-version"].split(","), strict=True))

    events = [{"model_event_id": f"e{n}", "task": "kpmax_today", "model_event_kind": kind, "model_id": "0" * 16,
               "happened_at": hours(n), "model_event_detail": '{"rmse": 0.5}', "origin": "recorded"}
              for n, kind in enumerate(("trained", "promoted"))]  # fmt: skip
    before = versions("/api/v1/forecasts/events") | versions("/api/v1/pipeline/quality")
    ledger.ledger("model_events", table("model_events", events))
    after = versions("/api/v1/forecasts/events") | versions("/api/v1/pipeline/quality")
    assert {name for name in after if after[name] != before[name]} == {"forecasts"}
    assert [row["model_event_kind"] for row in data(ledger, "/events")] == ["promoted", "trained"]
    assert data(ledger, "/events", kinds="trained")[0]["model_event_detail"] == {"rmse": 0.5}


@pytest.mark.parametrize(
    ("path", "asked", "words"),
    [
        ("", {"tsak": "kp_2h"}, "task"),
        ("", {"task": "Kp 2h"}, "task"),
        ("", {"cursor": "x"}, "next_cursor"),
        ("", {"from": "yesterday"}, "2026-04-02"),
        ("/latest", {"limit": 3}, "subject"),
        ("/scorecard", {"forecasters": "orrery;swpc"}, "forecasters"),
        ("/storms", {"limit": 0}, "limit"),
        ("/models", {"stages": "best"}, "candidate, champion, retired"),
        ("/events", {"kinds": "born"}, "promoted"),
    ],
)
def test_what_is_not_understood_is_refused(ledger: RunningCore, path: str, asked: dict[str, Any], words: str) -> None:
    answer = ask(ledger, path, **asked)
    assert answer.status_code == 400
    assert words in answer.text
