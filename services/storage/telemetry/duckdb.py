from datetime import datetime
from pathlib import Path

import pyarrow as pa

from services.domain.tables import TABLES
from services.storage.embedded import Database, arrow, migrate

TABLE = TABLES["telemetry_points"]
MIGRATIONS = Path(__file__).parent / "migrations"
_COLUMNS = ", ".join(TABLE.columns)


class DuckDBTelemetry:
    """`ports.TelemetryStore` on the embedded engine; migrates its table when it opens."""

    def __init__(self, database: Database) -> None:
        self._database = database
        migrate(database, "telemetry", MIGRATIONS)

    def write(self, points: pa.Table) -> None:
        """Make these rows the current ones of their points; rows that are there already are left alone."""
        with self._database.write() as cursor:
            cursor.register("given", points.select(list(TABLE.columns)))
            cursor.execute(
                f"CREATE TEMP TABLE changed AS SELECT * FROM given EXCEPT SELECT {_COLUMNS} FROM {TABLE.name}"
            )
            cursor.execute(
                f"DELETE FROM {TABLE.name} p USING changed c "
                "WHERE p.series = c.series AND p.observed_at = c.observed_at"
            )
            cursor.execute(f"INSERT INTO {TABLE.name} SELECT {_COLUMNS} FROM changed ORDER BY series, observed_at")
            cursor.execute("DROP TABLE changed")
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
                f"SELECT {_COLUMNS} FROM {TABLE.name} WHERE list_contains(?, series) "
                "QUALIFY row_number() OVER (PARTITION BY series ORDER BY observed_at DESC) = 1 ORDER BY series",
                [names],
            )
