"""Dashboard *Space weather*: the Sun, the wind, the storm."""

from typing import Final

from grafana.definitions.model import BLUE, ORANGE, RED, YELLOW, Board, Panel, Row, Threshold
from grafana.definitions.queries import metric_now, series, sql, sql_over_time
from grafana.definitions.units import label_of, unit_of
from grafana.definitions.variables import ORIGIN
from services.domain.fields import CATALOGUE

STORM: Final[tuple[Threshold, ...]] = ((4, YELLOW), (4.67, ORANGE), (6.67, RED))
"""Kp: unsettled, G1 from 5-, G3 from 7-."""
BLACKOUT: Final[tuple[Threshold, ...]] = ((1e-5, YELLOW), (1e-4, ORANGE), (1e-3, RED))
"""X-rays in W/m²: M1 is R1, X1 is R3, X10 is R4."""
RADIATION: Final[tuple[Threshold, ...]] = ((10, YELLOW), (1000, ORANGE), (1e4, RED))
"""Protons above 10 MeV in pfu: S1, S3, S4."""
WIND: Final[tuple[Threshold, ...]] = ((500, YELLOW), (700, ORANGE), (900, RED))
_EVENT = "${web}/space-weather?event=${__value.raw}"


def _now(number: int, name: str, thresholds: tuple[Threshold, ...], question: str, reach: str = "3h") -> Panel:
    """The newest value of one series."""
    return Panel(
        number=number, title=label_of(name), kind="stat", unit=unit_of(name), size=(4, 4), question=question,
        thresholds=thresholds, queries=(series(name, "last", reach=reach),),
    )  # fmt: skip


def _chart(  # noqa: PLR0913 - one for each way in which charts differ
    number: int, title: str, question: str, *names: str, of: str = "mean", reach: str = "0s",
    thresholds: tuple[Threshold, ...] = (), bars: bool = False, logarithmic: bool = False,
) -> Panel:  # fmt: skip
    return Panel(
        number=number, title=title, kind="timeseries", unit=unit_of(names[0]), question=question, thresholds=thresholds,
        queries=tuple(series(name, of, reach=reach) for name in names), bars=bars, logarithmic=logarithmic,
    )  # fmt: skip


NOW: Final = Row("How is it now?", (
    _now(1, "kp_index", STORM, "Is there a geomagnetic storm? G1 from Kp 5−.", "6h"),
    _now(2, "solar_wind_speed_km_s", WIND, "How fast is the wind that reaches Earth in less than an hour?"),
    Panel(number=3, title=label_of("imf_bz_gsm_nt"), kind="stat", unit=unit_of("imf_bz_gsm_nt"), size=(4, 4), base=RED,
          thresholds=((-15, ORANGE), (-5, YELLOW), (0, "green")),
          question="Does the field point south, so that the wind couples to Earth's?",
          queries=(series("imf_bz_gsm_nt", "last", reach="3h"),)),
    _now(4, "xray_flux_long_w_m2", BLACKOUT, "Is there a flare? M from 10⁻⁵ W/m², X from 10⁻⁴."),
    _now(5, "proton_flux_ge10mev_pfu", RADIATION, "Is there a radiation storm? S1 from 10 pfu."),
    Panel(number=6, title=label_of("dst_nt"), kind="stat", unit=unit_of("dst_nt"), size=(4, 4), base=RED,
          thresholds=((-100, ORANGE), (-50, YELLOW), (-30, "green")),
          question="How strong is the ring current? Below −50 nT is a storm.",
          queries=(series("dst_nt", "last", reach="12h"),)),
    Panel(number=8, title="Kp as users see it", kind="stat", unit="none", decimals=2, size=(4, 3), thresholds=STORM,
          question="Which Kp does core tell, on whichever engine? It forgets one of nine hours ago.",
          queries=(metric_now("max(orrery_kp_index)"),)),
    Panel(number=9, title="Wind as users see it", kind="stat", unit="velocityms", size=(4, 3),
          thresholds=tuple((1000 * km_s, colour) for km_s, colour in WIND),
          question="Which speed of the wind does core tell, on whichever engine? It forgets one of an hour ago.",
          queries=(metric_now("max(orrery_solar_wind_speed_metres_per_second)"),)),
    Panel(number=7, title="Age of what core shows", kind="stat", unit="s", size=(16, 3), base=BLUE,
          thresholds=((900, YELLOW), (3600, RED)),
          question="How long ago were wind, field and X-rays last asked for with success? Old values are no calm.",
          queries=(metric_now('orrery_dataset_lag_seconds{dataset=~"swpc/(plasma|mag|xrays|kp)"}', "{{dataset}}"),)),
))  # fmt: skip

