"""Dashboard *ML*: what is forecast, how good it was, what is asked, and whether inputs and models drift."""

from typing import Final

from grafana.definitions.model import GREEN, ORANGE, RED, YELLOW, Board, Panel, Row
from grafana.definitions.queries import metric, metric_now, sql, sql_over_time
from grafana.definitions.variables import ORIGIN, TASK

_RATE = "[$__rate_interval]"
_TASK = '{task=~"$task"}'
_CHOSEN = "task IN (${task:sqlstring})"
_NEWEST = "(SELECT max(scored_at) FROM {schema}.forecast_scores)"
GATE: Final = {0: ("not met", RED), 1: ("met", GREEN)}
DRIFT: Final = {0: ("as trained", GREEN), 1: ("drifted", ORANGE)}


def _outcomes(of: str, by: str) -> str:
    """What a counter grew by in an interval of the chart."""
    return f"sum by ({by}) (increase({of}{_TASK}{_RATE}))"


def _seconds(share: float) -> str:
    buckets = f"sum by (le) (rate(orrery_prediction_duration_seconds_bucket{_TASK}{_RATE}))"
    return f"histogram_quantile({share}, {buckets})"


NOW: Final = Row("What is forecast now?", (
    Panel(number=1, title="Newest forecasts", kind="table", size=(24, 9),
          columns=("task", "subject", "issued_at", "valid_until_at", "forecast_value", "forecast_lower",
                   "forecast_upper", "forecast_unit", "model_id"),
          units={"persistence": "none"},
          question="What did we issue last for each task, with which interval, and what would persistence have said?",
          queries=(sql(f"""
SELECT f.task, f.subject, f.issued_at, f.valid_until_at, f.forecast_value, f.forecast_lower, f.forecast_upper,
  p.forecast_value AS persistence, f.forecast_unit, f.model_id
FROM (
  SELECT DISTINCT ON (task, subject) * FROM {{schema}}.forecasts
  WHERE forecaster = 'orrery' AND {_CHOSEN} ORDER BY task, subject, issued_at DESC
) AS f LEFT JOIN {{schema}}.forecasts AS p
  ON p.task = f.task AND p.subject = f.subject AND p.issued_at = f.issued_at AND p.forecaster = 'persistence'
ORDER BY f.issued_at DESC, f.task LIMIT 100"""),)),
    Panel(number=2, title="Lag in turns", kind="bargauge", unit="none", decimals=1, size=(8, 9),
          thresholds=((1.5, YELLOW), (3, RED)),
          question="Which tasks were not issued when their turn came?",
          queries=(metric_now(f"min by (task) (orrery_forecast_lag_seconds{_TASK})"
                              f" / max by (task) (orrery_forecast_cadence_seconds{_TASK})", "{{task}}"),)),
    Panel(number=3, title="Gates", kind="stat", unit="none", size=(8, 9), names=GATE,
          question="Which champions met the gate that was set for their task before they were trained?",
          queries=(metric_now(f"min by (task) (orrery_model_gate_met{_TASK})", "{{task}}"),)),
    Panel(number=4, title="Age of models", kind="bargauge", unit="s", size=(8, 9), thresholds=((120 * 86400, YELLOW),),
          question="How long ago does the data end that each champion was trained on? Most are trained anew each quarter.",
          queries=(metric_now(f"min by (task) (orrery_model_age_seconds{_TASK})", "{{task}}"),)),
))  # fmt: skip

