"""NOAA SWPC: solar wind plasma and field, planetary K index, GOES X-rays.

Files are whole and rolling: no window can be asked for, a longer file is taken at first or after a gap. Both shapes
are read, header-row arrays of strings (to March 2026) and lists of objects. The real-time solar wind files hold
several spacecraft interleaved: only rows whose `active` is not false are telemetry, the others are counted.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import numpy as np

from etl.sources import columns
from etl.sources.instants import iso_instants
from etl.sources.model import Ask, Dataset, Parsed, Payload, Request, Window, about
from etl.sources.payload import UnreadableError, fingerprint, read_json, unreadable
from etl.sources.rows import Rows, flags, rows_from_arrays, rows_from_objects, table
from services.domain.time_scales import iso_seconds

_EXPECTED_TIME = "an instant such as 2026-03-23 15:05:00.000"


@dataclass(frozen=True, slots=True)
class _Shape:
    """Where one file keeps its values: per bronze column the provider's names, newest first."""

    table: str
    names: dict[str, tuple[str, ...]]
    required: tuple[str, ...]


_PLASMA = _Shape(
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
_MAG = _Shape(
    columns.MAG,
    {n: (n,) for n in ("bt", "bx_gsm", "by_gsm", "bz_gsm", "source", "overall_quality")},
    ("bt", "bx_gsm", "by_gsm", "bz_gsm"),
)
_KP = _Shape(
    columns.KP,
    {"kp": ("Kp", "kp", "kp_index"), "a_running": ("a_running",), "station_count": ("station_count",)},
    ("kp",),
)
_XRAYS = _Shape(
    columns.XRAYS,
    {n: (n,) for n in ("energy", "satellite", "flux", "observed_flux", "electron_correction", "electron_contaminaton")},
    ("energy", "flux"),
)


def _parser(shape: _Shape) -> Callable[[Payload], Parsed]:
    def parse(payload: Payload) -> Parsed:
        try:
            return _parsed(shape, read_json(payload))
        except UnreadableError as error:
            return unreadable(payload, error)

    return parse


def _parsed(shape: _Shape, value: Any) -> Parsed:
    records = value if isinstance(value, list) else [value]
    headed = bool(records) and isinstance(records[0], list)
    rows = _headed_rows(shape, records) if headed else _object_rows(shape, records)
    total = len(records) - headed
    active = [not (a is False or a == "false") for a in rows.get("active")]
    inactive = len(active) - sum(active)
    rows.keep(active)
    instants = iso_instants(rows.get("time_tag"))
    missing = np.isnat(instants)
    rows.reject(flags(missing), "field.instant", "time_tag", _EXPECTED_TIME)
    values = {name: rows.get(_found(rows.values, spellings)) for name, spellings in shape.names.items()}
    observed = {"observed_at": iso_seconds(instants[~missing]), "time_tag": rows.get("time_tag")}
    return Parsed(
        records=total,
        tables={shape.table: table(shape.table, rows.record_no, {**observed, **values})},
        problems=rows.problems,
        inactive=inactive,
        schema_fingerprint=fingerprint((), records[:1] if headed else records),
    )


def _headed_rows(shape: _Shape, records: list[Any]) -> Rows:
    return rows_from_arrays(records[0], records[1:], _required(shape, records[0]))


def _object_rows(shape: _Shape, records: list[Any]) -> Rows:
    names = next((list(r) for r in records if isinstance(r, dict)), [])
    known = [_found(names, spellings) for spellings in shape.names.values()]
    return rows_from_objects(records, _required(shape, names), [*known, "active"])


def _required(shape: _Shape, names: Sequence[Any]) -> list[str]:
    return ["time_tag", *(_found(names, shape.names[name]) for name in shape.required)]


def _found(names: Any, spellings: tuple[str, ...]) -> str:
    return next((s for s in spellings if s in names), spellings[0])


def _solar_wind(kind: str, rtsw: str) -> Callable[[Ask], list[Request]]:
    def requests(ask: Ask) -> list[Request]:
        if ask.settings.solar_wind_feed == "rtsw":
            return [_file(ask, f"/json/rtsw/{rtsw}_1m.json", timedelta(hours=24))]
        if _stale(ask, timedelta(hours=2)):
            return [_file(ask, f"/products/solar-wind/{kind}-7-day.json", timedelta(days=7))]
        return [_file(ask, f"/products/solar-wind/{kind}-2-hour.json", timedelta(hours=2))]

    return requests


def _kp_requests(ask: Ask) -> list[Request]:
    return [_file(ask, "/products/noaa-planetary-k-index.json", timedelta(days=7))]


def _xray_requests(ask: Ask) -> list[Request]:
    # 5 h, not 6: the file's oldest rows fall out while the next run waits.
    if _stale(ask, timedelta(hours=5)):
        return [_file(ask, "/json/goes/primary/xrays-7-day.json", timedelta(days=7))]
    return [_file(ask, "/json/goes/primary/xrays-6-hour.json", timedelta(hours=6))]


def _stale(ask: Ask, reach: timedelta) -> bool:
    wanted = ask.window.start if ask.window else ask.newest_at
    return wanted is None or ask.now - wanted > reach - timedelta(minutes=5)


def _file(ask: Ask, path: str, reach: timedelta) -> Request:
    return Request("swpc", f"{ask.settings.swpc_url}{path}", Window(ask.now - reach, ask.now))


def _dataset(name: str, shape: _Shape, requests: Callable[[Ask], list[Request]], *paths: str) -> Dataset:
    addresses = tuple(rf"services\.swpc\.noaa\.gov/{path}\.json" for path in paths)
    return Dataset(about("swpc", name), "swpc", (shape.table,), requests, _parser(shape), addresses)


_SPAN = "[0-9a-z-]+"
DATASETS = (
    _dataset("plasma", _PLASMA, _solar_wind("plasma", "rtsw_wind"),
             f"products/solar-wind/plasma-{_SPAN}", "json/rtsw/rtsw_wind_1m"),
    _dataset("mag", _MAG, _solar_wind("mag", "rtsw_mag"), f"products/solar-wind/mag-{_SPAN}", "json/rtsw/rtsw_mag_1m"),
    _dataset("kp", _KP, _kp_requests, "products/noaa-planetary-k-index"),
    _dataset("xrays", _XRAYS, _xray_requests, f"json/goes/primary/xrays-{_SPAN}"),
)  # fmt: skip
