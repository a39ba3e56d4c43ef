"""Dashboard *Pipeline*: each source's runs, gaps, quality and budgets."""

from typing import Final

from grafana.definitions.model import GREEN, ORANGE, RED, YELLOW, Board, Panel, Row
from grafana.definitions.queries import metric, metric_now, sql, sql_over_time
from grafana.definitions.variables import DATASET, HOST, ORIGIN

_RATE = "[$__rate_interval]"
_DATASET = '{dataset=~"$dataset"}'
_HOST = '{host=~"$host"}'
_CHOSEN = "source || '/' || dataset IN (${dataset:sqlstring})"
BREAKER: Final = {0: ("asked", GREEN), 1: ("tried again", YELLOW), 2: ("left alone", RED)}


def _grown(name: str, by: str = "dataset") -> str:
    """What a counter grew by in an interval of the chart."""
    return f"sum by ({by}) (increase({name}{_DATASET}{_RATE}))"


NOW: Final = Row("Which dataset is not well?", (
    Panel(number=1, title="Lag in cadences", kind="bargauge", unit="none", decimals=1, size=(8, 10),
          thresholds=((1.5, YELLOW), (3, RED)),
          question="Which datasets are later than they should be?",
          queries=(metric_now(f"topk(15, max by (dataset) (orrery_dataset_lag_seconds{_DATASET}"
                              f" / orrery_dataset_cadence_seconds{_DATASET}))", "{{dataset}}"),)),
    Panel(number=2, title="Completeness", kind="bargauge", unit="percentunit", decimals=1, size=(8, 10), base=RED,
          thresholds=((0.9, YELLOW), (0.98, GREEN)),
          question="Of what each dataset should have by its contract, which share is there? The least first.",
          queries=(metric_now(f"bottomk(15, min by (dataset) (orrery_dataset_completeness_ratio{_DATASET}))",
                              "{{dataset}}"),)),
    Panel(number=3, title="Held in quarantine", kind="bargauge", unit="none", size=(8, 10),
          thresholds=((1, YELLOW), (100, RED)),
          question="Whose records broke rules and wait for somebody?",
          queries=(metric_now(f"topk(15, max by (dataset) (orrery_dataset_quarantine_held{_DATASET}))",
                              "{{dataset}}"),)),
    Panel(number=4, title="Last call of each dataset", kind="table", size=(24, 9),
          columns=("dataset", "fetched_at", "outcome", "status", "error", "attempts", "duration_s"),
          question="What came of the newest call, and why did it fail? Failures first.",
          queries=(sql(f"""
SELECT dataset, fetched_at, outcome, status, error, attempts, duration_s FROM (
  SELECT DISTINCT ON (source, dataset)
    source || '/' || dataset AS dataset, fetched_at, outcome, status, error, attempts, duration_s
  FROM {{schema}}.fetches WHERE {_CHOSEN} ORDER BY source, dataset, fetched_at DESC
) AS newest ORDER BY outcome <> 'failed', fetched_at DESC"""),)),
))  # fmt: skip

