"""Dashboard *Platform*: are users served, what is slow, what is late."""

from typing import Final

from grafana.definitions.model import BLUE, GREEN, ORANGE, RED, YELLOW, Board, Panel, Row
from grafana.definitions.queries import metric, metric_now
from grafana.definitions.variables import SERVICE

PROGRAMS: Final = 'job=~"gateway|core|etl|ml|simulator"'
PROBES: Final = "/health|/ready|/metrics"
"""Asked by machines: no user waits for them."""
STREAMS: Final = "/api/v1/live|/internal/changes"
"""Open for as long as a page is: their time is none to answer."""
NEVER_ANSWERED: Final = (
    'sum by (dataset) (orrery_dataset_runs_total{outcome="failed"}) > 0'
    " unless on (dataset) orrery_dataset_last_success_timestamp_seconds"
)
UP_OR_DOWN: Final = {0: ("down", RED), 1: ("up", GREEN)}
_RATE = "[$__rate_interval]"
_REQUESTS = "orrery_http_requests_total"
_SECONDS = "orrery_http_request_duration_seconds_bucket"
_TO_PIPELINE = ("Pipeline: which dataset, and why", "/d/orrery-pipeline")
_TO_LOGS = ("Logs of the errors", "/d/orrery-logs?var-level=error&var-level=critical")
_SMALL = (4, 4)


def _per_s(service: str, status: str = "") -> str:
    of_status = f',status=~"{status}"' if status else ""
    return f'rate({_REQUESTS}{{service=~"{service}",route!~"{PROBES}"{of_status}}}{_RATE})'


def _latency(share: float, service: str = "gateway", by: str = "") -> str:
    timed = f'{_SECONDS}{{service=~"{service}",route!~"{PROBES}|{STREAMS}"}}'
    return f"histogram_quantile({share}, sum by (le{by}) (rate({timed}{_RATE})))"


WRONG: Final = Row("Is something wrong, and where?", (
    Panel(number=1, title="Programs", kind="stat", unit="none", size=(6, 4), names=UP_OR_DOWN, base=RED,
          question="Does every program answer Prometheus? One that is down: look at its newest lines in Logs.",
          queries=(metric_now(f"up{{{PROGRAMS}}}", "{{job}}"),),
          link=("Logs of this program", "/d/orrery-logs?var-service=${__field.labels.job}")),
    Panel(number=2, title="Stores", kind="stat", unit="none", size=(6, 4), names=UP_OR_DOWN, base=RED,
          question="Does every store answer core? One that is down: its server, then the network to it.",
          queries=(metric_now("min by (store, engine) (orrery_store_up)", "{{store}}"),),
          link=("Core's logs", "/d/orrery-logs?var-service=core")),
    Panel(number=3, title="Requests served", kind="stat", unit="percentunit", decimals=2, size=_SMALL, base=RED,
          question="Which share of the gateway's requests was answered without a failure of ours (5xx)?",
          thresholds=((0.99, ORANGE), (0.999, GREEN)),
          queries=(metric(f"1 - (sum({_per_s('gateway', '5..')}) or vector(0))"
                          f" / clamp_min(sum({_per_s('gateway')}), 1e-9)"),),
          link=_TO_LOGS),
    Panel(number=4, title="Slowest of 100 requests", kind="stat", unit="s", size=_SMALL,
          question="Within which time does the gateway answer 99 of 100 requests?",
          thresholds=((0.1, YELLOW), (0.5, RED)), empty="nobody asked", queries=(metric(f"{_latency(0.99)} >= 0"),)),
    Panel(number=5, title="Alerts", kind="stat", unit="none", size=_SMALL, names={0: ("none fire", GREEN)},
          thresholds=((1, RED),),
          question="Which alerts fire? A click tells what each means; its runbook is docs/runbooks/<alert>.md.",
          queries=(metric_now('sum by (severity, alertname) (ALERTS{alertstate="firing"})'
                              ' or (absent(ALERTS{alertstate="firing"}) - 1)', "{{severity}} {{alertname}}"),),
          link=("What it means, and its runbook", "/alerting/list?search=state:firing")),
    Panel(number=6, title="Late datasets", kind="stat", unit="none", size=_SMALL, thresholds=((1, RED),),
          question="How many datasets have had no answer for more than three of their cadences, or fail since ever?",
          queries=(metric("count(orrery_dataset_lag_seconds > 3 * orrery_dataset_cadence_seconds"
                          f" or ({NEVER_ANSWERED})) or vector(0)"),),
          link=_TO_PIPELINE),
    Panel(number=7, title="Providers given up", kind="stat", unit="none", size=_SMALL, thresholds=((1, RED),),
          question="How many providers failed so often that they are left alone for a while (breaker open)?",
          queries=(metric("count(orrery_provider_breaker_state > 0) or vector(0)"),), link=_TO_PIPELINE),
    Panel(number=8, title="In quarantine", kind="stat", unit="none", size=_SMALL, thresholds=((1, YELLOW), (100, RED)),
          question="How many records are set aside because they broke a rule?",
          queries=(metric("sum(orrery_dataset_quarantine_held)"),), link=_TO_PIPELINE),
    Panel(number=9, title="Errors logged per minute", kind="stat", unit="none", size=_SMALL,
          question="Do programs log errors? Click for the lines.", thresholds=((0.01, ORANGE), (10, RED)),
          queries=(metric(f'60 * sum(rate(orrery_log_lines_total{{level=~"error|critical"}}{_RATE})) or vector(0)'),),
          link=_TO_LOGS),
    Panel(number=10, title="Log lines lost", kind="stat", unit="none", size=_SMALL, thresholds=((1, RED),),
          question="Did lines not reach Loki in this span? Then Logs does not show everything; stdout does.",
          queries=(metric_now("sum(increase(orrery_log_lines_dropped_total[$__range])) or vector(0)"),)),
    Panel(number=11, title="Disk free", kind="stat", unit="percentunit", size=_SMALL, base=RED,
          thresholds=((0.1, ORANGE), (0.2, GREEN)),
          question="How much of the fullest disk is left?",
          queries=(metric("min(orrery_disk_free_bytes / orrery_disk_size_bytes)"),)),
))  # fmt: skip

