"""The small-body database's columns, which both of its services share, and which field each is."""

_ELEMENTS = {
    "orbit_id": "orbit_id", "epoch_jd_tdb": "epoch", "eccentricity": "e", "semi_major_axis_au": "a",
    "perihelion_distance_au": "q", "aphelion_distance_au": "ad", "inclination_deg": "i", "ascending_node_deg": "om",
    "perihelion_argument_deg": "w", "mean_anomaly_deg": "ma", "mean_motion_deg_d": "n", "orbital_period_d": "per",
    "perihelion_at_jd_tdb": "tp", "moid_au": "moid", "orbit_class": "class", "condition_code": "condition_code",
    "orbit_rms_arcsec": "rms", "data_arc_d": "data_arc", "observations_used": "n_obs_used",
    "first_observed": "first_obs", "last_observed": "last_obs", "eccentricity_sigma": "sigma_e",
    "semi_major_axis_sigma_au": "sigma_a", "inclination_sigma_deg": "sigma_i", "ascending_node_sigma_deg": "sigma_om",
    "perihelion_argument_sigma_deg": "sigma_w", "mean_anomaly_sigma_deg": "sigma_ma",
}  # fmt: skip
SMALL_BODY = {
    "designation": "designation", "spkid": "spkid", "name": "full_name", "absolute_magnitude_h": "H",
    "magnitude_slope_g": "G", "diameter_km": "diameter", "diameter_sigma_km": "diameter_sigma", "albedo": "albedo",
    "is_hazardous_provider": "pha", **_ELEMENTS,
}  # fmt: skip
PHYSICAL = {
    "rotation_period_h": "rot_per", "density_g_cm3": "density", "gm_km3_s2": "GM", "extent_km": "extent",
    "spectral_type_smassii": "spec_B", "spectral_type_tholen": "spec_T",
}  # fmt: skip
