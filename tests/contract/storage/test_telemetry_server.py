"""What a telemetry server has beside the samples: buckets that keep, tasks that sum up."""

import os

import pytest
from influxdb_client.client.tasks_api import TasksApi
from influxdb_client.domain.run import Run
from influxdb_client.domain.task_update_request import TaskUpdateRequest
from influxdb_client.rest import ApiException
from tenacity import Retrying, retry_if_exception, retry_if_result, stop_after_delay, wait_fixed

from services.chassis.errors import StorageError
from services.storage.telemetry.influxdb import InfluxTelemetry
from services.storage.telemetry.influxdb_buckets import find_bucket, hourly, prepare, tasks
from services.storage.telemetry.influxdb_server import Server
from tests import server_engines
from tests.contract.storage.builders import hours, point
from tests.contract.storage.test_telemetry import KP, SPEED, points

PATIENCE_S = 60.0
UNFINISHED = {"scheduled", "started"}
NOT_FOUND = 404


def retention_s(store: InfluxTelemetry, bucket: str) -> list[int]:
    found = find_bucket(store.server, bucket)
    return [rule.every_seconds for rule in found.retention_rules]


def texts(store: InfluxTelemetry) -> dict[str, list[str]]:
    api = store.server.client.tasks_api()
    return {name: [task.flux for task in api.find_tasks(name=name)] for name in tasks(store.server.org, store.bucket)}


def ended(api: TasksApi, task_id: str, run_id: str) -> Run:
    """The run once it has ended; on its way from the scheduler to the log bucket it is in neither for a moment."""
    unknown = retry_if_exception(lambda error: isinstance(error, ApiException) and error.status == NOT_FOUND)
    waiting = retry_if_result(lambda run: run.status in UNFINISHED)
    patiently = Retrying(
        stop=stop_after_delay(PATIENCE_S), wait=wait_fixed(0.05), retry=unknown | waiting, reraise=True
    )
    return patiently(api.get_run, task_id, run_id)


@pytest.mark.capability("retention buckets")
def test_samples_and_hours_have_buckets_that_keep_everything(telemetry: InfluxTelemetry) -> None:
    for bucket in (telemetry.bucket, hourly(telemetry.bucket)):
        assert retention_s(telemetry, bucket) in ([], [0])


@pytest.mark.capability("retention buckets")
def test_a_bucket_that_is_there_keeps_what_its_owner_has_set(telemetry: InfluxTelemetry) -> None:
    api = telemetry.server.client.buckets_api()
    own = find_bucket(telemetry.server, hourly(telemetry.bucket))
    own.retention_rules[:] = [
        {"type": "expire", "everySeconds": 728 * 86_400, "shardGroupDurationSeconds": 364 * 86_400}
    ]
    api.update_bucket(own)
    telemetry.write(points(point(SPEED, hours(1), 400.0)))
    prepare(telemetry.server, telemetry.bucket)
    assert retention_s(telemetry, hourly(telemetry.bucket)) == [728 * 86_400]
    assert telemetry.latest([SPEED]).num_rows == 1


@pytest.mark.capability("retention buckets")
def test_another_organisation_s_bucket_of_the_same_name_is_not_taken(telemetry: InfluxTelemetry) -> None:
    telemetry.write(points(point(SPEED, hours(1), 400.0)))
    with server_engines.telemetry() as other:
        token, org = other["ORRERY_TELEMETRY_TOKEN"], other["ORRERY_TELEMETRY_ORG"]
        beside = InfluxTelemetry(Server(telemetry.server.url, token, org), telemetry.bucket)
        assert beside.latest([SPEED]).num_rows == 0
        beside.write(points(point(SPEED, hours(2), 500.0)))
        assert telemetry.latest([SPEED])["value"].to_pylist() == [400.0]
        beside.close()


@pytest.mark.capability("downsampling tasks")
def test_tasks_are_made_once_and_follow_their_text(telemetry: InfluxTelemetry) -> None:
    wanted = {name: [text] for name, text in tasks(telemetry.server.org, telemetry.bucket).items()}
    prepare(telemetry.server, telemetry.bucket)
    assert texts(telemetry) == wanted
    name, (text,) = next(iter(wanted.items()))
    api = telemetry.server.client.tasks_api()
    api.update_task_request(api.find_tasks(name=name)[0].id, TaskUpdateRequest(flux=text.replace("1h,", "2h,")))
    assert texts(telemetry) != wanted
    prepare(telemetry.server, telemetry.bucket)
    assert texts(telemetry) == wanted


@pytest.mark.capability("downsampling tasks")
def test_a_task_fills_the_hours_of_all_of_history(telemetry: InfluxTelemetry) -> None:
    rows = [point(SPEED, hours(n), value) for n, value in ((0.2, 400.0), (0.8, 410.0), (1, 500.0), (2, None))]
    telemetry.write(points(*rows, point(KP, hours(-24 * 365 * 60), 3.0)))
    api = telemetry.server.client.tasks_api()
    task = api.find_tasks(name=f"{telemetry.bucket} hours of all")[0]
    run = ended(api, task.id, api.run_manually(task.id).id)
    assert run.status == "success", [log.message for log in api.get_run_logs(task.id, run.id)]
    found = telemetry.server.client.query_api().query(
        f'from(bucket: "{hourly(telemetry.bucket)}") |> range(start: 1900-01-01T00:00:00Z, stop: 2100-01-01T00:00:00Z)'
    )
    hourly_rows = {(r["series"], r["_time"], r["_field"]): r["_value"] for table in found for r in table.records}
    speed = {(at, name): value for (series, at, name), value in hourly_rows.items() if series == SPEED}
    assert speed == {
        (hours(0), "mean"): 405.0, (hours(0), "min"): 400.0, (hours(0), "max"): 410.0, (hours(0), "count"): 2,
        (hours(1), "mean"): 500.0, (hours(1), "min"): 500.0, (hours(1), "max"): 500.0, (hours(1), "count"): 1,
    }  # fmt: skip
    assert hourly_rows[KP, hours(-24 * 365 * 60), "count"] == 1


@pytest.mark.capability("credentials")
def test_a_token_or_an_organisation_that_is_none_is_told_when_the_store_opens(telemetry: InfluxTelemetry) -> None:
    url, token = telemetry.server.url, os.environ["ORRERY_TEST_INFLUXDB_TOKEN"]
    with pytest.raises(StorageError, match=r"refuses the token for organisation .* ORRERY_TELEMETRY_TOKEN"):
        InfluxTelemetry(Server(url, "wrong", telemetry.server.org), telemetry.bucket)
    with pytest.raises(StorageError, match=r"no organisation 'nobody'.* ORRERY_TELEMETRY_ORG"):
        InfluxTelemetry(Server(url, token, "nobody"), telemetry.bucket)
