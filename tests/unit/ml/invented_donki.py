"""Invented rows in DONKI's form: CMEs that obey the drag model and then some chance, shocks, and flares.

Nothing here was measured.
"""

import json
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import numpy as np
import pyarrow as pa

from ml.models.drag import transit_hours
from services.domain.arrow import arrow_schema
from tests.unit.ml.synthetic import SyntheticSource

EVENTS, LOG = "fact_space_weather_events", "silver_donki__events"
REPLAYED = datetime(2030, 1, 1, tzinfo=UTC)
GAMMA_PER_KM, WIND_KM_S = 0.5e-7, 440.0
Row = dict[str, Any]


def donki(instant: datetime) -> str:
    """An instant as DONKI writes it."""
    return f"{instant:%Y-%m-%dT%H:%MZ}"


def event(event_type: str, start_at: datetime, **said: Any) -> Row:
    """One event; replayed late unless it is said otherwise."""
    event_id = f"{start_at:%Y-%m-%dT%H:%M:%S}-{event_type}-001"
    return {"event_id": event_id, "event_type": event_type, "start_at": start_at, "submitted_at": start_at,
            "known_at": REPLAYED, "origin": "recorded"} | said  # fmt: skip


def analysis(submitted: datetime, time21_5: datetime, speed: float, runs: list[Row] | None = None, **said: Any) -> Row:
    """One analysis as it lies in the JSON of a CME."""
    return {"isMostAccurate": True, "submissionTime": donki(submitted), "time21_5": donki(time21_5), "speed": speed,
            "halfAngle": 35.0, "latitude": 5.0, "longitude": -10.0, "enlilList": runs} | said  # fmt: skip


def run(completed: datetime, arrival: datetime | None, **said: Any) -> Row:
    """One ENLIL run as it lies in the JSON of an analysis."""
    return {"modelCompletionTime": donki(completed), "estimatedShockArrivalTime": arrival and donki(arrival),
            "isEarthGB": False, "kp_90": 5, "kp_180": 7, "cmeIDs": []} | said  # fmt: skip


def cme(start_at: datetime, analyses: list[Row], linked: list[str], **said: Any) -> Row:
    """One CME."""
    return event("CME", start_at, analyses=json.dumps(analyses), linked_event_ids=linked, **said)


def shock(at: datetime) -> Row:
    """A shock at Earth, told of a day later."""
    return event("IPS", at, event_location="Earth", submitted_at=at + timedelta(days=1))


def cmes_underway(count: int, start: datetime, seed: int = 0) -> list[Row]:
    """CMEs three days apart with their shocks: drag, six hours of chance, and an ENLIL of its own ten hours."""
    rng = np.random.default_rng(seed)
    rows: list[Row] = []
    for place in range(count):
        at = start + timedelta(days=3 * place)
        speed = float(np.round(rng.uniform(350, 1800)))
        passed = at + timedelta(hours=3)
        on_the_way = float(transit_hours(np.array([speed]), GAMMA_PER_KM, WIND_KM_S)[0]) + rng.normal(0, 6)
        hit = shock((passed + timedelta(hours=on_the_way)).replace(second=0, microsecond=0))
        enlil = run(at + timedelta(hours=12), hit["start_at"] + timedelta(hours=rng.normal(0, 10)))
        told = analysis(at + timedelta(hours=10), passed, speed, [enlil])
        rows += [hit, cme(at, [told], [hit["event_id"]], cme_speed_km_s=speed)]
    return rows


@dataclass(frozen=True)
class DonkiSource(SyntheticSource):
    """The invented Sun with the radio flux of each day."""

    def _series(self, name: str) -> pa.Table:
        if name != "omni_f107_sfu":
            return super()._series(name)
        days = [self.start + timedelta(days=i) for i in range(self.days)]
        return pa.Table.from_pylist(
            [
                {"series": name, "observed_at": day, "value": 100.0 + i, "known_at": REPLAYED, "batch_id": "radio",
                 "origin": "recorded"}
                for i, day in enumerate(days)
            ],
            schema=arrow_schema("telemetry_points"),
        )  # fmt: skip


def source(rows: list[Row], start: datetime = datetime(2020, 1, 1, tzinfo=UTC), days: int = 1) -> DonkiSource:
    """A source that holds these events, each row a version."""
    newest = {row["event_id"]: {**row, "is_withdrawn": False} for row in sorted(rows, key=lambda r: r["known_at"])}
    return DonkiSource(
        start=start, days=days, tables={EVENTS: table(EVENTS, list(newest.values())), LOG: table(LOG, rows)}
    )


def table(name: str, rows: list[Row]) -> pa.Table:
    """Rows with null for what they do not say."""
    schema = arrow_schema(name)
    return pa.Table.from_pylist([{c: row.get(c) for c in schema.names} for row in rows], schema=schema)
