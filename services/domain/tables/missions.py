"""Tables of the noun `missions`.

Several providers tell of the same sol and the same rover: a statement is what one of them says, gold is what they say
together. Photos have the image's own name as their key, so that two providers' words on one are one record's history.
"""

from services.domain.tables.model import OBSERVATION, VERSION, Table, entity

_ROVER = ("rover", "rover_name", "landing_date", "launch_date", "rover_status", "max_sol", "max_date",
          "newest_photo_at", "total_photos")  # fmt: skip
_SOL = ("sol_id", "rover", "sol", "earth_date")
_PHOTO = ("photo_id", "rover", "sol", "sol_id", "camera", "provider_camera", "taken_at", "mars_time", "received_at",
          "earth_date", "image_full_url", "image_large_url", "image_medium_url", "image_small_url", "is_thumbnail",
          "sample_type", "site", "drive", "width_px", "height_px", "mast_azimuth_deg", "mast_elevation_deg",
          "spacecraft_clock_s", "photo_title", "photo_caption", "photo_credit", "photo_page", "source")  # fmt: skip
_WAYPOINTS = entity(
    "missions", "silver_missions__waypoints", "fact_mission_waypoints", key="waypoint_id",
    values=("waypoint_id", "rover", "sol", "site", "drive", "mars_longitude_deg", "mars_latitude_deg", "mars_elevation_m",
            "easting_m", "northing_m", "roll_deg", "pitch_deg", "yaw_deg", "tilt_deg", "leg_m", "odometer_m",
            "clock_start_s", "clock_end_s", "is_final", "place_note", "source"),
)  # fmt: skip
_TRAVERSES = entity(
    "missions", "silver_missions__traverses", "fact_mission_traverses", key="traverse_id",
    values=("traverse_id", "rover", "sol", "flight", "from_place", "to_place", "length_m", "clock_start_s",
            "clock_end_s", "lines", "source"),
)  # fmt: skip


def _log(name: str, key: str, group: str, values: tuple[str, ...], family: str) -> Table:
    return Table(name, "silver", "missions", (key,), (*values, *OBSERVATION), group=group, family=family)


def _gold(name: str, key: str, group: str, values: tuple[str, ...], family: str) -> Table:
    columns = (*values, "is_withdrawn", *VERSION)
    return Table(name, "gold", "missions", (key,), columns, group=group, family=family)


SILVER: tuple[Table, ...] = (
    _log("silver_missions__rovers", "statement_id", "rover", ("statement_id", *_ROVER, "source"), "dim_rovers"),
    _log("silver_missions__sols", "statement_id", "sol_id",
         ("statement_id", *_SOL, "photos_declared", "cameras", "source"), "mission_sols"),
    _log("silver_missions__photos", "photo_id", "sol_id", _PHOTO, "mission_sols"),
    _WAYPOINTS[0],
    _TRAVERSES[0],
)  # fmt: skip
GOLD: tuple[Table, ...] = (
    _gold("dim_rovers", "rover", "rover", _ROVER, "dim_rovers"),
    _gold("fact_mission_sols", "sol_id", "sol_id",
          (*_SOL, "photos_declared", "photos_held", "thumbnails_held", "cameras"), "mission_sols"),
    _gold("fact_mission_photos", "photo_id", "sol_id", _PHOTO, "mission_sols"),
    _WAYPOINTS[1],
    _TRAVERSES[1],
)  # fmt: skip