SERVED: Final = Row("Are users served?", (
    Panel(number=20, title="Requests by status", kind="timeseries", unit="reqps", stacked=True,
          question="How many requests are answered, and how? 5xx are ours, 4xx the caller's.",
          queries=(metric(f"sum by (status) ({_per_s('$service')})", "{{status}}"),)),
    Panel(number=21, title="Failures by route", kind="timeseries", unit="reqps",
          question="Which route fails? Flat at zero: none.",
          queries=(metric(f"sum by (service, route) ({_per_s('$service', '5..')})"
                          f" or 0 * sum by (service) ({_per_s('$service')})", "{{service}} {{route}}"),),
          link=_TO_LOGS),
    Panel(number=22, title="Answers of the gateway's cache", kind="timeseries", unit="reqps", stacked=True,
          question="Are answers fresh, or kept ones because core does not answer?",
          queries=(metric(f"sum by (state) (rate(orrery_gateway_answers_total{_RATE}))", "{{state}}"),)),
    Panel(number=23, title="Turned away", kind="timeseries", unit="reqps",
          question="Are callers refused because they ask too often (429)?",
          queries=(metric(f"sum(rate(orrery_gateway_rate_limited_total{_RATE}))", "429"),)),
    Panel(number=24, title="At this moment", kind="timeseries", unit="none",
          question="How many requests are being answered, and how many pages listen for changes?",
          queries=(metric('sum by (service) (orrery_http_requests_in_progress{service=~"$service"})', "{{service}}"),
                   metric("sum(orrery_gateway_live_subscribers)", "live pages"))),
    Panel(number=25, title="Behind the gateway", kind="statetimeline", unit="none", names=UP_OR_DOWN, base=RED,
          question="Since when does core, or the cache that gateways share, not answer the gateway?",
          queries=(metric("min(orrery_gateway_core_up)", "core"),
                   metric("min(orrery_gateway_shared_cache_up)", "shared cache"))),
))  # fmt: skip

SLOW: Final = Row("What is slow?", (
    Panel(number=30, title="Time to answer, gateway", kind="timeseries", unit="s",
          thresholds=((0.1, YELLOW), (0.5, RED)),
          question="How long do users wait? The promise: 0.1 s for kept answers, 0.5 s for queries.",
          queries=tuple(metric(_latency(share), f"{share:.0%} of requests") for share in (0.5, 0.95, 0.99))),
    Panel(number=31, title="Slowest routes", kind="timeseries", unit="s",
          question="Which route is slow, and in which program does its time go?",
          queries=(metric(f"topk(8, {_latency(0.95, '$service', ', service, route')} > 0)",
                          "{{service}} {{route}}"),)),
    Panel(number=32, title="Slowest store operations", kind="timeseries", unit="s",
          question="Is a store slow, and with what?",
          queries=(metric("topk(8, histogram_quantile(0.95, sum by (le, store, operation) "
                          f"(rate(orrery_store_operation_duration_seconds_bucket{_RATE}))) > 0)",
                          "{{store}} {{operation}}"),)),
    Panel(number=33, title="Failures of stores", kind="timeseries", unit="ops",
          question="Which store refuses or breaks off?",
          queries=(metric(f"sum by (store) (rate(orrery_store_errors_total{_RATE}))", "{{store}}"),)),
    Panel(number=34, title="Requests in core", kind="timeseries", unit="none",
          question="Are all of core's threads busy, and do requests wait for one?",
          queries=(metric("sum(orrery_core_readers_busy)", "worked on"),
                   metric("sum(orrery_core_readers_waiting)", "waiting"),
                   metric("sum(orrery_core_readers_limit)", "at most at once"))),
    Panel(number=36, title="Connections of stores", kind="timeseries", unit="none",
          question="Does core wait for a connection to PostgreSQL? Other engines have no pool.",
          queries=(metric("sum by (store, state) (orrery_store_connections)", "{{store}} {{state}}"),)),
    Panel(number=35, title="Room in the gateway's memory", kind="timeseries", unit="percentunit",
          question="Is the gateway's cache full, so that answers are forgotten early?",
          queries=(metric("max(orrery_gateway_cache_bytes / orrery_gateway_cache_limit_bytes)", "used"),)),
))  # fmt: skip

