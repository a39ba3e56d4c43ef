"""The CSV export of CNEOS's close-approach table, as rows under cad.api's own field names.

It puts two units in one cell (`3.75 | 0.00963`, LD and au), the time's uncertainty beside the time
(`1900-Jan-04 22:25 ±    00:02`), and diameters as a range estimated from H (`250 m -  570 m`).
"""

import re
from typing import Any

from etl.sources.csv_text import read_csv
from etl.sources.model import Payload
from etl.sources.rows import Rows, mapped, rows_from_arrays
from services.domain.designations import designation_from_name

CSV_FORM = "CSV export"
_REQUIRED = (
    "Object",
    "Close-Approach (CA) Date",
    "CA Distance Nominal (LD | au)",
    "CA Distance Minimum (LD | au)",
    "V relative (km/s)",
    "V infinity (km/s)",
    "H (mag)",
    "Estimated Diameter",
)
_SIZE = re.compile(r"([\d.]+) *(m|km) *- *([\d.]+) *(m|km)")
_NOTHING = {"", "n/a", "NaN"}


def read(payload: Payload) -> tuple[Rows, int]:
    """Rows under the names of cad.api, and how many lines there were.

    Raises:
        UnreadableError: the file is none or its columns were renamed.
    """
    header, lines = read_csv(payload)
    rows = rows_from_arrays(header, lines, _REQUIRED)
    times = [cell.replace("\xa0", " ").partition("±") for cell in rows.get(_REQUIRED[1])]
    sizes = [_size(cell) for cell in rows.get("Estimated Diameter")]
    nominal, least = (_au(rows.get(name)) for name in _REQUIRED[2:4])
    names = rows.get("Object")
    rows.values = {
        "des": mapped(names, designation_from_name),
        "fullname": names,
        "cd": [before.strip() for before, _, _ in times],
        "t_sigma_f": [after.strip() for _, _, after in times],
        "dist": nominal,
        "dist_min": least,
        "v_rel": _given(rows.get("V relative (km/s)")),
        "v_inf": _given(rows.get("V infinity (km/s)")),
        "h": _given(rows.get("H (mag)")),
        "diameter_min_km": [low for low, _ in sizes],
        "diameter_max_km": [high for _, high in sizes],
    }
    return rows, len(lines)


def _given(cells: list[str]) -> list[str | None]:
    return [None if cell.strip() in _NOTHING else cell for cell in cells]


def _au(cells: list[str]) -> list[str]:
    # "3.75 | 0.00963"; a minimum below what the export resolves is written ">  0.00 | 3.2e-06".
    return [cell.rpartition("|")[2].strip() for cell in cells]


def _size(cell: Any) -> tuple[str | None, str | None]:
    found = _SIZE.fullmatch(cell.strip()) if isinstance(cell, str) else None
    if found is None:
        return None, None
    low, low_unit, high, high_unit = found.groups()
    return _km(low, low_unit), _km(high, high_unit)


def _km(value: str, unit: str) -> str | None:
    try:
        return repr(float(value) if unit == "km" else float(value) / 1000)
    except ValueError:
        return None
