"""NOAA SWPC, minute by minute: solar wind plasma and field, planetary K index, GOES X-rays.

A longer file is taken at first or after a gap. The real-time solar wind files hold several spacecraft interleaved.
"""

from collections.abc import Callable
from datetime import timedelta

from etl.sources import columns
from etl.sources.model import Ask, Request
from etl.sources.swpc_reading import Shape, dataset, file_of, stale, whole_file

_PLASMA = Shape(
    columns.PLASMA,
    {
        "proton_speed": ("proton_speed", "speed"),
        "proton_density": ("proton_density", "density"),
        "proton_temperature": ("proton_temperature", "temperature"),
        "source": ("source",),
        "overall_quality": ("overall_quality",),
    },
    ("proton_speed", "proton_density", "proton_temperature"),
)
_MAG = Shape(
    columns.MAG,
    {n: (n,) for n in ("bt", "bx_gsm", "by_gsm", "bz_gsm", "source", "overall_quality")},
    ("bt", "bx_gsm", "by_gsm", "bz_gsm"),
)
_KP = Shape(
    columns.KP,
    {"kp": ("Kp", "kp", "kp_index"), "a_running": ("a_running",), "station_count": ("station_count",)},
    ("kp",),
)
_XRAYS = Shape(
    columns.XRAYS,
    {n: (n,) for n in ("energy", "satellite", "flux", "observed_flux", "electron_correction", "electron_contaminaton")},
    ("energy", "flux"),
)


def _solar_wind(kind: str, rtsw: str) -> Callable[[Ask], list[Request]]:
    def requests(ask: Ask) -> list[Request]:
        if ask.settings.solar_wind_feed == "rtsw":
            return [file_of(ask, f"/json/rtsw/{rtsw}_1m.json", timedelta(hours=24))]
        if stale(ask, timedelta(hours=2)):
            return [file_of(ask, f"/products/solar-wind/{kind}-7-day.json", timedelta(days=7))]
        return [file_of(ask, f"/products/solar-wind/{kind}-2-hour.json", timedelta(hours=2))]

    return requests


def _xray_requests(ask: Ask) -> list[Request]:
    # 5 h, not 6: the file's oldest rows fall out while the next run waits.
    if stale(ask, timedelta(hours=5)):
        return [file_of(ask, "/json/goes/primary/xrays-7-day.json", timedelta(days=7))]
    return [file_of(ask, "/json/goes/primary/xrays-6-hour.json", timedelta(hours=6))]


_SPAN = "[0-9a-z-]+"
DATASETS = (
    dataset("plasma", _PLASMA, _solar_wind("plasma", "rtsw_wind"),
             f"products/solar-wind/plasma-{_SPAN}", "json/rtsw/rtsw_wind_1m"),
    dataset("mag", _MAG, _solar_wind("mag", "rtsw_mag"), f"products/solar-wind/mag-{_SPAN}", "json/rtsw/rtsw_mag_1m"),
    dataset("kp", _KP, whole_file("/products/noaa-planetary-k-index.json", timedelta(days=7)),
            "products/noaa-planetary-k-index"),
    dataset("xrays", _XRAYS, _xray_requests, f"json/goes/primary/xrays-{_SPAN}"),
)  # fmt: skip
