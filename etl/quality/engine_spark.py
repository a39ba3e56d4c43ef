"""Expressions on Spark, for a cluster: the same ones, compiled to its SQL.

Types are compared and rounded as on DuckDB: instants have no zone, what cannot be cast is null instead of an error.
"""

import shutil
from collections.abc import Mapping
from os import environ
from typing import Any

import ibis
import ibis.expr.types as ir
import pyarrow as pa

from services.chassis.errors import SettingsError

JAVA = "Java 17 or newer, for example Debian's openjdk-17-jre-headless, with JAVA_HOME or `java` on the PATH"
_CONFIG = {
    "spark.ui.enabled": "false",
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.timestampType": "TIMESTAMP_NTZ",
    # A text that is no number is null, as TRY_CAST has it on every engine.
    "spark.sql.ansi.enabled": "false",
    "spark.sql.execution.arrow.pyspark.enabled": "true",
}


class SparkEngine:
    """`engine.Engine` on a Spark session.

    Args:
        master: Spark's master address, such as `local[*]`, `spark://host:7077` or `k8s://https://host`.

    Raises:
        SettingsError: PySpark or Java is missing; the message says how to get it.
    """

    def __init__(self, master: str) -> None:
        self._session = _session(master)
        self._ibis = ibis.pyspark.connect(self._session)

    def declare(self, name: str, schema: pa.Schema) -> None:
        """Nothing: an input becomes a view when it has rows."""

    def compile(self, table: ir.Table) -> str:
        """The expression in Spark's SQL."""
        return str(self._ibis.compile(table))

    def run(self, name: str, sql: str, inputs: Mapping[str, pa.Table]) -> pa.Table:  # noqa: ARG002
        """Hand the inputs to Spark, execute, fetch the result."""
        for given, table in inputs.items():
            self._session.createDataFrame(_chunked(table)).createOrReplaceTempView(given)
        found: pa.Table = self._session.sql(sql).toArrow()
        return found

    def rest(self) -> None:
        """Nothing: its memory is the cluster's."""


def _chunked(table: pa.Table) -> pa.Table:
    """The table with at least one chunk in each column, which Spark's reader of Arrow expects."""
    return table if table.num_rows else pa.table([pa.array([], kind) for kind in table.schema.types], table.schema)


def _session(master: str) -> Any:
    if not (environ.get("JAVA_HOME") or shutil.which("java")):
        raise SettingsError(f"ORRERY_ENGINE was 'spark', but no Java is found. Install {JAVA}; or set it to duckdb.")
    try:
        from pyspark.sql import SparkSession  # noqa: PLC0415 - only where Spark is asked for
    except ImportError as error:
        raise SettingsError(
            "ORRERY_ENGINE was 'spark', but PySpark is not installed. Install it: uv pip install 'orrery[spark]'; "
            "or set it to duckdb."
        ) from error
    builder = SparkSession.builder.appName("orrery").master(master)
    if master.startswith("local"):
        # One machine gains nothing from Spark's two hundred.
        builder = builder.config("spark.sql.shuffle.partitions", "2")
    for key, value in _CONFIG.items():
        builder = builder.config(key, value)
    session = builder.getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    return session
