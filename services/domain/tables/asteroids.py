"""Tables of the noun `asteroids`."""

from services.domain.tables.model import OBSERVATION, VERSION, Table

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
          group="designation", window="approach_at_tdb", family="asteroids"),
    Table("silver_neows__approaches", "silver", "asteroids", ("designation", "body", "approach_at_tdb"),
          ("designation", "body", "approach_at", "approach_at_tdb", "miss_distance_au", "velocity_kms", *OBSERVATION),
          group="designation", window="approach_at_tdb", family="asteroids"),
    Table("silver_neows__asteroids", "silver", "asteroids", ("designation",),
          ("designation", "neows_id", "name", "absolute_magnitude_h", "diameter_min_km", "diameter_max_km",
           "is_hazardous_provider", "is_sentry_object", *OBSERVATION),
          group="designation", family="asteroids"),
    Table("silver_neows__orbits", "silver", "asteroids", ("designation",),
          ("designation", *_ELEMENTS, *OBSERVATION), group="designation", family="asteroids"),
    Table("silver_sbdb__asteroids", "silver", "asteroids", ("designation",),
          ("designation", "spkid", "name", "absolute_magnitude_h", "magnitude_slope_g", "diameter_km", "diameter_sigma_km",
           "albedo", "is_hazardous_provider", *_ELEMENTS, *OBSERVATION),
          group="designation", family="asteroids"),
)  # fmt: skip

GOLD = (
    Table("dim_asteroids", "gold", "asteroids", ("asteroid_id",),
          ("asteroid_id", "designation", "name", "spkid", "neows_id", "absolute_magnitude_h", "magnitude_slope_g",
           "diameter_km", "diameter_sigma_km", "diameter_min_km", "diameter_max_km", "diameter_avg_km", "diameter_source",
           "estimated_volume_km3", "albedo", "size_category", "is_hazardous", "is_hazardous_provider", "is_sentry_object",
           "orbit_source", "magnitude_source", *_ELEMENTS, *VERSION),
          group="designation", family="asteroids"),
    Table("fact_asteroid_approaches", "gold", "asteroids", ("approach_id",),
          ("approach_id", "asteroid_id", "date_id", "hazard_id", "designation", "body", "approach_at", "approach_at_tdb",
           "time_uncertainty_s", "miss_distance_au", "miss_distance_km", "miss_distance_lunar", "miss_distance_min_km",
           "miss_distance_max_km", "velocity_kms", "speed_infinity_km_s", "risk_score", "threat_level", "is_hazardous",
           "days_until_approach", "approach_source", "is_withdrawn", "ingestion_timestamp", *VERSION),
          group="designation", window="approach_at_tdb", family="asteroids"),
    Table("dim_time", "gold", "asteroids", ("date_id",),
          ("date_id", "date", "year", "month", "day", "day_of_week", "week_of_year")),
    Table("dim_hazard_classification", "gold", "asteroids", ("hazard_id",), ("hazard_id", "threat_level", "is_hazardous")),
)  # fmt: skip
