"""Query parameters that routes have in common, each with one meaning and one description."""

from datetime import datetime
from typing import Annotated, Literal

from fastapi import Query
from pydantic import PlainValidator

from services.core.answers import Format
from services.core.inputs import instant


def _known_at(text: str) -> datetime | None:
    return instant("known_at", text)


From = Annotated[str | None, Query(alias="from", description="Date or instant; absent: everything held")]
To = Annotated[str | None, Query(description="Instant, exclusive, or date, inclusive; absent: everything held")]
RequiredFrom = Annotated[str | None, Query(alias="from", description="Date or instant; required")]
RequiredTo = Annotated[str | None, Query(description="Instant, exclusive, or date, inclusive; required")]
KnownAt = Annotated[
    datetime | None,
    Query(description="Answer as it was known at this instant; absent: now"),
    PlainValidator(_known_at, json_schema_input_type=str | None),
]
Limit = Annotated[int, Query(ge=1, le=1000, description="Rows of a page")]
Cursor = Annotated[str | None, Query(description="meta.next_cursor of the page before")]
Form = Annotated[
    Format,
    Query(
        alias="format",
        description="json, or the same rows as csv or as an Arrow IPC stream; the next cursor then is "
        "X-Orrery-Next-Cursor",
    ),
]
BinaryForm = Annotated[Literal["json", "arrow"], Query(alias="format", description="json, or an Arrow IPC stream")]
Source = Annotated[str | None, Query(description="Only this source, such as swpc")]
DatasetName = Annotated[str | None, Query(description="Only this dataset of the source, such as kp")]
TaskName = Annotated[str | None, Query(description="Only this task, such as kp_2h", pattern=r"^[a-z0-9_]{1,64}$")]
IssuedFrom = Annotated[str | None, Query(alias="from", description="Issued from this date or instant on, UTC")]
IssuedTo = Annotated[str | None, Query(description="Issued before this instant; a date includes its day")]
