"""Telemetry of the spacecraft SMAP and MSL with labelled anomalies, as NASA JPL published it with telemanom.

Hundman et al. 2018, doi:10.1145/3219819.3219845. A channel's part is one NumPy array (steps, 25) of SMAP or (steps, 55)
of MSL: column 0 is telemetry, the others are commands sent (1) or not (0). The file's folder says which part it is.
The list of labels names the channel P-2 twice, with intervals that overlap, and T-10 never, although its arrays exist:
rows are kept as published, and readers join intervals that overlap and leave out channels without a label.
"""

import io
import json
from pathlib import PurePosixPath
from typing import Any, Final

import numpy as np

from etl.sources.cleaning import entity
from etl.sources.columns import bronze
from etl.sources.csv_text import read_csv
from etl.sources.model import Ask, Dataset, Parsed, Payload, Problem, Request
from etl.sources.payload import UnreadableError, fingerprint, record_text, unreadable
from etl.sources.rows import Rows, rows_from_arrays, table
from services.domain import datasets as domain

_CHANNEL = ("channel_part_id", "channel_id", "spacecraft", "channel_part", "channel_steps", "channel_values",
            "channel_commands")  # fmt: skip
_ANOMALY = ("anomaly_id", "chan_id", "spacecraft", "first_step", "last_step", "class")
CHANNELS = bronze("bronze_smap_msl__channels", *_CHANNEL)
ANOMALIES = bronze("bronze_smap_msl__anomalies", *_ANOMALY)
_WIDTHS: Final = {25: "SMAP", 55: "MSL"}
"""Columns of an array, by which the two spacecraft differ."""
_LABELS: Final = ("chan_id", "spacecraft", "anomaly_sequences", "class")
_INTERVALS: Final = "intervals such as [[2149, 2349], [4536, 4844]], each in order, and as many classes"


def parse_channel(payload: Payload) -> Parsed:
    """One part of one channel: one record."""
    try:
        values = _array(payload)
    except UnreadableError as error:
        return unreadable(payload, error)
    path = PurePosixPath(payload.url)
    channel, part = path.stem, path.parent.name
    row = (f"{channel}/{part}", channel, _WIDTHS[values.shape[1]], part, str(len(values)), _json(values[:, 0].tolist()),
           _json([_spans(column) for column in values[:, 1:].T]))  # fmt: skip
    cells = {name: [cell] for name, cell in zip(_CHANNEL, row, strict=True)}
    return Parsed(records=1, tables={CHANNELS: table(CHANNELS, [0], cells)})


def parse_labels(payload: Payload) -> Parsed:
    """Each labelled interval is a record, and each line of which none can be read."""
    try:
        header, lines = read_csv(payload)
        rows = rows_from_arrays(header, lines, _LABELS)
    except UnreadableError as error:
        return unreadable(payload, error)
    found, problems = _intervals(rows)
    numbers = range(len(rows.problems) + len(problems), len(rows.problems) + len(problems) + len(found))
    set_aside = [
        Problem(p.rule, p.expected, p.record, number, p.field_name, p.bad_value)
        for number, p in enumerate([*rows.problems, *problems])
    ]
    cells = {name: [row[i] for row in found] for i, name in enumerate(_ANOMALY)}
    return Parsed(
        records=len(found) + len(set_aside),
        tables={ANOMALIES: table(ANOMALIES, numbers, cells)},
        problems=set_aside,
        schema_fingerprint=fingerprint(header, []),
    )


def _array(payload: Payload) -> np.ndarray:
    try:
        values: np.ndarray = np.load(io.BytesIO(payload.body), allow_pickle=False)
    except (ValueError, OSError, EOFError, MemoryError) as error:
        raise UnreadableError("payload.npy", "a whole NumPy array (.npy) without Python objects", str(error)) from None
    shape = getattr(values, "shape", None)
    if shape is None or len(shape) != 2 or shape[1] not in _WIDTHS or not shape[0] or values.dtype.kind not in "fiu":
        expected = "numbers of shape (steps, 25) for SMAP or (steps, 55) for MSL"
        raise UnreadableError("payload.shape", expected, f"{shape} of {getattr(values, 'dtype', type(values))}")
    values = values.astype(np.float64)
    if not np.isfinite(values).all():
        raise UnreadableError("payload.values", "finite numbers", f"{np.sum(~np.isfinite(values))} that are not")
    if not np.isin(values[:, 1:], (0, 1)).all():
        raise UnreadableError("payload.values", "commands that are 0 or 1", "other numbers behind column 0")
    return values


def _spans(command: np.ndarray) -> list[list[int]]:
    """Half-open spans of steps at which a command is on."""
    edges = np.flatnonzero(np.diff(np.concatenate(([0.0], command, [0.0]))))
    spans: list[list[int]] = edges.reshape(-1, 2).tolist()
    return spans


def _json(value: Any) -> str:
    return json.dumps(value, separators=(",", ":"))


def _intervals(rows: Rows) -> tuple[list[tuple[str, ...]], list[Problem]]:
    found: list[tuple[str, ...]] = []
    problems = []
    given = zip(*(rows.get(name) for name in _LABELS), rows.records, strict=True)
    for channel, spacecraft, sequences, kinds, record in given:
        intervals = _read(sequences)
        classes = [word.strip() for word in str(kinds).strip("[]").split(",")]
        if intervals is None or len(intervals) != len(classes):
            problems.append(
                Problem("record.shape", _INTERVALS, record_text(record), None, "anomaly_sequences", str(sequences))
            )
            continue
        found += [
            (f"{channel}@{first}-{last}", channel, spacecraft, str(first), str(last), kind)
            for (first, last), kind in zip(intervals, classes, strict=True)
        ]
    return found, problems


def _read(text: str) -> list[tuple[int, int]] | None:
    try:
        pairs = [(first, last) for first, last in json.loads(text)]
    except (ValueError, TypeError):
        return None
    sound = pairs and all(type(a) is int and type(b) is int and 0 <= a <= b for a, b in pairs)
    return pairs if sound else None


def _nothing(_: Ask) -> list[Request]:
    return []


def _about(name: str, title: str) -> domain.Dataset:
    return domain.Dataset("smap_msl", name, domain.PIPELINE, title, "NASA JPL", 0, "increment", "windows")


BENCHMARKS = (
    Dataset(_about("channels", "Telemetry of SMAP and MSL"), "files", (CHANNELS,), _nothing, parse_channel,
            cleanings=(entity(CHANNELS, "silver_smap_msl__channels", {name: name for name in _CHANNEL},
                              required=("spacecraft", "channel_part", "channel_id")),)),
    Dataset(_about("anomalies", "Labelled anomalies of SMAP and MSL"), "files", (ANOMALIES,), _nothing, parse_labels,
            cleanings=(entity(ANOMALIES, "silver_smap_msl__anomalies", {
                "anomaly_id": "anomaly_id", "channel_id": "chan_id", "spacecraft": "spacecraft",
                "anomaly_first_step": "first_step", "anomaly_last_step": "last_step", "anomaly_class": "class",
            }, required=("channel_id", "anomaly_first_step", "anomaly_last_step")),)),
)  # fmt: skip
