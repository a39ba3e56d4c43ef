"""CMEs matched with what arrived at Earth, 1997 to 2018: from the lists of LASCO and of Richardson and Cane.

Napoletano et al. 2022, doi:10.1029/2021SW002925. The second line holds units, `-9999.0` and an empty cell are missing.
The transit starts at about 20 solar radii, where the drag model that the list was made for begins.
"""

from typing import Final

import numpy as np

from etl.sources.cleaning import entity
from etl.sources.columns import bronze
from etl.sources.csv_text import read_csv
from etl.sources.instants import iso_instants, iso_text
from etl.sources.model import Ask, Dataset, Parsed, Payload, Request
from etl.sources.payload import UnreadableError, fingerprint, unreadable
from etl.sources.rows import flags, rows_from_arrays, table, texts
from services.domain import datasets as domain

_GIVEN = ("CME_num", "Transit_time", "Transit_time_err", "Arrival_v", "LASCO_v", "v_r", "v_r_err", "LASCO_da", "DST")
_INSTANTS: Final = {"first_at": "LASCO_Start", "start_at": "Start_Date", "arrival_at": "Arrival_Date"}
_MISSING: Final = frozenset({"", "-9999", "-9999.0"})
TRANSITS = bronze("bronze_cme_arrival__transits", *_INSTANTS, *_GIVEN)


def parse(payload: Payload) -> Parsed:
    """One record per CME; the line of units is none."""
    try:
        header, lines = read_csv(payload)
        rows = rows_from_arrays(header, _without_units(lines), (*_INSTANTS.values(), *_GIVEN))
    except UnreadableError as error:
        return unreadable(payload, error)
    records = len(rows.record_no) + len(rows.problems)
    for name in ("Start_Date", "Arrival_Date"):
        rows.reject(
            flags(np.isnat(iso_instants(rows.get(name)))), "field.instant", name, "an instant: 1997-01-10 04:00:00"
        )
    columns = {name: texts([None if v in _MISSING else v for v in rows.get(name)]) for name in _GIVEN}
    instants = {name: iso_text(rows.get(given)) for name, given in _INSTANTS.items()}
    return Parsed(
        records=records,
        tables={TRANSITS: table(TRANSITS, rows.record_no, {**instants, **columns})},
        problems=rows.problems,
        schema_fingerprint=fingerprint(header, []),
    )


def _without_units(lines: list[list[str]]) -> list[list[str]]:
    return lines[1:] if lines and lines[0][0] == "index" else lines


def _nothing(_: Ask) -> list[Request]:
    return []


_CLEANING = entity(
    TRANSITS,
    "silver_cme_arrival__transits",
    {
        "cme_transit_id": "CME_num", "coronagraph_first_at": "first_at", "transit_start_at": "start_at",
        "transit_end_at": "arrival_at", "transit_h": "Transit_time", "transit_sigma_h": "Transit_time_err",
        "arrival_speed_km_s": "Arrival_v", "plane_of_sky_speed_km_s": "LASCO_v", "radial_speed_km_s": "v_r",
        "radial_speed_sigma_km_s": "v_r_err", "angular_width_deg": "LASCO_da", "dst_least_nt": "DST",
    },
    required=("transit_start_at", "transit_end_at", "transit_h"),
)  # fmt: skip
BENCHMARKS = (
    Dataset(
        domain.Dataset("cme_arrival", "transits", domain.PIPELINE, "Transits of CMEs, 1997 to 2018",
                       "Napoletano et al.", 0, "increment", "windows"),
        "files", (TRANSITS,), _nothing, parse, cleanings=(_CLEANING,),
    ),
)  # fmt: skip
