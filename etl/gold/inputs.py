"""Version tables as inputs of gold expressions."""

from typing import TYPE_CHECKING

import pyarrow as pa

from etl.quality.engine import source
from services.domain.arrow import INSTANT, arrow_schema

if TYPE_CHECKING:
    import ibis.expr.types as ir

PREFIX = "versions_"


def versions_schema(silver: str) -> pa.Schema:
    """Schema of one table of `Observed.versions`."""
    return arrow_schema(silver).append(pa.field("known_until", INSTANT))


def versions(silver: str) -> "ir.Table":
    """The versions of one silver table, under a name that no bronze table has."""
    return source(PREFIX + silver, versions_schema(silver))
