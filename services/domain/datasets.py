"""Every dataset that Orrery reads and every telemetry series: who provides it, how often, how wholeness is judged."""

from dataclasses import dataclass
from typing import Literal

Contract = Literal["declared", "cadence", "windows"]


@dataclass(frozen=True, slots=True)
class Dataset:
    """One dataset of one source; `cadence_s` is how often it is asked, in seconds."""

    source: str
    dataset: str
    noun: str
    title: str
    provider: str
    cadence_s: int
    semantics: Literal["snapshot", "increment"]
    contract: Contract
    evidence: Literal["recorded", "simulator only"] = "recorded"


@dataclass(frozen=True, slots=True)
class Series:
    """One telemetry series: its dataset and the seconds between its samples."""

    name: str
    source: str
    dataset: str
    cadence_s: int


_H = 3600
_CAD, _SBDB, _NEOWS = "NASA JPL CNEOS", "NASA JPL SBDB", "NASA NeoWs"
_SWPC, _DONKI = "NOAA SWPC", "NASA CCMC DONKI"

DATASETS = (
    Dataset("cneos_cad", "approaches", "asteroids", "Close approaches to Earth", _CAD, 6 * _H, "snapshot", "windows"),
    Dataset("sbdb_query", "asteroids", "asteroids", "Near-Earth objects: elements and sizes", _SBDB, 24 * _H,
            "increment", "declared"),
    Dataset("neows", "feed", "asteroids", "NeoWs approaches by day", _NEOWS, 6 * _H, "snapshot", "windows"),
    Dataset("neows", "lookup", "asteroids", "NeoWs objects, one by one", _NEOWS, 24 * _H, "increment", "windows"),
    Dataset("neows", "browse", "asteroids", "NeoWs catalogue, page by page", _NEOWS, 24 * _H, "increment", "windows"),
    Dataset("swpc", "plasma", "space_weather", "Solar wind plasma at L1", _SWPC, 60, "increment", "cadence"),
    Dataset("swpc", "mag", "space_weather", "Interplanetary magnetic field at L1", _SWPC, 60, "increment", "cadence"),
    Dataset("swpc", "kp", "space_weather", "Planetary K index", _SWPC, 900, "increment", "cadence"),
    Dataset("swpc", "xrays", "space_weather", "GOES X-ray flux", _SWPC, 60, "increment", "cadence"),
    Dataset("donki", "flares", "space_weather", "Solar flares", _DONKI, 1800, "increment", "windows"),
    Dataset("donki", "cmes", "space_weather", "Coronal mass ejections", _DONKI, 1800, "increment", "windows"),
    Dataset("donki", "storms", "space_weather", "Geomagnetic storms", _DONKI, 1800, "increment", "windows"),
)  # fmt: skip

_SERIES = {
    ("plasma", 60): ("solar_wind_speed_km_s", "proton_density_per_cm3", "proton_temperature_k"),
    ("mag", 60): ("imf_bt_nt", "imf_bx_gsm_nt", "imf_by_gsm_nt", "imf_bz_gsm_nt"),
    ("kp", 3 * _H): ("kp_index",),
    ("xrays", 60): ("xray_flux_long_w_m2", "xray_flux_short_w_m2"),
}
SERIES = {
    name: Series(name, "swpc", dataset, cadence_s) for (dataset, cadence_s), names in _SERIES.items() for name in names
}

EVENT_DATASETS = {"FLR": "flares", "CME": "cmes", "GST": "storms"}


def noun_of(source: str) -> str:
    """Noun of a source's datasets; `pipeline` for one that Orrery only counts."""
    return next((d.noun for d in DATASETS if d.source == source), "pipeline")
