"""Every metric that a program of Orrery exposes, described once.

`docs/reference/metrics.md` is made from this. Lags and ages of data are by the platform clock, which is not the wall's
where the recorded week or an invention is shown.
"""

from typing import Final

from services.chassis.metrics import forecasts
from services.chassis.metrics.model import Metric

_ANSWER_S: Final = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0)
_STORE_S: Final = (0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)
_DATASET, _HOST, _STORE = ("dataset",), ("host",), ("store",)

# Every program.
BUILD_INFO = Metric(
    "orrery_build_info",
    "gauge",
    "Which Orrery this is and which data it shows; always 1.",
    ("service", "version", "commit", "environment", "origin"),
)
HTTP_REQUESTS = Metric(
    "orrery_http_requests_total",
    "counter",
    "Answers sent. The route is a template; unmatched where none was found or asked.",
    ("service", "method", "route", "status"),
)
HTTP_DURATION = Metric(
    "orrery_http_request_duration_seconds",
    "histogram",
    "Time to the end of an answer; of a stream of events, which has none, to its beginning.",
    ("service", "route"),
    buckets=_ANSWER_S,
)
HTTP_IN_PROGRESS = Metric(
    "orrery_http_requests_in_progress",
    "gauge",
    "Requests that are being answered, open streams of events included.",
    ("service",),
)
LOG_LINES = Metric("orrery_log_lines_total", "counter", "Log lines written.", ("service", "level"))
LOG_LINES_DROPPED = Metric(
    "orrery_log_lines_dropped_total",
    "counter",
    "Log lines that did not reach the log store; they are on stdout all the same. "
    "Reason: queue_full, failed or shutdown.",
    ("service", "reason"),
)
PLATFORM_TIME = Metric(
    "orrery_platform_time_seconds",
    "gauge",
    "The platform clock's instant, in seconds since 1970. Lags of data are by this clock.",
)
COLLECTOR_ERRORS = Metric(
    "orrery_collector_errors_total",
    "counter",
    "Times that a collector of metrics failed; what it last found stands for five minutes.",
    ("collector",),
)
COLLECTOR_AGE = Metric(
    "orrery_collector_age_seconds",
    "gauge",
    "Wall seconds since a collector found what it shows; absent before it found anything.",
    ("collector",),
)

# Gateway.
GATEWAY_ANSWERS = Metric(
    "orrery_gateway_answers_total",
    "counter",
    "Answers by where they came from: hit (own memory), shared (shared cache), miss (core), joined (core, by another "
    "caller's question), stale (last known while core is away), file (the web app).",
    ("state",),
    ("gateway",),
)
GATEWAY_CACHE_ENTRIES = Metric(
    "orrery_gateway_cache_entries", "gauge", "Answers held in the gateway's own memory.", programs=("gateway",)
)
GATEWAY_CACHE = Metric(
    "orrery_gateway_cache_bytes", "gauge", "Bytes of answers held in the gateway's own memory.", programs=("gateway",)
)
GATEWAY_CACHE_LIMIT = Metric(
    "orrery_gateway_cache_limit_bytes",
    "gauge",
    "Bytes of answers that the gateway holds at most; beyond, the least used go.",
    programs=("gateway",),
)
GATEWAY_RATE_LIMITED = Metric(
    "orrery_gateway_rate_limited_total",
    "counter",
    "Requests refused because their address used up its allowance.",
    programs=("gateway",),
)
GATEWAY_LIVE_SUBSCRIBERS = Metric(
    "orrery_gateway_live_subscribers", "gauge", "Open live streams to browsers.", programs=("gateway",)
)
GATEWAY_CORE_UP = Metric(
    "orrery_gateway_core_up", "gauge", "1 while the gateway follows core's changes, else 0.", programs=("gateway",)
)
GATEWAY_SHARED_CACHE_UP = Metric(
    "orrery_gateway_shared_cache_up",
    "gauge",
    "1 while the cache that gateways share answers, else 0; absent where there is none.",
    programs=("gateway",),
)

