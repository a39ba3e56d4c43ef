"""Silver of the noun `space_weather`: telemetry points of SWPC, events of DONKI.

A SWPC record holds several series of one instant: it is checked as a whole, then becomes one point per value. A
value that the provider leaves out makes no point.
"""

from collections.abc import Callable, Mapping
from functools import cache

import ibis
import ibis.expr.types as ir
import pyarrow as pa

from etl.quality.engine import Expression, source
from etl.silver.mapping import RECORD, Cleaning, Derived
from etl.sources import columns
from services.domain.arrow import arrow_type
from services.domain.tables import TABLES

POINTS = "telemetry_points"
_LONG_BAND, _SHORT_BAND = "0.1-0.8nm", "0.05-0.4nm"


def _telemetry(bronze: str, series: Mapping[str, str | Derived], about: Mapping[str, str | Derived]) -> Cleaning:
    return Cleaning(
        bronze=bronze,
        silver=POINTS,
        columns={"observed_at": "observed_at", **series, **about},
        key=("observed_at", *(["series"] if "series" in about else [])),
    )


def _in_band(band: str) -> Derived:
    return Derived("flux", lambda t: ibis.ifelse(t.energy == band, t.flux, None))


def _band_series(t: ir.Table) -> ir.Value:
    return ibis.cases(
        (t.energy == _LONG_BAND, "xray_flux_long_w_m2"), (t.energy == _SHORT_BAND, "xray_flux_short_w_m2"),
        else_=t.energy,
    )  # fmt: skip


_SOLAR_WIND = {"spacecraft": "source", "quality": "overall_quality"}
_SPACECRAFT = Derived("satellite", lambda t: ibis.literal("GOES-") + t.satellite)

_TELEMETRY = (
    _telemetry(
        columns.PLASMA,
        {
            "solar_wind_speed_km_s": "proton_speed",
            "proton_density_per_cm3": "proton_density",
            "proton_temperature_k": "proton_temperature",
        },
        _SOLAR_WIND,
    ),
    _telemetry(
        columns.MAG,
        {"imf_bt_nt": "bt", "imf_bx_gsm_nt": "bx_gsm", "imf_by_gsm_nt": "by_gsm", "imf_bz_gsm_nt": "bz_gsm"},
        _SOLAR_WIND,
    ),
    _telemetry(columns.KP, {"kp_index": "kp"}, {}),
    _telemetry(
        columns.XRAYS,
        {"xray_flux_long_w_m2": _in_band(_LONG_BAND), "xray_flux_short_w_m2": _in_band(_SHORT_BAND)},
        {"spacecraft": _SPACECRAFT, "series": Derived("energy", _band_series)},
    ),
)

_EVENT = {
    "event_id": "event_id", "start_at": "start_at", "linked_event_ids": "linked_event_ids",
    "instruments": "instruments", "note": "note", "link": "link", "version_id": "versionId",
    "submitted_at": "submitted_at",
}  # fmt: skip
_PLACE = {"source_location": "sourceLocation", "active_region": "activeRegionNum"}


def _literal(text: str) -> Callable[[ir.Table], ir.Value]:
    return lambda _: ibis.literal(text)


def _events(bronze: str, kind: str, own: dict[str, str]) -> Cleaning:
    table = TABLES["silver_donki__events"]
    return Cleaning(
        bronze=bronze,
        silver=table.name,
        columns={**_EVENT, "event_type": Derived("event_id", _literal(kind)), **own},
        key=table.key,
        required=("start_at",),
        hashed=table.values,
    )


CLEANINGS = (
    *_TELEMETRY,
    _events(columns.FLARES, "FLR", {**_PLACE, "peak_at": "peak_at", "end_at": "end_at", "flare_class": "classType"}),
    _events(
        columns.CMES,
        "CME",
        {
            **_PLACE, "cme_speed_km_s": "speed", "cme_half_angle_deg": "halfAngle", "cme_latitude_deg": "latitude",
            "cme_longitude_deg": "longitude", "cme_time21_5_at": "time21_5_at", "analyses": "cmeAnalyses",
        },
    ),
    _events(columns.STORMS, "GST", {"kp_max": "kp_max", "kp_values": "allKpIndex"}),
)  # fmt: skip


def points(cleaning: Cleaning, wide: pa.Table) -> pa.Table:
    """One row per value of sound telemetry records: series, observed_at, value, spacecraft, quality, record_no."""
    return _points(cleaning).run({f"{cleaning.bronze}__checked": wide})


@cache
def _points(cleaning: Cleaning) -> Expression:
    schema = pa.schema([(n, arrow_type(n)) for n in cleaning.columns] + [(RECORD, pa.int64())])
    wide = source(f"{cleaning.bronze}__checked", schema)
    series = [n for n in cleaning.columns if n not in {"observed_at", "spacecraft", "quality", "series"}]
    return Expression(f"{cleaning.bronze}__points", ibis.union(*(_series(wide, n) for n in series)))


def _series(wide: ir.Table, name: str) -> ir.Table:
    present = wide.filter(wide[name].notnull())
    return present.select(
        series=ibis.literal(name),
        observed_at=present.observed_at,
        value=present[name],
        spacecraft=_or_null(present, "spacecraft", "string"),
        quality=_or_null(present, "quality", "int64"),
        record_no=present[RECORD],
    )


def _or_null(table: ir.Table, name: str, kind: str) -> ir.Value:
    return table[name] if name in table.columns else ibis.null(kind)
