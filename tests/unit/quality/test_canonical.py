"""Row hashes: what is equal, what is not, and no dependence on how an engine writes floats."""

import hashlib

import pyarrow as pa
import pytest

from etl.quality.canonical import key_hash, row_hash
from etl.quality.engine import Expression, source

SCHEMA = pa.schema([("designation", pa.string()), ("miss_distance_au", pa.float64()),
                    ("eccentricity_sigma", pa.float64()), ("is_sentry_object", pa.bool_()),
                    ("observations_used", pa.int64())])  # fmt: skip
TABLE = source("hashed_rows", SCHEMA)
HASHED = Expression("hashed", TABLE.select(row_hash=row_hash(TABLE, SCHEMA.names), key=key_hash(TABLE.designation)))
ROW = {"designation": "433", "miss_distance_au": 0.15, "eccentricity_sigma": 2.5, "is_sentry_object": None,
       "observations_used": 12}  # fmt: skip


def hashed(**changes):
    return HASHED.run({"hashed_rows": pa.Table.from_pylist([ROW | changes], schema=SCHEMA)}).to_pylist()[0]


def test_the_hash_is_of_units_of_the_last_place_not_of_an_engines_float_text():
    text = "433|1500000000000000|2.500000000000|~|12"
    assert hashed()["row_hash"] == hashlib.sha256(text.encode()).hexdigest()[:32]


def test_keys_are_hashes_of_their_text():
    assert hashed()["key"] == hashlib.sha256(b"433").hexdigest()[:16]


@pytest.mark.parametrize(
    "change",
    [
        {"designation": None},
        {"designation": "434"},
        {"miss_distance_au": 0.1500000000000002},
        {"miss_distance_au": None},
        {"eccentricity_sigma": 2.500000001},
        {"is_sentry_object": False},
        {"observations_used": 13},
    ],
)
def test_every_change_changes_the_hash(change):
    assert hashed(**change)["row_hash"] != hashed()["row_hash"]


@pytest.mark.parametrize("absurd", [float("nan"), float("inf"), 1e300, -1e300])
def test_what_checks_set_aside_does_not_break_the_hash(absurd):
    assert len(hashed(miss_distance_au=absurd, eccentricity_sigma=absurd)["row_hash"]) == 32
