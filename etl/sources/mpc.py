"""Minor Planet Center: NEA.txt, the orbits of all near-Earth asteroids in the fixed columns of MPCORB.

No header and no count, so an answer is never a snapshot. Designation and epoch are packed; the readable designation at
a line's end is used where the packed one cannot be read. The epoch is terrestrial time, within 2 ms of TDB.
"""

import re
from typing import Any

from etl.sources import columns
from etl.sources.cleaning import entity
from etl.sources.model import Ask, Dataset, Parsed, Payload, Problem, Request, about
from etl.sources.payload import UnreadableError, record_text, unreadable
from etl.sources.rows import table
from services.domain.designations import designation_from_name
from services.domain.packed import designation_from_packed, jd_from_packed

_COLUMNS = {
    "packed": (0, 7), "H": (8, 13), "G": (14, 19), "epoch": (20, 25), "M": (26, 35), "w": (37, 46), "om": (48, 57),
    "i": (59, 68), "e": (70, 79), "n": (80, 91), "a": (92, 103), "U": (105, 106), "reference": (107, 116),
    "n_obs": (117, 122), "n_opp": (123, 126), "arc": (127, 136), "rms": (137, 141), "perturbers": (142, 149),
    "computer": (150, 160), "flags": (161, 165), "readable": (166, 194), "last_obs": (194, 202),
}  # fmt: skip
ORBITS = columns.bronze(
    "bronze_mpc__orbits", "designation", *_COLUMNS, "epoch_jd", "arc_years", "arc_days", "last_observed"
)
_WIDTH = 160
"""A line that ends before the orbit's computer is no record of this format."""


def requests(ask: Ask) -> list[Request]:
    """The whole file."""
    return [Request("mpc", f"{ask.settings.mpc_url}/iau/MPCORB/NEA.txt")]


def parse(payload: Payload) -> Parsed:
    """Read one file in MPCORB's format."""
    try:
        lines = _lines(payload)
    except UnreadableError as error:
        return unreadable(payload, error)
    fits = [len(line) >= _WIDTH for line in lines]
    expected = f"a line of 202 characters in MPCORB's format, at least {_WIDTH}"
    problems = [
        Problem("record.shape", expected, record_text(line), i)
        for i, (line, ok) in enumerate(zip(lines, fits, strict=True))
        if not ok
    ]
    numbers = [i for i, ok in enumerate(fits) if ok]
    return Parsed(records=len(lines), tables={ORBITS: _table([lines[i] for i in numbers], numbers)}, problems=problems)


def _lines(payload: Payload) -> list[str]:
    try:
        text = payload.body.decode("ascii")
    except UnicodeDecodeError as error:
        raise UnreadableError("payload.text", "a file in ASCII", str(error)) from None
    lines = [line for line in text.splitlines() if line.strip()]
    if not lines:
        raise UnreadableError("payload.empty", "a file of orbits; ask the provider again", f"{len(payload.body)} bytes")
    if lines[0].lstrip().startswith("<"):
        raise UnreadableError("payload.html", "a file of orbits; the address has moved or is down", lines[0][:120])
    return lines


def _table(lines: list[str], numbers: list[int]) -> Any:
    given: dict[str, Any] = {
        name: [line[start:end].strip() for line in lines] for name, (start, end) in _COLUMNS.items()
    }
    epochs = {text: jd_from_packed(text) for text in set(given["epoch"])}
    names = zip(given["packed"], given["readable"], strict=True)
    given["designation"] = [designation_from_packed(p) or designation_from_name(r) for p, r in names]
    given["epoch_jd"] = [None if (jd := epochs[text]) is None else repr(jd) for text in given["epoch"]]
    given["arc_years"] = [arc if "-" in arc else None for arc in given["arc"]]
    given["arc_days"] = [arc.removesuffix("days").strip() if arc.endswith("days") else None for arc in given["arc"]]
    given["last_observed"] = [_date(text) for text in given["last_obs"]]
    return table(ORBITS, numbers, given)


def _date(text: str) -> str | None:
    return f"{text[:4]}-{text[4:6]}-{text[6:]}" if re.fullmatch(r"\d{8}", text) else None


_CLEANING = entity(
    ORBITS,
    "silver_mpc__orbits",
    {
        "designation": "designation", "name": "readable", "packed_designation": "packed", "absolute_magnitude_h": "H",
        "magnitude_slope_g": "G", "epoch_jd_tdb": "epoch_jd", "mean_anomaly_deg": "M", "perihelion_argument_deg": "w",
        "ascending_node_deg": "om", "inclination_deg": "i", "eccentricity": "e", "mean_motion_deg_d": "n",
        "semi_major_axis_au": "a", "condition_code": "U", "mpc_reference": "reference", "observations_used": "n_obs",
        "oppositions": "n_opp", "observed_arc": "arc_years", "data_arc_d": "arc_days", "orbit_rms_arcsec": "rms",
        "perturbers": "perturbers", "orbit_computer": "computer", "orbit_flags": "flags",
        "last_observed": "last_observed",
    },
    ("epoch_jd_tdb", "eccentricity"),
)  # fmt: skip
_ADDRESS = r"www\.minorplanetcenter\.net/iau/MPCORB/NEA\.txt"
DATASETS = (Dataset(about("mpc", "nea"), "mpc", (ORBITS,), requests, parse, (_ADDRESS,), cleanings=(_CLEANING,)),)
