"""DONKI's events in space between Sun and Earth, each no more than an instant, a place and links.

IPS interplanetary shocks, SEP energetic particles, MPC magnetopause crossings, RBE radiation belt enhancements, HSS
high-speed streams. Shocks of 2016 to 2023 carry no `linkedEvents` at all: what they came of is told by the others.
"""

from etl.sources.columns import bronze
from etl.sources.donki_reading import EVENT_COLUMNS, Shape, event_dataset

SHOCKS = bronze("bronze_donki__shocks", *EVENT_COLUMNS, "location")
PARTICLES = bronze("bronze_donki__particles", *EVENT_COLUMNS)
CROSSINGS = bronze("bronze_donki__crossings", *EVENT_COLUMNS)
BELTS = bronze("bronze_donki__belts", *EVENT_COLUMNS)
STREAMS = bronze("bronze_donki__streams", *EVENT_COLUMNS)

DATASETS = (
    event_dataset("shocks", "IPS", Shape(SHOCKS, "activityID", required=("location",)), {"event_location": "location"}),
    event_dataset("particles", "SEP", Shape(PARTICLES, "sepID")),
    event_dataset("crossings", "MPC", Shape(CROSSINGS, "mpcID")),
    event_dataset("belts", "RBE", Shape(BELTS, "rbeID")),
    event_dataset("streams", "HSS", Shape(STREAMS, "hssID")),
)
