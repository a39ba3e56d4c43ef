"""What ml exposes beside what every program does, as a part of the catalogue."""

from typing import Final

from services.chassis.metrics.model import Metric

_PREDICTION_S: Final = (0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5)
_TASK = ("task",)

# Predictions.
PREDICTIONS = Metric(
    "orrery_predictions_total",
    "counter",
    "Predictions asked for, by outcome: answered, refused (inputs missing or too old, or no model) or failed.",
    ("task", "outcome"),
    ("ml",),
)
PREDICTION_DURATION = Metric(
    "orrery_prediction_duration_seconds",
    "histogram",
    "Time of an answered prediction, from held features to the answer; of a batch, its share.",
    _TASK,
    ("ml",),
    _PREDICTION_S,
)

# The ledger of forecasts.
FORECASTS_ISSUED = Metric(
    "orrery_forecasts_issued_total",
    "counter",
    "Forecasts of our own that core acknowledged; baselines and others' forecasts do not count.",
    _TASK,
    ("ml",),
)
FORECASTS_SCORED = Metric(
    "orrery_forecasts_scored_total",
    "counter",
    "Forecasts of our own that were scored once their truth was known.",
    _TASK,
    ("ml",),
)
FORECAST_LAG = Metric(
    "orrery_forecast_lag_seconds",
    "gauge",
    "Platform time since the newest forecast of our own was issued; absent before the first.",
    _TASK,
    ("ml",),
)
FORECAST_CADENCE = Metric(
    "orrery_forecast_cadence_seconds",
    "gauge",
    "Platform seconds between two issues of the task; absent for tasks that wait for an event (cme_arrival).",
    _TASK,
    ("ml",),
)
FORECAST_SKILL = Metric(
    "orrery_forecast_skill_ratio",
    "gauge",
    "Skill of our forecasts over persistence on the same scored issues of the last 30 or 365 days, as the scorecard "
    "tells it: 0 is as good, 1 perfect, below 0 worse; absent before any was scored.",
    ("task", "days"),
    ("ml",),
)

# Models, drift and retraining.
MODEL_AGE = Metric(
    "orrery_model_age_seconds",
    "gauge",
    "Platform time since the end of the data that the task's champion was trained on; absent without a champion.",
    _TASK,
    ("ml",),
)
MODEL_GATE_MET = Metric(
    "orrery_model_gate_met",
    "gauge",
    "1 where the task's champion met its gate, 0 where it did not; absent for tasks without a gate or a champion.",
    _TASK,
    ("ml",),
)
FEATURE_MISSING = Metric(
    "orrery_feature_missing_ratio",
    "gauge",
    "Share of missing values among the task's features in the window that drift was last looked for in.",
    _TASK,
    ("ml",),
)
FEATURE_DRIFT = Metric(
    "orrery_feature_drift_psi",
    "gauge",
    "Largest population stability index of the task's features between training and that window, scaled so that 0.2 is "
    "the bound of each: what no month of training exceeded. Above it is a shift.",
    _TASK,
    ("ml",),
)
DRIFT_RAISED = Metric(
    "orrery_drift_raised",
    "gauge",
    "1 while drift of the task's inputs or skill is raised, else 0; absent before it was looked for.",
    _TASK,
    ("ml",),
)
RETRAININGS = Metric(
    "orrery_retrainings_total",
    "counter",
    "Retrainings that ended, by outcome: promoted, refused (by the gate) or failed. Each outcome of each task "
    "begins at 0.",
    ("task", "outcome"),
    ("ml",),
)
