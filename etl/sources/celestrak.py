"""CelesTrak: general perturbations elements of groups of satellites (gp.php), as OMM in CSV or JSON, or as TLE.

CSV is asked for: it has the six-digit catalogue numbers that TLE leaves out, and a third of JSON's bytes. A download
never says that an element set no longer holds: a newer one of the satellite does.
"""

import re
from collections.abc import Callable

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from etl.sources import columns
from etl.sources.cleaning import entity
from etl.sources.instants import iso_instants
from etl.sources.model import Ask, Dataset, Parsed, Payload, Request, about
from etl.sources.omm import OMM, omm_rows
from etl.sources.payload import UnreadableError, fingerprint, unreadable
from etl.sources.rows import flags, table, texts
from etl.sources.windows import query_of
from services.domain.tables.satellites import SILVER

ELEMENTS = columns.bronze("bronze_celestrak__elements", "element_set_id", "satellite_id", "epoch_at", *OMM)
GROUPS = columns.bronze(
    "bronze_celestrak__groups", "satellite_group", "member_count", "member_ids", lists=("member_ids",)
)

ASKED = ("stations", "weather", "science", "geo", "oneweb", "resource", "military")
"""Groups that are asked for daily beside the active catalogue: those that recordings prove."""
_NOTHING = (b"No GP data found", b"GP data has not updated")
_GROUP = re.compile(r"[A-Za-z0-9-]+")


def parse(payload: Payload) -> Parsed:
    """Element sets of an answer, and the members of the group that its address names."""
    if payload.body.lstrip().startswith(_NOTHING):
        return Parsed(records=0)
    try:
        rows, total = omm_rows(payload)
    except UnreadableError as error:
        return unreadable(payload, error)
    instants = iso_instants(rows.get("EPOCH"))
    missing = np.isnat(instants)
    rows.reject(flags(missing), "field.instant", "EPOCH", "an instant such as 2026-02-11T04:21:12.145248")
    epochs = pa.array(np.datetime_as_string(instants[~missing], unit="us").tolist(), pa.string())
    columns_of = {name: texts(rows.get(name)) for name in OMM} | {"EPOCH": epochs}
    numbers = pc.utf8_ltrim(columns_of["NORAD_CAT_ID"], characters="0")
    own = {
        "satellite_id": numbers,
        "element_set_id": pc.binary_join_element_wise(numbers, epochs, "@"),
        "epoch_at": pc.binary_join_element_wise(epochs, "Z", ""),
    }
    tables = {ELEMENTS: table(ELEMENTS, rows.record_no, {**columns_of, **own})}
    group = query_of(payload.url).get("GROUP", "")
    if rows.record_no and not rows.problems and _GROUP.fullmatch(group):
        tables[GROUPS] = _members(group, rows.record_no[0], numbers)
    return Parsed(records=total, tables=tables, problems=rows.problems, schema_fingerprint=fingerprint(rows.values, []))


def _members(group: str, record_no: int, numbers: pa.Array) -> pa.Table:
    ids = sorted(set(numbers.to_pylist()) - {None}, key=lambda n: (len(n), n))
    return table(
        GROUPS, [record_no], {"satellite_group": [group], "member_count": [str(len(ids))], "member_ids": [ids]}
    )


def _requests(groups: tuple[str, ...]) -> Callable[[Ask], list[Request]]:
    def requests(ask: Ask) -> list[Request]:
        base = f"{ask.settings.celestrak_url}/NORAD/elements/gp.php"
        return [Request("celestrak", f"{base}?GROUP={group}&FORMAT=csv") for group in groups]

    return requests


_CLEANINGS = (
    entity(ELEMENTS, SILVER[0].name, {
        "element_set_id": "element_set_id", "satellite_id": "satellite_id", "norad_cat_id": "NORAD_CAT_ID",
        "satellite_name": "OBJECT_NAME", "object_id": "OBJECT_ID", "classification": "CLASSIFICATION_TYPE",
        "element_epoch_at": "epoch_at", "element_epoch_utc": "EPOCH", "mean_motion_rev_d": "MEAN_MOTION",
        "orbit_eccentricity": "ECCENTRICITY", "equator_inclination_deg": "INCLINATION",
        "right_ascension_node_deg": "RA_OF_ASC_NODE", "perigee_argument_deg": "ARG_OF_PERICENTER",
        "orbit_mean_anomaly_deg": "MEAN_ANOMALY", "ephemeris_type": "EPHEMERIS_TYPE",
        "bstar_per_earth_radius": "BSTAR", "mean_motion_dot_rev_d2": "MEAN_MOTION_DOT",
        "mean_motion_ddot_rev_d3": "MEAN_MOTION_DDOT", "element_set_no": "ELEMENT_SET_NO",
        "rev_at_epoch": "REV_AT_EPOCH",
    }, required=("satellite_id", "norad_cat_id", "mean_motion_rev_d", "orbit_eccentricity", "equator_inclination_deg",
                 "right_ascension_node_deg", "perigee_argument_deg", "orbit_mean_anomaly_deg",
                 "bstar_per_earth_radius")),
    entity(GROUPS, SILVER[1].name, {n: n for n in ("satellite_group", "member_count", "member_ids")}),
)  # fmt: skip
_ADDRESS = r"celestrak\.org/NORAD/elements/gp\.php"
DATASETS = tuple(
    Dataset(about("celestrak", name), "celestrak", (ELEMENTS, GROUPS), _requests(groups), parse, (address,), cleanings)
    for name, groups, address, cleanings in (
        ("active", ("active",), rf"{_ADDRESS}\?(?:.*&)?GROUP=active(?:&.*)?", _CLEANINGS),
        ("groups", ASKED, _ADDRESS, ()),
    )
)
