"""Orbit mean-elements messages (CCSDS OMM) as CelesTrak writes them: JSON, CSV, and the older two-line form."""

import io

import pyarrow as pa
from pyarrow import csv

from etl.sources.model import Payload, Problem
from etl.sources.payload import UnreadableError, read_json, record_text
from etl.sources.rows import Rows, rows_from_objects
from etl.sources.tle import columns as tle_columns
from etl.sources.tle import element_sets, is_tle

OMM = (
    "OBJECT_NAME", "OBJECT_ID", "EPOCH", "MEAN_MOTION", "ECCENTRICITY", "INCLINATION", "RA_OF_ASC_NODE",
    "ARG_OF_PERICENTER", "MEAN_ANOMALY", "EPHEMERIS_TYPE", "CLASSIFICATION_TYPE", "NORAD_CAT_ID", "ELEMENT_SET_NO",
    "REV_AT_EPOCH", "BSTAR", "MEAN_MOTION_DOT", "MEAN_MOTION_DDOT",
)  # fmt: skip
_EXPECTED_TLE = "two lines of 69 columns with one catalogue number and sound checksums; ask for CSV instead"


def omm_rows(payload: Payload) -> tuple[Rows, int]:
    """Records of an answer under the names of `OMM`, and how many it holds, those that do not fit included.

    Raises:
        UnreadableError: it is in none of the three forms, or lacks a field.
    """
    body = payload.body.removeprefix(b"\xef\xbb\xbf").lstrip()
    if body.startswith(b"OBJECT_NAME,") or b",NORAD_CAT_ID" in body[:1000].split(b"\n", 1)[0]:
        return _csv_rows(body)
    if is_tle(body):
        return _tle_rows(body)
    records = read_json(payload)
    records = records if isinstance(records, list) else [records]
    return rows_from_objects(records, OMM[2:], OMM), len(records)


def _csv_rows(body: bytes) -> tuple[Rows, int]:
    wrong: list[csv.InvalidRow] = []

    def skip(row: csv.InvalidRow) -> str:
        wrong.append(row)
        return "skip"

    try:
        read = csv.read_csv(
            io.BytesIO(body.decode("utf-8", "replace").encode()),
            csv.ReadOptions(use_threads=False),
            csv.ParseOptions(invalid_row_handler=skip),
            csv.ConvertOptions(column_types=dict.fromkeys(OMM, pa.string()), strings_can_be_null=False),
        )
    except pa.ArrowInvalid as error:
        raise UnreadableError("payload.csv", "a CSV table of OMM records; ask the provider again", str(error)) from None
    if missing := [name for name in OMM[2:] if name not in read.column_names]:
        raise UnreadableError(
            "payload.field_missing", f"columns {', '.join(OMM)}", ", ".join(read.column_names), missing[0]
        )
    rows = Rows(records=read.to_pylist(), record_no=list(range(read.num_rows)))
    rows.values = {name: read[name].to_pylist() for name in read.column_names}
    for n, row in enumerate(wrong):
        expected = f"{row.expected_columns} cells, not {row.actual_columns}; the answer may be cut off"
        rows.problems.append(Problem("record.shape", expected, record_text(row.text), read.num_rows + n))
    return rows, read.num_rows + len(wrong)


def _tle_rows(body: bytes) -> tuple[Rows, int]:
    sets = element_sets(body.decode("latin-1"))
    rows = Rows(records=[s.text for s in sets], record_no=list(range(len(sets))))
    rows.problems = [
        Problem(s.rule, _EXPECTED_TLE, record_text(s.text), n) for n, s in enumerate(sets) if s.rule is not None
    ]
    rows.keep([s.rule is None for s in sets])
    sound = [s for s in sets if s.rule is None]
    rows.values = tle_columns(sound) if sound else {}
    return rows, len(sets)