RUNS: Final = Row("What did its runs bring?", (
    Panel(number=10, title="Runs by outcome", kind="timeseries", unit="none", bars=True, stacked=True, size=(8, 8),
          question="Do runs end well?",
          queries=(metric(_grown("orrery_dataset_runs_total", "outcome"), "{{outcome}}"),)),
    Panel(number=11, title="Failed runs in this span", kind="bargauge", unit="none", decimals=0, size=(8, 8),
          thresholds=((0.5, ORANGE), (5, RED)),
          question="Whose runs fail?",
          queries=(metric_now("topk(10, sum by (dataset) "
                              '(increase(orrery_dataset_runs_total{dataset=~"$dataset",outcome="failed"}[$__range])))',
                              "{{dataset}}"),)),
    Panel(number=12, title="Rows loaded", kind="timeseries", unit="none", size=(8, 8),
          question="Does new data come in?",
          queries=(metric(f"topk(10, {_grown('orrery_dataset_rows_total')})", "{{dataset}}"),)),
    Panel(number=13, title="Said again, or set aside", kind="timeseries", unit="none", size=(8, 8),
          question="How many records were known already, and how many broke a rule?",
          queries=(metric(f"sum(increase(orrery_dataset_duplicates_total{_DATASET}{_RATE}))", "known already"),
                   metric(f"sum(increase(orrery_dataset_quarantined_total{_DATASET}{_RATE}))", "into quarantine"))),
    Panel(number=14, title="Bytes fetched", kind="timeseries", unit="Bps", stacked=True, size=(8, 8),
          question="Who brings how much?",
          queries=(metric(f"topk(10, sum by (dataset) (rate(orrery_dataset_fetched_bytes_total{_DATASET}{_RATE})))",
                          "{{dataset}}"),)),
    Panel(number=15, title="Time that a run takes", kind="timeseries", unit="s", size=(8, 8),
          question="Which dataset's runs are slow?",
          queries=(metric("topk(10, sum by (dataset) "
                          f"(rate(orrery_dataset_run_seconds_total{_DATASET}{_RATE})) / "
                          f"(sum by (dataset) (rate(orrery_dataset_runs_total{_DATASET}{_RATE})) > 0))",
                          "{{dataset}}"),)),
    Panel(number=16, title="Not yet in the stores", kind="timeseries", unit="none", size=(8, 8),
          question="Do fetched batches wait for core, and are runs under way?",
          queries=(metric("sum(orrery_etl_batches_waiting)", "batches waiting"),
                   metric("sum(orrery_etl_runs_in_progress)", "runs under way"))),
    Panel(number=17, title="Calls and how long they take", kind="timeseries", unit="s", size=(16, 8),
          question="Which source answers slowly, on the data's own clock?",
          queries=(sql_over_time(f"""
SELECT $__timeGroupAlias(fetched_at, $__interval), source AS metric, avg(duration_s) AS value
FROM {{schema}}.fetches WHERE $__timeFilter(fetched_at) AND {_CHOSEN} GROUP BY 1, 2 ORDER BY 1"""),)),
))  # fmt: skip

PROVIDERS: Final = Row("How do providers treat us?", (
    Panel(number=20, title="Providers that are left alone", kind="statetimeline", unit="none", names=BREAKER,
          question="Which provider failed so often that it is not asked for a while, and since when?",
          queries=(metric(f"max by (host) (orrery_provider_breaker_state{_HOST})", "{{host}}"),)),
    Panel(number=21, title="Calls", kind="timeseries", unit="cps", stacked=True,
          question="Who is asked how often, and what comes of it?",
          queries=(metric(f"sum by (host, outcome) (rate(orrery_provider_calls_total{_HOST}{_RATE}))",
                          "{{host}} {{outcome}}"),)),
    Panel(number=22, title="Asked again", kind="timeseries", unit="cps",
          question="Which provider needs several tries?",
          queries=(metric(f"sum by (host) (rate(orrery_provider_retries_total{_HOST}{_RATE}))", "{{host}}"),)),
    Panel(number=24, title="Calls that we hold back", kind="timeseries", unit="cps",
          question="Which provider is not asked although something is due: allowance, breaker, its own wish?",
          queries=(metric(f"sum by (host, reason) (rate(orrery_provider_withheld_calls_total{_HOST}{_RATE}))",
                          "{{host}} {{reason}}"),)),
    Panel(number=23, title="Allowance left", kind="bargauge", unit="percentunit", size=(16, 7), base=RED,
          thresholds=((0.1, ORANGE), (0.3, GREEN)),
          question="Whose allowance of calls is nearly used up?",
          queries=(metric_now(f"min by (host) (orrery_provider_budget_left{_HOST}"
                              f" / orrery_provider_budget_limit{_HOST})", "{{host}}"),)),
    Panel(number=25, title="Held until released", kind="stat", unit="none", size=(8, 7), thresholds=((1, RED),),
          question="Is a provider not asked until a person says so (`orrery etl release`)?",
          queries=(metric("sum(orrery_provider_held)"),)),
))  # fmt: skip

