"""What a mode has on the server: a bucket of its samples, a bucket of its hours, and the tasks that fill the latter.

The hourly bucket is for charts over years, in Grafana or any other reader of InfluxDB: `mean`, `min`, `max` and
`count` of each series and hour, a sixtieth of the points. Orrery itself answers from the samples. One task goes over
the last two days every hour; histories are loaded late and in any order, so another goes over everything every night.
"""

from collections.abc import Callable
from typing import Any, Final

from influxdb_client.domain.bucket import Bucket
from influxdb_client.domain.bucket_retention_rules import BucketRetentionRules
from influxdb_client.domain.task_create_request import TaskCreateRequest
from influxdb_client.domain.task_update_request import TaskUpdateRequest
from influxdb_client.rest import ApiException

from services.chassis.errors import StorageError
from services.storage.telemetry.influxdb_flux import aggregated, instant, text
from services.storage.telemetry.influxdb_lines import FIRST, LAST, TABLE, VALUE
from services.storage.telemetry.influxdb_server import Server

SHARD_S: Final = 364 * 86_400
"""A shard holds a year: with weeks, as InfluxDB divides what it keeps for ever, a question about all of history would
open thousands."""
_NOT_FOUND, _CONFLICT = 404, 422
_HOURLY_FIELDS = ("mean", "min", "max", "count")


def hourly(bucket: str) -> str:
    """Name of the bucket of a bucket's hours."""
    return f"{bucket}_hourly"


def prepare(server: Server, bucket: str) -> None:
    """Make the buckets and tasks that are not there, and give the tasks this code's text; again changes nothing.

    Buckets keep everything; one that is there keeps what its owner has set.

    Raises:
        UnavailableError: the server does not answer.
        StorageError: there is no such organisation, or the token may not do this.
    """
    with server.translated():
        org_id = _org_id(server)
        for name in (bucket, hourly(bucket)):
            _ensure_bucket(server, org_id, name)
        for name, flux in tasks(server.org, bucket).items():
            _ensure_task(server, org_id, name, flux)


def tasks(org: str, bucket: str) -> dict[str, str]:
    """Name and Flux of each task."""
    return {
        f"{bucket} hours": _task(org, bucket, f"{bucket} hours", "every: 1h, offset: 5m", "-2d", "now()"),
        f"{bucket} hours of all": _task(
            org, bucket, f"{bucket} hours of all", "every: 1d, offset: 20m", instant(FIRST), instant(LAST)
        ),
    }


def _task(org: str, bucket: str, name: str, schedule: str, start: str, stop: str) -> str:  # noqa: PLR0913, PLR0917
    # Each has a source of its own: one that several share is read sample by sample, not summed up by storage.
    source = (
        # Whole hours only: the part of one at the edge of the span would replace the hour.
        f"from(bucket: {text(bucket)}) |> range(start: date.truncate(t: {start}, unit: 1h), stop: {stop}) "
        f"|> filter(fn: (r) => r._measurement == {text(TABLE.name)} and r._field == {text(VALUE)})"
    )
    columns = (
        f'{source} |> {aggregated("1h", field)} |> set(key: "_field", value: {text(field)}) '
        f"{_counted(field)}|> to(bucket: {text(hourly(bucket))}, org: {text(org)})"
        for field in _HOURLY_FIELDS
    )
    return "\n".join(('import "date"', f"option task = {{name: {text(name)}, {schedule}}}", *columns, ""))


def _counted(field: str) -> str:
    return "|> toInt() " if field == "count" else ""


def _org_id(server: Server) -> str:
    found = _first(lambda: server.client.organizations_api().find_organizations(org=server.org))
    if found is None:
        raise StorageError(
            f"InfluxDB at {server.url} has no organisation {server.org!r} that the token may see. "
            "Set ORRERY_TELEMETRY_ORG to one that exists (`influx org list`)."
        )
    return str(found.id)


def _first(listed: Callable[[], list[Any]]) -> Any:
    """The first of a list, None where there is none, which the server says as an empty list or as not found."""
    try:
        return next(iter(listed()), None)
    except ApiException as error:
        if error.status != _NOT_FOUND:
            raise
        return None


def _ensure_bucket(server: Server, org_id: str, name: str) -> None:
    api = server.client.buckets_api()
    if find_bucket(server, name) is not None:
        return
    rules = BucketRetentionRules(type="expire", every_seconds=0, shard_group_duration_seconds=SHARD_S)
    try:
        api.create_bucket(bucket_name=name, retention_rules=rules, org=org_id, description="Orrery's telemetry")
    except ApiException as error:
        # Another program made it in between.
        if error.status != _CONFLICT:
            raise


def _ensure_task(server: Server, org_id: str, name: str, flux: str) -> None:
    api = server.client.tasks_api()
    found = api.find_tasks(name=name, org_id=org_id)
    if not found:
        api.create_task(task_create_request=TaskCreateRequest(flux=flux, org_id=org_id, status="active"))
    elif found[0].flux != flux:
        api.update_task_request(found[0].id, TaskUpdateRequest(flux=flux))


def find_bucket(server: Server, name: str) -> Bucket | None:
    """The organisation's bucket of that name; a token may see those of others, which are called alike."""
    found: Bucket | None = _first(lambda: server.client.buckets_api().find_buckets(name=name, org=server.org).buckets)
    return found


def remove(server: Server, bucket: str) -> None:
    """Take away a mode's buckets and tasks, and all that they hold."""
    with server.translated():
        for name in tasks(server.org, bucket):
            for task in server.client.tasks_api().find_tasks(name=name, org=server.org):
                server.client.tasks_api().delete_task(task.id)
        for name in (hourly(bucket), bucket):
            if (found := find_bucket(server, name)) is not None:
                server.client.buckets_api().delete_bucket(found)