LATE: Final = Row("What is late?", (
    Panel(number=40, title="Lag in cadences", kind="bargauge", unit="none", decimals=1, size=(12, 9),
          thresholds=((1.5, YELLOW), (3, RED)),
          question="Which datasets have waited longest for an answer, against how often they are asked?",
          queries=(metric_now("topk(12, max by (dataset) "
                              "(orrery_dataset_lag_seconds / orrery_dataset_cadence_seconds))", "{{dataset}}"),),
          link=("This dataset's runs", "/d/orrery-pipeline?var-dataset=${__field.labels.dataset}")),
    Panel(number=41, title="Work that waits", kind="timeseries", unit="none", size=(12, 9),
          question="Do batches pile up that core has not taken? Then core or a store is away.",
          queries=(metric("sum(orrery_etl_batches_waiting)", "batches not yet in the stores"),
                   metric("sum(orrery_etl_ledger_rows_waiting)", "calls not yet in the ledger"),
                   metric("sum(orrery_etl_runs_in_progress)", "runs under way"))),
))  # fmt: skip

ROOM: Final = Row("Is there room?", (
    Panel(number=50, title="Memory", kind="timeseries", unit="bytes", size=(8, 7),
          question="Does a program's memory grow without end?",
          queries=(metric(f"max by (job) (process_resident_memory_bytes{{{PROGRAMS}}})", "{{job}}"),)),
    Panel(number=51, title="Processor", kind="timeseries", unit="percentunit", size=(8, 7),
          question="Which program keeps a processor busy? 100 % is one core.",
          queries=(metric(f"sum by (job) (rate(process_cpu_seconds_total{{{PROGRAMS}}}{_RATE}))", "{{job}}"),)),
    Panel(number=52, title="Open files", kind="timeseries", unit="percentunit", size=(8, 7), thresholds=((0.8, RED),),
          question="Does a program run out of files and connections?",
          queries=(metric(f"max by (job) (process_open_fds{{{PROGRAMS}}} / process_max_fds)", "{{job}}"),)),
    Panel(number=53, title="Disk free by volume", kind="timeseries", unit="bytes", size=(8, 7),
          question="Which volume fills, and how fast?",
          queries=(metric("min by (volume) (orrery_disk_free_bytes)", "{{volume}}"),)),
    Panel(number=54, title="Size of stores", kind="timeseries", unit="bytes", size=(8, 7),
          question="Which store grows?", queries=(metric("max by (store) (orrery_store_bytes)", "{{store}}"),)),
    Panel(number=55, title="Largest tables", kind="bargauge", unit="short", size=(8, 7), base=BLUE,
          question="Where are the rows?",
          queries=(metric_now("topk(10, max by (table) (orrery_table_rows))", "{{table}}"),)),
    Panel(number=56, title="What runs", kind="table", size=(16, 7),
          question="Which version of each program runs, in which environment, on whose data?",
          queries=(metric_now("max by (service, version, commit, environment, origin) (orrery_build_info)",
                              table=True),)),
    Panel(number=58, title="Figures that could not be found", kind="stat", unit="none", size=(8, 7), thresholds=((1, RED),),
          question="Did a program fail to find its own figures in this span, so that panels show old ones or none?",
          queries=(metric_now("sum(increase(orrery_collector_errors_total[$__range])) or vector(0)"),),
          link=_TO_LOGS),
    Panel(number=59, title="Mission store", kind="stat", unit="none", size=(8, 7),
          names={0: ("the archive answers for it", ORANGE), 1: ("agrees with the archive", GREEN)},
          question="Is the mission store known to hold what the archive does?",
          queries=(metric_now("min(orrery_core_missions_agree)"),)),
    Panel(number=57, title="Time on the platform", kind="stat", unit="dateTimeAsIso", size=(8, 7), base=BLUE,
          question="Which instant is it for the data? Recorded data has a clock of its own: set the dashboards of the "
                   "data to this time.",
          queries=(metric_now("1000 * max(orrery_platform_time_seconds)"),)),
))  # fmt: skip

BOARD: Final = Board(
    noun="platform",
    title="Platform",
    description="Are users served, what is slow, what is late? Start here: the top row says what is wrong and where.",
    rows=(WRONG, SERVED, SLOW, LATE, ROOM),
    variables=(SERVICE,),
    page="/pipeline",
    span=("now-1h", "now"),
)