TROUBLE: Final = Row("What went wrong, in the ledger?", (
    Panel(number=36, title="Alarms that last", kind="timeseries", unit="none", size=(24, 6),
          question="What does the pipeline find wrong: no turn, a run without end, failed calls, empty columns, old data?",
          queries=(metric("sum by (kind) (orrery_etl_alarms)", "{{kind}}"),)),
    Panel(number=30, title="Failed calls", kind="table", empty="No call failed in this span.", size=(24, 8),
          columns=("fetched_at", "dataset", "status", "error", "attempts", "url"),
          question="Which calls failed in this span, and with what?",
          queries=(sql(f"""
SELECT fetched_at, source || '/' || dataset AS dataset, status, error, attempts, url FROM {{schema}}.fetches
WHERE outcome = 'failed' AND $__timeFilter(fetched_at) AND {_CHOSEN} ORDER BY fetched_at DESC LIMIT 200"""),)),
    Panel(number=31, title="Quarantine by rule", kind="table", empty="Nothing is in quarantine.", columns=("dataset", "rule", "field_name", "expected"),
          units={"records": "none"},
          question="Which rules are broken, on which field, and what would be allowed?",
          queries=(sql(f"""
SELECT source || '/' || dataset AS dataset, rule, field_name, expected, count(*) AS records
FROM {{schema}}.quarantine AS q WHERE {_CHOSEN}
  AND NOT EXISTS (SELECT FROM {{schema}}.resolutions AS r WHERE r.quarantine_id = q.quarantine_id)
GROUP BY 1, 2, 3, 4 ORDER BY records DESC LIMIT 100"""),)),
    Panel(number=32, title="Newest records in quarantine", kind="table", empty="Nothing has been in quarantine.",
          columns=("fetched_at", "dataset", "field_name", "bad_value", "quarantine_id"),
          question="Which value was refused? `orrery quarantine show <id>` shows the whole record.",
          queries=(sql(f"""
SELECT fetched_at, source || '/' || dataset AS dataset, field_name, bad_value, quarantine_id
FROM {{schema}}.quarantine WHERE {_CHOSEN} ORDER BY fetched_at DESC LIMIT 100"""),)),
    Panel(number=33, title="Alarms of the pipeline", kind="table", empty="There was no alarm.",
          columns=("raised_at", "dataset", "event_kind", "urgency", "cleared_at", "event_detail"),
          question="What did the pipeline itself find wrong, and does it last?",
          queries=(sql(f"""
SELECT min(raised_at) AS raised_at, source || '/' || dataset AS dataset, event_kind, max(urgency) AS urgency,
  max(cleared_at) AS cleared_at, max(event_detail) AS event_detail
FROM {{schema}}.pipeline_events WHERE {_CHOSEN}
GROUP BY event_key, source, dataset, event_kind ORDER BY max(cleared_at) IS NOT NULL, raised_at DESC LIMIT 100"""),)),
    Panel(number=34, title="Findings of quality", kind="table", empty="No batch has a finding.",
          columns=("reported_at", "dataset", "table_name", "severity", "failures", "row_count", "report_id"),
          question="Which batches have a finding, and in which table? A click opens the report.",
          column_links={"report_id": "${web}/pipeline?report=${__value.raw}"},
          queries=(sql(f"""
SELECT reported_at, source || '/' || dataset AS dataset, table_name, severity, failures, row_count, report_id
FROM {{schema}}.quality_reports WHERE severity > 0 AND {_CHOSEN} ORDER BY reported_at DESC LIMIT 100"""),)),
    Panel(number=35, title="Longest silences", kind="table", size=(24, 8), columns=("dataset",),
          units={"silence_s": "s", "cadence_s": "s", "calls": "none"},
          question="Where are gaps between answers in this span, longer than the rest would suggest?",
          queries=(sql(f"""
SELECT dataset, count(*) + 1 AS calls, max(pause) AS silence_s, avg(pause) AS cadence_s FROM (
  SELECT source || '/' || dataset AS dataset,
    extract(epoch FROM fetched_at - lag(fetched_at) OVER (PARTITION BY source, dataset ORDER BY fetched_at)) AS pause
  FROM {{schema}}.fetches WHERE outcome <> 'failed' AND $__timeFilter(fetched_at) AND {_CHOSEN}
) AS pauses WHERE pause IS NOT NULL GROUP BY 1 ORDER BY silence_s DESC LIMIT 50"""),)),
))  # fmt: skip

BOARD: Final = Board(
    noun="pipeline",
    title="Pipeline",
    description="Each source's runs, gaps, quality and budgets: from what is late to the call that failed.",
    rows=(NOW, RUNS, PROVIDERS, TROUBLE),
    variables=(ORIGIN, DATASET, HOST),
    page="/pipeline",
)
