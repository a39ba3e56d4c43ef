"""Tables of the noun `forecasts`: a ledger that only grows, so that no forecast can be improved afterwards."""

from services.domain.tables.model import Table

SILVER: tuple[Table, ...] = ()
GOLD: tuple[Table, ...] = ()
LEDGER = (
    Table("forecasts", "ledger", "forecasts", ("forecast_id",),
          ("forecast_id", "task", "forecaster", "model_id", "subject", "issued_at", "valid_from_at", "valid_until_at",
           "forecast_kind", "forecast_unit", "forecast_value", "forecast_lower", "forecast_upper", "alarm_threshold",
           "inputs", "moved_by", "origin")),
    # A forecast is scored once: the first truth that was complete.
    Table("forecast_scores", "ledger", "forecasts", ("forecast_id",),
          ("forecast_id", "task", "forecaster", "subject", "issued_at", "valid_until_at", "forecast_value", "truth_value",
           "forecast_error", "was_inside", "scored_at", "truth_batch_ids", "origin")),
    Table("model_events", "ledger", "forecasts", ("model_event_id",),
          ("model_event_id", "task", "model_event_kind", "model_id", "happened_at", "model_event_detail", "origin")),
    # Every version of every card; the newest of each model stands in the mission store, too.
    Table("models", "ledger", "forecasts", ("card_id",),
          ("card_id", "model_id", "task", "model_stage", "card_revision", "model_card", "known_at", "origin"),
          group="model_id", family="models"),
)  # fmt: skip
