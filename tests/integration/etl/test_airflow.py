"""The schedule table as Airflow's DAGs: what they are made of, that they run, and that Airflow itself takes them."""

import ast
import json
import os
import subprocess
import sys
import types
from pathlib import Path

import pytest

from etl.flows.airflow import POOLS, write
from etl.runs.schedule import CALLS, schedule_of
from services.chassis.settings import load_settings

AIRFLOW_PYTHON = Path(os.environ.get("ORRERY_AIRFLOW_PYTHON", "no-airflow"))
BAG = """
import json, sys
from airflow.models.dagbag import DagBag
bag = DagBag(sys.argv[1], include_examples=False)
print("BAG " + json.dumps({"errors": bag.import_errors, "dags": {d.dag_id: {
    "catchup": d.catchup, "active": d.max_active_runs, "tags": sorted(d.tags), "schedule": str(d.schedule),
    "tasks": [[t.task_id, t.pool, t.retries] for t in d.tasks]} for d in bag.dags.values()}}, default=str))
"""


@pytest.fixture
def settings(tmp_path):
    return load_settings(sources="live", data=tmp_path / "data")


@pytest.fixture
def folder(settings, tmp_path):
    write(tmp_path / "dags", settings)
    return tmp_path / "dags"


class RefusedError(Exception):
    """Stands for Airflow's own exception, where Airflow is absent."""


def loaded(file, monkeypatch):
    """A DAG file's module with the documented API of Airflow's task SDK: decorators that hand on what they are told."""
    made = []

    def dag(**told):
        def decorate(function):
            def build():
                made.append({**told, "tasks": []})
                function()
                return made[-1]

            return build

        return decorate

    def task(**told):
        def decorate(function):
            def call(*arguments):
                made[-1]["tasks"].append({**told, "function": function, "arguments": arguments})

            return call

        return decorate

    sdk, exceptions = types.ModuleType("airflow.sdk"), types.ModuleType("airflow.exceptions")
    sdk.dag, sdk.task, exceptions.AirflowFailException = dag, task, RefusedError
    for name, module in {"airflow": types.ModuleType("airflow"), "airflow.sdk": sdk,
                         "airflow.exceptions": exceptions}.items():  # fmt: skip
        monkeypatch.setitem(sys.modules, name, module)
    space = {"__name__": file.stem}
    exec(compile(file.read_text(), str(file), "exec"), space)  # noqa: S102 - our own file, which Airflow executes too
    return space, {d["dag_id"]: d for d in made}


def test_there_is_one_file_per_provider_and_a_pool_with_its_limit(folder, settings):
    jobs = schedule_of(settings)
    assert {f.name for f in folder.glob("*.py")} == {f"orrery_{job.provider}.py" for job in jobs} | {"orrery_ml.py"}
    pools = json.loads((folder / POOLS).read_text())
    assert {name: pool["slots"] for name, pool in pools.items()} == {
        "orrery_ml": 1,
        **{f"orrery_{j.provider}": j.at_once for j in jobs},
    }


def test_a_dag_file_needs_nothing_but_airflow_and_the_standard_library(folder):
    for file in folder.glob("*.py"):
        imported = {
            alias.name if isinstance(node, ast.Import) else node.module
            for node in ast.walk(ast.parse(file.read_text()))
            if isinstance(node, ast.Import | ast.ImportFrom)
            for alias in node.names
        }
        roots = {name.partition(".")[0] for name in imported}
        assert roots - {"airflow"} <= sys.stdlib_module_names


def test_every_line_of_the_table_is_a_dag_with_its_own_schedule(folder, settings, monkeypatch):
    dags = {}
    for file in set(folder.glob("*.py")) - {folder / "orrery_ml.py"}:
        dags |= loaded(file, monkeypatch)[1]
    jobs = {f"orrery_{job.dataset.replace('/', '__')}": job for job in schedule_of(settings)}
    assert set(dags) == set(jobs)
    for name, job in jobs.items():
        [task] = dags[name]["tasks"]
        assert (dags[name]["catchup"], dags[name]["max_active_runs"]) == (False, 1)
        assert task["arguments"] == (job.dataset,)
        assert (task["pool"], task["retries"]) == (f"orrery_{job.provider}", job.retries)
    assert dags["orrery_apod__pictures"]["schedule"] == "0 8 * * *"
    assert dags["orrery_neows__feed"]["schedule"].total_seconds() == 6 * 3600


