"""Fields of the noun `space_weather`: telemetry, DONKI events, and what is said about them."""

from services.domain.fields import space_weather_products
from services.domain.fields.model import Field
from services.domain.fields.space_weather_series import SERIES

SWPC = "NOAA SWPC"
DONKI = "NASA CCMC DONKI"
EVENT_TYPES = ("FLR", "CME", "GST", "IPS", "SEP", "MPC", "RBE", "HSS")

# One field a line, read as a table.
# fmt: off
FIELDS = (
    *SERIES,
    *space_weather_products.FIELDS,
    # telemetry rows
    Field("series", "string", "Name of the telemetry series", source="Orrery", allowed=tuple(s.name for s in SERIES)),
    Field("observed_at", "instant", "Instant of the sample; for an index or a mean the start of its interval", label="Observed at", time_scale="UTC"),
    Field("value", "float64", "Value of the sample in the series' own unit", label="Value"),
    Field("spacecraft", "string", "Spacecraft or network that measured it, as the provider names it", label="Spacecraft", source=SWPC),
    Field("quality", "int64", "Provider's overall quality: 0 good, 1 suspect (of an index: preliminary or interpolated), 2 error; null where it gives none", label="Quality", source=SWPC),
    # events
    Field("event_id", "string", "DONKI activity identifier", label="Event", source=DONKI, pattern=r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d-[A-Z]+-\d+$"),
    Field("event_type", "string", "FLR flare, CME coronal mass ejection, GST geomagnetic storm, IPS interplanetary shock, SEP energetic particles, MPC magnetopause crossing, RBE radiation belt enhancement, HSS high-speed stream", label="Type", source=DONKI, allowed=EVENT_TYPES),
    Field("start_at", "instant", "Begin of the event", label="Start", source=DONKI, time_scale="UTC"),
    Field("peak_at", "instant", "Peak of the flare", label="Peak", source=DONKI, time_scale="UTC"),
    Field("end_at", "instant", "End of the flare", label="End", source=DONKI, time_scale="UTC"),
    Field("flare_class", "string", "GOES class of the flare, such as M1.2", label="Class", source=DONKI, pattern=r"^[ABCMX]\d+(\.\d+)?$"),
    Field("kp_max", "float64", "Highest Kp that DONKI lists for the storm", "", "Highest Kp", DONKI, 0, 9, 3),
    Field("source_location", "string", "Heliographic place on the Sun, such as N12E32", label="Place", source=DONKI),
    Field("event_location", "string", "Where an interplanetary shock was seen: Earth, Mars or a spacecraft", label="Seen at", source=DONKI),
    Field("notification_ids", "strings", "Notifications that DONKI sent of the event", label="Notifications", source=DONKI),
    Field("active_region", "int64", "NOAA active region, five digits", label="Region", source=DONKI),
    Field("cme_speed_km_s", "float64", "CME speed of the analysis; of an event that marked most accurate", "km/s", "CME speed", DONKI, 0, 5000, 3),
    Field("cme_half_angle_deg", "float64", "CME half angle of the analysis; of an event that marked most accurate", "°", "Half angle", DONKI, 0, 180, 3),
    Field("cme_latitude_deg", "float64", "CME direction, heliographic latitude", "°", "Latitude", DONKI, -90, 90, 3),
    Field("cme_longitude_deg", "float64", "CME direction, Stonyhurst longitude, west positive", "°", "Longitude", DONKI, -180, 180, 3),
    Field("cme_time21_5_at", "instant", "When the CME front passes 21.5 solar radii", label="At 21.5 R☉", source=DONKI, time_scale="UTC"),
    Field("analyses", "json", "Every analysis of the CME as DONKI gives it", label="Analyses", source=DONKI),
    Field("kp_values", "json", "Kp values of the storm as DONKI gives them: observedTime, kpIndex, source", label="Kp values", source=DONKI),
    Field("linked_event_ids", "strings", "Events that DONKI links to this one", label="Linked events", source=DONKI),
    Field("instruments", "strings", "Instruments that saw it", label="Instruments", source=DONKI),
    Field("note", "string", "DONKI's note", label="Note", source=DONKI),
    Field("link", "string", "DONKI's page of the event", label="Link", source=DONKI),
    Field("version_id", "int64", "DONKI's version of the record", label="Version", source=DONKI, minimum=0),
    Field("submitted_at", "instant", "When the record was submitted to DONKI", label="Submitted", source=DONKI, time_scale="UTC"),
)
# fmt: on
