"""Models from training to retirement, against a real core and a folder of objects."""

import json
import os
import sys
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import pytest
from typer.testing import CliRunner

from ml.flows.platform import Platform
from ml.flows.retrain import retrain
from ml.flows.skill import one, skill
from ml.flows.steps import evaluate_model, model_of, train_model
from ml.models.task import Task
from ml.registry.card import ModelCard
from ml.registry.gate import RefusedError
from ml.registry.serialise import UntrustedModelError
from services.chassis.errors import InvalidInputError, NotFoundError, SettingsError
from services.chassis.settings import get_settings, load_settings
from services.cli.instance import Instance
from services.cli.ml import app
from services.ports.archive import Select
from tests.integration.core.running import RunningCore
from tests.unit.ml.small import FIRST_AT, quantity, samples

ROOT = Path(__file__).parents[3]
UNTIL = FIRST_AT + timedelta(days=600)
SPAN = (UNTIL, UNTIL + timedelta(days=200))
ROWS = samples(1200)


@pytest.fixture(scope="module")
def core(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningCore]:
    with RunningCore(tmp_path_factory.mktemp("models"), ORRERY_SOURCES="live") as running:
        yield running


@pytest.fixture
def platform(core: RunningCore) -> Iterator[Platform]:
    made = Platform(load_settings(core_url=core.url, data=core.data, sources="live"))
    yield made
    made.close()


def task(name: str, *, bound: float = 0.9) -> Task:
    """A task of its own for each test: the core is shared."""
    return renamed(quantity(ROWS, bound=bound), name)


def renamed(of: Task, name: str) -> Task:
    return Task(**{field: getattr(of, field) for field in Task.__slots__} | {"name": name})


def evaluated(platform: Platform, of: Task, until: datetime = UNTIL) -> ModelCard:
    card = train_model(platform, of, until)
    return evaluate_model(platform, of, card, *SPAN)


def events(platform: Platform, name: str) -> list[dict[str, Any]]:
    rows = platform.source.rows(Select(table="model_events")).to_pylist()
    return sorted((row for row in rows if row["task"] == name), key=lambda row: row["happened_at"])


def kinds(platform: Platform, name: str) -> list[str]:
    return [row["model_event_kind"] for row in events(platform, name)]


def test_a_model_is_stored_found_and_read_back(platform: Platform) -> None:
    small = task("stored")
    card = train_model(platform, small, UNTIL)
    assert card.model_id == card.sha256[:16]
    assert platform.registry.cards(small.name) == [card]
    assert len(platform.registry.load(card).predict(ROWS).value) == len(ROWS)
    assert train_model(platform, small, UNTIL).trained_at == card.trained_at
    assert kinds(platform, small.name) == ["trained"]


def test_only_through_the_gate(platform: Platform) -> None:
    small = task("gated", bound=0.01)
    card = train_model(platform, small, UNTIL)
    with pytest.raises(RefusedError, match="never evaluated"):
        platform.registry.promote(card.model_id)
    evaluate_model(platform, small, card, *SPAN)
    with pytest.raises(RefusedError, match=r"rmse_ratio against persistence 0\.\d+ .* gate 0\.01"):
        platform.registry.promote(card.model_id)
    held = platform.registry.card(card.model_id)
    assert (held.stage, held.gate_met) == ("candidate", False)
    assert "gate 0.01" in held.reason
    assert platform.registry.champion(small.name) is None
    assert kinds(platform, small.name) == ["trained", "refused", "evaluated", "refused"]


def test_promotion_and_the_way_back(platform: Platform) -> None:
    small, registry = task("promoted"), platform.registry
    first = registry.promote(evaluated(platform, small, UNTIL - timedelta(days=30)).model_id, "the first")
    second = registry.promote(evaluated(platform, small).model_id)
    assert registry.champion(small.name) == second
    assert registry.card(first.model_id).stage == "retired"
    assert model_of(platform, small, None) == second

    back = registry.rollback(small.name)
    assert back.model_id == first.model_id
    assert registry.champion(small.name) == back
    assert registry.card(second.model_id).stage == "retired"
    with pytest.raises(NotFoundError, match="no former champion"):
        registry.rollback(small.name)
    assert kinds(platform, small.name)[-4:] == ["promoted", "retired", "rolled_back", "retired"]
    assert json.loads(events(platform, small.name)[-2]["model_event_detail"])["reason"]


