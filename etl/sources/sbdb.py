"""JPL small-body database, one object at a time (sbdb.api): its orbit with sigmas and its physical properties.

Not found comes with HTTP 200 and `code` beside `message`; several matches come with HTTP 300, which an exact
designation does not meet. Spacecraft and comets have no H: what an answer lacks is null.
"""

from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

from etl.sources import columns
from etl.sources.asked import first_of, last_answered, values
from etl.sources.cleaning import entity
from etl.sources.model import Ask, Dataset, Parsed, Payload, Request, about
from etl.sources.payload import UnreadableError, fingerprint, read_json, record_text, unreadable
from etl.sources.rows import as_text, table
from etl.sources.sbdb_columns import PHYSICAL, SMALL_BODY
from services.domain.designations import designation_from_name, spkid_today
from services.ports.archive import Select, Where

PER_RUN = 12
ASKED_AGAIN = timedelta(days=30)
AHEAD = timedelta(days=7)
WATCHED = ("99942", "433", "25143", "2024 YR4")  # Apophis, Eros, Itokawa, 2024 YR4: what people ask for
LOOKUPS = columns.bronze(
    "bronze_sbdb__lookups", *(c for c in columns.SBDB if c != "record_no"), *PHYSICAL.values(), "kind", "soln_date"
)
_FROM_ORBIT = ("epoch", "moid", "condition_code", "rms", "data_arc", "n_obs_used", "first_obs", "last_obs", "soln_date")
_SIGMAS = ("e", "a", "i", "om", "w", "ma")


def requests(ask: Ask) -> list[Request]:
    """A few of the objects that pass within a week or are on Sentry's list, none that was asked for lately."""
    query = {"full-prec": "true", "phys-par": "true"}
    return [
        Request("jpl", f"{ask.settings.jpl_url}/sbdb.api?{urlencode({'des': name, **query})}") for name in _wanted(ask)
    ]


def parse(payload: Payload) -> Parsed:
    """Read one object's answer."""
    try:
        return _answer(payload)
    except UnreadableError as error:
        return unreadable(payload, error)


def _wanted(ask: Ask) -> list[str]:
    lately = last_answered(ask, "sbdb", "lookup", "des", ask.now - ASKED_AGAIN)
    # Only these were kept among the recorded answers.
    names = [*WATCHED] if ask.settings.origin == "recorded" else [*WATCHED, *_passing(ask), *_listed(ask)]
    return first_of((n for n in names if n not in lately), PER_RUN)


def _passing(ask: Ask) -> list[str]:
    where = (Where("body", "=", "Earth"), Where("is_withdrawn", "!=", True), Where("approach_at", ">=", ask.now),
             Where("approach_at", "<", ask.now + AHEAD))  # fmt: skip
    return values(ask, Select(table="fact_asteroid_approaches", where=where, sort=("approach_at",)), "designation")


def _listed(ask: Ask) -> list[str]:
    where = (Where("is_withdrawn", "!=", True),)
    return values(ask, Select(table="fact_impact_risks", where=where, sort=("-palermo_cumulative",)), "designation")


def _answer(payload: Payload) -> Parsed:
    value = read_json(payload)
    about_object = value.get("object") if isinstance(value, dict) else None
    orbit = value.get("orbit") if isinstance(value, dict) else None
    if not isinstance(about_object, dict) or not isinstance(orbit, dict):
        raise UnreadableError("payload.shape", "one object with its orbit", record_text(value)[:200])
    row = _identity(about_object) | _orbit(orbit) | _physical(value.get("phys_par"))
    built = table(LOOKUPS, [0], {name: [v] for name, v in row.items() if name in columns.TABLES[LOOKUPS]})
    return Parsed(records=1, tables={LOOKUPS: built}, schema_fingerprint=fingerprint(value, [value]))


def _identity(said: dict[str, Any]) -> dict[str, Any]:
    orbit_class = said.get("orbit_class")
    des, spkid = said.get("des"), said.get("spkid")
    return {
        "designation": None if des is None else designation_from_name(as_text(des)),
        "pdes": des,
        "spkid": None if spkid is None else spkid_today(as_text(spkid)),
        "full_name": said.get("fullname"),
        "neo": said.get("neo"),
        "pha": said.get("pha"),
        "kind": said.get("kind"),
        "orbit_id": said.get("orbit_id"),
        "class": orbit_class.get("code") if isinstance(orbit_class, dict) else None,
    }


def _orbit(said: dict[str, Any]) -> dict[str, Any]:
    elements = _named(said.get("elements"))
    row = {name: said.get(name) for name in _FROM_ORBIT}
    row |= {name: element.get("value") for name, element in elements.items() if name not in row}
    return row | {f"sigma_{name}": elements[name].get("sigma") for name in _SIGMAS if name in elements}


def _physical(said: Any) -> dict[str, Any]:
    told = _named(said)
    row = {
        name: told[name].get("value") for name in ("H", "G", "diameter", "albedo", *PHYSICAL.values()) if name in told
    }
    return row | ({"diameter_sigma": told["diameter"].get("sigma")} if "diameter" in told else {})


def _named(items: Any) -> dict[str, dict[str, Any]]:
    """Entries of a list by their name, the first of each; none where it is no list of objects."""
    listed = items if isinstance(items, list) else []
    named = [i for i in listed if isinstance(i, dict) and isinstance(i.get("name"), str)]
    return {item["name"]: item for item in reversed(named)}


_CLEANING = entity(LOOKUPS, "silver_sbdb__lookups", SMALL_BODY | PHYSICAL)
_ADDRESS = r"ssd-api\.jpl\.nasa\.gov/sbdb\.api"
DATASETS = (Dataset(about("sbdb", "lookup"), "jpl", (LOOKUPS,), requests, parse, (_ADDRESS,), cleanings=(_CLEANING,)),)
