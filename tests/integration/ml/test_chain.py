"""From new data to a scored forecast, and from drift to a challenger: real core, real model server, an invented Sun."""

import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pytest
from threadpoolctl import threadpool_limits

from etl.runs import calls
from etl.runs.core_client import CoreClient
from etl.runs.schedule import CALLS
from ml.flows.platform import Platform as Flows
from ml.flows.steps import evaluate_model, train_model
from ml.models.catalogue import task_named
from services.chassis.settings import Settings, load_settings
from tests.integration.conftest import Platform
from tests.integration.ml.invented_sun import load_history, load_live

TASK = "dst_1h"
TRAINED_FOR = datetime(2011, 4, 10, tzinfo=UTC)
LIVE_FROM = datetime(2011, 5, 10, tzinfo=UTC)
ISSUE = datetime(2011, 5, 10, 12, 15, tzinfo=UTC)
LATER = datetime(2011, 6, 9, 12, 20, tzinfo=UTC)
"""A month on: the truth is known, and what came in since is of another Sun."""
pytestmark = pytest.mark.xdist_group("ml_chain")


class Chain:
    """The platform of the test at an instant that the test chooses."""

    def __init__(self, platform: Platform) -> None:
        self.platform = platform
        self.core = CoreClient(platform["core"].url)

    def at(self, now: datetime) -> Settings:
        """The settings of programs that begin now."""
        env = {"ORRERY_CLOCK_START": now.isoformat(), "ORRERY_CLOCK_EPOCH": datetime.now(UTC).isoformat()}
        self.platform.env |= env
        own = {name.removeprefix("ORRERY_").lower(): value for name, value in self.platform.env.items()}
        return load_settings(**own)

    def serve(self, now: datetime) -> Settings:
        """The model server anew, killed where it ran: it keeps nothing that counts."""
        settings = self.at(now)
        self.platform["ml"].kill()
        self.platform["ml"].start()
        return settings

    def ledger(self, **where: str) -> list[dict[str, Any]]:
        return self.platform.rows("forecasts", task=TASK, limit="1000", **where)

    def events(self) -> list[str]:
        rows = self.platform.rows("forecasts/events", task=TASK, limit="1000")
        return [row["model_event_kind"] for row in sorted(rows, key=lambda row: row["happened_at"])]

    def cards(self) -> list[dict[str, Any]]:
        return self.platform.rows("forecasts/models", task=TASK)

    def predict(self) -> dict[str, Any]:
        answer = self.platform["ml"].get(f"/api/v1/predictions/{TASK}")
        assert answer.status_code == 200, answer.text
        return answer.json()["data"]


@pytest.fixture(scope="module", autouse=True)
def one_thread() -> Iterator[None]:
    """Two processors are shared by all tests: trees wait for one another on more threads."""
    with threadpool_limits(1):
        yield


@pytest.fixture(scope="module")
def chain(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chain]:
    """Four months of history and half a day of live feeds, up to the issue."""
    platform = Platform(tmp_path_factory.mktemp("chain"), "invented", {"ORRERY_SCHEDULER": "none"})
    made = Chain(platform)
    made.at(ISSUE)
    platform["core"].start()
    load_history(made.core, LIVE_FROM)
    load_live(made.core, LIVE_FROM, ISSUE)
    yield made
    made.core.close()
    platform.close()


def asked(settings: Settings, name: str) -> dict[str, Any]:
    """A turn of the schedule, as etl makes it."""
    return calls.make(settings, next(call for call in CALLS if call.name == f"forecasts/{name}"))


def stronger(rows: pa.Table) -> pa.Table:
    """Another Sun than the one that was learned from: wind half as fast again, field three times as strong."""
    by = {"omni_speed_km_s": 1.5, "omni_bz_gsm_nt": 3.0, "omni_by_gsm_nt": 3.0, "omni_bt_nt": 3.0}
    factor = pa.array([by.get(series, 1.0) for series in rows["series"].to_pylist()])
    return rows.set_column(rows.column_names.index("value"), "value", pc.multiply(rows["value"], factor))


