"""A small, hand-made week: approaches, one of them withdrawn, an orbit, telemetry with a gap, linked events."""

import json
from datetime import timedelta
from typing import Any

import pyarrow as pa

from services.domain.batch import Batch
from tests.contract.storage.builders import CAD, T0, approach, batch, cad_batch, counts, hours, point, quarantine, table
from tests.integration.core.running import RunningCore

SPEED, KP, XRAY = "solar_wind_speed_km_s", "kp_index", "xray_flux_long_w_m2"
CAD_BODY = b'{"count": 3}'


def fact(designation: str, at: float, ld: float, **facts: Any) -> dict[str, Any]:
    return {
        "approach_id": f"id-{designation}",
        "asteroid_id": f"as-{designation}",
        "designation": designation,
        "body": "Earth",
        "approach_at": hours(at),
        "approach_at_tdb": hours(at),
        "miss_distance_km": ld * 384_400,
        "miss_distance_lunar": ld,
        "velocity_kms": 10.0 + at,
        "is_hazardous": False,
        "is_withdrawn": False,
        "approach_source": "cneos",
        "known_at": hours(0),
        "origin": "recorded",
        "batch_ids": [CAD_BATCH.batch_id],
        **facts,
    }


def asteroid(designation: str, **facts: Any) -> dict[str, Any]:
    return {
        "asteroid_id": f"as-{designation}",
        "designation": designation,
        "name": f"({designation})",
        "known_at": hours(0),
        "origin": "recorded",
        "batch_ids": [SBDB_BATCH.batch_id],
        **facts,
    }


ORBIT = {
    "epoch_jd_tdb": 2461000.5, "eccentricity": 0.19, "semi_major_axis_au": 0.92, "inclination_deg": 3.3,
    "ascending_node_deg": 204.0, "perihelion_argument_deg": 126.6, "mean_anomaly_deg": 142.3, "mean_motion_deg_d": 1.11,
    "orbit_source": "sbdb", "eccentricity_sigma": 1e-9, "condition_code": "0",
}  # fmt: skip

CAD_BATCH = cad_batch(hours(0), bytes=len(CAD_BODY), declared=3)
SBDB_BATCH = batch("sbdb_query", "asteroids", hours(0), declared=2)
MAG_BATCH = batch("swpc", "plasma", hours(3))
KP_BATCH = batch("swpc", "kp", hours(3))
XRAY_BATCH = batch("swpc", "xrays", hours(3))
WINDOW = {"window_from": T0 - timedelta(days=7), "window_to": T0 + timedelta(days=1)}
FLARES = batch("donki", "flares", hours(3), **WINDOW)

FLARE, CME = "2026-03-31T22:00:00-FLR-001", "2026-03-31T23:00:00-CME-001"


def _events() -> pa.Table:
    known = {"known_at": hours(3), "origin": "recorded", "is_withdrawn": False, "batch_ids": [FLARES.batch_id]}
    flare = {"event_id": FLARE, "event_type": "FLR", "start_at": hours(-2), "flare_class": "X1.5"}
    cme = {"event_id": CME, "event_type": "CME", "start_at": hours(-1), "cme_speed_km_s": 1200.0}
    analyses = json.dumps([{"isMostAccurate": True, "speed": 1200.0}])
    rows = [{**flare, **known, "linked_event_ids": [CME]}, {**cme, **known, "analyses": analyses}]
    return table("fact_space_weather_events", rows)


def _load(core: RunningCore, one: Batch, tables: dict, gold: dict, kept: list | None = None) -> None:
    header, _ = core.observe(one, tables)
    records = header["loaded"] + header["duplicate"]
    found = counts(records + len(kept or ()), loaded=header["loaded"], duplicate=header["duplicate"],
                   quarantined=len(kept or ()))  # fmt: skip
    core.publish(one, gold, quarantine(kept), found, header["revision"])


def load_week(core: RunningCore) -> None:
    """Load everything as etl would."""
    facts = [
        fact("2026 AA", 10, 0.5, risk_score=70.0, is_hazardous=True),
        fact("2026 AB", 20, 5.0),
        fact("2026 AC", 30, 2.0, is_withdrawn=True),
        fact("2026 AB", 20, 4.5, known_at=hours(-5), known_until=hours(0)),
    ]
    bad = {"quarantine_id": "q1", "batch_id": CAD_BATCH.batch_id, "source": "cneos_cad", "dataset": "approaches",
           "fetched_at": hours(0), "rule": "field.range", "record": '["x"]', "origin": "recorded"}  # fmt: skip
    silver = {CAD: table(CAD, [approach(f"2026 A{x}", x) for x in "ABC"])}
    gold = {"fact_asteroid_approaches": table("fact_asteroid_approaches", facts)}
    _load(core, CAD_BATCH, silver, gold, [bad])
    objects = [asteroid("2026 AA", **ORBIT, diameter_avg_km=0.3), asteroid("2026 AB", absolute_magnitude_h=24.1)]
    rows = [{"designation": d, "row_hash": "h"} for d in ("2026 AA", "2026 AB")]
    _load(core, SBDB_BATCH, {"silver_sbdb__asteroids": table("silver_sbdb__asteroids", rows)},
          {"dim_asteroids": table("dim_asteroids", objects)})  # fmt: skip
    minutes = [m for m in range(180) if not 60 <= m < 90]
    speed = [point(SPEED, T0 + timedelta(minutes=m), 400.0 + (m == 100) * 300, record_no=m) for m in minutes]
    _load(core, MAG_BATCH, {"telemetry_points": table("telemetry_points", speed)}, {})
    _load(core, KP_BATCH, {"telemetry_points": table("telemetry_points", [point(KP, hours(0), 6.67)])}, {})
    _load(core, XRAY_BATCH, {"telemetry_points": table("telemetry_points", [point(XRAY, hours(2), 1.2e-4)])}, {})
    events = [{"event_id": e, "row_hash": "h"} for e in (FLARE, CME)]
    _load(core, FLARES, {"silver_donki__events": table("silver_donki__events", events)},
          {"fact_space_weather_events": _events()})  # fmt: skip
    core.fetches(
        table(
            "fetches",
            [
                {
                    "fetch_id": "f1",
                    "source": "swpc",
                    "dataset": "mag",
                    "fetched_at": hours(4),
                    "status": 503,
                    "outcome": "failed",
                    "error": "503 Service Unavailable",
                    "origin": "recorded",
                }
            ],
        )
    )
