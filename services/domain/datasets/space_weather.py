"""Datasets and telemetry series of the noun `space_weather`."""

from services.domain.datasets.model import HOUR, MINUTE, Dataset, Series

_SWPC, _DONKI = "NOAA SWPC", "NASA CCMC DONKI"

DATASETS = (
    Dataset("swpc", "plasma", "space_weather", "Solar wind plasma at L1", _SWPC, MINUTE, "increment", "cadence", place=11),
    Dataset("swpc", "mag", "space_weather", "Interplanetary magnetic field at L1", _SWPC, MINUTE, "increment", "cadence",
            place=12),
    Dataset("swpc", "kp", "space_weather", "Planetary K index", _SWPC, 15 * MINUTE, "increment", "cadence", place=10),
    Dataset("swpc", "xrays", "space_weather", "GOES X-ray flux", _SWPC, MINUTE, "increment", "cadence", place=13),
    Dataset("donki", "flares", "space_weather", "Solar flares", _DONKI, 30 * MINUTE, "increment", "windows", place=20),
    Dataset("donki", "cmes", "space_weather", "Coronal mass ejections", _DONKI, 30 * MINUTE, "increment", "windows",
            place=22),
    Dataset("donki", "storms", "space_weather", "Geomagnetic storms", _DONKI, 30 * MINUTE, "increment", "windows",
            place=21),
)  # fmt: skip

_SERIES = {
    ("swpc", "plasma", MINUTE): ("solar_wind_speed_km_s", "proton_density_per_cm3", "proton_temperature_k"),
    ("swpc", "mag", MINUTE): ("imf_bt_nt", "imf_bx_gsm_nt", "imf_by_gsm_nt", "imf_bz_gsm_nt"),
    ("swpc", "kp", 3 * HOUR): ("kp_index",),
    ("swpc", "xrays", MINUTE): ("xray_flux_long_w_m2", "xray_flux_short_w_m2"),
}
SERIES = {
    name: Series(name, source, dataset, cadence_s)
    for (source, dataset, cadence_s), names in _SERIES.items()
    for name in names
}

EVENT_DATASETS = {"FLR": "flares", "CME": "cmes", "GST": "storms"}
