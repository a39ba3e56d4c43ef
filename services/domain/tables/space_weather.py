"""Tables of the noun `space_weather`."""

from services.domain.tables.model import Table, entity

_EVENTS = entity(
    "space_weather", "silver_donki__events", "fact_space_weather_events", key="event_id", window="start_at",
    values=("event_id", "event_type", "start_at", "peak_at", "end_at", "flare_class", "kp_max", "source_location",
            "active_region", "cme_speed_km_s", "cme_half_angle_deg", "cme_latitude_deg", "cme_longitude_deg",
            "cme_time21_5_at", "analyses", "kp_values", "linked_event_ids", "instruments", "note", "link",
            "version_id", "submitted_at"),
)  # fmt: skip

SILVER = (_EVENTS[0],)
GOLD = (_EVENTS[1],)
TELEMETRY = (
    Table("telemetry_points", "telemetry", "space_weather", ("series", "observed_at"),
          ("series", "observed_at", "value", "spacecraft", "quality", "known_at", "batch_id", "origin")),
)  # fmt: skip
