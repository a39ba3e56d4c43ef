"""Every table of record: its columns (names of the field catalogue), key and kind.

Silver tables are logs: each row says that one fetch (`known_at`, `batch_id`) contained this value.
Gold tables are derived from all of a key's silver rows, so the order of loading does not matter.
"""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["silver", "gold", "telemetry", "ledger"]

OBSERVATION = ("known_at", "batch_id", "origin", "row_hash")
VERSION = ("known_at", "known_until", "origin", "batch_ids", "row_hash")


@dataclass(frozen=True, slots=True)
class Table:
    """A table's shape.

    `key` identifies a record within one answer of its provider. `group` is the column whose values are
    recomputed together when any of their silver rows changes; `window` is the instant that a snapshot's
    window is compared with.
    """

    name: str
    kind: Kind
    noun: str
    key: tuple[str, ...]
    columns: tuple[str, ...]
    group: str | None = None
    window: str | None = None

    @property
    def values(self) -> tuple[str, ...]:
        """Columns that a row hash covers: everything the provider said."""
        return tuple(c for c in self.columns if c not in (*OBSERVATION, *VERSION))


_ELEMENTS = (
    "orbit_id", "epoch_jd_tdb", "eccentricity", "semi_major_axis_au", "perihelion_distance_au", "aphelion_distance_au",
    "inclination_deg", "ascending_node_deg", "perihelion_argument_deg", "mean_anomaly_deg", "mean_motion_deg_d",
    "orbital_period_d", "perihelion_at_jd_tdb", "moid_au", "orbit_class", "condition_code", "orbit_rms_arcsec",
    "data_arc_d", "observations_used", "first_observed", "last_observed",
    "eccentricity_sigma", "semi_major_axis_sigma_au", "inclination_sigma_deg", "ascending_node_sigma_deg",
    "perihelion_argument_sigma_deg", "mean_anomaly_sigma_deg",
)  # fmt: skip

SILVER = (
    Table("silver_cneos__approaches", "silver", "asteroids", ("designation", "body", "approach_at_tdb"),
          ("designation", "body", "orbit_id", "name", "approach_at", "approach_at_tdb", "time_uncertainty_s",
           "miss_distance_au", "miss_distance_min_au", "miss_distance_max_au", "velocity_kms", "speed_infinity_km_s",
           "absolute_magnitude_h", "diameter_km", "diameter_sigma_km", *OBSERVATION),
          group="designation", window="approach_at_tdb"),
    Table("silver_neows__approaches", "silver", "asteroids", ("designation", "body", "approach_at_tdb"),
          ("designation", "body", "approach_at", "approach_at_tdb", "miss_distance_au", "velocity_kms", *OBSERVATION),
          group="designation", window="approach_at_tdb"),
    Table("silver_neows__asteroids", "silver", "asteroids", ("designation",),
          ("designation", "neows_id", "name", "absolute_magnitude_h", "diameter_min_km", "diameter_max_km",
           "is_hazardous_provider", "is_sentry_object", *OBSERVATION),
          group="designation"),
    Table("silver_neows__orbits", "silver", "asteroids", ("designation",),
          ("designation", *_ELEMENTS, *OBSERVATION), group="designation"),
    Table("silver_sbdb__asteroids", "silver", "asteroids", ("designation",),
          ("designation", "spkid", "name", "absolute_magnitude_h", "magnitude_slope_g", "diameter_km", "diameter_sigma_km",
           "albedo", "is_hazardous_provider", *_ELEMENTS, *OBSERVATION),
          group="designation"),
    Table("silver_donki__events", "silver", "space_weather", ("event_id",),
          ("event_id", "event_type", "start_at", "peak_at", "end_at", "flare_class", "kp_max", "source_location",
           "active_region", "cme_speed_km_s", "cme_half_angle_deg", "cme_latitude_deg", "cme_longitude_deg",
           "cme_time21_5_at", "analyses", "kp_values", "linked_event_ids", "instruments", "note", "link",
           "version_id", "submitted_at", *OBSERVATION),
          group="event_id", window="start_at"),
)  # fmt: skip

GOLD = (
    Table("dim_asteroids", "gold", "asteroids", ("asteroid_id",),
          ("asteroid_id", "designation", "name", "spkid", "neows_id", "absolute_magnitude_h", "magnitude_slope_g",
           "diameter_km", "diameter_sigma_km", "diameter_min_km", "diameter_max_km", "diameter_avg_km", "diameter_source",
           "estimated_volume_km3", "albedo", "size_category", "is_hazardous", "is_hazardous_provider", "is_sentry_object",
           "orbit_source", "magnitude_source", *_ELEMENTS, *VERSION),
          group="designation"),
    Table("fact_asteroid_approaches", "gold", "asteroids", ("approach_id",),
          ("approach_id", "asteroid_id", "date_id", "hazard_id", "designation", "body", "approach_at", "approach_at_tdb",
           "time_uncertainty_s", "miss_distance_au", "miss_distance_km", "miss_distance_lunar", "miss_distance_min_km",
           "miss_distance_max_km", "velocity_kms", "speed_infinity_km_s", "risk_score", "threat_level", "is_hazardous",
           "days_until_approach", "approach_source", "is_withdrawn", "ingestion_timestamp", *VERSION),
          group="designation", window="approach_at_tdb"),
    Table("dim_time", "gold", "asteroids", ("date_id",),
          ("date_id", "date", "year", "month", "day", "day_of_week", "week_of_year")),
    Table("dim_hazard_classification", "gold", "asteroids", ("hazard_id",), ("hazard_id", "threat_level", "is_hazardous")),
    Table("fact_space_weather_events", "gold", "space_weather", ("event_id",),
          ("event_id", "event_type", "start_at", "peak_at", "end_at", "flare_class", "kp_max", "source_location",
           "active_region", "cme_speed_km_s", "cme_half_angle_deg", "cme_latitude_deg", "cme_longitude_deg",
           "cme_time21_5_at", "analyses", "kp_values", "linked_event_ids", "instruments", "note", "link", "version_id",
           "submitted_at", "is_withdrawn", *VERSION),
          group="event_id", window="start_at"),
)  # fmt: skip

TELEMETRY = (
    Table("telemetry_points", "telemetry", "space_weather", ("series", "observed_at"),
          ("series", "observed_at", "value", "spacecraft", "quality", "known_at", "batch_id", "origin")),
)  # fmt: skip

LEDGER = (
    Table("fetches", "ledger", "pipeline", ("fetch_id",),
          ("fetch_id", "source", "dataset", "url", "fetched_at", "status", "outcome", "error", "attempts", "duration_s",
           "sha256", "bytes", "origin", "batch_id")),
    Table("batches", "ledger", "pipeline", ("batch_id",),
          ("batch_id", "source", "dataset", "url", "fetched_at", "status", "sha256", "bytes", "window_from", "window_to",
           "semantics", "max_distance_au", "form", "schema_fingerprint", "declared", "records", "loaded", "duplicate",
           "quarantined", "unsupported", "origin", "code_version", "acknowledged_at")),
    Table("quarantine", "ledger", "pipeline", ("quarantine_id",),
          ("quarantine_id", "batch_id", "source", "dataset", "fetched_at", "rule", "field_name", "bad_value", "expected",
           "record", "origin")),
)  # fmt: skip

TABLES: dict[str, Table] = {t.name: t for t in (*SILVER, *GOLD, *TELEMETRY, *LEDGER)}