def test_other_bytes_than_those_stored_are_not_read(platform: Platform) -> None:
    card = train_model(platform, task("changed"), UNTIL)
    other = train_model(platform, task("changed"), UNTIL - timedelta(days=50))
    folder = platform.settings.data_dir / "objects" / "models"
    (folder / f"{card.sha256}.skops").write_bytes((folder / f"{other.sha256}.skops").read_bytes())
    with pytest.raises(UntrustedModelError, match=other.sha256):
        platform.registry.load(card)


def test_a_challenger_takes_over_only_where_it_wins(platform: Platform) -> None:
    small = task("challenged")
    assert retrain(platform, small).outcome == "promoted"
    assert retrain(platform, small).outcome == "unchanged"
    champion = platform.registry.champion(small.name)
    assert champion is not None
    assert champion.metrics[0].span[1] > champion.trained_until_at + timedelta(days=27)

    fewer = renamed(quantity(samples(1210).take(_sparse(1210))), small.name)
    lost = retrain(platform, fewer)
    assert lost.outcome == "refused"
    assert f"champion {champion.model_id}" in lost.reason
    assert platform.registry.champion(small.name).model_id == champion.model_id
    assert kinds(platform, small.name)[:4] == ["retraining_started", "trained", "evaluated", "promoted"]
    assert kinds(platform, small.name)[-1] == "refused"


def test_what_was_rolled_back_does_not_come_back_by_itself(platform: Platform) -> None:
    small, registry = task("returned"), platform.registry
    first = registry.promote(evaluated(platform, small).model_id)
    assert retrain(platform, small).outcome == "promoted"
    assert registry.rollback(small.name).model_id == first.model_id
    again = retrain(platform, small)
    assert (again.outcome, "retired already" in again.reason) == ("unchanged", True)
    assert registry.champion(small.name).model_id == first.model_id


def test_a_retraining_that_fails_is_told(platform: Platform) -> None:
    empty = renamed(quantity(samples(2)), "empty")
    with pytest.raises(InvalidInputError, match="orrery replay"):
        retrain(platform, empty)
    assert kinds(platform, "empty") == ["retraining_started", "retraining_failed"]


def test_a_task_without_data_is_told_in_the_skill_table(core: RunningCore) -> None:
    found = one(core.url, "dst_1h", SPAN)
    assert found.rows == ()
    assert "dst_1h" in found.error


def test_the_skill_table_goes_where_it_is_told(core: RunningCore, tmp_path: Path) -> None:
    pytest.importorskip("matplotlib", reason="matplotlib is not installed: make skill gets it")
    out, plots = tmp_path / "new" / "skill.json", tmp_path / "newer"
    assert skill(core.url, ["dst_1h"], SPAN, out, plots, as_json=False) == 1
    assert msgspec.json.decode(out.read_bytes())["tasks"] == []
    assert plots.is_dir()


def test_without_matplotlib_no_work_is_begun(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    with pytest.raises(SettingsError, match="make skill"):
        skill("http://127.0.0.1:1", ["dst_1h"], SPAN, tmp_path / "skill.json", tmp_path, as_json=False)
    assert list(tmp_path.iterdir()) == []


def test_the_command_finds_the_running_platform(
    core: RunningCore, platform: Platform, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    card = train_model(platform, task("commanded"), UNTIL)
    for name in [name for name in os.environ if name.startswith("ORRERY_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("ORRERY_DATA", str(core.data))
    monkeypatch.chdir(ROOT)
    get_settings.cache_clear()
    assert "the platform is not running" in CliRunner().invoke(app, ["models"]).stderr

    instance = Instance(core.data / "live")
    instance.take({"url": "", "mode": "live", "urls": {"core": core.url}})
    try:
        assert CliRunner().invoke(app, ["models", "--json"]).exit_code == 0
        assert card in msgspec.json.decode(capfd.readouterr().out, type=list[ModelCard])
        assert CliRunner().invoke(app, ["promote", card.model_id]).exit_code == 1
        assert "never evaluated" in capfd.readouterr().err
    finally:
        instance.release()
        get_settings.cache_clear()


def _sparse(n: int) -> np.ndarray:
    """Most of what may be learned from taken away."""
    return (np.arange(n) % 10 == 0) | (np.arange(n) > 835)
