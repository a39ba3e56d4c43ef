"""JPL CNEOS fireballs (fireball.api): every fireball that US Government sensors told of, in one answer.

Latitude and longitude are unsigned beside N/S and E/W, `count` is text. There is no identifier and values are revised:
a fireball is named by its date and radiated energy, and the whole list is a snapshot, so a revised one replaces the
old.
"""

from typing import Any

from etl.sources import columns
from etl.sources.cleaning import entity
from etl.sources.cneos_cad import declared_count
from etl.sources.instants import iso_text
from etl.sources.model import Ask, Dataset, Parsed, Payload, Request, about
from etl.sources.payload import UnreadableError, fingerprint, read_json, unreadable
from etl.sources.rows import Rows, as_text, rows_from_arrays, table
from etl.sources.windows import query_of

_GIVEN = ("date", "energy", "impact-e", "lat", "lat-dir", "lon", "lon-dir", "alt", "vel", "vx", "vy", "vz")
FIREBALLS = columns.bronze("bronze_fireball__fireballs", "fireball_id", "fireball_at", "latitude", "longitude", *_GIVEN)
_REQUIRED = ("date", "energy", "impact-e", "lat", "lat-dir", "lon", "lon-dir", "alt", "vel")
_SIGNS = {"N": "", "E": "", "S": "-", "W": "-"}
_NEUTRAL = {"vel-comp", "sort"}
"""Parameters that do not change which fireballs are listed."""


def requests(ask: Ask) -> list[Request]:
    """All of them: about a thousand since 1988."""
    return [Request("jpl", f"{ask.settings.jpl_url}/fireball.api?vel-comp=true")]


def parse(payload: Payload) -> Parsed:
    """Read one answer of fireball.api."""
    try:
        return _answer(payload)
    except UnreadableError as error:
        return unreadable(payload, error)


def _answer(payload: Payload) -> Parsed:
    value = read_json(payload)
    if not isinstance(value, dict):
        raise UnreadableError("payload.shape", "an object with fields and data", type(value).__name__)
    declared = declared_count(value)
    if declared == 0 and not value.get("data"):
        return Parsed(records=0, declared=0, schema_fingerprint=fingerprint(value, []))
    rows = rows_from_arrays(value.get("fields"), value.get("data"), _REQUIRED)
    total = len(value["data"])
    _reject_unsigned(rows, "lat", "lat-dir", "N or S beside a latitude")
    _reject_unsigned(rows, "lon", "lon-dir", "E or W beside a longitude")
    whole = declared == total and not rows.problems and not payload.truncated and not _is_narrowed(payload)
    return Parsed(
        records=total,
        declared=declared,
        tables={FIREBALLS: _table(rows)},
        problems=rows.problems,
        semantics="snapshot" if whole else "increment",
        schema_fingerprint=fingerprint((*value, *map(str, value["fields"])), value["data"]),
    )


def _table(rows: Rows) -> Any:
    dates, energies = rows.get("date"), rows.get("energy")
    given = {name: rows.get(name) for name in _GIVEN} | {
        "fireball_id": [_name(d, e) for d, e in zip(dates, energies, strict=True)],
        "fireball_at": iso_text(dates),
        "latitude": _signed(rows, "lat", "lat-dir"),
        "longitude": _signed(rows, "lon", "lon-dir"),
    }
    return table(FIREBALLS, rows.record_no, given)


def _name(date: Any, energy: Any) -> str | None:
    """Date and energy; `758` and `758.0` are the same energy."""
    if date is None:
        return None
    try:
        energy = f"{float(energy):g}"
    except (TypeError, ValueError, OverflowError):
        energy = "" if energy is None else as_text(energy)
    return f"{as_text(date)} {energy}".strip()


def _signed(rows: Rows, name: str, direction: str) -> list[str | None]:
    """Degrees, negative in the south and west."""
    pairs = zip(rows.get(name), rows.get(direction), strict=True)
    return [None if v is None else f"{_SIGNS[d]}{as_text(v).strip()}" for v, d in pairs]


def _reject_unsigned(rows: Rows, name: str, direction: str, expected: str) -> None:
    pairs = zip(rows.get(name), rows.get(direction), strict=True)
    bad = [v is not None and not (isinstance(d, str) and d in _SIGNS) for v, d in pairs]
    rows.reject(bad, "field.direction", direction, expected)


def _is_narrowed(payload: Payload) -> bool:
    return bool(set(query_of(payload.url)) - _NEUTRAL)


_CLEANING = entity(
    FIREBALLS,
    "silver_fireball__fireballs",
    {
        "fireball_id": "fireball_id", "fireball_at": "fireball_at", "radiated_energy_1e10_j": "energy",
        "impact_energy_kt": "impact-e", "fireball_latitude_deg": "latitude", "fireball_longitude_deg": "longitude",
        "fireball_altitude_km": "alt", "fireball_speed_km_s": "vel", "velocity_x_km_s": "vx", "velocity_y_km_s": "vy",
        "velocity_z_km_s": "vz",
    },
    ("fireball_at",),
)  # fmt: skip
_ADDRESS = r"ssd-api\.jpl\.nasa\.gov/fireball\.api"
DATASETS = (
    Dataset(about("fireball", "fireballs"), "jpl", (FIREBALLS,), requests, parse, (_ADDRESS,), cleanings=(_CLEANING,)),
)