def test_from_new_data_to_a_scored_forecast(chain: Chain, eventually: Callable[..., None]) -> None:
    settings = chain.serve(ISSUE + timedelta(minutes=5))
    assert "no model yet" in chain.platform["ml"].get("/ready").text
    assert asked(settings, "issue")["issued"] == {}
    refused = chain.platform["ml"].get(f"/api/v1/predictions/{TASK}")
    assert (refused.status_code, "orrery ml train" in refused.text) == (422, True)

    flows, task = Flows(settings), task_named(TASK)
    card = train_model(flows, task, TRAINED_FOR)
    # What is not deployed is not issued; what it was measured against is.
    eventually(lambda: asked(settings, "issue") and chain.ledger(), 20, "baselines in the ledger")
    assert {row["forecaster"] for row in chain.ledger()} == set(task.baselines)
    assert chain.platform["ml"].get(f"/api/v1/predictions/{TASK}").status_code == 422

    card = evaluate_model(flows, task, card, TRAINED_FOR, LIVE_FROM)
    flows.registry.promote(card.model_id, "the test wants one")

    eventually(lambda: chain.platform["ml"].get(f"/api/v1/predictions/{TASK}").status_code == 200, 20, "a prediction")
    told = chain.predict()
    assert datetime.fromisoformat(told["issued_at"]) == ISSUE
    assert told["lower"] < told["value"] < told["upper"]
    assert set(told["baselines"]) == set(task.baselines)
    assert (told["model"]["model_id"], told["model"]["stage"]) == (card.model_id, "champion")
    assert {given["name"] for given in told["inputs"]} >= {"dst_nt", "imf_bz_gsm_nt"}
    assert all(given["receipts"] for given in told["inputs"])
    newest = {given["name"]: datetime.fromisoformat(given["observed_at"]) for given in told["inputs"]}
    assert newest["dst_nt"] == ISSUE.replace(hour=11, minute=0)  # the hour that began at 12 is not over
    assert any(moved["effect"] for moved in told["moved_by"])

    assert asked(settings, "issue")["issued"] == {TASK: 1}
    assert asked(settings, "issue")["issued"] == {TASK: 0}
    issued = {row["forecaster"]: row for row in chain.ledger()}
    assert set(issued) == {"orrery", *task.baselines}
    assert issued["orrery"]["forecast_value"] == pytest.approx(told["value"])
    assert asked(settings, "score")["scored"] == {}

    load_history(chain.core, LATER, begin=LIVE_FROM, edit=stronger)
    settings = chain.serve(LATER)
    assert asked(settings, "score")["scored"] == {TASK: len(issued)}
    assert asked(settings, "score")["scored"] == {}
    ours = next(row for row in chain.ledger() if row["forecaster"] == "orrery")
    assert ours["forecast_error"] == pytest.approx(ours["forecast_value"] - ours["truth_value"])
    assert ours["truth_batch_ids"]
    [card_of_scores] = [row for row in chain.platform.rows("forecasts/scorecard", task=TASK) if row.get("task") == TASK]
    assert "persistence" in str(card_of_scores)


def test_drift_is_raised_a_challenger_trained_and_deployed_only_through_the_gate(chain: Chain) -> None:
    """Goes on where the test before it ended: with a champion, and a month of another Sun."""
    settings = chain.at(LATER)
    before = next(card for card in chain.cards() if card["stage"] == "champion")
    done = asked(settings, "drift")
    found = done["drift"][TASK]
    assert found["raised"]
    assert all(shift["feature"].startswith("bt_") for shift in found["shifted"][:3])  # what was tripled leads
    deadline = time.monotonic() + 60
    while asked(settings, "drift")["under_way"] and time.monotonic() < deadline:
        time.sleep(0.5)
    events = chain.events()
    assert events.count("drift_raised") == 1
    assert events.index("drift_raised") < events.index("retraining_started") < len(events) - 1
    challenger = max(chain.cards(), key=lambda card: card["trained_at"])
    assert challenger["model_id"] != before["model_id"]
    assert challenger["metrics"]
    champion = next(card for card in chain.cards() if card["stage"] == "champion")
    if champion["model_id"] == challenger["model_id"]:
        assert challenger["deployable"]
        assert events[events.index("retraining_started") :].count("promoted") == 1
    else:
        assert champion["model_id"] == before["model_id"]
        assert "refused" in events[events.index("retraining_started") :]
