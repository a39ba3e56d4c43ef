"""What every engine refuses before it writes."""

import pyarrow as pa
import pyarrow.compute as pc

from services.chassis.errors import InvalidInputError
from services.domain.arrow import arrow_schema
from services.domain.tables import TABLES

_SCHEMA = arrow_schema(TABLES["telemetry_points"].name)


def checked(points: pa.Table) -> pa.Table:
    """The columns of `telemetry_points` in their types.

    Raises:
        InvalidInputError: a value that is no finite number; what is not known is null.
    """
    given = points.select(_SCHEMA.names).cast(_SCHEMA)
    # Null where there is no value at all, which is as good as finite.
    if pc.all(pc.is_finite(given["value"])).as_py() is False:
        bad = given.filter(pc.invert(pc.is_finite(given["value"]))).slice(0, 1).to_pylist()[0]
        raise InvalidInputError.of(
            "value", f"{bad['value']} of {bad['series']} at {bad['observed_at'].isoformat()}", "a finite number or null"
        )
    return given


def check_every(every_s: int) -> None:
    """Refuse windows of no length.

    Raises:
        InvalidInputError: less than a second.
    """
    if every_s < 1:
        raise InvalidInputError.of("every_s", every_s, "whole seconds, at least 1")