def test_the_model_servers_turns_are_dags_too(folder, tmp_path, monkeypatch):
    _, dags = loaded(folder / "orrery_ml.py", monkeypatch)
    assert {name: dag["schedule"] for name, dag in dags.items()} == {
        "orrery_forecasts__issue": "15 * * * *",
        "orrery_forecasts__score": "25 * * * *",
        "orrery_forecasts__drift": "40 1 * * *",
        "orrery_forecasts__retrain": "10 2 * * *",
    }
    assert {task["arguments"] for dag in dags.values() for task in dag["tasks"]} == {(c.name,) for c in CALLS}
    write(folder, load_settings(sources="live", data=tmp_path / "data", cadences="forecasts=off"))
    assert not (folder / "orrery_ml.py").exists()


def test_a_table_that_shrinks_leaves_no_stale_file(folder, tmp_path):
    assert (folder / "orrery_epic.py").exists()
    write(folder, load_settings(sources="live", data=tmp_path / "data", cadences="epic=off"))
    assert not (folder / "orrery_epic.py").exists()
    assert (folder / "orrery_swpc.py").exists()


def test_a_task_runs_a_dataset_of_the_worker_and_fails_in_its_words(simulator_process, tmp_path, monkeypatch):
    write(tmp_path / "dags", load_settings(sources="live", data=tmp_path))
    space, _ = loaded(tmp_path / "dags/orrery_swpc.py", monkeypatch)
    monkeypatch.setenv("ORRERY_ETL_URL", simulator_process["etl"].url)
    result = space["run_dataset"]("swpc/kp")
    assert (result["outcome"], result["dataset"]) == ("stored", "kp")
    with pytest.raises(RefusedError, match="nowhere"):
        space["run_dataset"]("nowhere/at_all")
    fault = {"fault": "500", "path": "/swpc/products/noaa-planetary-k-index.json"}
    assert simulator_process["simulator"].post("/_faults", fault).status_code == 201
    with pytest.raises(RuntimeError, match="500"):
        space["run_dataset"]("swpc/kp")


def test_the_address_is_read_from_the_running_platform_where_none_is_told(folder, settings, monkeypatch):
    space, _ = loaded(folder / "orrery_swpc.py", monkeypatch)
    monkeypatch.delenv("ORRERY_ETL_URL", raising=False)
    settings.data_dir.mkdir(parents=True)
    (settings.data_dir / "lock.json").write_text(json.dumps({"urls": {"etl": "http://127.0.0.1:9"}}))
    assert space["address"]() == "http://127.0.0.1:9"


@pytest.mark.slow
@pytest.mark.skipif(not AIRFLOW_PYTHON.exists(), reason="no Airflow: set ORRERY_AIRFLOW_PYTHON to a Python that has it")
def test_airflow_itself_imports_every_file(folder, settings, tmp_path):
    env = {**os.environ, "AIRFLOW_HOME": str(tmp_path / "airflow"), "AIRFLOW__CORE__LOAD_EXAMPLES": "False"}
    done = subprocess.run(
        [AIRFLOW_PYTHON, "-c", BAG, folder], env=env, cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-2000:]
    bag = json.loads(next(line for line in done.stdout.splitlines() if line.startswith("BAG "))[4:])
    assert bag["errors"] == {}
    jobs = schedule_of(settings)
    assert set(bag["dags"]) == {f"orrery_{job.dataset.replace('/', '__')}" for job in jobs}
    feed = bag["dags"]["orrery_neows__feed"]
    assert (feed["schedule"], feed["catchup"], feed["active"]) == ("6:00:00", False, 1)
    assert feed["tasks"] == [["run", "orrery_nasa", 4]]
