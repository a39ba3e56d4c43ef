"""Tables of the noun `space_weather`."""

from services.domain.tables.model import Table, entity

_EVENTS = entity(
    "space_weather", "silver_donki__events", "fact_space_weather_events", key="event_id", window="start_at",
    values=("event_id", "event_type", "start_at", "peak_at", "end_at", "flare_class", "kp_max", "source_location",
            "active_region", "event_location", "cme_speed_km_s", "cme_half_angle_deg", "cme_latitude_deg", "cme_longitude_deg",
            "cme_time21_5_at", "analyses", "kp_values", "linked_event_ids", "notification_ids", "instruments", "note", "link",
            "version_id", "submitted_at"),
)  # fmt: skip

_ANALYSES = entity(
    "space_weather", "silver_donki__analyses", "fact_cme_analyses", key="analysis_id", window="start_at",
    values=("analysis_id", "cme_event_id", "start_at", "is_most_accurate", "cme_speed_km_s", "cme_half_angle_deg",
            "cme_latitude_deg", "cme_longitude_deg", "cme_time21_5_at", "cme_minor_half_width_deg", "cme_tilt_deg",
            "cme_measured_at_rs", "cme_speed_type", "cme_feature", "cme_level_of_data", "measurement_technique", "note",
            "link", "submitted_at"),
)  # fmt: skip
_SIMULATIONS = entity(
    "space_weather", "silver_donki__simulations", "fact_enlil_simulations", key="simulation_id",
    window="model_completed_at",
    values=("simulation_id", "model_completed_at", "model_outer_au", "cme_event_ids", "cme_inputs", "shock_arrival_at",
            "shock_duration_h", "magnetopause_min_re", "kp_18", "kp_90", "kp_135", "kp_180", "is_earth_glancing_blow",
            "is_earth_minor_impact", "impacts", "link"),
)  # fmt: skip
_NOTIFICATIONS = entity(
    "space_weather", "silver_donki__notifications", "fact_space_weather_notifications", key="notification_id",
    window="issued_at",
    values=("notification_id", "notification_type", "issued_at", "headline", "text", "mentioned_event_ids", "link"),
)  # fmt: skip
_ALERTS = entity(
    "space_weather", "silver_swpc__alerts", "fact_space_weather_alerts", key="alert_id",
    values=("alert_id", "issued_at", "message_code", "serial_number", "alert_kind", "alert_action", "referred_serial",
            "noaa_scale", "valid_from_at", "valid_until_at", "headline", "text"),
)  # fmt: skip
_KP_FORECASTS = entity(
    "space_weather", "silver_swpc__kp_forecasts", "fact_kp_forecasts", key="kp_interval_id",
    values=("kp_interval_id", "forecast_at", "kp_forecast", "forecast_status", "noaa_scale"),
)  # fmt: skip
_DAY_FORECASTS = entity(
    "space_weather", "silver_swpc__day_forecasts", "fact_space_weather_forecasts", key="day_forecast_id",
    values=("day_forecast_id", "forecast_product", "forecast_role", "forecast_at", "issued_at", "r_scale", "s_scale",
            "g_scale", "r1_r2_probability_pct", "r3_probability_pct", "s1_probability_pct", "kp_of_day"),
)  # fmt: skip
_BULLETINS = entity(
    "space_weather", "silver_swpc__bulletins", "fact_space_weather_bulletins", key="bulletin_id",
    values=("bulletin_id", "bulletin", "issued_at", "text"),
)  # fmt: skip
_ENTITIES = (
    _EVENTS, _ANALYSES, _SIMULATIONS, _NOTIFICATIONS, _ALERTS, _KP_FORECASTS, _DAY_FORECASTS, _BULLETINS,
)  # fmt: skip

SILVER = tuple(log for log, _ in _ENTITIES)
GOLD = tuple(gold for _, gold in _ENTITIES)
TELEMETRY = (
    Table("telemetry_points", "telemetry", "space_weather", ("series", "observed_at"),
          ("series", "observed_at", "value", "spacecraft", "quality", "known_at", "batch_id", "origin")),
)  # fmt: skip
