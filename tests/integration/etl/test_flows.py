import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from etl.runs.schedule import CALLS, SCHEDULE

ROOT = Path(__file__).parents[3]
DEPLOYED = """
import json
from etl.flows.runs import deployments, limit_providers
from etl.runs.schedule import schedule_of
from services.chassis.settings import get_settings

def when(schedule):
    return getattr(schedule, "cron", None) or schedule.interval.total_seconds()

settings = get_settings()
print(json.dumps({"limits": limit_providers(schedule_of(settings)),
                  "deployed": [(d.name, d.parameters["key"], when(d.schedules[0].schedule), d.concurrency_limit, d.tags)
                               for d in deployments(settings) if "key" in d.parameters],
                  "calls": [(d.parameters["name"], when(d.schedules[0].schedule))
                            for d in deployments(settings) if "name" in d.parameters]}))
"""
RUN = """
import json
from etl.flows.runs import run
state = run("swpc/kp", return_state=True)
print("RESULT " + json.dumps([str(state.state_details.flow_run_id), state.result()], default=str))
"""


def python(code, platform, tmp_path):
    env = {
        **os.environ,
        **platform.env,
        "PREFECT_HOME": str(tmp_path / "prefect"),
        "PREFECT_SERVER_ALLOW_EPHEMERAL_MODE": "true",
        "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "90",
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "PREFECT_SERVER_DATABASE_TIMEOUT": "60",
        "PREFECT_LOGGING_LEVEL": "ERROR",
    }
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, timeout=240, check=False)
    assert done.returncode == 0, done.stderr[-3000:]
    return done.stdout


@pytest.mark.slow
def test_prefect_deploys_the_table_and_runs_a_line_of_it_through_the_same_code(simulator_process, tmp_path):
    told = json.loads(python(DEPLOYED, simulator_process, tmp_path).splitlines()[-1])
    daily = {job.dataset: f"{job.daily_at:%-M %-H} * * *" for job in SCHEDULE if job.daily_at}
    assert "0 8 * * *" in daily.values()
    planned = {(job.dataset, daily.get(job.dataset, job.cadence_s)) for job in SCHEDULE}
    assert {(key, when) for _, key, when, *_ in told["deployed"]} == planned
    assert {limit for *_, limit, _ in told["deployed"]} == {1}
    assert all(f"dataset:{key}" in tags and len(tags) == 3 for _, key, *_, tags in told["deployed"])
    assert [tuple(call) for call in told["calls"]] == [(call.name, call.cadence_s) for call in CALLS]
    assert told["limits"]["orrery-jpl"] == 1
    assert set(told["limits"]) == {f"orrery-{job.provider}" for job in SCHEDULE}

    said = python(RUN, simulator_process, tmp_path).splitlines()
    flow_run_id, result = json.loads(next(o for o in said if o.startswith("RESULT ")).removeprefix("RESULT "))
    assert result["outcome"] == "stored"
    assert result["loaded"] == result["records"] > 0
    [batch] = simulator_process.rows("pipeline/batches")
    assert (batch["source"], batch["loaded"]) == ("swpc", result["loaded"])

    of_core = map(json.loads, simulator_process["core"].log.read_text().splitlines())
    of_flow = [json.loads(o) for o in said if o.startswith('{"service":"flows"')]
    [ended] = [o for o in of_flow if o["event"] == "run ended"]
    [loaded] = [o for o in of_core if o["event"] == "batch acknowledged"]
    for found in (ended, loaded):
        assert (found["request_id"], found["run_id"]) == (flow_run_id, result["run_id"])
