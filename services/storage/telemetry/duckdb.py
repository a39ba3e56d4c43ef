from datetime import datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from services.domain.arrow import arrow_schema
from services.domain.tables import TABLES
from services.ports.telemetry import Aggregate
from services.storage.embedded import Cursor, Database, arrow, first, migrate
from services.storage.embedded_contents import EmbeddedContents
from services.storage.telemetry.checks import check_every, checked

TABLE = TABLES["telemetry_points"]
MIGRATIONS = Path(__file__).parent / "migrations"
_COLUMNS = ", ".join(TABLE.columns)


_AGGREGATES: dict[Aggregate, str] = {
    "mean": "avg(value) AS value",
    "latest": "arg_max(value, observed_at) AS value",
    "minmax": "min(value) AS value_min, max(value) AS value_max",
}
# Of each series by itself, which reads that series' part of the file and compares no names. Rounded down, also before
# 1970, where a division alone would round up.
_WINDOWS = f"""
    SELECT {{name}} AS series, make_timestamptz(((epoch_us(observed_at) + $far) // $us) * $us - $far) AS window_at,
        count(*) AS samples, {{aggregate}}
    FROM {TABLE.name}
    WHERE series = {{name}} AND observed_at >= $start AND observed_at < $end AND value IS NOT NULL GROUP BY window_at
"""
_FAR_US = 2**61


# What is held far from the given points is not even looked at: rows stand by series and time in the file.
_NEAR = "list_contains($names, p.series) AND p.observed_at >= $first AND p.observed_at <= $last"


class DuckDBTelemetry:
    """`ports.TelemetryStore` on the embedded engine; migrates its table when it opens."""

    def __init__(self, database: Database) -> None:
        self._database = database
        migrate(database, "telemetry", MIGRATIONS)

    def write(self, points: pa.Table) -> None:
        """Make these rows the current ones of their points; rows that are there already are left alone."""
        given = checked(points)
        if not given.num_rows:
            return
        near = _near(given)
        with self._database.write() as cursor:
            cursor.register("given", given)
            if first(cursor, f"SELECT 1 FROM {TABLE.name} p WHERE {_NEAR} LIMIT 1", near):
                _replace(cursor, near)
            else:
                cursor.execute(f"INSERT INTO {TABLE.name} SELECT {_COLUMNS} FROM given")
            cursor.unregister("given")

    def read(self, names: list[str], start: datetime, end: datetime) -> pa.Table:
        """Samples of [start, end), by series, oldest first."""
        with self._database.read() as cursor:
            return arrow(
                cursor,
                f"SELECT {_COLUMNS} FROM {TABLE.name} WHERE list_contains(?, series) AND observed_at >= ? "
                "AND observed_at < ? ORDER BY series, observed_at",
                [names, start, end],
            )

    def latest(self, names: list[str]) -> pa.Table:
        """The newest sample of each series that has one."""
        with self._database.read() as cursor:
            return arrow(
                cursor,
                f"WITH newest AS (SELECT series, max(observed_at) AS observed_at FROM {TABLE.name} "
                "WHERE list_contains(?, series) GROUP BY series) "
                f"SELECT {_COLUMNS} FROM {TABLE.name} p SEMI JOIN newest n "
                "ON n.series = p.series AND n.observed_at = p.observed_at ORDER BY p.series",
                [names],
            )

    def windows(self, names: list[str], start: datetime, end: datetime, every_s: int, aggregate: Aggregate) -> pa.Table:
        """One row per series and window of [start, end) that has a value; see the port."""
        check_every(every_s)
        us = every_s * 1_000_000
        own = {f"name{n}": name for n, name in enumerate(dict.fromkeys(names))}
        found = (_WINDOWS.format(name=f"${key}", aggregate=_AGGREGATES[aggregate]) for key in own)
        asked = (
            " UNION ALL ".join(found)
            if own
            else _WINDOWS.format(name="NULL::VARCHAR", aggregate=_AGGREGATES[aggregate])
        )
        facts = {"start": start, "end": end, "us": us, "far": _FAR_US // us * us, **own}
        with self._database.read() as cursor:
            return arrow(cursor, f"{asked} ORDER BY series, window_at", facts)

    def contents(self) -> EmbeddedContents:
        """All that is held, table by table."""
        return EmbeddedContents(self._database, {TABLE.name: arrow_schema(TABLE.name)})


def _near(points: pa.Table) -> dict[str, object]:
    ends = pc.min_max(points["observed_at"])
    names = pc.unique(points["series"]).to_pylist()
    return {"names": names, "first": ends["min"].as_py(), "last": ends["max"].as_py()}


def _replace(cursor: Cursor, near: dict[str, object]) -> None:
    cursor.execute(
        f"CREATE TEMP TABLE changed AS SELECT * FROM given EXCEPT SELECT {_COLUMNS} FROM {TABLE.name} p WHERE {_NEAR}",
        near,
    )
    cursor.execute(
        f"DELETE FROM {TABLE.name} p USING changed c "
        f"WHERE p.series = c.series AND p.observed_at = c.observed_at AND {_NEAR}",
        near,
    )
    cursor.execute(f"INSERT INTO {TABLE.name} SELECT {_COLUMNS} FROM changed ORDER BY series, observed_at")
    cursor.execute("DROP TABLE changed")
