"""The model server's turns of the schedule table as one more file of Airflow DAGs."""

import json
from typing import Any, Final

from etl.runs.schedule import DAY_S, Call, calls_of
from services.chassis.settings import Settings

FILE: Final = "orrery_ml.py"
POOL: Final = "orrery_ml"
_HOUR_S: Final = 3600

_DAGS: Final = '''\
"""Calls of Orrery's model server, made by `orrery etl airflow` from the schedule table: do not edit, make it again.

The model server's address is ORRERY_ML_URL, or stands in {lock}. What is asked twice is done once.
"""

import json
import os
import urllib.error
import urllib.request
from datetime import datetime, timedelta, timezone
from pathlib import Path

try:
    from airflow.sdk import dag, task
except ImportError:  # Airflow 2
    from airflow.decorators import dag, task

CALLS = {calls}
LOCK = Path({lock!r})
TIMEOUT_S = 600


def address():
    """Of the model server: as it is told, or as the running platform wrote it down."""
    told = os.environ.get("ORRERY_ML_URL")
    return told or json.loads(LOCK.read_text())["urls"]["ml"]


def call(name):
    """One turn; fails with the model server's words."""
    headers = {{"Content-Type": "application/json"}}
    request = urllib.request.Request(f"{{address()}}/internal/{{name}}", data=b"{{}}", headers=headers)
    try:
        with urllib.request.urlopen(request, timeout=TIMEOUT_S) as answer:
            return json.load(answer)
    except urllib.error.HTTPError as error:
        raise RuntimeError(error.read().decode("utf-8", "replace")[:500]) from error


def build(name, schedule):
    """One call's DAG."""

    @dag(
        dag_id="orrery_" + name.replace("/", "__"),
        description=name,
        schedule=schedule if isinstance(schedule, str) else timedelta(seconds=schedule),
        start_date=datetime(2026, 1, 1, tzinfo=timezone.utc),
        catchup=False,
        max_active_runs=1,
        tags=["orrery", "ml"],
    )
    def orrery():
        task(task_id="run", pool="{pool}", retries=2, retry_delay=timedelta(seconds=60))(call)(name)

    return orrery()


for _name, _schedule in CALLS.items():
    globals()["orrery_" + _name.replace("/", "__")] = build(_name, _schedule)
'''


def text(settings: Settings) -> str:
    """The file's text; empty where no call is made."""
    entries = [f"    {json.dumps(call.name)}: {_schedule(call)!r}," for call in calls_of(settings)]
    lock = str(settings.data_dir / "lock.json")
    return _DAGS.format(calls="\n".join(["{", *entries, "}"]), lock=lock, pool=POOL) if entries else ""


def pool() -> dict[str, Any]:
    """Of the calls: one after the other."""
    return {"slots": 1, "description": "Calls of the model server at once", "include_deferred": False}


def _schedule(call: Call) -> str | int:
    """As cron, which counts in minutes, where it is hourly or daily; else a span in seconds."""
    minute = int(call.offset_s // 60)
    if call.cadence_s == _HOUR_S:
        return f"{minute % 60} * * * *"
    if call.cadence_s == DAY_S:
        return f"{minute % 60} {minute // 60} * * *"
    return round(call.cadence_s)
