"""Tables of the noun `asteroids`."""

from services.domain.tables.model import OBSERVATION, VERSION, Table, entity

_ELEMENTS = (
    "orbit_id", "epoch_jd_tdb", "eccentricity", "semi_major_axis_au", "perihelion_distance_au", "aphelion_distance_au",
    "inclination_deg", "ascending_node_deg", "perihelion_argument_deg", "mean_anomaly_deg", "mean_motion_deg_d",
    "orbital_period_d", "perihelion_at_jd_tdb", "moid_au", "orbit_class", "condition_code", "orbit_rms_arcsec",
    "data_arc_d", "observations_used", "first_observed", "last_observed",
    "eccentricity_sigma", "semi_major_axis_sigma_au", "inclination_sigma_deg", "ascending_node_sigma_deg",
    "perihelion_argument_sigma_deg", "mean_anomaly_sigma_deg",
)  # fmt: skip
_PHYSICAL = ("rotation_period_h", "density_g_cm3", "gm_km3_s2", "extent_km", "spectral_type_smassii",
             "spectral_type_tholen")  # fmt: skip
_SBDB = ("designation", "spkid", "name", "absolute_magnitude_h", "magnitude_slope_g", "diameter_km", "diameter_sigma_km",
         "albedo", "is_hazardous_provider", *_ELEMENTS)  # fmt: skip
_RISK = ("designation", "name", "absolute_magnitude_h", "diameter_estimate_km", "impact_probability",
         "palermo_cumulative", "palermo_max", "torino_max", "potential_impacts", "speed_infinity_km_s",
         "last_observed")  # fmt: skip
_IMPACTOR = ("impactor_id", "designation", "impact_at_tdb", "impact_probability", "palermo_scale", "torino_scale",
             "impact_energy_mt", "target_plane_distance_re", "uncertainty_width_re", "sigma_impact", "sigma_lov",
             "stretch_re_per_sigma", "sigma_mc", "sigma_vi", "analysed_at")  # fmt: skip

_ENTITIES = (
    entity("asteroids", "silver_sentry__risks", "fact_impact_risks", key="designation",
           values=(*_RISK, "sentry_id", "impact_year_from", "impact_year_to")),
    entity("asteroids", "silver_sentry__removals", "fact_impact_risk_removals", key="designation",
           values=("designation", "removed_at")),
    entity("asteroids", "silver_sentry__analyses", "fact_impact_analyses", key="designation",
           values=(*_RISK, "impact_method", "analysed_at", "impact_energy_mt", "mass_kg", "impact_speed_km_s",
                   "first_observed", "data_arc_d", "observations_used", "radar_delays_used", "radar_dopplers_used",
                   "satellite_observations_used")),
    entity("asteroids", "silver_fireball__fireballs", "fact_fireballs", key="fireball_id",
           values=("fireball_id", "fireball_at", "radiated_energy_1e10_j", "impact_energy_kt", "fireball_latitude_deg",
                   "fireball_longitude_deg", "fireball_altitude_km", "fireball_speed_km_s", "velocity_x_km_s",
                   "velocity_y_km_s", "velocity_z_km_s")),
    entity("asteroids", "silver_scout__objects", "fact_scout_objects", key="scout_id",
           values=("scout_id", "last_run_at", "ephemeris_at", "observations_used", "data_arc_d", "fit_rms",
                   "absolute_magnitude_h", "visual_magnitude", "moid_au", "approach_distance_ld", "speed_infinity_km_s",
                   "impact_rating", "pha_score", "neo_score", "neo_1km_score", "geocentric_score", "ieo_score",
                   "tisserand_score", "right_ascension_deg", "declination_deg", "elongation_deg",
                   "sky_motion_arcsec_min", "position_uncertainty_arcmin", "position_uncertainty_p1_arcmin")),
    entity("asteroids", "silver_mpc__orbits", "fact_mpc_orbits", key="designation",
           values=("designation", "name", "packed_designation", "absolute_magnitude_h", "magnitude_slope_g",
                   "epoch_jd_tdb", "mean_anomaly_deg", "perihelion_argument_deg", "ascending_node_deg",
                   "inclination_deg", "eccentricity", "mean_motion_deg_d", "semi_major_axis_au", "condition_code",
                   "mpc_reference", "observations_used", "oppositions", "observed_arc", "data_arc_d", "orbit_rms_arcsec",
                   "perturbers", "orbit_computer", "orbit_flags", "last_observed")),
    entity("asteroids", "silver_neows__stats", "fact_neows_stats", key="catalogue_id",
           values=("catalogue_id", "objects_listed", "approaches_listed", "counted_on")),
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
          (*_SBDB, *OBSERVATION), group="designation", family="asteroids"),
    Table("silver_sbdb__lookups", "silver", "asteroids", ("designation",),
          (*_SBDB, *_PHYSICAL, *OBSERVATION), group="designation", family="asteroids"),
    # A virtual impactor belongs to an analysis of its object: a later one replaces all of them.
    Table("silver_sentry__impactors", "silver", "asteroids", ("impactor_id",), (*_IMPACTOR, *OBSERVATION),
          group="designation", family="impactors"),
    *(log for log, _ in _ENTITIES),
)  # fmt: skip

GOLD = (
    Table("dim_asteroids", "gold", "asteroids", ("asteroid_id",),
          ("asteroid_id", "designation", "name", "spkid", "neows_id", "absolute_magnitude_h", "magnitude_slope_g",
           "diameter_km", "diameter_sigma_km", "diameter_min_km", "diameter_max_km", "diameter_avg_km", "diameter_source",
           "estimated_volume_km3", "albedo", "size_category", "is_hazardous", "is_hazardous_provider", "is_sentry_object",
           "orbit_source", "magnitude_source", *_PHYSICAL, *_ELEMENTS, *VERSION),
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
    Table("fact_virtual_impactors", "gold", "asteroids", ("impactor_id",), (*_IMPACTOR, "is_withdrawn", *VERSION),
          group="designation", family="impactors"),
    *(fact for _, fact in _ENTITIES),
)  # fmt: skip
