"""Row 3: 200,000 NeoWs-shaped records, NDJSON to typed Parquet.

Ours is the product's silver expression over DuckDB's JSON reader in place of the parser of single answers: casts,
every check of the field catalogue, repetitions, into one flat typed table like the peers'; what fails goes to a file
of its own. Row hashes, which serve versions and check nothing, are reported apart. Peers check nothing: DuckDB's own
COPY with its columns declared, and pandas' json_normalize (on a tenth of the records, its rate is the same).
Interleaved, medians of records per second.
"""

import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import duckdb
import orjson
import pandas as pd

from benchmarks.neows_records import objects
from etl.quality.checks import FAILURE
from etl.silver.mapping import IS_LAST, Cleaning, compiled
from etl.sources import columns

COUNT = 200_000
PANDAS_COUNT = 20_000
ROUNDS = 5
# TDB - UTC in ms after the leap second of 2017: the records lie in 2026.
TDB_MINUS_UTC_MS = 69_184
BRONZE = "bronze_neows__records"
_FIELDS = {
    "designation": "designation", "neows_id": "id", "name": "name", "absolute_magnitude_h": "absolute_magnitude_h",
    "diameter_min_km": "estimated_diameter_min", "diameter_max_km": "estimated_diameter_max",
    "is_hazardous_provider": "is_potentially_hazardous_asteroid", "is_sentry_object": "is_sentry_object",
    "body": "orbiting_body", "approach_at": "approach_at", "approach_at_tdb": "approach_at_tdb",
    "miss_distance_au": "astronomical", "velocity_kms": "kilometers_per_second",
}  # fmt: skip
columns.TABLES[BRONZE] = ("record_no", *_FIELDS.values())

_READ = """
  read_json('{path}', format='newline_delimited', columns={{
    id: 'VARCHAR', name: 'VARCHAR', nasa_jpl_url: 'VARCHAR', absolute_magnitude_h: '{number}',
    estimated_diameter:
      'STRUCT(kilometers STRUCT(estimated_diameter_min {number}, estimated_diameter_max {number}))',
    is_potentially_hazardous_asteroid: '{flag}', is_sentry_object: '{flag}',
    close_approach_data: 'STRUCT(close_approach_date VARCHAR, close_approach_date_full VARCHAR,
      epoch_date_close_approach BIGINT, relative_velocity STRUCT(kilometers_per_second VARCHAR),
      miss_distance STRUCT(astronomical VARCHAR), orbiting_body VARCHAR)[]'}})
"""
_RECORDS = f"""
  CREATE OR REPLACE TEMP VIEW {BRONZE} AS
  SELECT id::BIGINT AS record_no,
    CASE WHEN name LIKE '(%)' THEN name[2:-2] ELSE regexp_extract(name, '^[0-9]+') END AS designation,
    id, name, absolute_magnitude_h, d.estimated_diameter_min, d.estimated_diameter_max,
    is_potentially_hazardous_asteroid, is_sentry_object,
    epoch_ms(a.epoch_date_close_approach - {TDB_MINUS_UTC_MS})::VARCHAR AS approach_at,
    epoch_ms(a.epoch_date_close_approach)::VARCHAR AS approach_at_tdb,
    a.relative_velocity.kilometers_per_second, a.miss_distance.astronomical, a.orbiting_body
  FROM (SELECT *, estimated_diameter.kilometers AS d, unnest(close_approach_data) AS a FROM {{read}})
"""
_PEER = """
  COPY (SELECT id, name, absolute_magnitude_h, d.estimated_diameter_min, d.estimated_diameter_max,
      is_potentially_hazardous_asteroid, is_sentry_object, epoch_ms(a.epoch_date_close_approach) AS approach_at,
      a.relative_velocity.kilometers_per_second::DOUBLE AS velocity_kms,
      a.miss_distance.astronomical::DOUBLE AS miss_distance_au, a.orbiting_body
    FROM (SELECT *, estimated_diameter.kilometers AS d, unnest(close_approach_data) AS a FROM {read}))
  TO '{out}' (FORMAT parquet)
"""


