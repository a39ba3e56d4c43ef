"""Tables of the noun `satellites`.

An element set is a fact of its own, known by satellite and epoch: a download that repeats it changes nothing, and its
history stays as short as its life in the catalogue, however many years of sets a satellite has. Which satellites a
group has is one row of the group. So nothing is withdrawn: the newest set of a satellite is the current one.
"""

from services.domain.tables.model import Table, entity

_ELEMENTS = (
    "element_set_id", "satellite_id", "norad_cat_id", "satellite_name", "object_id", "classification",
    "element_epoch_at", "element_epoch_utc", "mean_motion_rev_d", "orbit_eccentricity", "equator_inclination_deg",
    "right_ascension_node_deg", "perigee_argument_deg", "orbit_mean_anomaly_deg", "ephemeris_type",
    "bstar_per_earth_radius", "mean_motion_dot_rev_d2", "mean_motion_ddot_rev_d3", "element_set_no", "rev_at_epoch",
)  # fmt: skip

_TABLES = (
    entity("satellites", "silver_celestrak__elements", "fact_satellite_elements", key="element_set_id",
           values=_ELEMENTS),
    entity("satellites", "silver_celestrak__groups", "dim_satellite_groups", key="satellite_group",
           values=("satellite_group", "member_count", "member_ids")),
)  # fmt: skip

SILVER: tuple[Table, ...] = tuple(log for log, _ in _TABLES)
GOLD: tuple[Table, ...] = tuple(gold for _, gold in _TABLES)
