from collections.abc import Mapping
from typing import Any

import numpy as np

from services.domain.time_scales import instants_from_jd, iso_seconds, utc_from_tdb

FIELDS = (
    "orbit_id", "epoch_jd_tdb", "eccentricity", "semi_major_axis_au", "perihelion_distance_au", "aphelion_distance_au",
    "inclination_deg", "ascending_node_deg", "perihelion_argument_deg", "mean_anomaly_deg", "mean_motion_deg_d",
    "orbital_period_d", "perihelion_at_jd_tdb", "moid_au", "orbit_class", "condition_code", "orbit_rms_arcsec",
    "data_arc_d", "observations_used", "first_observed", "last_observed", "eccentricity_sigma",
    "semi_major_axis_sigma_au", "inclination_sigma_deg", "ascending_node_sigma_deg", "perihelion_argument_sigma_deg",
    "mean_anomaly_sigma_deg", "orbit_source",
)  # fmt: skip


def orbit_of(asteroid: Mapping[str, Any]) -> dict[str, Any]:
    """Elements, 1-sigmas and quality of an object's row, with the epoch as a UTC instant."""
    epoch = utc_from_tdb(instants_from_jd(np.array([asteroid["epoch_jd_tdb"]])))
    return {**{name: asteroid[name] for name in FIELDS}, "epoch_at": iso_seconds(epoch)[0]}
