import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from etl.runs.schedule import SCHEDULE
from services.domain.datasets import DATASETS

ROOT = Path(__file__).parents[3]
DEPLOYED = """
import json
from etl.flows.runs import deployments
from services.chassis.settings import get_settings
print(json.dumps([(d.name, d.parameters["key"], d.schedules[0].schedule.interval.total_seconds(), d.concurrency_limit)
                  for d in deployments(get_settings())]))
"""
RUN = """
import json
from etl.flows.runs import run
print("RESULT " + json.dumps(run("swpc/kp"), default=str))
"""


def python(code, platform, tmp_path):
    env = {
        **os.environ,
        **platform.env,
        "PREFECT_HOME": str(tmp_path / "prefect"),
        "PREFECT_SERVER_ALLOW_EPHEMERAL_MODE": "true",
        "PREFECT_LOGGING_LEVEL": "ERROR",
    }
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr[-3000:]
    return done.stdout


def test_the_schedule_table_names_every_dataset_once():
    assert sorted(job.dataset for job in SCHEDULE) == sorted(f"{d.source}/{d.dataset}" for d in DATASETS)
    assert all(0 < job.jitter_s < job.cadence_s / 2 for job in SCHEDULE)


def test_a_fast_clock_shortens_the_cadence_down_to_a_second():
    minutely = next(job for job in SCHEDULE if job.dataset == "swpc/mag")
    assert minutely.wall_cadence_s(1) == minutely.cadence_s == 60
    assert (minutely.wall_cadence_s(15), minutely.wall_cadence_s(1000)) == (4, 3)
    assert minutely.wall_jitter_s(1000) == 0


@pytest.mark.slow
def test_prefect_deploys_the_table_and_runs_a_line_of_it_through_the_same_code(simulator_process, tmp_path):
    deployed = json.loads(python(DEPLOYED, simulator_process, tmp_path).splitlines()[-1])
    assert {(key, seconds) for _, key, seconds, _ in deployed} == {(job.dataset, job.cadence_s) for job in SCHEDULE}
    assert {limit for *_, limit in deployed} == {1}

    line = next(o for o in python(RUN, simulator_process, tmp_path).splitlines() if o.startswith("RESULT "))
    result = json.loads(line.removeprefix("RESULT "))
    assert result["outcome"] == "stored"
    assert result["loaded"] == result["records"] > 0
    [batch] = simulator_process.rows("pipeline/batches")
    assert (batch["source"], batch["loaded"]) == ("swpc", result["loaded"])
