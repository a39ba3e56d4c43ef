"""Fields of the noun `satellites`: mean elements of SGP4, groups of CelesTrak."""

from services.domain.fields.model import Field

GP = "CelesTrak GP (gp.php)"
ORRERY = "computed by Orrery"

# One field a line, read as a table.
# fmt: off
FIELDS: tuple[Field, ...] = (
    # identity
    Field("element_set_id", "string", "Key of the element set: catalogue number, @, epoch", label="Element set", source=ORRERY),
    Field("satellite_id", "string", "Catalogue number as text, without leading zeros", label="Catalogue number", source=GP, pattern=r"^[1-9]\d{0,8}$"),
    Field("norad_cat_id", "int64", "Catalogue number; six digits since 11 July 2026, up to nine are possible", label="NORAD", source=GP, minimum=1, maximum=999_999_999),
    Field("satellite_name", "string", "Name in the catalogue, trimmed", label="Name", source=GP),
    Field("object_id", "string", "International designator such as 1998-067A; null where none is given", label="COSPAR", source=GP),
    Field("classification", "string", "U for unclassified", label="Classification", source=GP, allowed=("U", "C", "S")),
    # elements: mean, SGP4 theory, true equator and mean equinox of the epoch (TEME)
    Field("element_epoch_at", "instant", "Epoch of the element set", label="Epoch", source=GP, time_scale="UTC"),
    Field("element_epoch_utc", "string", "The epoch as exact text, UTC with six decimals: it alone enters the row's hash to the microsecond", label="Epoch", source=GP, time_scale="UTC"),
    Field("mean_motion_rev_d", "float64", "Mean motion (Kozai)", "rev/d", "Mean motion", GP, 0, 20, 8),
    Field("orbit_eccentricity", "float64", "Mean eccentricity", "", "Eccentricity", GP, 0, 1, 6),
    Field("equator_inclination_deg", "float64", "Mean inclination to the equator, TEME", "°", "Inclination", GP, 0, 180, 6),
    Field("right_ascension_node_deg", "float64", "Mean right ascension of the ascending node, TEME", "°", "Ascending node", GP, 0, 360, 6),
    Field("perigee_argument_deg", "float64", "Mean argument of perigee", "°", "Argument of perigee", GP, 0, 360, 6),
    Field("orbit_mean_anomaly_deg", "float64", "Mean anomaly at epoch", "°", "Mean anomaly", GP, 0, 360, 6),
    Field("ephemeris_type", "int64", "0: SGP4 and SDP4", label="Ephemeris type", source=GP, minimum=0, maximum=9),
    Field("bstar_per_earth_radius", "float64", "Drag term B*", "1/earth radius", "Drag term B*", GP, -100, 100, 5),
    Field("mean_motion_dot_rev_d2", "float64", "First derivative of mean motion over two, as the element set writes it; SGP4 does not use it", "rev/d²", "Change of mean motion", GP, -100, 100, 5),
    Field("mean_motion_ddot_rev_d3", "float64", "Second derivative of mean motion over six, as the element set writes it; SGP4 does not use it", "rev/d³", "Its change", GP, -10_000, 10_000, 5),
    Field("element_set_no", "int64", "Number of the element set; often 999 throughout", label="Set number", source=GP, minimum=0),
    Field("rev_at_epoch", "int64", "Revolutions since launch at the epoch", label="Revolution", source=GP, minimum=0),
    # states and passes, computed when asked for
    Field("x_km", "float64", "Position towards the mean equinox, TEME of date", "km", "x", ORRERY, digits=6),
    Field("y_km", "float64", "Position 90 degrees east of x in the equator, TEME of date", "km", "y", ORRERY, digits=6),
    Field("z_km", "float64", "Position towards the celestial pole, TEME of date", "km", "z", ORRERY, digits=6),
    Field("vx_km_s", "float64", "Velocity along x, TEME of date", "km/s", "vx", ORRERY, digits=4),
    Field("vy_km_s", "float64", "Velocity along y, TEME of date", "km/s", "vy", ORRERY, digits=4),
    Field("vz_km_s", "float64", "Velocity along z, TEME of date", "km/s", "vz", ORRERY, digits=4),
    Field("orbital_speed_km_s", "float64", "Length of the velocity, TEME of date", "km/s", "Speed", ORRERY, digits=3),
    Field("latitude_deg", "float64", "Geodetic latitude (WGS-84) of the point below", "°", "Latitude", ORRERY, -90, 90, 4),
    Field("longitude_deg", "float64", "Longitude of the point below, east positive", "°", "Longitude", ORRERY, -180, 180, 4),
    Field("altitude_km", "float64", "Height above the WGS-84 ellipsoid", "km", "Altitude", ORRERY, digits=4),
    Field("element_age_d", "float64", "Days from the epoch of the elements to the instant; negative before it", "d", "Age of the elements", ORRERY, digits=2),
    Field("azimuth_deg", "float64", "Direction, from north by east", "°", "Azimuth", ORRERY, 0, 360, 3),
    Field("elevation_deg", "float64", "Height above the horizon, without refraction", "°", "Elevation", ORRERY, -90, 90, 2),
    Field("distance_km", "float64", "Distance from the place", "km", "Distance", ORRERY, 0, digits=4),
    Field("sun_elevation_deg", "float64", "Height of the Sun above the place's horizon", "°", "Sun", ORRERY, -90, 90, 2),
    # groups
    Field("satellite_group", "string", "CelesTrak's group, as its GROUP parameter writes it, such as stations", label="Group", source=GP, pattern=r"^[A-Za-z0-9-]+$"),
    Field("member_ids", "strings", "Catalogue numbers of the group's newest answer, ascending", label="Members", source=GP),
    Field("member_count", "int64", "Satellites in the group", label="Members", source=GP, minimum=0),
)
# fmt: on
