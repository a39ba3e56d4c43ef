"""Fields of published benchmark sets: what a model is measured on, never watched and never due."""

from services.domain.fields.model import Field

TELEMANOM = "NASA JPL telemanom (Hundman et al. 2018)"
PDBM = "Napoletano et al. 2022"

# One field a line, read as a table.
# fmt: off
FIELDS: tuple[Field, ...] = (
    Field("channel_part_id", "string", "Channel and part, such as P-1/train", label="Part", source=TELEMANOM),
    Field("channel_id", "string", "Telemetry channel of a spacecraft, anonymised by the provider", label="Channel", source=TELEMANOM, pattern=r"^[A-Z]-\d{1,3}$"),
    Field("channel_part", "string", "Part of the channel: train comes before test in time", label="Part", source=TELEMANOM, allowed=("train", "test")),
    Field("channel_steps", "int64", "Time steps; their length and their instants are withheld by the provider", label="Steps", source=TELEMANOM, minimum=1, maximum=10_000_000),
    Field("channel_values", "json", "Telemetry value of each step, scaled by the provider to about -1 to 1 over the training part", label="Values", source=TELEMANOM),
    Field("channel_commands", "json", "Per command column the half-open spans of steps at which it is 1", label="Commands", source=TELEMANOM),
    Field("anomaly_id", "string", "Channel and interval, such as P-1@2149-2349", label="Anomaly", source=TELEMANOM),
    Field("anomaly_first_step", "int64", "First step of the labelled interval in the test part, counted from 0", label="First step", source=TELEMANOM, minimum=0, maximum=10_000_000),
    Field("anomaly_last_step", "int64", "Last step of the labelled interval, inclusive", label="Last step", source=TELEMANOM, minimum=0, maximum=10_000_000),
    Field("anomaly_class", "string", "Point: values out of range; contextual: usual values at an unusual place", label="Class", source=TELEMANOM, allowed=("point", "contextual")),
    Field("cme_transit_id", "string", "Number of the CME in the list", label="CME", source=PDBM, pattern=r"^\d{1,5}$"),
    Field("coronagraph_first_at", "instant", "First appearance in the coronagraph LASCO", label="First seen", source=PDBM, time_scale="UTC"),
    Field("transit_start_at", "instant", "Instant at which the transit begins, at about 20 solar radii", label="Start", source=PDBM, time_scale="UTC"),
    Field("transit_end_at", "instant", "Arrival at Earth of the disturbance that was matched with the CME", label="Arrival", source=PDBM, time_scale="UTC"),
    Field("transit_h", "float64", "Time from the start of the transit to the arrival", "h", "Transit", PDBM, 0, 400, 3),
    Field("transit_sigma_h", "float64", "1-sigma of the transit time", "h", "Transit σ", PDBM, 0, 400, 2),
    Field("arrival_speed_km_s", "float64", "Speed of the disturbance at Earth", "km/s", "Arrival speed", PDBM, 100, 3000, 3),
    Field("plane_of_sky_speed_km_s", "float64", "Linear speed in the plane of the sky", "km/s", "Sky speed", PDBM, 0, 5000, 3),
    Field("radial_speed_km_s", "float64", "Speed away from the Sun, projection removed by the authors", "km/s", "Radial speed", PDBM, 0, 6000, 3),
    Field("radial_speed_sigma_km_s", "float64", "1-sigma of the radial speed", "km/s", "Radial speed σ", PDBM, 0, 6000, 2),
    Field("angular_width_deg", "float64", "Apparent width; 360 for a halo", "°", "Width", PDBM, 0, 360, 3),
    Field("dst_least_nt", "float64", "Least Dst of the storm that followed", "nT", "Least Dst", PDBM, -1000, 200, 3),
)
# fmt: on
