"""Forecasts of events are scored once, when what they were about has been told."""

from datetime import UTC, datetime, timedelta
from threading import RLock
from types import SimpleNamespace
from typing import Any

import pyarrow as pa
import pytest

from ml.models.catalogue import task_named
from ml.server.ledger import forecast_id
from ml.server.score import score
from services.chassis import wire
from services.ports.archive import Select
from tests.unit.ml.invented_donki import DonkiSource, Row, analysis, cme, event, run, shock, source, table

AT = datetime(2020, 3, 1, tzinfo=UTC)
HOUR = timedelta(hours=1)
MIDNIGHT = AT + timedelta(days=10)


class Core:
    """What the source holds, and a ledger that grows, as core's routes give and take them."""

    def __init__(self, held: DonkiSource, issued: list[Row]) -> None:
        self.held = held
        self.ledger = {"forecasts": table("forecasts", issued), "forecast_scores": table("forecast_scores", [])}
        self.points, self.windows = held.points, held.windows

    def rows(self, query: Select) -> pa.Table:
        of_ledger = DonkiSource(tables=self.ledger) if query.table in self.ledger else self.held
        return of_ledger.rows(query)

    def send(self, path: str, *, content: bytes) -> None:
        name = path.rpartition("/")[2]
        self.ledger[name] = pa.concat_tables([self.ledger[name], wire.unpack(content)[1][name]])

    def scored(self, task: str, now: datetime) -> list[Row]:
        """Everything that is scored after one more look at an instant."""
        engine: Any = SimpleNamespace(
            core=self, tasks={task: task_named(task)}, now=lambda: now, reading=RLock(), skill={}
        )
        score(engine)
        return self.ledger["forecast_scores"].to_pylist()


def forecast(task: str, issued_at: datetime, value: float, subject: str = "", **said: Any) -> Row:
    row = {
        "forecast_id": forecast_id(task, "orrery", subject, issued_at), "task": task, "forecaster": "orrery",
        "subject": subject, "issued_at": issued_at, "valid_from_at": issued_at,
        "valid_until_at": issued_at + timedelta(days=8), "forecast_kind": "quantity", "forecast_unit": "h",
        "forecast_value": value, "origin": "invented",
    }  # fmt: skip
    return row | said


def arrival() -> tuple[Row, Row, Row]:
    """A CME, its shock after 60 hours, and the forecast of it that was issued after nine."""
    hit = shock(AT + 60 * HOUR) | {"batch_ids": ["told of the shock"]}
    told = analysis(AT + 6 * HOUR, AT + 2 * HOUR, 700.0, [run(AT + 9 * HOUR, AT + 70 * HOUR)])
    seen = cme(AT, [told], [hit["event_id"]])
    issued = forecast("cme_arrival", AT + 9 * HOUR, 50.0, seen["event_id"], forecast_lower=40.0, forecast_upper=50.5)
    return seen, hit, issued


def test_an_arrival_is_scored_when_its_shock_is_told_and_once() -> None:
    seen, hit, issued = arrival()
    core = Core(source([seen, hit]), [issued])
    [found] = core.scored("cme_arrival", AT + 61 * HOUR)
    assert (found["truth_value"], found["forecast_error"], found["was_inside"]) == (51.0, -1.0, False)
    assert "told of the shock" in found["truth_batch_ids"]
    assert core.scored("cme_arrival", AT + 90 * HOUR) == [found]


def test_a_cme_whose_shock_nobody_told_of_waits() -> None:
    seen, _, issued = arrival()
    assert Core(source([seen]), [issued]).scored("cme_arrival", AT + 61 * HOUR) == []


@pytest.mark.parametrize(("flare_class", "truth"), [("M1.2", 1.0), ("C8.0", 0.0)])
def test_a_day_of_flares_is_scored_when_it_is_over(flare_class: str, truth: float) -> None:
    flare = event("FLR", MIDNIGHT + 5 * HOUR, flare_class=flare_class, submitted_at=MIDNIGHT + 6 * HOUR)
    whole = [event("CME", AT - timedelta(days=120)), flare, event("CME", MIDNIGHT + timedelta(days=9))]
    task, held = task_named("flares_m_24h"), source(whole, AT - timedelta(days=120), 140)
    samples = task.build(held, MIDNIGHT, MIDNIGHT + timedelta(days=1))
    issued_at, ends = (at[0].astype(datetime).replace(tzinfo=UTC) for at in (samples.issued_at, samples.valid_until))
    said = forecast(task.name, issued_at, 0.3, valid_until_at=ends, forecast_kind="probability", forecast_unit="")
    core = Core(held, [said])
    assert core.scored(task.name, ends - HOUR) == []
    [found] = core.scored(task.name, ends)
    assert (found["truth_value"], found["forecast_error"]) == (truth, pytest.approx((0.3 - truth) ** 2))
