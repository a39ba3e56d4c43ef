"""NOAA SWPC's slower series: integral protons (GOES), Dst (Kyoto), solar radio flux at 10.7 cm.

Protons come as one row per energy; the S scale is read from >= 10 MeV. The flux file has one row per station time,
the 90-day mean only at noon, in no dependable order. Its short forms, the summary (a single object until March 2026,
an array since) and the 30-day list, say the same series.
"""

from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from etl.sources.cleaning import Derived, telemetry
from etl.sources.columns import bronze
from etl.sources.model import Ask, Request
from etl.sources.swpc_reading import Shape, dataset, file_of, stale, whole_file
from services.chassis.lean import when_used
from services.domain.datasets.space_weather import PROTON_MEV

if TYPE_CHECKING:
    import ibis
    import ibis.expr.types as ir
else:
    ibis = when_used("ibis")

_ABOUT = ("observed_at", "time_tag")
_PROTONS = Shape(
    bronze("bronze_swpc__protons", *_ABOUT, "energy", "satellite", "flux"),
    {n: (n,) for n in ("energy", "satellite", "flux")},
    ("energy", "flux"),
)
_DST = Shape(bronze("bronze_swpc__dst", *_ABOUT, "dst"), {"dst": ("dst",)}, ("dst",))
_F107 = Shape(
    bronze("bronze_swpc__f107", *_ABOUT, "flux", "ninety_day_mean", "reporting_schedule", "frequency"),
    {"flux": ("flux", "Flux"), **{n: (n,) for n in ("ninety_day_mean", "reporting_schedule", "frequency")}},
    ("flux",),
    time=("time_tag", "TimeStamp"),
)
_ENERGIES = {f">={mev} MeV": f"proton_flux_ge{mev}mev_pfu" for mev in PROTON_MEV}


def _above(energy: str) -> Derived:
    return Derived("flux", partial(_flux_above, energy))


def _flux_above(energy: str, t: "ir.Table") -> "ir.Value":
    return ibis.ifelse(t.energy == energy, t.flux, None)


def _goes(t: "ir.Table") -> "ir.Value":
    return ibis.literal("GOES-") + t.satellite


def _series(t: "ir.Table") -> "ir.Value":
    return ibis.cases(*((t.energy == energy, name) for energy, name in _ENERGIES.items()), else_=t.energy)


def _proton_requests(ask: Ask) -> list[Request]:
    if stale(ask, timedelta(hours=5)):
        return [file_of(ask, "/json/goes/primary/integral-protons-7-day.json", timedelta(days=7))]
    return [file_of(ask, "/json/goes/primary/integral-protons-6-hour.json", timedelta(hours=6))]


_PROTON_CLEANING = telemetry(
    _PROTONS.table,
    {name: _above(energy) for energy, name in _ENERGIES.items()},
    {
        "spacecraft": Derived("satellite", _goes),
        "series": Derived("energy", _series),
    },
)

DATASETS = (
    dataset("protons", _PROTONS, _proton_requests, "json/goes/primary/integral-protons-[0-9a-z-]+",
            cleaning=_PROTON_CLEANING),
    dataset("dst", _DST, whole_file("/products/kyoto-dst.json", timedelta(days=7)), "products/kyoto-dst",
            cleaning=telemetry(_DST.table, {"dst_nt": "dst"})),
    dataset("f107", _F107, whole_file("/json/f107_cm_flux.json", timedelta(days=30)), "json/f107_cm_flux",
            "products/summary/10cm-flux", "products/10cm-flux-30-day",
            cleaning=telemetry(_F107.table, {"f107_flux_sfu": "flux", "f107_mean_90_days_sfu": "ninety_day_mean"})),
)  # fmt: skip