def run() -> list[dict]:
    with tempfile.TemporaryDirectory() as place:
        path, few = Path(place, "records.ndjson"), Path(place, "few.ndjson")
        lines = [orjson.dumps(item) for item in objects(COUNT, seed=3)]
        path.write_bytes(b"\n".join(lines))
        few.write_bytes(b"\n".join(lines[:PANDAS_COUNT]))
        work: dict[str, Callable[[], None]] = {
            "ours": Ours(path, Path(place, "ours.parquet"), hashed=False),
            "hashed": Ours(path, Path(place, "hashed.parquet"), hashed=True),
            "duckdb": lambda: _duckdb(path, Path(place, "duckdb.parquet")),
            "pandas": lambda: _pandas(few, Path(place, "pandas.parquet")),
        }
        speeds = _interleaved(work)
        _verify(Path(place, "ours.parquet"))
    return [
        _result(speeds, "duckdb", f"DuckDB {duckdb.__version__} COPY (read_json)", 0.5),
        _result(speeds, "pandas", f"pandas {pd.__version__} json_normalize", 10.0),
    ]


class Ours:
    """Silver of a file of records, on one connection as in the product: the expression is compiled once."""

    def __init__(self, path: Path, out: Path, *, hashed: bool) -> None:
        cleaning = Cleaning(
            bronze=BRONZE, silver="neows", columns=_FIELDS, key=("designation", "body", "approach_at_tdb"),
            required=("approach_at", "miss_distance_au"), hashed=tuple(_FIELDS) if hashed else (),
        )  # fmt: skip
        self.checked = f"({compiled(cleaning).expression.sql})"
        self.kept = ", ".join([*_FIELDS, *(["row_hash"] if hashed else []), "record_no"])
        self.out, self.bad = out, out.with_suffix(".bad.parquet")
        self.connection = duckdb.connect(config={"threads": 2})
        read = _READ.format(path=path, number="VARCHAR", flag="VARCHAR")
        self.connection.execute(_RECORDS.format(read=read)).fetchall()

    def __call__(self) -> None:
        sound = f"SELECT {self.kept} FROM {self.checked} WHERE {FAILURE} IS NULL AND {IS_LAST}"
        (kept,) = self.connection.execute(f"COPY ({sound}) TO '{self.out}' (FORMAT parquet)").fetchall()[0]
        if kept < COUNT:
            failed = f"SELECT record_no, {FAILURE} FROM {self.checked} WHERE {FAILURE} IS NOT NULL"
            self.connection.execute(f"COPY ({failed}) TO '{self.bad}' (FORMAT parquet)").fetchall()


def _duckdb(path: Path, out: Path) -> None:
    with duckdb.connect(config={"threads": 2}) as connection:
        connection.execute(
            _PEER.format(read=_READ.format(path=path, number="DOUBLE", flag="BOOLEAN"), out=out)
        ).fetchall()


def _pandas(path: Path, out: Path) -> None:
    items = [orjson.loads(line) for line in path.read_bytes().splitlines()]
    about = ["id", "name", "absolute_magnitude_h", "is_potentially_hazardous_asteroid", "is_sentry_object"]
    size = ["estimated_diameter", "kilometers"]
    frame = pd.json_normalize(
        items, "close_approach_data", [*about, [*size, "estimated_diameter_min"], [*size, "estimated_diameter_max"]]
    )
    numbers = ["relative_velocity.kilometers_per_second", "miss_distance.astronomical"]
    frame[numbers] = frame[numbers].astype("float64")
    frame["approach_at"] = pd.to_datetime(frame["epoch_date_close_approach"], unit="ms", utc=True)
    frame.to_parquet(out)


def _interleaved(work: dict[str, Callable[[], None]]) -> dict[str, list[float]]:
    speeds: dict[str, list[float]] = {name: [] for name in work}
    for _ in range(ROUNDS + 1):
        for name, do in work.items():
            started = time.perf_counter()
            do()
            count = PANDAS_COUNT if name == "pandas" else COUNT
            speeds[name].append(count / (time.perf_counter() - started))
    return {name: found[1:] for name, found in speeds.items()}


def _verify(path: Path) -> None:
    (rows,) = duckdb.sql(f"SELECT count(*) FROM '{path}'").fetchall()[0]
    if rows != COUNT:
        raise AssertionError(f"{rows} of {COUNT} records")


def _result(speeds: dict[str, list[float]], peer: str, peer_name: str, target: float) -> dict:
    ours, theirs = statistics.median(speeds["ours"]), statistics.median(speeds[peer])
    return {
        "row": 3,
        "work": "NeoWs-shaped NDJSON to typed Parquet, all checks, records/s",
        "ours": ours,
        "peer": theirs,
        "peer_name": peer_name,
        "ratio": ours / theirs,
        "target": f"≥ {target:g}×",
        "met": ours / theirs >= target,
        "spread": {name: [min(speeds[key]), max(speeds[key])] for name, key in (("ours", "ours"), ("peer", peer))},
        "note": f"with a SHA-256 hash of every row as well {statistics.median(speeds['hashed']):,.0f} records/s",
    }