SKILL: Final = Row("How good were they?", (
    Panel(number=10, title="Skill over persistence", kind="timeseries", unit="percentunit", base=RED,
          thresholds=((0, GREEN),),
          question="Do we beat persistence on the same issues, over 30 days and a year? Below zero we do not.",
          queries=(metric(f"min by (task, days) (orrery_forecast_skill_ratio{_TASK})", "{{task}}, {{days}} days"),)),
    Panel(number=11, title="Score of each forecaster", kind="table", columns=("task", "forecaster"),
          units={"scored": "none", "rms_error": "none", "mean_error": "none", "inside": "percentunit"},
          question="Over the last 30 days that were scored, who erred how far, and did the truth fall into our intervals "
                   "nine times of ten? Errors are in the task's unit; of a probability, Brier terms.",
          queries=(sql(f"""
SELECT task, forecaster, scored, rms_error, mean_error, inside FROM (
  SELECT task, forecaster, count(*) AS scored, sqrt(avg(power(forecast_error, 2))) AS rms_error,
    avg(forecast_error) AS mean_error, avg(was_inside::int) AS inside
  FROM {{schema}}.forecast_scores WHERE {_CHOSEN} AND issued_at >= {_NEWEST} - interval '30 days' GROUP BY 1, 2
) AS totals ORDER BY task, rms_error LIMIT 200"""),)),
    Panel(number=12, title="Forecast and truth", kind="timeseries", unit="none",
          question="What was forecast for each instant, and what came? Choose one task at the top.",
          queries=(sql_over_time(f"""
SELECT $__timeGroupAlias(valid_until_at, $__interval), task || ' ' || forecaster AS metric, avg(forecast_value) AS value
FROM {{schema}}.forecast_scores WHERE $__timeFilter(valid_until_at) AND {_CHOSEN}
  AND forecaster IN ('orrery', 'persistence') GROUP BY 1, 2
UNION ALL
SELECT $__timeGroupAlias(valid_until_at, $__interval), task || ' truth' AS metric, avg(truth_value) AS value
FROM {{schema}}.forecast_scores WHERE $__timeFilter(valid_until_at) AND {_CHOSEN} GROUP BY 1, 2
ORDER BY 1"""),)),
    Panel(number=13, title="Errors over time", kind="timeseries", unit="none",
          question="When did we err, and did others err at the same time?",
          queries=(sql_over_time(f"""
SELECT $__timeGroupAlias(valid_until_at, $__interval), task || ' ' || forecaster AS metric,
  avg(abs(forecast_error)) AS value
FROM {{schema}}.forecast_scores WHERE $__timeFilter(valid_until_at) AND {_CHOSEN} GROUP BY 1, 2 ORDER BY 1"""),)),
))  # fmt: skip

ASKED: Final = Row("What is asked and issued?", (
    Panel(number=20, title="Predictions by outcome", kind="timeseries", unit="none", bars=True, stacked=True, size=(8, 8),
          question="Are predictions answered, or refused for want of inputs?",
          queries=(metric(_outcomes("orrery_predictions_total", "outcome"), "{{outcome}}"),)),
    Panel(number=21, title="Time of a prediction", kind="timeseries", unit="s", size=(8, 8),
          question="How long does a prediction take, in the middle and for the slowest of a hundred?",
          queries=(metric(_seconds(0.5), "median"), metric(_seconds(0.99), "99 %"))),
    Panel(number=22, title="Issued and scored", kind="timeseries", unit="none", size=(8, 8),
          question="Does the ledger grow, and do the scores keep up with it?",
          queries=(metric(f"sum(increase(orrery_forecasts_issued_total{_TASK}{_RATE}))", "issued"),
                   metric(f"sum(increase(orrery_forecasts_scored_total{_TASK}{_RATE}))", "scored"))),
))  # fmt: skip

CHANGE: Final = Row("Do inputs and models change?", (
    Panel(number=30, title="Shift of inputs", kind="timeseries", unit="none", decimals=2, size=(8, 8),
          thresholds=((0.1, YELLOW), (0.2, RED)),
          question="How far are the inputs from those of training? The largest PSI of each task's features, scaled so that "
                   "0.2 is what no month of training exceeded.",
          queries=(metric(f"max by (task) (orrery_feature_drift_psi{_TASK})", "{{task}}"),)),
    Panel(number=31, title="Missing inputs", kind="timeseries", unit="percentunit", size=(8, 8),
          question="Which share of each task's features is missing?",
          queries=(metric(f"max by (task) (orrery_feature_missing_ratio{_TASK})", "{{task}}"),)),
    Panel(number=32, title="Drift", kind="statetimeline", unit="none", names=DRIFT, size=(8, 8),
          question="For which tasks is drift raised, and since when?",
          queries=(metric(f"max by (task) (orrery_drift_raised{_TASK})", "{{task}}"),)),
    Panel(number=33, title="Retrainings in this span", kind="bargauge", unit="none", decimals=0, size=(6, 9),
          question="How did retrainings end: promoted, refused by the gate, or failed?",
          queries=(metric_now(f"sum by (outcome) (increase(orrery_retrainings_total{_TASK}[$__range]))", "{{outcome}}"),)),
    Panel(number=34, title="Lives of models", kind="table", size=(18, 9),
          columns=("happened_at", "task", "model_event_kind", "model_id", "model_event_detail"),
          question="What was trained, promoted, refused, rolled back or found to drift, and why?",
          queries=(sql(f"""
SELECT happened_at, task, model_event_kind, model_id, model_event_detail
FROM {{schema}}.model_events WHERE {_CHOSEN} ORDER BY happened_at DESC LIMIT 200"""),)),
))  # fmt: skip

BOARD: Final = Board(
    noun="ml",
    title="ML",
    description="What is forecast, how good it was beside persistence, and whether inputs and models drift.",
    rows=(NOW, SKILL, ASKED, CHANGE),
    variables=(ORIGIN, TASK),
    page="/forecasts",
    span=("now-7d", "now"),
)
