"""What the mission store keeps: tables whose rows are documents, each under a path that says where it belongs.

Other tables are in the archive alone.
"""

from dataclasses import dataclass
from typing import Final

from services.domain.tables import TABLES, Table


@dataclass(frozen=True, slots=True)
class Documents:
    """How the current rows of a table are kept.

    `collection` is what they are called in a store. `asked` are the columns that lists are filtered and ordered by, and
    `orders` the indexes that serve them, a leading `-` for descending. With `levels`, colons in a key separate levels
    of its path. `parent` is the table that a group of these rows belongs to one row of, `shelf` the level between.
    `newest` is set where the archive's table holds all versions of a group: that greatest in this column is current.
    """

    table: Table
    collection: str
    asked: tuple[str, ...]
    orders: tuple[tuple[str, ...], ...] = ()
    levels: bool = False
    parent: str | None = None
    shelf: str | None = None
    newest: str | None = None

    @property
    def key(self) -> str:
        """The column that names a row within its group."""
        return self.table.key[0]

    @property
    def group(self) -> str:
        """The column whose values are replaced together."""
        return self.table.group or self.key

    @property
    def greatest(self) -> tuple[str, str] | None:
        """What `Select.greatest` finds the current rows of the archive's table by; None where it holds no others."""
        return None if self.newest is None else (self.group, self.newest)


def _documents(name: str, collection: str, *asked: str, orders: tuple[tuple[str, ...], ...] = ()) -> Documents:
    return Documents(TABLES[name], collection, asked, orders)


_WAY = ("rover", "sol", "clock_start_s", "source", "is_withdrawn")
_ALL = (
    Documents(TABLES["dim_rovers"], "rovers", ("rover",), levels=True),
    Documents(TABLES["fact_mission_sols"], "sols", ("sol_id", "rover", "sol"), (("rover", "-sol"),), levels=True),
    Documents(
        TABLES["fact_mission_photos"],
        "photos",
        ("photo_id", "sol_id", "rover", "sol", "camera", "taken_at", "is_thumbnail", "is_withdrawn"),
        (("sol_id",), ("rover", "-sol", "-taken_at", "photo_id"), ("rover", "-taken_at"), ("-sol", "-taken_at")),
        levels=True,
        parent="fact_mission_sols",
        shelf="camera",
    ),
    Documents(
        TABLES["fact_mission_waypoints"],
        "waypoints",
        ("waypoint_id", *_WAY, "odometer_m"),
        (("rover", "source", "sol"), ("rover", "-odometer_m")),
        levels=True,
    ),
    Documents(
        TABLES["fact_mission_traverses"], "traverses", ("traverse_id", *_WAY), (("rover", "sol"),), levels=True
    ),
    _documents("fact_apod", "apod", "picture_date", "is_withdrawn", orders=(("-picture_date",),)),
    _documents(
        "fact_space_weather_events", "events", "event_id", "event_type", "start_at", "is_withdrawn",
        orders=(("-start_at", "event_id"),),
    ),
    _documents(
        "fact_cme_analyses", "analyses", "analysis_id", "cme_event_id", "start_at", "is_withdrawn",
        orders=(("cme_event_id",), ("-start_at", "analysis_id")),
    ),
    _documents(
        "fact_enlil_simulations", "simulations", "simulation_id", "model_completed_at", "is_withdrawn",
        orders=(("-model_completed_at", "simulation_id"),),
    ),
    _documents(
        "fact_space_weather_notifications", "notifications", "notification_id", "issued_at", "is_withdrawn",
        orders=(("-issued_at", "notification_id"),),
    ),
    Documents(TABLES["models"], "models", ("card_id", "model_id", "task"), (("task",),), newest="card_revision"),
)  # fmt: skip

DOCUMENTS: Final[dict[str, Documents]] = {one.table.name: one for one in _ALL}
