"""Fields of the noun `missions`: rovers, sols, photos, places."""

from services.domain.fields.model import Field
from services.domain.rovers import ROVERS

PHOTOS = "NASA Mars Rover Photos"
RAW = "NASA raw images"
MANY = "NASA"
MMGIS = "NASA/JPL MMGIS"

# One field a line, read as a table.
# fmt: off
FIELDS: tuple[Field, ...] = (
    Field("statement_id", "string", "What is spoken of, by which provider and dataset", source="Orrery"),
    Field("rover", "string", "Vehicle on Mars", label="Rover", source="Orrery", allowed=tuple(ROVERS)),
    Field("rover_name", "string", "Name as the provider writes it", label="Name", source=MANY),
    Field("landing_date", "string", "Day of landing, UTC", label="Landed", source=PHOTOS, pattern=r"^\d{4}-\d\d-\d\d$"),
    Field("launch_date", "string", "Day of launch, UTC", label="Launched", source=PHOTOS, pattern=r"^\d{4}-\d\d-\d\d$"),
    Field("rover_status", "string", "What the provider says of the mission: active or complete", label="Status", source=PHOTOS),
    Field("max_sol", "int64", "Newest sol of which the provider has photos", "sol", "Newest sol", MANY, 0, 20_000, digits=6),
    Field("max_date", "string", "Day on Earth of the newest sol with photos", label="Newest day", source=PHOTOS),
    Field("newest_photo_at", "instant", "When the provider's newest photos came", label="Newest photos", source=RAW, time_scale="UTC"),
    Field("total_photos", "int64", "Photos that the provider says it has of the rover", "", "Photos in all", MANY, 0, digits=9),
    Field("sol_id", "string", "One sol of one rover, such as curiosity:1000", source="Orrery"),
    Field("sol", "int64", "Martian day of the mission, as its team counts", "sol", "Sol", MANY, 0, 20_000, digits=6),
    Field("earth_date", "string", "Day on Earth that the provider gives for the sol", label="Earth date", source=PHOTOS, pattern=r"^\d{4}-\d\d-\d\d$"),
    Field("photos_declared", "int64", "Photos of the sol that its provider says there are; null where it never said", "", "Photos declared", MANY, 0, digits=9),
    Field("photos_held", "int64", "Photos of the sol that Orrery knows of", "", "Photos held", "Orrery", 0, digits=9),
    Field("thumbnails_held", "int64", "How many of the photos held are thumbnails of others", "", "Thumbnails", "Orrery", 0, digits=9),
    Field("cameras", "strings", "Cameras that took photos on the sol", label="Cameras", source=MANY),
    # photos
    Field("photo_id", "string", "Rover and the image's own name, the same at every provider", label="Photo", source="Orrery"),
    Field("camera", "string", "Camera; both eyes and all units of an instrument are one", label="Camera", source="Orrery"),
    Field("provider_camera", "string", "Camera as the provider names it, such as NAVCAM_LEFT", label="Camera unit", source=MANY),
    Field("taken_at", "instant", "When the photo was taken; null where the provider gives only the day", label="Taken", source=RAW, time_scale="UTC"),
    Field("mars_time", "string", "Local mean solar time on Mars when it was taken, hh:mm:ss", label="Mars time", source=RAW),
    Field("received_at", "instant", "When it was received on Earth", label="Received", source=RAW, time_scale="UTC"),
    Field("image_full_url", "string", "Address of the image in its full size", label="Full size", source=MANY),
    Field("image_large_url", "string", "Address of the image 1200 px wide", label="1200 px", source=RAW),
    Field("image_medium_url", "string", "Address of the image 800 px wide", label="800 px", source=RAW),
    Field("image_small_url", "string", "Address of the image 320 px wide", label="320 px", source=RAW),
    Field("is_thumbnail", "bool", "The photo is a small copy of another that was sent first", label="Thumbnail", source=MANY),
    Field("sample_type", "string", "What the provider calls the kind of image: full, thumbnail, subframe …", label="Kind", source=RAW),
    Field("site", "int64", "Site frame in which the rover counts its drives", "", "Site", MANY, 0, digits=6),
    Field("drive", "int64", "Count of the rover's motion within the site", "", "Drive", MANY, 0, digits=6),
    Field("width_px", "int64", "Width of the full image", "px", "Width", RAW, 1, 100_000, digits=6),
    Field("height_px", "int64", "Height of the full image", "px", "Height", RAW, 1, 100_000, digits=6),
    Field("mast_azimuth_deg", "float64", "Azimuth of the mast", "°", "Mast azimuth", RAW, -360, 720, 4),
    Field("mast_elevation_deg", "float64", "Elevation of the mast", "°", "Mast elevation", RAW, -180, 180, 4),
    Field("spacecraft_clock_s", "float64", "Count of the spacecraft's clock", "s", "Spacecraft clock", MANY, 0, digits=12),
    Field("photo_title", "string", "Title of the image", label="Title", source=RAW),
    Field("photo_caption", "string", "The provider's words on the image", label="Caption", source=RAW),
    Field("photo_credit", "string", "Whom to credit", label="Credit", source=MANY),
    Field("photo_page", "string", "The provider's page of the image", label="Page", source=RAW),
    # places
    Field("waypoint_id", "string", "Provider, rover, site, drive and sol of a place", source="Orrery"),
    Field("mars_longitude_deg", "float64", "East longitude on Mars", "°", "Longitude", MMGIS, -180, 360, 9),
    Field("mars_latitude_deg", "float64", "Planetocentric latitude on Mars", "°", "Latitude", MMGIS, -90, 90, 9),
    Field("mars_elevation_m", "float64", "Elevation above the Mars geoid", "m", "Elevation", MMGIS, -12_000, 25_000, 6),
    Field("easting_m", "float64", "Easting in the mission's own equirectangular map", "m", "Easting", MMGIS, -1.1e7, 2.2e7, 10),
    Field("northing_m", "float64", "Northing in the mission's own equirectangular map", "m", "Northing", MMGIS, -6e6, 6e6, 10),
    Field("roll_deg", "float64", "Roll of the rover", "°", "Roll", MMGIS, -180, 180, 4),
    Field("pitch_deg", "float64", "Pitch of the rover", "°", "Pitch", MMGIS, -180, 180, 4),
    Field("yaw_deg", "float64", "Heading of the rover", "°", "Heading", MMGIS, -360, 360, 4),
    Field("tilt_deg", "float64", "Tilt of the rover; a hair below 0 on level ground", "°", "Tilt", MMGIS, -10, 180, 3),
    Field("leg_m", "float64", "Way from the place before", "m", "Leg", MMGIS, 0, 100_000, 5),
    Field("odometer_m", "float64", "Way since landing; null where the provider has none (it writes 0 on places within a drive)", "m", "Driven", MMGIS, 0, 1e6, 7),
    Field("is_final", "bool", "The rover ended a drive here", label="End of a drive", source=MMGIS),
    Field("place_note", "string", "The provider's note on the place", label="Note", source=MMGIS),
    Field("traverse_id", "string", "Rover and the two ends of a way, or a flight's number", source="Orrery"),
    Field("flight", "int64", "Number of the helicopter's flight", "", "Flight", MMGIS, 1, digits=4),
    Field("from_place", "string", "Site and drive where the way begins, such as 3_110", label="From", source=MMGIS),
    Field("to_place", "string", "Site and drive where the way ends", label="To", source=MMGIS),
    Field("length_m", "float64", "Length of the way", "m", "Length", MMGIS, 0, 100_000, 5),
    Field("clock_start_s", "float64", "Spacecraft clock at the way's begin", "s", "Clock at start", MMGIS, 0, digits=12),
    Field("clock_end_s", "float64", "Spacecraft clock at the way's end", "s", "Clock at end", MMGIS, 0, digits=12),
    Field("lines", "json", "Lines of the way: lists of east longitude, planetocentric latitude (degrees) and elevation (m) where given", label="Lines", source=MMGIS),
)
# fmt: on
