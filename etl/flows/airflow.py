"""`python -m etl.flows.airflow DIR`: the schedule table as Airflow DAGs, one file per provider and one for ml.

A DAG needs nothing of Orrery: it asks the worker's internal API over HTTP. Airflow's pools hold each provider's limit.
"""

import json
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any, Final

from etl.flows import airflow_calls
from etl.runs.schedule import Job, schedule_of
from services.chassis.errors import OrreryError
from services.chassis.settings import Settings, load_settings

POOLS: Final = "orrery_pools.json"
LEAST_S: Final = 60
"""Airflow plans by the minute; what comes more often belongs to the embedded worker."""

_DAGS: Final = '''\
"""Orrery's datasets of {provider}, made by `orrery etl airflow` from the schedule table: do not edit, make it again.

Each task asks Orrery's etl worker for one run and fails with its words. The worker keeps the provider's budget and
pace whoever asks. It runs with ORRERY_SCHEDULER=airflow; its address is ORRERY_ETL_URL, or stands in {lock}.
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
from airflow.exceptions import AirflowFailException

DATASETS = {datasets}
LOCK = Path({lock!r})
TIMEOUT_S = 3600


def address():
    """Of the etl worker: as it is told, or as the running platform wrote it down."""
    told = os.environ.get("ORRERY_ETL_URL")
    return told or json.loads(LOCK.read_text())["urls"]["etl"]


def run_dataset(key):
    """One turn of a dataset; what may pass is a failure that Airflow tries again, any other ends the task."""
    body = json.dumps({{"source": key}}).encode()
    headers = {{"Content-Type": "application/json"}}
    request = urllib.request.Request(f"{{address()}}/internal/runs", data=body, headers=headers)
    try:
        with urllib.request.urlopen(request, timeout=TIMEOUT_S) as answer:
            [result] = json.load(answer)["runs"]
    except urllib.error.HTTPError as error:
        said = error.read().decode("utf-8", "replace")[:500]
        if error.code in (409, 429, 502, 503, 504):
            raise RuntimeError(said) from error
        raise AirflowFailException(said) from error
    if "error" not in result:
        return result
    if result.get("transient", True):
        raise RuntimeError(result["error"])
    raise AirflowFailException(result["error"])


def build(key, schedule, retries, retry_s):
    """One dataset's DAG."""

    @dag(
        dag_id="orrery_" + key.replace("/", "__"),
        description=key,
        schedule=schedule if isinstance(schedule, str) else timedelta(seconds=schedule),
        start_date=datetime(2026, 1, 1, tzinfo=timezone.utc),
        catchup=False,
        max_active_runs=1,
        tags=["orrery", "{provider}", key.split("/")[0]],
    )
    def orrery():
        settings = {{"retries": retries, "retry_delay": timedelta(seconds=retry_s), "retry_exponential_backoff": True}}
        task(task_id="run", pool="orrery_{provider}", **settings)(run_dataset)(key)

    return orrery()


for _key, _facts in DATASETS.items():
    globals()["orrery_" + _key.replace("/", "__")] = build(_key, **_facts)
'''


def write(folder: Path, settings: Settings) -> list[Path]:
    """Write a DAG file per provider and the pools that Airflow imports; the files, in order.

    Args:
        folder: made where it is absent; files of an earlier table that have no provider any more are removed.
        settings: of the instance that the DAGs ask.
    """
    by_provider: dict[str, list[Job]] = defaultdict(list)
    for job in schedule_of(settings):
        by_provider[job.provider].append(job)
    folder.mkdir(parents=True, exist_ok=True)
    texts = {f"orrery_{name}.py": _text(name, jobs, settings) for name, jobs in sorted(by_provider.items())}
    if calls := airflow_calls.text(settings):
        texts[airflow_calls.FILE] = calls
    for stale in set(folder.glob("orrery_*.py")) - {folder / name for name in texts}:
        stale.unlink()
    pools = _pools(by_provider) | ({airflow_calls.POOL: airflow_calls.pool()} if calls else {})
    texts[POOLS] = json.dumps(pools, indent=2, sort_keys=True) + "\n"
    for name, text in texts.items():
        (folder / name).write_text(text)
    return [folder / name for name in texts]


def _text(provider: str, jobs: list[Job], settings: Settings) -> str:
    entries = [f"    {json.dumps(job.dataset)}: {_facts(job)!r}," for job in jobs]
    datasets = "\n".join(["{", *entries, "}"])
    return _DAGS.format(provider=provider, datasets=datasets, lock=str(settings.data_dir / "lock.json"))


def _facts(job: Job) -> dict[str, Any]:
    daily = job.daily_at
    schedule = f"{daily:%-M %-H} * * *" if daily else max(LEAST_S, round(job.cadence_s))
    return {"schedule": schedule, "retries": job.retries, "retry_s": round(job.retry_s)}


def _pools(by_provider: dict[str, list[Job]]) -> dict[str, dict[str, Any]]:
    return {
        f"orrery_{name}": {
            "slots": jobs[0].at_once,
            "description": f"Calls to {name} at once",
            "include_deferred": False,
        }
        for name, jobs in by_provider.items()
    }


def main() -> None:
    """Write the folder that the command line names."""
    if len(sys.argv) != 2:
        sys.exit("usage: python -m etl.flows.airflow DIR")
    # The DAGs are of no instance in particular until one runs: auto means the live one.
    settings = load_settings()
    try:
        files = write(Path(sys.argv[1]), settings if settings.sources != "auto" else load_settings(sources="live"))
    except (OrreryError, OSError) as error:
        sys.exit(f"{error}\n  Next step: name a folder that can be written, such as dags/orrery")
    print(*files, sep="\n")  # noqa: T201 - the command's answer


if __name__ == "__main__":
    main()