COURSE: Final = Row("What happened?", (
    _chart(10, "Planetary K", "When was it how stormy?", "kp_index", of="last", reach="6h", thresholds=STORM, bars=True),
    _chart(11, "X-rays", "When did flares peak, and how high?", "xray_flux_long_w_m2", "xray_flux_short_w_m2", of="max",
           thresholds=BLACKOUT, logarithmic=True),
    _chart(12, "Speed of the wind", "When did a stream or a shock arrive?", "solar_wind_speed_km_s", thresholds=WIND),
    _chart(13, "Magnetic field at L1", "When did the field turn south, and how strong was it?",
           "imf_bz_gsm_nt", "imf_bt_nt"),
    _chart(14, "Proton density", "How dense is the wind?", "proton_density_per_cm3"),
    _chart(15, "Proton temperature", "How hot is the wind?", "proton_temperature_k"),
    _chart(16, "Energetic protons", "Did particles of a flare reach Earth?", "proton_flux_ge1mev_pfu",
           "proton_flux_ge10mev_pfu", "proton_flux_ge50mev_pfu", "proton_flux_ge100mev_pfu", of="max",
           thresholds=RADIATION, logarithmic=True),
    _chart(17, "Course of Dst", "How deep was the storm?", "dst_nt", of="last", reach="12h"),
    _chart(18, "F10.7", "How active is the Sun over weeks?", "f107_flux_sfu", of="last", reach="3d"),
))  # fmt: skip

SAID: Final = Row("What is said and expected?", (
    Panel(number=20, title="Kp, observed and predicted", kind="timeseries", unit=unit_of("kp_forecast"), bars=True,
          question="Which Kp does SWPC expect in the next three days? Widen the span into the future to see them.",
          thresholds=STORM,
          queries=(sql_over_time("""
SELECT $__timeGroupAlias(forecast_at, '3h'), forecast_status AS metric, max(kp_forecast) AS value
FROM {schema}.fact_kp_forecasts WHERE forecast_at >= {now} - interval '7 days' GROUP BY 1, 2 ORDER BY 1"""),)),
    Panel(number=21, title="NOAA scales", kind="table", columns=("forecast_at", "forecast_role", "r_scale", "s_scale",
          "g_scale", "r1_r2_probability_pct", "s1_probability_pct"),
          question="Which levels do NOAA's scales have now and in the next days?",
          queries=(sql("""
SELECT forecast_at, forecast_role, r_scale, s_scale, g_scale, r1_r2_probability_pct, s1_probability_pct
FROM {schema}.fact_space_weather_forecasts
WHERE forecast_product = 'noaa-scales' ORDER BY forecast_at DESC LIMIT 20"""),)),
    Panel(number=22, title="Newest events", kind="table", size=(24, 9), columns=("start_at", "event_type", "flare_class",
          "kp_max", "cme_speed_km_s", "source_location", "active_region", "peak_at", "event_id"),
          question="Which flares, ejections, shocks and storms has DONKI told? A click shows what led to what.",
          column_links={"event_id": _EVENT},
          queries=(sql("""
SELECT start_at, event_type, flare_class, kp_max, cme_speed_km_s, source_location, active_region, peak_at, event_id
FROM {schema}.fact_space_weather_events
WHERE NOT is_withdrawn AND start_at >= {now} - interval '30 days' ORDER BY start_at DESC LIMIT 100"""),)),
    Panel(number=23, title="Alerts, watches and warnings", kind="table", size=(24, 8), columns=("issued_at", "alert_kind",
          "noaa_scale", "headline", "valid_until_at"),
          question="What has SWPC warned of, and until when?",
          queries=(sql("""
SELECT issued_at, alert_kind, noaa_scale, headline, valid_until_at
FROM {schema}.fact_space_weather_alerts ORDER BY issued_at DESC LIMIT 50"""),)),
))  # fmt: skip

BOARD: Final = Board(
    noun="space_weather",
    title="Space weather",
    description=f"The Sun, the wind and the storm, of {CATALOGUE['kp_index'].source} and {CATALOGUE['event_id'].source}.",
    rows=(NOW, COURSE, SAID),
    variables=(ORIGIN,),
    page="/space-weather",
    span=("now-24h", "now"),
)
