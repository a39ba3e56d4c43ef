"""Fields of the noun `space_weather`: telemetry series and DONKI events."""

from services.domain.fields.model import Field

SWPC = "NOAA SWPC"
DONKI = "NASA CCMC DONKI"
EVENT_TYPES = ("FLR", "CME", "GST")

# One field a line, read as a table.
# fmt: off
SERIES = (
    Field("solar_wind_speed_km_s", "float64", "Bulk speed of the solar wind protons at L1", "km/s", "Solar wind speed", SWPC, 100, 3000, 4),
    Field("proton_density_per_cm3", "float64", "Proton density of the solar wind at L1", "cm⁻³", "Proton density", SWPC, 0, 500, 3),
    Field("proton_temperature_k", "float64", "Proton temperature of the solar wind at L1", "K", "Proton temperature", SWPC, 0, 1e8, 3),
    Field("imf_bt_nt", "float64", "Magnitude of the interplanetary magnetic field at L1", "nT", "Bt", SWPC, 0, 500, 3),
    Field("imf_bx_gsm_nt", "float64", "Interplanetary magnetic field, x in GSM", "nT", "Bx", SWPC, -500, 500, 3),
    Field("imf_by_gsm_nt", "float64", "Interplanetary magnetic field, y in GSM", "nT", "By", SWPC, -500, 500, 3),
    Field("imf_bz_gsm_nt", "float64", "Interplanetary magnetic field, z in GSM: southward (negative) couples to Earth's field", "nT", "Bz", SWPC, -500, 500, 3),
    Field("kp_index", "float64", "Planetary K index of a three-hour interval that starts at observed_at", "", "Kp", SWPC, 0, 9, 3),
    Field("xray_flux_long_w_m2", "float64", "GOES X-ray flux 0.1-0.8 nm, 1-minute mean; the flare class is read from it", "W/m²", "X-ray 0.1–0.8 nm", SWPC, 0, 0.1, 3),
    Field("xray_flux_short_w_m2", "float64", "GOES X-ray flux 0.05-0.4 nm, 1-minute mean", "W/m²", "X-ray 0.05–0.4 nm", SWPC, 0, 0.1, 3),
)

FIELDS = (
    *SERIES,
    # telemetry rows
    Field("series", "string", "Name of the telemetry series", source="Orrery", allowed=tuple(s.name for s in SERIES)),
    Field("observed_at", "instant", "Instant of the sample; for Kp the start of the interval", label="Observed at", time_scale="UTC"),
    Field("value", "float64", "Value of the sample in the series' own unit", label="Value"),
    Field("spacecraft", "string", "Spacecraft or network that measured it, as the provider names it", label="Spacecraft", source=SWPC),
    Field("quality", "int64", "Provider's overall quality: 0 good, 1 suspect, 2 error; null where it gives none", label="Quality", source=SWPC),
    # events
    Field("event_id", "string", "DONKI activity identifier", label="Event", source=DONKI, pattern=r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d-[A-Z]+-\d+$"),
    Field("event_type", "string", "FLR flare, CME coronal mass ejection, GST geomagnetic storm", label="Type", source=DONKI, allowed=EVENT_TYPES),
    Field("start_at", "instant", "Begin of the event", label="Start", source=DONKI, time_scale="UTC"),
    Field("peak_at", "instant", "Peak of the flare", label="Peak", source=DONKI, time_scale="UTC"),
    Field("end_at", "instant", "End of the flare", label="End", source=DONKI, time_scale="UTC"),
    Field("flare_class", "string", "GOES class of the flare, such as M1.2", label="Class", source=DONKI, pattern=r"^[ABCMX]\d+(\.\d+)?$"),
    Field("kp_max", "float64", "Highest Kp that DONKI lists for the storm", "", "Highest Kp", DONKI, 0, 9, 3),
    Field("source_location", "string", "Heliographic place on the Sun, such as N12E32", label="Place", source=DONKI),
    Field("active_region", "int64", "NOAA active region, five digits", label="Region", source=DONKI),
    Field("cme_speed_km_s", "float64", "CME speed of the analysis marked most accurate", "km/s", "CME speed", DONKI, 0, 5000, 3),
    Field("cme_half_angle_deg", "float64", "CME half angle of the analysis marked most accurate", "°", "Half angle", DONKI, 0, 180, 3),
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
