"""Silver of the noun `space_weather`: the solar wind, Kp and X-rays of SWPC; other providers say their own."""

from functools import partial
from typing import TYPE_CHECKING

from etl.sources import columns
from etl.sources.cleaning import Derived, telemetry
from services.chassis.lean import when_used

if TYPE_CHECKING:
    import ibis
    import ibis.expr.types as ir
else:
    ibis = when_used("ibis")

_LONG_BAND, _SHORT_BAND = "0.1-0.8nm", "0.05-0.4nm"


def _in_band(band: str) -> Derived:
    return Derived("flux", partial(_flux_in, band))


def _flux_in(band: str, t: "ir.Table") -> "ir.Value":
    return ibis.ifelse(t.energy == band, t.flux, None)


def _band_series(t: "ir.Table") -> "ir.Value":
    return ibis.cases(
        (t.energy == _LONG_BAND, "xray_flux_long_w_m2"), (t.energy == _SHORT_BAND, "xray_flux_short_w_m2"),
        else_=t.energy,
    )  # fmt: skip


def _goes(t: "ir.Table") -> "ir.Value":
    return ibis.literal("GOES-") + t.satellite


_SOLAR_WIND = {"spacecraft": "source", "quality": "overall_quality"}
_SPACECRAFT = Derived("satellite", _goes)

CLEANINGS = (
    telemetry(
        columns.PLASMA,
        {
            "solar_wind_speed_km_s": "proton_speed",
            "proton_density_per_cm3": "proton_density",
            "proton_temperature_k": "proton_temperature",
        },
        _SOLAR_WIND,
    ),
    telemetry(
        columns.MAG,
        {"imf_bt_nt": "bt", "imf_bx_gsm_nt": "bx_gsm", "imf_by_gsm_nt": "by_gsm", "imf_bz_gsm_nt": "bz_gsm"},
        _SOLAR_WIND,
    ),
    telemetry(columns.KP, {"kp_index": "kp"}),
    telemetry(
        columns.XRAYS,
        {"xray_flux_long_w_m2": _in_band(_LONG_BAND), "xray_flux_short_w_m2": _in_band(_SHORT_BAND)},
        {"spacecraft": _SPACECRAFT, "series": Derived("energy", _band_series)},
    ),
)
