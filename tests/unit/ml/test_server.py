"""What the model server says of a row, what it refuses, and what it tells that an answer rests on."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import numpy as np
import pyarrow as pa
import pytest

from ml.features.profile import Profile
from ml.features.samples import Prediction, Samples
from ml.models.baselines import Persistence
from ml.models.bundle import Bundle
from ml.models.catalogue import task_named
from ml.registry.card import ModelCard
from ml.server.answer import Champion, foretell
from ml.server.errors import RefusedError
from ml.server.held import Held, build, checked, newest
from ml.server.ledger import forecast_id
from ml.server.others import others
from ml.server.reading import Kept, Reading, newest_point
from services.domain.arrow import arrow_schema
from tests.unit.ml.synthetic import SyntheticSource

ISSUE = datetime(2020, 3, 1, 12, 15, tzinfo=UTC)
DAWN = ISSUE.replace(hour=0, minute=30)
DST = task_named("dst_1h")
NAMES = ("bz_1h", "dst_last", "v_1h", "wind_age_h", "dst_age_h")


class Sum:
    """Twice Bz, and Dst as it is: effects that can be told by hand."""

    def predict(self, samples: Samples) -> Prediction:
        value = 2 * samples.column("bz_1h") + samples.column("dst_last")
        return Prediction(value, value - 5, value + 5)


def at(instant: datetime) -> np.datetime64:
    return np.datetime64(instant.replace(tzinfo=None), "s")


def samples(bz: list[float], *, subjects: tuple[str, ...] = ()) -> Samples:
    issued = at(ISSUE) + np.arange(len(bz)) * np.timedelta64(3600, "s")
    age = np.ones(len(bz))
    features = np.column_stack([bz, -20 * age, 400 * age, age, age])
    truth = np.full(len(bz), np.nan)
    hour = np.timedelta64(1, "h")
    return Samples(issued, issued, issued + hour, NAMES, features, truth, subjects)


def champion(task: Any = DST, model: Any = None, learned: Samples | None = None) -> Champion:
    learned = learned or samples([-1.0, -2.0, -3.0])
    card = ModelCard(
        model_id="0" * 16, task=task.name, stage="champion", sha256="0" * 64, bytes=1, trained_at=ISSUE,
        trained_from_at=ISSUE, trained_until_at=ISSUE, samples=3, data_sha256="", code_version="", features=(),
        origin="invented",
    )  # fmt: skip
    fitted = Bundle(
        task.name, model or Sum(), {"persistence": Persistence("dst_last")}, Profile.of(learned), {"orrery": 0.4}
    )
    return Champion(task, card, fitted)


def held(bz: list[float], **facts: Any) -> Held:
    return Held("0" * 16, tuple(foretell(champion(), samples(bz, **facts))), ())


def test_a_prediction_is_told_with_its_baseline_and_with_what_moved_it() -> None:
    [row] = foretell(champion(), samples([-10.0]))
    assert (row.said["orrery"].value, row.said["orrery"].lower) == (-40.0, -45.0)
    assert (row.said["persistence"].value, row.said["persistence"].lower) == (-20.0, None)
    assert row.moved_by == {"bz": -16.0, "dst": 0.0, "speed": 0.0, "wind": 0.0}  # Bz was -2 in the middle of training
    assert next(iter(row.moved_by)) == "bz"


def test_the_newest_issue_answers_and_none_that_is_still_to_come() -> None:
    rows = samples([1.0, 2.0, 3.0])
    assert newest(rows, ISSUE + timedelta(minutes=90)).column("bz_1h").tolist() == [2.0]
    assert len(newest(rows, ISSUE - timedelta(seconds=1))) == 0
    named = samples([1.0, 2.0, 3.0], subjects=("a", "b", "a"))
    assert newest(named, ISSUE + timedelta(days=1)).subjects == ("b", "a")


def test_too_much_missing_is_refused_by_name() -> None:
    gap = held([-10.0])
    features = {"bz_1h": None, "dst_last": None, "v_1h": None, "wind_age_h": 1.0, "dst_age_h": 1.0}
    row = type(gap.rows[0])(
        **{name: getattr(gap.rows[0], name) for name in gap.rows[0].__slots__} | {"features": features}
    )
    with pytest.raises(RefusedError, match=r"3 of 5 inputs .* bz_1h, dst_last, v_1h"):
        checked(DST, Held("0" * 16, (row,), ()), None, ISSUE)


def test_what_cannot_be_said_is_refused_and_not_sent_as_nothing() -> None:
    with pytest.raises(RefusedError, match="inputs of"):
        checked(DST, held([float("nan")]), None, ISSUE)


def test_an_issue_that_is_too_old_is_refused_with_its_age() -> None:
    assert checked(DST, held([-10.0]), None, ISSUE + timedelta(hours=2)).said["orrery"].value == -40.0
    with pytest.raises(RefusedError, match=r"2020-03-01T12:15:00Z, 3:00:00 ago; allowed: 2:00:00"):
        checked(DST, held([-10.0]), None, ISSUE + timedelta(hours=3))


def test_a_subject_that_is_not_held_is_refused_with_those_that_are() -> None:
    found = held([-10.0, -20.0], subjects=("CME-1", "CME-2"))
    assert checked(DST, found, "CME-2", ISSUE).subject == "CME-2"
    with pytest.raises(RefusedError, match="CME-1, CME-2"):
        checked(DST, found, "CME-3", ISSUE)


def test_an_hour_is_held_until_the_next_one_is_due() -> None:
    found = held([-10.0])
    assert not found.due(DST, ISSUE + timedelta(minutes=59))
    assert found.due(DST, ISSUE + timedelta(minutes=60))
    assert found.complete


def test_inputs_are_the_newest_that_could_be_had_with_their_receipts() -> None:
    sun = SyntheticSource(live_from=datetime(2020, 2, 28, tzinfo=UTC))
    learned = DST.build(sun, ISSUE - timedelta(days=10), ISSUE)
    found = build(champion(model=Persistence("dst_last"), learned=learned), Reading(Kept(sun)), ISSUE)
    given = {one.name: one for one in found.inputs}
    assert given["dst_nt"].observed_at == datetime(2020, 3, 1, 11, tzinfo=UTC)  # the hour from 12 on is not over
    assert given["dst_nt"].receipts == ["live-2020-03-01"]
    assert given["kp_index"].observed_at == datetime(2020, 3, 1, 9, tzinfo=UTC)
    assert given["imf_bz_gsm_nt"].observed_at <= ISSUE - timedelta(minutes=6)


def test_a_live_sample_counts_from_when_the_platform_knew_it() -> None:
    rows = pa.table(
        {
            "series": ["dst_nt"] * 2,
            "observed_at": [ISSUE.replace(hour=10, minute=0), ISSUE.replace(hour=11, minute=0)],
            "value": [-1.0, -2.0], "spacecraft": [None] * 2, "quality": [None] * 2,
            "known_at": [ISSUE.replace(hour=11), ISSUE + timedelta(minutes=20)],
            "batch_id": ["in time", "too late"], "origin": ["live"] * 2,
        },
        schema=arrow_schema("telemetry_points"),
    )  # fmt: skip
    assert newest_point(rows, "dst_nt", at(ISSUE))["batch_id"] == "in time"
    assert newest_point(rows, "dst_nt", at(ISSUE + timedelta(minutes=20)))["batch_id"] == "too late"
    assert newest_point(rows, "dst_nt", at(ISSUE.replace(hour=9))) is None


def test_each_question_is_put_to_core_once_for_all_groups() -> None:
    asked: list[str] = []

    class Counting(SyntheticSource):
        def points(self, series: Any, start: datetime, end: datetime) -> pa.Table:
            asked.append(",".join(series))
            return super().points(series, start, end)

    kept = Kept(Counting())
    for group in ("dst", "kp"):
        task_named(f"{group}_1h").build(Reading(kept), ISSUE - timedelta(hours=2), ISSUE)
    assert asked
    assert len(asked) == len(set(asked))


def test_a_forecast_has_one_key_however_its_instant_is_written() -> None:
    same = datetime.fromisoformat("2020-03-01T13:15:00+01:00")
    assert forecast_id("dst_1h", "orrery", "", ISSUE) == forecast_id("dst_1h", "orrery", "", same)
    assert forecast_id("dst_1h", "orrery", "", ISSUE) != forecast_id("dst_1h", "persistence", "", ISSUE)


def row_of(table: str, **facts: Any) -> pa.Table:
    schema = arrow_schema(table)
    return pa.Table.from_pylist([{**{f.name: None for f in schema}, **facts}], schema=schema)


@pytest.mark.parametrize(
    ("task", "value"),
    [("storm_today", 1.0), ("storm6_today", 0.0), ("kpmax_today", 5.0), ("flares_m_24h", 0.35), ("flares_x_24h", 0.05)],
)
def test_noaas_own_forecast_of_the_day_stands_beside_ours(task: str, value: float) -> None:
    kp = json.dumps([{"from": "2020-03-01T00:00:00Z", "kp": 5.0}, {"from": "2020-03-01T03:00:00Z", "kp": 2.33}])
    day = {"forecast_at": ISSUE.replace(hour=0, minute=0), "forecast_product": "3-day-forecast"}
    newer = {
        "kp_of_day": kp,
        "r1_r2_probability_pct": 35.0,
        "r3_probability_pct": 5.0,
        "batch_ids": ["newer"],
        "issued_at": ISSUE,
    }
    older = {
        "kp_of_day": "[]",
        "r1_r2_probability_pct": 1.0,
        "r3_probability_pct": 1.0,
        "batch_ids": ["older"],
        "issued_at": DAWN,
    }
    rows = [row_of("fact_space_weather_forecasts", **day, **facts) for facts in (newer, older)]
    sun: Any = SyntheticSource(tables={"fact_space_weather_forecasts": pa.concat_tables(rows)})
    [row] = foretell(champion(), samples([-10.0]))
    told = others(sun, task_named(task), row)["swpc"]
    assert told.said.value == pytest.approx(value)
    assert told.words.receipts == ["newer"]
    assert others(SyntheticSource(), task_named(task), row) == {}  # type: ignore[arg-type]


def test_noaas_kp_of_the_interval_counts_only_where_it_was_predicted() -> None:
    facts = {"forecast_at": ISSUE, "kp_forecast": 3.67, "batch_ids": ["told"]}
    [row] = foretell(champion(), samples([-10.0]))
    for status, value in (("predicted", 3.67), ("observed", None)):
        sun: Any = SyntheticSource(
            tables={"fact_kp_forecasts": row_of("fact_kp_forecasts", **facts, forecast_status=status)}
        )
        found = others(sun, task_named("kp_2h"), row)
        assert (found["swpc"].said.value if found else None) == value
    assert others(SyntheticSource(), DST, row) == {}  # type: ignore[arg-type]
