"""Silver of the noun `asteroids`: close approaches of two providers, objects and orbits."""

from etl.sources import columns
from etl.sources.cleaning import entity
from etl.sources.sbdb_columns import SMALL_BODY

_NEOWS_ELEMENTS = {
    "orbit_id": "orbit_id", "epoch_jd_tdb": "epoch_osculation", "eccentricity": "eccentricity",
    "semi_major_axis_au": "semi_major_axis", "perihelion_distance_au": "perihelion_distance",
    "aphelion_distance_au": "aphelion_distance", "inclination_deg": "inclination",
    "ascending_node_deg": "ascending_node_longitude", "perihelion_argument_deg": "perihelion_argument",
    "mean_anomaly_deg": "mean_anomaly", "mean_motion_deg_d": "mean_motion", "orbital_period_d": "orbital_period",
    "perihelion_at_jd_tdb": "perihelion_time", "moid_au": "minimum_orbit_intersection",
    "orbit_class": "orbit_class_type", "condition_code": "orbit_uncertainty", "data_arc_d": "data_arc_in_days",
    "observations_used": "observations_used", "first_observed": "first_observation_date",
    "last_observed": "last_observation_date",
}  # fmt: skip


CLEANINGS = (
    entity(
        columns.APPROACHES,
        "silver_cneos__approaches",
        {
            "designation": "designation", "body": "body", "orbit_id": "orbit_id", "name": "fullname",
            "approach_at": "approach_at", "approach_at_tdb": "approach_at_tdb",
            "time_uncertainty_s": "time_uncertainty_s", "miss_distance_au": "dist", "miss_distance_min_au": "dist_min",
            "miss_distance_max_au": "dist_max", "velocity_kms": "v_rel", "speed_infinity_km_s": "v_inf",
            "absolute_magnitude_h": "h", "diameter_km": "diameter", "diameter_sigma_km": "diameter_sigma",
        },
        ("approach_at", "miss_distance_au"),
    ),
    entity(
        columns.NEOWS_APPROACHES,
        "silver_neows__approaches",
        {
            "designation": "designation", "body": "orbiting_body", "approach_at": "approach_at",
            "approach_at_tdb": "approach_at_tdb", "miss_distance_au": "astronomical",
            "velocity_kms": "kilometers_per_second",
        },
        ("approach_at", "miss_distance_au"),
    ),
    entity(
        columns.NEOWS_ASTEROIDS,
        "silver_neows__asteroids",
        {
            "designation": "designation", "neows_id": "neows_id", "name": "name",
            "absolute_magnitude_h": "absolute_magnitude_h", "diameter_min_km": "estimated_diameter_min",
            "diameter_max_km": "estimated_diameter_max",
            "is_hazardous_provider": "is_potentially_hazardous_asteroid", "is_sentry_object": "is_sentry_object",
        },
    ),
    entity(columns.NEOWS_ORBITS, "silver_neows__orbits", {"designation": "designation", **_NEOWS_ELEMENTS}),
    entity(columns.SBDB_ASTEROIDS, "silver_sbdb__asteroids", SMALL_BODY),
)  # fmt: skip
