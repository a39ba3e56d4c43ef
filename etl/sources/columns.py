"""Bronze columns: the contract between the parsers and silver.

Provider names are kept where they are unambiguous; a nested value carries its own last name. `designation` and
every `*_at` column are normalised, the rest is what the provider wrote. Two spellings of one field (before and
after March 2026 at SWPC) share the newer name.
"""

APPROACHES = "bronze_cneos_cad__approaches"
SBDB_ASTEROIDS = "bronze_sbdb_query__asteroids"
NEOWS_ASTEROIDS = "bronze_neows__asteroids"
NEOWS_ORBITS = "bronze_neows__orbits"
NEOWS_APPROACHES = "bronze_neows__approaches"
PLASMA = "bronze_swpc__plasma"
MAG = "bronze_swpc__mag"
KP = "bronze_swpc__kp"
XRAYS = "bronze_swpc__xrays"
FLARES = "bronze_donki__flares"
CMES = "bronze_donki__cmes"
STORMS = "bronze_donki__storms"

# diameter_min_km and diameter_max_km exist only in the CSV export, which estimates them from H.
CAD = ("record_no", "designation", "approach_at", "approach_at_tdb", "time_uncertainty_s", "des", "orbit_id", "jd",
       "cd", "dist", "dist_min", "dist_max", "v_rel", "v_inf", "t_sigma_f", "h", "body", "diameter", "diameter_sigma",
       "fullname", "diameter_min_km", "diameter_max_km")  # fmt: skip

# spkid in today's numbering (numbered n is 20000000+n); neo and pha as "Y", "N" or null.
SBDB = ("record_no", "designation", "spkid", "full_name", "pdes", "neo", "pha", "H", "G", "diameter", "diameter_sigma",
        "albedo", "orbit_id", "epoch", "e", "a", "q", "i", "om", "w", "ma", "ad", "n", "tp", "per", "moid", "class",
        "condition_code", "rms", "data_arc", "n_obs_used", "first_obs", "last_obs", "sigma_e", "sigma_a", "sigma_i",
        "sigma_om", "sigma_w", "sigma_ma")  # fmt: skip

# neows_id is the 7-digit or 8-digit id as given; estimated_diameter_* in km; booleans as "true" or "false".
NEOWS_ASTEROID = ("record_no", "designation", "neows_id", "name", "nasa_jpl_url", "absolute_magnitude_h",
                  "estimated_diameter_min", "estimated_diameter_max", "is_potentially_hazardous_asteroid",
                  "is_sentry_object")  # fmt: skip
# approach_at_tdb is the minute given; where a 2016 answer gives only a date, noon of that date.
NEOWS_APPROACH = ("record_no", "designation", "approach_at", "approach_at_tdb", "close_approach_date",
                  "close_approach_date_full", "epoch_date_close_approach", "kilometers_per_second", "astronomical",
                  "orbiting_body")  # fmt: skip
NEOWS_ORBIT = ("record_no", "designation", "orbit_id", "epoch_osculation", "eccentricity", "semi_major_axis",
               "perihelion_distance", "aphelion_distance", "inclination", "ascending_node_longitude",
               "perihelion_argument", "mean_anomaly", "mean_motion", "orbital_period", "perihelion_time",
               "minimum_orbit_intersection", "orbit_class_type", "orbit_uncertainty", "data_arc_in_days",
               "observations_used", "first_observation_date", "last_observation_date", "orbit_determination_date",
               "equinox")  # fmt: skip

PLASMA_COLUMNS = ("record_no", "observed_at", "time_tag", "proton_speed", "proton_density", "proton_temperature",
                  "source", "overall_quality")  # fmt: skip
MAG_COLUMNS = ("record_no", "observed_at", "time_tag", "bt", "bx_gsm", "by_gsm", "bz_gsm", "source",
               "overall_quality")  # fmt: skip
KP_COLUMNS = ("record_no", "observed_at", "time_tag", "kp", "a_running", "station_count")
# energy "0.1-0.8nm" is the long band, "0.05-0.4nm" the short one.
XRAY_COLUMNS = ("record_no", "observed_at", "time_tag", "energy", "satellite", "flux", "observed_flux",
                "electron_correction", "electron_contaminaton")  # fmt: skip

# instruments, linked_event_ids and notification_ids are lists of text; versionId is null in records that have none.
_EVENT = ("record_no", "event_id", "start_at", "submitted_at", "note", "link", "versionId", "instruments",
          "linked_event_ids", "notification_ids")  # fmt: skip
FLARE_COLUMNS = (*_EVENT, "peak_at", "end_at", "classType", "sourceLocation", "activeRegionNum")
# The five values are those of the analysis marked most accurate (the newest of several), null without one;
# cmeAnalyses is every analysis as JSON text.
CME_COLUMNS = (*_EVENT, "sourceLocation", "activeRegionNum", "speed", "halfAngle", "latitude", "longitude",
               "time21_5_at", "cmeAnalyses")  # fmt: skip
# allKpIndex is JSON text, kp_max the greatest kpIndex in it.
STORM_COLUMNS = (*_EVENT, "kp_max", "allKpIndex")

TABLES: dict[str, tuple[str, ...]] = {
    APPROACHES: CAD,
    SBDB_ASTEROIDS: SBDB,
    NEOWS_ASTEROIDS: NEOWS_ASTEROID,
    NEOWS_APPROACHES: NEOWS_APPROACH,
    NEOWS_ORBITS: NEOWS_ORBIT,
    PLASMA: PLASMA_COLUMNS,
    MAG: MAG_COLUMNS,
    KP: KP_COLUMNS,
    XRAYS: XRAY_COLUMNS,
    FLARES: FLARE_COLUMNS,
    CMES: CME_COLUMNS,
    STORMS: STORM_COLUMNS,
}
LISTS = {"instruments", "linked_event_ids", "notification_ids"}
"""Columns that hold lists of text."""


def bronze(name: str, *columns: str, lists: tuple[str, ...] = ()) -> str:
    """Declare a bronze table of a provider's own module; `record_no` comes first by itself.

    Args:
        name: `bronze_<source>__<dataset>`.
        columns: all text, but for those in `lists`, which hold lists of text.
        lists: names that hold lists in every bronze table.
    """
    TABLES[name] = ("record_no", *columns)
    LISTS.update(lists)
    return name
