"""A small hand-made ledger of forecasts: two tasks, three forecasters, one storm; no figure in it is from a model."""

import hashlib
import json
from datetime import datetime, timedelta
from typing import Any

from tests.contract.storage.builders import batch, counts, hours, point, quarantine, table
from tests.integration.core.running import RunningCore

DAYS = 40
KP_VALUES = {"orrery": 3.0, "persistence": 4.0, "swpc": 2.5}
PROBABILITIES = {"orrery": 0.4, "persistence": 0.2}
STORM_AT = hours(24 * 10)
WIND = batch("swpc", "plasma", hours(-1))
KP = batch("swpc", "kp", hours(24 * DAYS))
GST_BATCH = batch("donki", "GST", hours(24 * 11))
GST = f"{STORM_AT:%Y-%m-%dT%H:%M:%S}-GST-001"


def forecast(task: str, forecaster: str, at: datetime, value: float, **facts: Any) -> dict[str, Any]:
    key = hashlib.sha256(f"{task}|{forecaster}||{at}".encode()).hexdigest()
    newest = {"name": "speed", "value": 400.0, "observed_at": at.isoformat(), "receipts": [WIND.batch_id]}
    inputs = {"made_at": at.isoformat(), "features": {"speed_last": 400.0}, "newest": [newest]}
    return {
        "forecast_id": key, "task": task, "forecaster": forecaster, "subject": "", "issued_at": at,
        "valid_from_at": at, "valid_until_at": at + timedelta(days=1), "forecast_kind": "quantity",
        "forecast_unit": "", "forecast_value": value, "forecast_lower": value - 1.0, "forecast_upper": value + 1.0,
        "inputs": json.dumps(inputs) if forecaster == "orrery" else None, "moved_by": '{"solar wind": -0.25}',
        "origin": "recorded", **facts,
    }  # fmt: skip


def score(one: dict[str, Any], truth: float) -> dict[str, Any]:
    error, kind = one["forecast_value"] - truth, one["forecast_kind"]
    names = ("forecast_id", "task", "forecaster", "subject", "issued_at", "valid_until_at", "forecast_value", "origin")
    inside = one["forecast_lower"] <= truth <= one["forecast_upper"] if one["forecast_lower"] is not None else None
    return {
        **{name: one[name] for name in names},
        "truth_value": truth,
        "forecast_error": error**2 if kind == "probability" else error,
        "was_inside": inside,
        "scored_at": one["valid_until_at"],
        "truth_batch_ids": json.dumps([KP.batch_id]),
    }


def issues() -> list[tuple[dict[str, Any], float]]:
    """Forecasts and what came: Kp alternates 2 and 4; every fifth day storms; swpc begins late."""
    found = []
    for day in range(DAYS):
        at = hours(24 * day)
        for name, value in KP_VALUES.items():
            if name != "swpc" or day >= DAYS - 10:
                found.append((forecast("kpmax_today", name, at, value), 2.0 + 2 * (day % 2)))
        for name, value in PROBABILITIES.items():
            odds = {
                "forecast_kind": "probability",
                "alarm_threshold": 0.3,
                "forecast_lower": None,
                "forecast_upper": None,
            }
            found.append((forecast("storm_today", name, at, value, **odds), float(day % 5 == 0)))
    return found


def load_ledger(core: RunningCore) -> None:
    """The ledger, the batches that it names, and a storm on the tenth day."""
    told = issues()
    core.ledger("forecasts", table("forecasts", [one for one, _ in told]))
    # The last day is not over.
    over = [score(one, truth) for one, truth in told if one["issued_at"] < hours(24 * (DAYS - 1))]
    core.ledger("forecast_scores", table("forecast_scores", over))
    for one in (WIND, KP):
        rows = [point("kp_index", hours(3 * n), 6.0 if hours(3 * n) == STORM_AT else 2.0) for n in range(8 * DAYS)]
        given = {"telemetry_points": table("telemetry_points", rows)} if one is KP else {}
        header, _ = core.observe(one, given)
        core.publish(one, {}, quarantine(), counts(len(rows)), header["revision"])
    _storm(core)


def _storm(core: RunningCore) -> None:
    values = [{"observedTime": f"{STORM_AT + timedelta(hours=9):%Y-%m-%dT%H:%MZ}", "kpIndex": 7.0, "source": "NOAA"}]
    event = {"event_id": GST, "event_type": "GST", "start_at": STORM_AT + timedelta(hours=6), "kp_max": 7.0,
             "kp_values": json.dumps(values)}  # fmt: skip
    header, _ = core.observe(GST_BATCH, {"silver_donki__events": table("silver_donki__events", [event])})
    gold = {**event, "is_withdrawn": False, "known_at": GST_BATCH.fetched_at, "batch_ids": [GST_BATCH.batch_id]}
    rows = {"fact_space_weather_events": table("fact_space_weather_events", [gold])}
    core.publish(GST_BATCH, rows, quarantine(), counts(1), header["revision"])
