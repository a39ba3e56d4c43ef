"""Fields of the noun `asteroids`: objects, orbits, close approaches."""

from services.domain.fields.model import Field

CAD = "JPL CNEOS close approaches (cad.api)"
SBDB = "JPL small-body database (sbdb_query.api)"
NEOWS = "NASA NeoWs"
ORRERY = "computed by Orrery"

# One field a line, read as a table.
# fmt: off
FIELDS = (
    # identity
    Field("asteroid_id", "string", "Key of the object: hash of its primary designation", source=ORRERY),
    Field("designation", "string", "Primary designation: the number of a numbered object, else the provisional one", label="Designation", source=SBDB, pattern=r"^[0-9A-Za-z][0-9A-Za-z/\-. ]{0,24}$"),
    Field("name", "string", "Full name as the provider writes it, trimmed", label="Name", source=SBDB),
    Field("spkid", "string", "JPL's SPK identifier in today's numbering (numbered n is 20000000+n)", label="SPK-ID", source=SBDB),
    Field("neows_id", "string", "NeoWs identifier (numbered n is 2000000+n)", label="NeoWs id", source=NEOWS),
    Field("orbit_id", "string", "JPL's identifier of the orbit solution", label="Orbit solution", source=SBDB),
    # close approach
    Field("approach_id", "string", "Key of the approach: hash of designation, body and first-seen TDB instant", source=ORRERY),
    Field("body", "string", "The body that is approached", label="Body", source=CAD, allowed=("Merc", "Venus", "Earth", "Moon", "Mars", "Juptr", "Satrn", "Urnus", "Neptn", "Pluto")),
    Field("approach_at", "instant", "Nominal time of closest approach, converted from TDB", label="Closest approach", source=CAD, time_scale="UTC"),
    Field("approach_at_tdb", "instant", "Nominal time of closest approach as the source gives it", label="Closest approach (TDB)", source=CAD, time_scale="TDB"),
    Field("time_uncertainty_s", "float64", "3-sigma uncertainty of the time of closest approach", "s", "Time ±3σ", CAD, minimum=0),
    Field("miss_distance_au", "float64", "Nominal distance at closest approach, centre to centre", "au", "Miss distance", CAD, 0, 10, 4),
    Field("miss_distance_km", "float64", "Nominal distance at closest approach, centre to centre", "km", "Miss distance", CAD, 0, 1.5e9, 3),
    Field("miss_distance_lunar", "float64", "Nominal distance at closest approach in lunar distances of 384,400 km", "LD", "Miss distance", CAD, 0, 3900, 3),
    Field("miss_distance_min_au", "float64", "3-sigma minimum of the distance at closest approach", "au", "Minimum distance 3σ", CAD, 0, 10),
    Field("miss_distance_max_au", "float64", "3-sigma maximum of the distance at closest approach", "au", "Maximum distance 3σ", CAD, 0, 400),
    Field("miss_distance_min_km", "float64", "3-sigma minimum of the distance at closest approach", "km", "Minimum distance 3σ", CAD, 0, 1.5e9),
    Field("miss_distance_max_km", "float64", "3-sigma maximum of the distance at closest approach", "km", "Maximum distance 3σ", CAD, 0, 6e10),
    Field("velocity_kms", "float64", "Speed relative to the approached body at closest approach", "km/s", "Speed", CAD, 0, 200, 3),
    Field("speed_infinity_km_s", "float64", "Speed relative to a massless body at the approached body's place", "km/s", "Speed at infinity", CAD, 0, 200, 3),
    Field("days_until_approach", "float64", "Days from the row's ingestion_timestamp to the approach; negative when it has passed", "d", "Days until", ORRERY, digits=3),
    Field("date_id", "int64", "UTC date of the approach as YYYYMMDD", source=ORRERY),
    Field("hazard_id", "string", "Key of the hazard classification: threat level and hazardous flag", source=ORRERY),
    # size and brightness
    Field("absolute_magnitude_h", "float64", "Absolute magnitude H: brightness at 1 au from Sun and observer, zero phase", "mag", "H", SBDB, -5, 40, 3),
    Field("magnitude_slope_g", "float64", "Slope parameter G of the H-G system", "", "G", SBDB, -1, 1.5),
    Field("diameter_km", "float64", "Measured effective diameter", "km", "Diameter", SBDB, 0, 1000, 3),
    Field("diameter_sigma_km", "float64", "1-sigma uncertainty of the measured diameter", "km", "Diameter ±1σ", SBDB, 0, 1000),
    Field("diameter_min_km", "float64", "Smaller end of the diameter range (measured − 1σ, NeoWs, or H with albedo 0.25)", "km", "Diameter from", NEOWS, 0, 1000, 3),
    Field("diameter_max_km", "float64", "Larger end of the diameter range (measured + 1σ, NeoWs, or H with albedo 0.05)", "km", "Diameter to", NEOWS, 0, 2000, 3),
    Field("diameter_avg_km", "float64", "Mean of the diameter range's two ends", "km", "Diameter", ORRERY, 0, 1500, 3),
    Field("diameter_source", "string", "Where the diameter range came from", label="Diameter source", source=ORRERY, allowed=("sbdb", "neows", "computed_from_h")),
    Field("estimated_volume_km3", "float64", "Volume of a sphere of diameter_avg_km: pi/6 d^3", "km³", "Volume", ORRERY, 0, digits=2),
    Field("albedo", "float64", "Geometric albedo", "", "Albedo", SBDB, 0, 2, 3),
    Field("size_category", "string", "Class of diameter_avg_km: tiny < 0.025, small < 0.14, medium < 0.3, large < 1 km, else giant", label="Size", source=ORRERY, allowed=("tiny", "small", "medium", "large", "giant", "unknown")),
    # hazard
    Field("moid_au", "float64", "Minimum orbit intersection distance with Earth's orbit", "au", "MOID", SBDB, 0, 100, 4),
    Field("is_hazardous", "bool", "Potentially hazardous: MOID <= 0.05 au and H <= 22, computed; null when either is unknown and no provider flag exists", label="Potentially hazardous", source=ORRERY),
    Field("is_hazardous_provider", "bool", "The provider's own potentially-hazardous flag", label="PHA (provider)", source=NEOWS),
    Field("is_sentry_object", "bool", "Listed by Sentry as a possible impactor, as NeoWs relays it", label="Sentry listed", source=NEOWS),
    Field("risk_score", "float64", "Orrery's attention score 0-100; not a probability", "", "Attention", ORRERY, 0, 100, 2),
    Field("threat_level", "string", "Band of risk_score: none < 20, low < 40, moderate < 60, elevated < 80, else high", label="Attention level", source=ORRERY, allowed=("none", "low", "moderate", "elevated", "high")),
    # orbit, heliocentric ecliptic J2000
    Field("epoch_jd_tdb", "float64", "Epoch of osculation, Julian date TDB", "d", "Epoch", SBDB, 2_300_000, 2_700_000, time_scale="TDB"),
    Field("eccentricity", "float64", "Eccentricity e", "", "e", SBDB, 0, 50, 4),
    Field("semi_major_axis_au", "float64", "Semi-major axis a; negative for hyperbolic orbits", "au", "a", SBDB, -1e6, 1e6, 4),
    Field("perihelion_distance_au", "float64", "Perihelion distance q", "au", "q", SBDB, 0, 100, 4),
    Field("aphelion_distance_au", "float64", "Aphelion distance Q", "au", "Q", SBDB, 0, 1e6, 4),
    Field("inclination_deg", "float64", "Inclination to the ecliptic J2000", "°", "i", SBDB, 0, 180, 4),
    Field("ascending_node_deg", "float64", "Longitude of the ascending node", "°", "Ω", SBDB, 0, 360, 4),
    Field("perihelion_argument_deg", "float64", "Argument of perihelion", "°", "ω", SBDB, 0, 360, 4),
    Field("mean_anomaly_deg", "float64", "Mean anomaly at epoch", "°", "M", SBDB, -360, 360, 4),
    Field("mean_motion_deg_d", "float64", "Mean motion", "°/d", "n", SBDB, 0, 100),
    Field("orbital_period_d", "float64", "Sidereal orbital period", "d", "Period", SBDB, 0, 1e9, 4),
    Field("perihelion_at_jd_tdb", "float64", "Time of perihelion passage, Julian date TDB", "d", "Perihelion", SBDB, time_scale="TDB"),
    Field("orbit_class", "string", "Orbit class code (APO, ATE, AMO, IEO …)", label="Orbit class", source=SBDB),
    Field("condition_code", "string", "Orbit condition code U, 0 (good) to 9", label="Condition code", source=SBDB),
    Field("orbit_rms_arcsec", "float64", "Normalised RMS of the orbit fit", "″", "RMS", SBDB, 0),
    Field("data_arc_d", "float64", "Span of the observations used", "d", "Data arc", SBDB, 0),
    Field("observations_used", "int64", "Observations used in the fit", "", "Observations", SBDB, 0),
    Field("first_observed", "string", "Date of the first observation used", label="First observed", source=SBDB),
    Field("last_observed", "string", "Date of the last observation used", label="Last observed", source=SBDB),
    Field("eccentricity_sigma", "float64", "1-sigma of e", "", source=SBDB, minimum=0),
    Field("semi_major_axis_sigma_au", "float64", "1-sigma of a", "au", source=SBDB, minimum=0),
    Field("inclination_sigma_deg", "float64", "1-sigma of i", "°", source=SBDB, minimum=0),
    Field("ascending_node_sigma_deg", "float64", "1-sigma of the node", "°", source=SBDB, minimum=0),
    Field("perihelion_argument_sigma_deg", "float64", "1-sigma of the argument of perihelion", "°", source=SBDB, minimum=0),
    Field("mean_anomaly_sigma_deg", "float64", "1-sigma of the mean anomaly", "°", source=SBDB, minimum=0),
    # which source won, per group of fields
    Field("approach_source", "string", "Source of time, distance and speed: cneos before neows", label="Approach source", source=ORRERY, allowed=("cneos", "neows")),
    Field("orbit_source", "string", "Source of the elements: sbdb before neows", label="Orbit source", source=ORRERY, allowed=("sbdb", "neows")),
    Field("magnitude_source", "string", "Source of H: sbdb, then cneos, then neows", label="H source", source=ORRERY, allowed=("sbdb", "cneos", "neows")),
    # dim_time
    Field("date", "string", "UTC date, ISO", source=ORRERY),
    Field("year", "int64", "Year", source=ORRERY),
    Field("month", "int64", "Month 1-12", source=ORRERY, minimum=1, maximum=12),
    Field("day", "int64", "Day of the month", source=ORRERY, minimum=1, maximum=31),
    Field("day_of_week", "int64", "ISO day of week, Monday is 1", source=ORRERY, minimum=1, maximum=7),
    Field("week_of_year", "int64", "ISO week", source=ORRERY, minimum=1, maximum=53),
)
# fmt: on
