"""CelesTrak's SpaceData: Kp, ap, sunspot number and F10.7 of every day since 1957, as CSV or as CSSI text.

A compilation of GFZ, SILSO and DRAO (attribution to CelesTrak asked for), kept apart from their own. Kp is in tenths,
thirds rounded. The CSV marks F10.7 as observed (OBS), interpolated (INT, quality 1) or predicted (PRD, PRM); the text
by blocks and a flag. Predicted days are counted and not loaded: they are no observations.
"""

import csv
import io
from datetime import UTC, datetime
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from etl.sources.cleaning import telemetry
from etl.sources.columns import bronze
from etl.sources.fixed_width import EIGHTHS, by_interval, dates, interval_starts, lines_of, refused, thirds
from etl.sources.model import Ask, Dataset, Parsed, Payload, Request, Window, about
from etl.sources.payload import UnreadableError, unreadable
from etl.sources.rows import mapped, table
from services.domain.time_scales import iso_seconds

EIGHTH = bronze("bronze_celestrak_sw__eighths", "observed_at", "kp", "ap")
DAYS = bronze("bronze_celestrak_sw__days", "observed_at", "isn", "f107_observed", "f107_adjusted", "quality")
_KP = [f"KP{i}" for i in range(1, EIGHTHS + 1)]
_AP = [f"AP{i}" for i in range(1, EIGHTHS + 1)]
_NEEDED = ("DATE", *_KP, *_AP, "ISN", "F10.7_OBS", "F10.7_ADJ", "F10.7_DATA_TYPE")
_EXPECTED = "a day with a date and as many cells as the header"
# Places of the CSSI text, FORMAT(I4,I3,I3,I5,I3,8I3,I4,8I4,I4,F4.1,I2,I4,F6.1,I2,5F6.1), of what is read.
_PLACES = {
    **{name: (18 + 3 * i, 21 + 3 * i) for i, name in enumerate(_KP)},
    **{name: (46 + 4 * i, 50 + 4 * i) for i, name in enumerate(_AP)},
    "ISN": (88, 92), "F10.7_ADJ": (92, 98), "F10.7_DATA_TYPE": (98, 100), "F10.7_OBS": (112, 118),
}  # fmt: skip
_WIDTH = 130
_INTERPOLATED = ("INT", "2", "4")
_FIRST = datetime(1957, 10, 1, tzinfo=UTC)


def parse(payload: Payload) -> Parsed:
    """Days of one file of either form."""
    try:
        lines = lines_of(payload)
        found = _of_csv(lines) if lines[0].as_py().startswith("DATE,") else _of_text(lines)
    except UnreadableError as error:
        return unreadable(payload, error)
    columns, lines, observed = found
    days = dates(columns["DATE"])
    good = ~np.isnat(days)
    problems = refused(lines, ~good, "record.shape", _EXPECTED)
    kept = good & observed
    columns = {name: column.filter(pa.array(kept)) for name, column in columns.items()}
    return Parsed(
        records=len(lines),
        tables=_tables(columns, days[kept], np.flatnonzero(kept)),
        problems=problems,
        inactive=int((good & ~observed).sum()),
    )


def _of_csv(lines: pa.Array) -> tuple[dict[str, pa.Array], pa.Array, np.ndarray]:
    header = next(csv.reader([lines[0].as_py()]))
    if missing := [name for name in _NEEDED if name not in header]:
        raise UnreadableError("payload.field_missing", f"columns {', '.join(_NEEDED)}", header, missing[0])
    places, lines = {name: header.index(name) for name in _NEEDED}, lines[1:]
    cells = list(csv.reader(io.StringIO("\n".join(lines.to_pylist()))))
    width = len(header)
    rows = [row if len(row) == width else [""] * width for row in cells]
    columns = {name: _texts([row[at] for row in rows]) for name, at in places.items()}
    observed = pc.fill_null(pc.is_in(columns["F10.7_DATA_TYPE"], pa.array(["OBS", "INT"])), fill_value=False)
    # A line without its date is refused, not taken for a prediction.
    return columns, lines, np.asarray(observed) | np.asarray(pc.is_null(columns["DATE"]))


def _of_text(lines: pa.Array) -> tuple[dict[str, pa.Array], pa.Array, np.ndarray]:
    everything = lines.to_pylist()
    if "BEGIN OBSERVED" not in everything:
        raise UnreadableError("payload.text", "CSSI space weather with BEGIN OBSERVED", everything[0][:120])
    kept, observed, block = [], [], ""
    for line in everything:
        if line.startswith(("BEGIN ", "END ")):
            block = line.partition(" ")[2] if line.startswith("BEGIN ") else ""
        elif block:
            kept.append(line)
            observed.append(block == "OBSERVED")
    lines = pa.array(kept, pa.string())
    whole = pc.equal(pc.utf8_length(lines), _WIDTH)
    written = pc.replace_substring(pc.utf8_slice_codeunits(lines, 0, 10), " ", "-")
    columns = {"DATE": pc.if_else(whole, written, pa.scalar(None, pa.string()))}
    columns |= {n: _texts(pc.utf8_slice_codeunits(lines, a, b).to_pylist()) for n, (a, b) in _PLACES.items()}
    return columns, lines, np.array(observed, bool)


def _texts(cells: list[Any]) -> pa.Array:
    return pa.array([cell.strip() or None for cell in cells], pa.string())


def _tables(columns: dict[str, pa.Array], days: np.ndarray, numbers: np.ndarray) -> dict[str, pa.Table]:
    kp = [pa.array(mapped(columns[name].to_pylist(), thirds), pa.string()) for name in _KP]
    interpolated = pc.is_in(columns["F10.7_DATA_TYPE"], pa.array(_INTERPOLATED))
    daily = {
        "observed_at": iso_seconds(days), "isn": columns["ISN"], "f107_observed": columns["F10.7_OBS"],
        "f107_adjusted": columns["F10.7_ADJ"], "quality": pc.if_else(interpolated, "1", "0"),
    }  # fmt: skip
    eighths = by_interval({"kp": kp, "ap": [columns[name] for name in _AP]})
    starts = {"observed_at": iso_seconds(interval_starts(days))}
    return {
        EIGHTH: table(EIGHTH, np.repeat(numbers, EIGHTHS), starts | eighths),
        DAYS: table(DAYS, numbers, daily),
    }


def _requests(ask: Ask) -> list[Request]:
    return [Request("celestrak", f"{ask.settings.celestrak_url}/SpaceData/SW-All.csv", Window(_FIRST, ask.now))]


_DAILY = {
    "celestrak_sunspot_number": "isn", "celestrak_f107_observed_sfu": "f107_observed",
    "celestrak_f107_adjusted_sfu": "f107_adjusted",
}  # fmt: skip
DATASETS = (
    Dataset(about("celestrak_sw", "daily"), "celestrak", (EIGHTH, DAYS), _requests, parse,
            (r"(www\.)?celestrak\.(org|com)/SpaceData/SW-(All|Last5Years)\.(csv|txt)",),
            (telemetry(EIGHTH, {"celestrak_kp_index": "kp", "celestrak_ap_index": "ap"}),
             telemetry(DAYS, _DAILY, {"quality": "quality"}))),
)  # fmt: skip
