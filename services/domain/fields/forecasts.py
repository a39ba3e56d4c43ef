"""Fields of the noun `forecasts`: what was issued, how it was scored, which models issue."""

from services.domain.fields.model import Field

FORECAST_KINDS = ("quantity", "probability")
MODEL_STAGES = ("candidate", "champion", "retired")
MODEL_EVENT_KINDS = (
    "trained", "evaluated", "promoted", "refused", "retired", "rolled_back", "drift_raised", "drift_cleared",
    "retraining_started", "retraining_failed",
)  # fmt: skip

# One field a line, read as a table.
# fmt: off
FIELDS: tuple[Field, ...] = (
    Field("forecast_id", "string", "Key of a forecast: SHA-256 of task, forecaster, subject and issue"),
    Field("task", "string", "What is forecast, such as kp_2h", label="Task"),
    Field("forecaster", "string", "Who forecasts: orrery, a baseline such as persistence, swpc (NOAA's own) or enlil", label="Forecaster"),
    Field("model_id", "string", "First 16 hexadecimal digits of the SHA-256 of the model's bytes; null for who is no trained model", label="Model", pattern=r"^[0-9a-f]{16}$"),
    Field("subject", "string", "What the forecast is about where a task has many at once, such as a CME's identifier; else empty", label="Subject"),
    Field("forecast_kind", "string", "quantity: a number in its unit; probability: that the task's event happens", label="Kind", allowed=FORECAST_KINDS),
    Field("forecast_unit", "string", "Unit of the value, of its interval and of the truth; empty where they have none", label="Unit"),
    Field("forecast_value", "float64", "The forecast: median or mean of a quantity in its unit, or a probability from 0 to 1", label="Forecast"),
    Field("forecast_lower", "float64", "Lower end of the 90 % interval, in the forecast's unit; null where there is none", label="Lower"),
    Field("forecast_upper", "float64", "Upper end of the 90 % interval, in the forecast's unit; null where there is none", label="Upper"),
    Field("alarm_threshold", "float64", "Probability from which on the forecast is an alarm, set on training years; null for a quantity", label="Alarm from", minimum=0, maximum=1),
    Field("inputs", "json", "What the forecast was made from: its features, and of each input the newest value, its instant and its batches", label="Inputs"),
    Field("moved_by", "json", "By group of inputs: how far the value falls back where they are replaced by their usual ones (ablation)", label="Moved by"),
    Field("truth_value", "float64", "What came: in the forecast's unit, or 1 where the event happened and 0 where not", label="Truth"),
    Field("forecast_error", "float64", "Forecast minus truth in the forecast's unit; of a probability the squared difference (its Brier term)", label="Error"),
    Field("was_inside", "bool", "The truth lay within the interval, ends included; null where there was no interval", label="Inside"),
    Field("scored_at", "instant", "When the forecast was held against the truth, platform clock", label="Scored", time_scale="UTC"),
    Field("truth_batch_ids", "json", "Batches that told the truth", label="Batches of the truth"),
    Field("model_event_id", "string", "Key of an event in the life of a model"),
    Field("model_event_kind", "string", "What happened to a model or to what it reads", label="Event", allowed=MODEL_EVENT_KINDS),
    Field("happened_at", "instant", "When it happened, platform clock", label="At", time_scale="UTC"),
    Field("model_event_detail", "json", "What was found or decided, with the figures that decided it", label="Detail"),
    Field("card_id", "string", "Key of one version of a model's card: hash of model, revision and card"),
    Field("card_revision", "int64", "Number of the card's version, from 1; the greatest is the card", label="Revision", minimum=1),
    Field("model_stage", "string", "champion: the one that issues; candidate: trained, not issuing; retired: no longer used", label="Stage", allowed=MODEL_STAGES),
    Field("model_card", "json", "The card whole: data span and hash, code version, features, metrics, gate, reason", label="Card"),
)
# fmt: on
