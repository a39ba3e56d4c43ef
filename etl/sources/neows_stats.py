"""NeoWs about itself: how many objects and approaches its catalogue holds, by its own count."""

from etl.sources import columns
from etl.sources.cleaning import constant, entity
from etl.sources.model import Ask, Dataset, Parsed, Payload, Request, about
from etl.sources.payload import UnreadableError, fingerprint, read_json, unreadable
from etl.sources.rows import rows_from_objects, table

_GIVEN = ("near_earth_object_count", "close_approach_count", "last_updated")
STATS = columns.bronze("bronze_neows__stats", *_GIVEN)


def requests(ask: Ask) -> list[Request]:
    """One answer, without a question."""
    return [Request("nasa", f"{ask.settings.neows_url}/stats", keyed=True)]


def parse(payload: Payload) -> Parsed:
    """Read the counts."""
    try:
        value = read_json(payload)
        rows = rows_from_objects([value], _GIVEN[:2], _GIVEN)
    except UnreadableError as error:
        return unreadable(payload, error)
    built = table(STATS, rows.record_no, {name: rows.get(name) for name in _GIVEN})
    return Parsed(
        records=1,
        tables={STATS: built},
        problems=rows.problems,
        schema_fingerprint=fingerprint((), [value]),
    )


_CLEANING = entity(
    STATS,
    "silver_neows__stats",
    {
        "catalogue_id": constant("neows", "near_earth_object_count"),
        "objects_listed": "near_earth_object_count",
        "approaches_listed": "close_approach_count",
        "counted_on": "last_updated",
    },
    ("objects_listed",),
)
_ADDRESS = r"api\.nasa\.gov/neo/rest/v1/stats"
DATASETS = (Dataset(about("neows", "stats"), "nasa", (STATS,), requests, parse, (_ADDRESS,), cleanings=(_CLEANING,)),)
