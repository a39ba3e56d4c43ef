"""Sentry's bronze tables and how they become silver."""

from etl.sources import columns
from etl.sources.cleaning import entity

OBJECT = ("des", "fullname", "h", "diameter", "ip", "ps_cum", "ps_max", "ts_max", "n_imp", "v_inf", "last_obs")
ANALYSIS = (*OBJECT, "method", "energy", "mass", "v_imp", "pdate", "cdate", "first_obs", "darc", "nobs", "ndel",
             "ndop", "nsat")  # fmt: skip
IMPACT = ("date", "ip", "ps", "ts", "energy", "dist", "width", "sigma_imp", "sigma_lov", "stretch", "sigma_mc",
           "sigma_vi")  # fmt: skip
RISKS = columns.bronze(
    "bronze_sentry__risks", "designation", *OBJECT, "id", "range", "last_obs_jd", "year_from", "year_to"
)
REMOVALS = columns.bronze("bronze_sentry__removals", "designation", "des", "removed_at")
ANALYSES = columns.bronze("bronze_sentry__analyses", "designation", *ANALYSIS, "analysed_at", "arc_days")
IMPACTORS = columns.bronze(
    "bronze_sentry__impactors", "impactor_id", "designation", "impact_at_tdb", "analysed_at", *IMPACT
)
_RISK_FIELDS = {
    "designation": "designation", "name": "fullname", "absolute_magnitude_h": "h", "diameter_estimate_km": "diameter",
    "impact_probability": "ip", "palermo_cumulative": "ps_cum", "palermo_max": "ps_max", "torino_max": "ts_max",
    "potential_impacts": "n_imp", "speed_infinity_km_s": "v_inf", "last_observed": "last_obs",
}  # fmt: skip

CLEANINGS = (
    entity(RISKS, "silver_sentry__risks",
           {**_RISK_FIELDS, "sentry_id": "id", "impact_year_from": "year_from", "impact_year_to": "year_to"},
           ("impact_probability",)),
    entity(REMOVALS, "silver_sentry__removals", {"designation": "designation", "removed_at": "removed_at"},
           ("removed_at",)),
    entity(ANALYSES, "silver_sentry__analyses",
           {**_RISK_FIELDS, "impact_method": "method", "analysed_at": "analysed_at", "impact_energy_mt": "energy",
            "mass_kg": "mass", "impact_speed_km_s": "v_imp", "first_observed": "first_obs", "data_arc_d": "arc_days",
            "observations_used": "nobs", "radar_delays_used": "ndel", "radar_dopplers_used": "ndop",
            "satellite_observations_used": "nsat"}),
    entity(IMPACTORS, "silver_sentry__impactors",
           {"impactor_id": "impactor_id", "designation": "designation", "impact_at_tdb": "impact_at_tdb",
            "impact_probability": "ip", "palermo_scale": "ps", "torino_scale": "ts", "impact_energy_mt": "energy",
            "target_plane_distance_re": "dist", "uncertainty_width_re": "width", "sigma_impact": "sigma_imp",
            "sigma_lov": "sigma_lov", "stretch_re_per_sigma": "stretch", "sigma_mc": "sigma_mc", "sigma_vi": "sigma_vi",
            "analysed_at": "analysed_at"},
           ("designation", "impact_at_tdb", "impact_probability")),
)  # fmt: skip