# etl, per dataset.
DATASET_LAST_SUCCESS = Metric(
    "orrery_dataset_last_success_timestamp_seconds",
    "gauge",
    "Platform instant at which the dataset's provider last answered; absent before.",
    _DATASET,
    ("etl",),
)
DATASET_LAG = Metric(
    "orrery_dataset_lag_seconds",
    "gauge",
    "Platform time since the dataset's provider last answered; absent before it ever did.",
    _DATASET,
    ("etl",),
)
DATASET_CADENCE = Metric(
    "orrery_dataset_cadence_seconds",
    "gauge",
    "Platform seconds between two turns of the dataset in this instance's schedule.",
    _DATASET,
    ("etl",),
)
DATASET_COMPLETENESS = Metric(
    "orrery_dataset_completeness_ratio",
    "gauge",
    "Share of the last three days that is held, up to one and a half cadences before now; "
    "absent where nothing was fetched yet or the cadence is longer than that.",
    _DATASET,
    ("etl",),
)
DATASET_RUNS = Metric(
    "orrery_dataset_runs_total",
    "counter",
    "Runs that ended, by outcome: stored, not_modified, not_recorded or failed.",
    ("dataset", "outcome"),
    ("etl",),
)
DATASET_RUN_TIME = Metric(
    "orrery_dataset_run_seconds_total",
    "counter",
    "Wall time that runs of the dataset took, waiting for the provider included.",
    _DATASET,
    ("etl",),
)
DATASET_ROWS = Metric(
    "orrery_dataset_rows_total",
    "counter",
    "Records of acknowledged batches that said something new.",
    _DATASET,
    ("etl",),
)
DATASET_DUPLICATES = Metric(
    "orrery_dataset_duplicates_total",
    "counter",
    "Records of acknowledged batches that said nothing new.",
    _DATASET,
    ("etl",),
)
DATASET_QUARANTINED = Metric(
    "orrery_dataset_quarantined_total",
    "counter",
    "Records of acknowledged batches that were set aside.",
    _DATASET,
    ("etl",),
)
DATASET_FETCHED = Metric(
    "orrery_dataset_fetched_bytes_total", "counter", "Bytes of acknowledged batches as they came.", _DATASET, ("etl",)
)
DATASET_QUARANTINE_HELD = Metric(
    "orrery_dataset_quarantine_held",
    "gauge",
    "Records that are in quarantine now: neither corrected nor replayed.",
    _DATASET,
    ("etl",),
)

# etl, per host of a provider.
PROVIDER_CALLS = Metric(
    "orrery_provider_calls_total",
    "counter",
    "Calls to the host by outcome: stored, not_modified, not_recorded or failed, after all "
    "retries; pictures counts the hosts of pictures together.",
    ("host", "outcome"),
    ("etl",),
)
PROVIDER_RETRIES = Metric(
    "orrery_provider_retries_total", "counter", "Further attempts of calls to the host.", _HOST, ("etl",)
)
PROVIDER_WITHHELD = Metric(
    "orrery_provider_withheld_calls_total",
    "counter",
    "Calls that were not made, by what forbade them: budget, breaker, not_due, volume or held.",
    ("host", "reason"),
    ("etl",),
)
PROVIDER_BUDGET_LEFT = Metric(
    "orrery_provider_budget_left", "gauge", "Calls to the host that are allowed now.", _HOST, ("etl",)
)
PROVIDER_BUDGET_LIMIT = Metric(
    "orrery_provider_budget_limit", "gauge", "Calls of a whole allowance of the host.", _HOST, ("etl",)
)
PROVIDER_BREAKER = Metric(
    "orrery_provider_breaker_state",
    "gauge",
    "Whether the host is left alone: 0 closed, 1 half-open (one call probes it), 2 open.",
    _HOST,
    ("etl",),
)
PROVIDER_HELD = Metric(
    "orrery_provider_held",
    "gauge",
    "1 while the host is not asked until a person releases it (orrery etl release), else 0.",
    _HOST,
    ("etl",),
)

# etl, the worker.
ETL_BATCHES_WAITING = Metric(
    "orrery_etl_batches_waiting", "gauge", "Batches in bronze that core could not take yet.", programs=("etl",)
)
ETL_LEDGER_WAITING = Metric(
    "orrery_etl_ledger_rows_waiting",
    "gauge",
    "Rows of the fetch ledger that core could not take yet.",
    programs=("etl",),
)
ETL_RUNS_IN_PROGRESS = Metric(
    "orrery_etl_runs_in_progress", "gauge", "Runs of datasets that are under way.", programs=("etl",)
)
ETL_ALARMS = Metric(
    "orrery_etl_alarms",
    "gauge",
    "Alarms of the pipeline that last, by kind; /api/v1/pipeline/events tells each.",
    ("kind",),
    ("etl",),
)
ETL_COMPILER_BROKEN = Metric(
    "orrery_etl_compiler_broken",
    "gauge",
    "1 after the process that compiles expressions died: they are compiled in etl itself "
    "until it restarts, which costs memory. Else 0.",
    programs=("etl",),
)

