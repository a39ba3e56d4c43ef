"""Datasets and telemetry series of the noun `space_weather`.

DONKI is asked every 12 hours, but for flares, CMEs and storms: those change within the hour of an event (a CME is
told 6.6 h after its start at the median, with storms following within days), and the pages speak of them as of now.
"""

from services.domain.datasets.model import DAY, HOUR, MINUTE, Dataset, Series

_SWPC, _DONKI, _NOUN = "NOAA SWPC", "NASA CCMC DONKI", "space_weather"
_HALF_DAY, _WEEK = 12 * HOUR, 7 * DAY

DATASETS = (
    Dataset("swpc", "plasma", _NOUN, "Solar wind plasma at L1", _SWPC, MINUTE, "increment", "cadence", place=11),
    Dataset("swpc", "mag", _NOUN, "Interplanetary magnetic field at L1", _SWPC, MINUTE, "increment", "cadence",
            place=12),
    Dataset("swpc", "kp", _NOUN, "Planetary K index", _SWPC, 15 * MINUTE, "increment", "cadence", place=10),
    Dataset("swpc", "xrays", _NOUN, "GOES X-ray flux", _SWPC, MINUTE, "increment", "cadence", place=13),
    Dataset("swpc", "protons", _NOUN, "GOES integral proton flux", _SWPC, MINUTE, "increment", "cadence", place=47),
    Dataset("swpc", "alerts", _NOUN, "Alerts, watches and warnings", _SWPC, 5 * MINUTE, "increment", "windows",
            place=48),
    Dataset("swpc", "kp_forecast", _NOUN, "Planetary K index: estimated and predicted", _SWPC, 15 * MINUTE, "increment",
            "windows", place=49),
    Dataset("swpc", "scales", _NOUN, "NOAA scales: now and three days ahead", _SWPC, 15 * MINUTE, "increment",
            "windows", place=50),
    Dataset("swpc", "dst", _NOUN, "Quick-look Dst index", _SWPC, 5 * MINUTE, "increment", "cadence", place=51),
    Dataset("swpc", "f107", _NOUN, "Solar radio flux at 10.7 cm", _SWPC, 6 * HOUR, "increment", "cadence", place=52),
    Dataset("swpc", "bulletins", _NOUN, "Forecast and outlook texts", _SWPC, HOUR, "increment", "windows", place=53),
    Dataset("donki", "flares", _NOUN, "Solar flares", _DONKI, 30 * MINUTE, "increment", "windows", place=20),
    Dataset("donki", "cmes", _NOUN, "Coronal mass ejections", _DONKI, 30 * MINUTE, "increment", "windows", place=22),
    Dataset("donki", "storms", _NOUN, "Geomagnetic storms", _DONKI, 30 * MINUTE, "increment", "windows", place=21),
    Dataset("donki", "shocks", _NOUN, "Interplanetary shocks", _DONKI, _HALF_DAY, "increment", "windows", place=54),
    Dataset("donki", "particles", _NOUN, "Solar energetic particles", _DONKI, _HALF_DAY, "increment", "windows",
            place=55),
    Dataset("donki", "crossings", _NOUN, "Magnetopause crossings", _DONKI, _HALF_DAY, "increment", "windows", place=56),
    Dataset("donki", "belts", _NOUN, "Radiation belt enhancements", _DONKI, _HALF_DAY, "increment", "windows",
            place=57),
    Dataset("donki", "streams", _NOUN, "High-speed streams", _DONKI, _HALF_DAY, "increment", "windows", place=58),
    Dataset("donki", "notifications", _NOUN, "DONKI notifications", _DONKI, _HALF_DAY, "increment", "windows",
            place=59),
    Dataset("donki", "simulations", _NOUN, "WSA-ENLIL simulations", _DONKI, _HALF_DAY, "increment", "windows",
            "simulator only", place=60),
    Dataset("donki", "analyses", _NOUN, "CME analyses", _DONKI, _HALF_DAY, "increment", "windows", "simulator only",
            place=61),
    Dataset("gfz", "kp", _NOUN, "Kp and ap since 1932, definitive", "GFZ Potsdam", _WEEK, "increment", "cadence",
            place=70),
    Dataset("celestrak_sw", "daily", _NOUN, "Kp, ap, F10.7 since 1957 by CelesTrak", "CelesTrak", _WEEK, "increment",
            "cadence", place=71),
    Dataset("omni2", "hourly", _NOUN, "OMNI2: hourly solar wind at Earth", "NASA SPDF", _WEEK, "increment", "cadence",
            place=72),
)  # fmt: skip

PROTON_MEV = (1, 5, 10, 30, 50, 60, 100, 500)
_SERIES = {
    ("swpc", "plasma", MINUTE): ("solar_wind_speed_km_s", "proton_density_per_cm3", "proton_temperature_k"),
    ("swpc", "mag", MINUTE): ("imf_bt_nt", "imf_bx_gsm_nt", "imf_by_gsm_nt", "imf_bz_gsm_nt"),
    ("swpc", "kp", 3 * HOUR): ("kp_index",),
    ("swpc", "xrays", MINUTE): ("xray_flux_long_w_m2", "xray_flux_short_w_m2"),
    ("swpc", "protons", 5 * MINUTE): tuple(f"proton_flux_ge{mev}mev_pfu" for mev in PROTON_MEV),
    # Three times within six hours, then a night: a day between the last sample and the next is no gap.
    ("swpc", "f107", DAY): ("f107_flux_sfu", "f107_mean_90_days_sfu"),
    ("swpc", "dst", HOUR): ("dst_nt",),
    ("gfz", "kp", 3 * HOUR): ("kp_index_definitive", "ap_index_definitive"),
    ("gfz", "kp", DAY): ("ap_daily_definitive", "sunspot_number", "f107_observed_sfu", "f107_adjusted_sfu"),
    ("celestrak_sw", "daily", 3 * HOUR): ("celestrak_kp_index", "celestrak_ap_index"),
    ("celestrak_sw", "daily", DAY): (
        "celestrak_sunspot_number", "celestrak_f107_observed_sfu", "celestrak_f107_adjusted_sfu",
    ),
    ("omni2", "hourly", HOUR): (
        "omni_speed_km_s", "omni_density_per_cm3", "omni_temperature_k", "omni_pressure_npa", "omni_bt_nt",
        "omni_bx_gsm_nt", "omni_by_gsm_nt", "omni_bz_gsm_nt", "omni_kp_index", "omni_ap_index", "omni_dst_nt",
        "omni_ae_nt", "omni_f107_sfu", "omni_sunspot_number", "omni_proton_flux_gt10mev_pfu",
        "omni_proton_flux_gt30mev_pfu", "omni_proton_flux_gt60mev_pfu",
    ),
}  # fmt: skip
SERIES = {
    name: Series(name, source, dataset, cadence_s)
    for (source, dataset, cadence_s), names in _SERIES.items()
    for name in names
}

EVENT_DATASETS = {
    "FLR": "flares",
    "CME": "cmes",
    "GST": "storms",
    "IPS": "shocks",
    "SEP": "particles",
    "MPC": "crossings",
    "RBE": "belts",
    "HSS": "streams",
}
