"""Fields of what is said about space weather: analyses, simulations, notifications, alerts, forecasts, bulletins."""

from services.domain.fields.model import Field

SWPC = "NOAA SWPC"
DONKI = "NASA CCMC DONKI"
ALERT_KINDS = ("watch", "warning", "alert", "summary")
FORECAST_STATUS = ("observed", "estimated", "predicted")
FORECAST_ROLES = ("past", "now", "forecast")
FORECAST_PRODUCTS = ("noaa-scales", "3-day-forecast")
BULLETINS = ("3-day-forecast", "advisory-outlook", "current-space-weather-indices")

# One field a line, read as a table.
# fmt: off
FIELDS = (
    # analyses of CMEs
    Field("analysis_id", "string", "DONKI's number of the analysis, taken from its link", label="Analysis", source=DONKI),
    Field("cme_event_id", "string", "The CME that was analysed", label="CME", source=DONKI),
    Field("is_most_accurate", "bool", "DONKI's mark of the analysis to use", label="Most accurate", source=DONKI),
    Field("cme_minor_half_width_deg", "float64", "Half width along the minor axis", "°", "Minor half width", DONKI, 0, 180, 3),
    Field("cme_tilt_deg", "float64", "Tilt of the front", "°", "Tilt", DONKI, -360, 360, 3),
    Field("cme_measured_at_rs", "float64", "Height above the Sun's centre at which the speed was measured", "R☉", "Measured at", DONKI, 0, 500, 3),
    Field("cme_speed_type", "string", "Speed class: S below 500 km/s, C to 999, O to 1999, R to 2999, ER above", label="Speed type", source=DONKI),
    Field("cme_feature", "string", "What was measured, such as LE for the leading edge", label="Feature", source=DONKI),
    Field("cme_level_of_data", "int64", "0 real time, 1 checked in real time, 2 retrospective", label="Level of data", source=DONKI, minimum=0, maximum=9),
    Field("measurement_technique", "string", "How the CME was measured, such as SWPC_CAT", label="Technique", source=DONKI),
    # WSA-ENLIL simulations
    Field("simulation_id", "string", "DONKI's number of the simulation without its version, such as WSA-ENLIL/48706", label="Simulation", source=DONKI),
    Field("model_completed_at", "instant", "When the run was complete", label="Completed", source=DONKI, time_scale="UTC"),
    Field("model_outer_au", "float64", "Outer boundary of the run", "au", "Boundary", DONKI, 0, 100, 3),
    Field("cme_event_ids", "strings", "The CMEs that the run was given", label="CMEs", source=DONKI),
    Field("cme_inputs", "json", "The CMEs of the run with their parameters, as DONKI gives them", label="Inputs", source=DONKI),
    Field("shock_arrival_at", "instant", "Estimated arrival of the shock at Earth, about 7 h either way; null: no arrival", label="Arrival at Earth", source=DONKI, time_scale="UTC"),
    Field("shock_duration_h", "float64", "Estimated duration of the disturbance, about 8 h either way", "h", "Duration", DONKI, 0, 1000, 3),
    Field("magnetopause_min_re", "float64", "Least distance of the magnetopause expected", "R⊕", "Magnetopause", DONKI, 0, 100, 3),
    Field("kp_18", "int64", "Kp expected for a field clock angle of 18°", label="Kp 18°", source=DONKI, minimum=0, maximum=9),
    Field("kp_90", "int64", "Kp expected for a field clock angle of 90°", label="Kp 90°", source=DONKI, minimum=0, maximum=9),
    Field("kp_135", "int64", "Kp expected for a field clock angle of 135°", label="Kp 135°", source=DONKI, minimum=0, maximum=9),
    Field("kp_180", "int64", "Kp expected for a field clock angle of 180°", label="Kp 180°", source=DONKI, minimum=0, maximum=9),
    Field("is_earth_glancing_blow", "bool", "The run expects only a glancing blow to Earth", label="Glancing blow", source=DONKI),
    Field("is_earth_minor_impact", "bool", "The run expects only a minor impact on Earth", label="Minor impact", source=DONKI),
    Field("impacts", "json", "Other places that the run expects an arrival at; never Earth", label="Impacts", source=DONKI),
    # notifications
    Field("notification_id", "string", "DONKI's message identifier, such as 20260906-AL-004", label="Notification", source=DONKI),
    Field("notification_type", "string", "Kind of event that it tells of, or Report", label="Type", source=DONKI),
    Field("issued_at", "instant", "When its author issued it", label="Issued", time_scale="UTC"),
    Field("headline", "string", "What it says in one line", label="Headline"),
    Field("text", "string", "The whole text as issued", label="Text"),
    Field("mentioned_event_ids", "strings", "Activity identifiers that the text names", label="Events", source=DONKI),
    # alerts
    Field("alert_id", "string", "Message code and serial number: product_id is not unique", label="Alert", source=SWPC),
    Field("message_code", "string", "SWPC's message code, such as WATA20", label="Code", source=SWPC),
    Field("serial_number", "int64", "Serial number within the message code", label="Serial", source=SWPC, minimum=0),
    Field("alert_kind", "string", "watch, warning, alert or summary", label="Kind", source=SWPC, allowed=ALERT_KINDS),
    Field("alert_action", "string", "extended, continued or cancelled; null for a new message", label="Action", source=SWPC, allowed=("extended", "continued", "cancelled")),
    Field("referred_serial", "int64", "Serial number of the message that it extends, continues or cancels", label="Refers to", source=SWPC, minimum=0),
    Field("noaa_scale", "string", "NOAA scale that it names, such as G2; null without one", label="Scale", source=SWPC, pattern=r"^[GRS][1-5]$"),
    Field("valid_from_at", "instant", "Begin of the span that it warns of or forecasts", label="Valid from", source=SWPC, time_scale="UTC"),
    Field("valid_until_at", "instant", "End of the span that it warns of or forecasts", label="Valid until", source=SWPC, time_scale="UTC"),
    # forecasts
    Field("kp_interval_id", "string", "The three-hour interval, by its start", label="Interval", source=SWPC),
    Field("forecast_at", "instant", "Start of the interval or day that the value is for", label="For", source=SWPC, time_scale="UTC"),
    Field("kp_forecast", "float64", "Kp of the interval: observed, estimated or predicted", "", "Kp forecast", SWPC, 0, 9, 3),
    Field("forecast_status", "string", "What the Kp was when it was told", label="Status", source=SWPC, allowed=FORECAST_STATUS),
    Field("day_forecast_id", "string", "Product, role and day", label="Forecast", source=SWPC),
    Field("forecast_product", "string", "Product that says it", label="Product", source=SWPC, allowed=FORECAST_PRODUCTS),
    Field("forecast_role", "string", "past: greatest of the last 24 hours; now; forecast: of the rest of today and the days that follow", label="Role", source=SWPC, allowed=FORECAST_ROLES),
    Field("r_scale", "int64", "Radio blackout level, 0 none", label="R", source=SWPC, minimum=0, maximum=5),
    Field("s_scale", "int64", "Solar radiation storm level, 0 none", label="S", source=SWPC, minimum=0, maximum=5),
    Field("g_scale", "int64", "Geomagnetic storm level, 0 none", label="G", source=SWPC, minimum=0, maximum=5),
    Field("r1_r2_probability_pct", "float64", "Probability of a radio blackout R1 or R2", "%", "R1–R2", SWPC, 0, 100, 3),
    Field("r3_probability_pct", "float64", "Probability of a radio blackout R3 or greater", "%", "R3+", SWPC, 0, 100, 3),
    Field("s1_probability_pct", "float64", "Probability of a radiation storm S1 or greater", "%", "S1+", SWPC, 0, 100, 3),
    Field("kp_of_day", "json", "The day's eight Kp as forecast: from, kp", label="Kp of the day", source=SWPC),
    # bulletins
    Field("bulletin_id", "string", "Product and instant of issue", label="Bulletin", source=SWPC),
    Field("bulletin", "string", "Which text product", label="Product", source=SWPC, allowed=BULLETINS),
)
# fmt: on