# Core: stores.
STORE_UP = Metric("orrery_store_up", "gauge", "1 where the store answers, else 0.", ("store", "engine"), ("core",))
STORE_BYTES = Metric(
    "orrery_store_bytes",
    "gauge",
    "Bytes that the store takes. Embedded stores are one file, told once as archive; absent where "
    "the engine does not say (InfluxDB).",
    _STORE,
    ("core",),
)
STORE_DURATION = Metric(
    "orrery_store_operation_duration_seconds",
    "histogram",
    "Time of an operation of the store's port, failed ones included.",
    ("store", "operation"),
    ("core",),
    _STORE_S,
)
STORE_ERRORS = Metric(
    "orrery_store_errors_total",
    "counter",
    "Operations that the store failed; questions that it rightly refuses do not count.",
    _STORE,
    ("core",),
)
STORE_CONNECTIONS = Metric(
    "orrery_store_connections",
    "gauge",
    "Reading connections of the store's pool by state: open, idle, or waiting (callers that "
    "wait for one); absent where there is no pool.",
    ("store", "state"),
    ("core",),
)
TABLE_ROWS = Metric(
    "orrery_table_rows",
    "gauge",
    "Rows of a table of the archive, history apart; PostgreSQL estimates them.",
    ("table",),
    ("core",),
)
MISSIONS_AGREE = Metric(
    "orrery_core_missions_agree",
    "gauge",
    "1 while the mission store is known to agree with the archive; at 0 the archive answers for it.",
    programs=("core",),
)

# Core: the program.
CORE_SUBSCRIBERS = Metric(
    "orrery_core_change_subscribers", "gauge", "Programs that follow core's changes.", programs=("core",)
)
CORE_READERS_BUSY = Metric(
    "orrery_core_readers_busy", "gauge", "Requests that hold one of core's threads.", programs=("core",)
)
CORE_READERS_LIMIT = Metric(
    "orrery_core_readers_limit", "gauge", "Requests that core works on at once.", programs=("core",)
)
CORE_READERS_WAITING = Metric(
    "orrery_core_readers_waiting", "gauge", "Requests that wait for one of core's threads.", programs=("core",)
)
DISK_FREE = Metric(
    "orrery_disk_free_bytes",
    "gauge",
    "Bytes that the program may still write on the disk of its data folder.",
    ("volume",),
    ("core", "etl"),
)
DISK_SIZE = Metric(
    "orrery_disk_size_bytes", "gauge", "Size of the disk of the program's data folder.", ("volume",), ("core", "etl")
)

# Core: what the data says.
KP_INDEX = Metric(
    "orrery_kp_index",
    "gauge",
    "Planetary K index, the newest of the last nine hours; absent where none is held.",
    programs=("core",),
)
SOLAR_WIND_SPEED = Metric(
    "orrery_solar_wind_speed_metres_per_second",
    "gauge",
    "Speed of the solar wind at L1, the newest of the last hour; absent where none is held.",
    programs=("core",),
)
XRAY_FLUX = Metric(
    "orrery_xray_flux_watts_per_square_metre",
    "gauge",
    "GOES X-ray flux from 0.1 to 0.8 nm, the newest of the last hour; absent where none is held.",
    programs=("core",),
)
NEXT_APPROACH_DISTANCE = Metric(
    "orrery_next_approach_distance_metres",
    "gauge",
    "Nominal distance, centre to centre, of the next asteroid that comes close to Earth; absent where none is known.",
    programs=("core",),
)
NEXT_APPROACH_TIME = Metric(
    "orrery_next_approach_timestamp_seconds",
    "gauge",
    "When the next asteroid comes closest to Earth, in seconds since 1970; absent where none is known.",
    programs=("core",),
)
OBJECTS_HELD = Metric(
    "orrery_objects_held",
    "gauge",
    "What is held of a noun: asteroids, satellites (element sets), space_weather (events), missions "
    "(photos), imagery (pictures of the day and of EPIC).",
    ("noun",),
    ("core",),
)

CATALOGUE: Final[dict[str, Metric]] = {
    metric.name: metric for metric in [*globals().values(), *vars(forecasts).values()] if isinstance(metric, Metric)
}
"""By name, in the order above, what ml tells of forecasts last."""
