"""Fields of the noun `imagery`: pictures of the day, Earth from L1, natural events, layers, kept pictures."""

from services.domain.fields.model import Field

APOD = "NASA Astronomy Picture of the Day"
EPIC = "NASA EPIC on DSCOVR"
EONET = "NASA EONET v3"
GIBS = "NASA GIBS"
ORRERY = "Orrery"
_DAY = r"^\d{4}-\d\d-\d\d$"

# One field a line, read as a table.
# fmt: off
FIELDS: tuple[Field, ...] = (
    # picture of the day
    Field("picture_date", "string", "Day whose picture it is, as its provider dates it", label="Date", source=APOD, pattern=_DAY),
    Field("picture_title", "string", "Title of the picture", label="Title", source=APOD),
    Field("explanation", "string", "The astronomers' words, markup removed", label="Explanation", source=APOD),
    Field("alt_text", "string", "What is seen, in words for those who cannot see it", label="Description", source=APOD),
    Field("credit", "string", "Whom to credit, markup removed", label="Credit", source=APOD),
    Field("copyright_holder", "string", "Whose rights the picture is under; null where the provider names nobody", label="Copyright", source=APOD),
    Field("picture_media", "string", "Kind of the day's picture as the provider has it", label="Kind", source=APOD, allowed=("image", "video", "iframe", "other")),
    Field("image_url", "string", "Address of the picture as it is shown, or of a film's poster", label="Picture", source=APOD),
    Field("hd_image_url", "string", "Address of the picture in its full size", label="Full size", source=APOD),
    Field("film_url", "string", "Address of the film or page that is shown instead of a picture", label="Film", source=APOD),
    Field("page_url", "string", "The provider's page of the picture", label="Page", source=APOD),
    # Earth from L1
    Field("epic_image_id", "string", "Name of the image, without extension", label="Image", source=EPIC, pattern=r"^[A-Za-z0-9_]{4,64}$"),
    Field("epic_collection", "string", "How colours are made", label="Collection", source=EPIC, allowed=("natural", "enhanced")),
    Field("exposed_at", "instant", "When the image was taken", label="Taken", source=EPIC, time_scale="UTC"),
    Field("image_caption", "string", "The provider's words on the image", label="Caption", source=EPIC),
    Field("image_version", "string", "Version of the image's processing", label="Version", source=EPIC),
    Field("centroid_latitude_deg", "float64", "Latitude at the middle of the disc", "°", "Centre latitude", EPIC, -90, 90, 4),
    Field("centroid_longitude_deg", "float64", "East longitude at the middle of the disc", "°", "Centre longitude", EPIC, -180, 180, 4),
    Field("dscovr_x_km", "float64", "DSCOVR from Earth's centre, J2000 x", "km", "DSCOVR x", EPIC, -3e6, 3e6, 6),
    Field("dscovr_y_km", "float64", "DSCOVR from Earth's centre, J2000 y", "km", "DSCOVR y", EPIC, -3e6, 3e6, 6),
    Field("dscovr_z_km", "float64", "DSCOVR from Earth's centre, J2000 z", "km", "DSCOVR z", EPIC, -3e6, 3e6, 6),
    Field("moon_x_km", "float64", "Moon from Earth's centre, J2000 x", "km", "Moon x", EPIC, -5e5, 5e5, 6),
    Field("moon_y_km", "float64", "Moon from Earth's centre, J2000 y", "km", "Moon y", EPIC, -5e5, 5e5, 6),
    Field("moon_z_km", "float64", "Moon from Earth's centre, J2000 z", "km", "Moon z", EPIC, -5e5, 5e5, 6),
    Field("sun_x_km", "float64", "Sun from Earth's centre, J2000 x", "km", "Sun x", EPIC, -1.6e8, 1.6e8, 6),
    Field("sun_y_km", "float64", "Sun from Earth's centre, J2000 y", "km", "Sun y", EPIC, -1.6e8, 1.6e8, 6),
    Field("sun_z_km", "float64", "Sun from Earth's centre, J2000 z", "km", "Sun z", EPIC, -1.6e8, 1.6e8, 6),
    Field("attitude_q0", "float64", "Attitude of the spacecraft, quaternion as the provider orders it", "", "q0", EPIC, -1.001, 1.001, 6),
    Field("attitude_q1", "float64", "Attitude of the spacecraft, second part", "", "q1", EPIC, -1.001, 1.001, 6),
    Field("attitude_q2", "float64", "Attitude of the spacecraft, third part", "", "q2", EPIC, -1.001, 1.001, 6),
    Field("attitude_q3", "float64", "Attitude of the spacecraft, fourth part", "", "q3", EPIC, -1.001, 1.001, 6),
    Field("small_image_url", "string", "Address of the provider's own thumbnail", label="Thumbnail", source=EPIC),
    # natural events
    Field("natural_event_id", "string", "The provider's identifier; of a reduced copy without any, derived- and a hash of title and source", label="Event", source=EONET, pattern=r"^[A-Za-z0-9_-]{1,64}$"),
    Field("event_title", "string", "Name of the event", label="Event", source=EONET),
    Field("event_description", "string", "The provider's words on it", label="Description", source=EONET),
    Field("event_link", "string", "The provider's record of the event, or its first source", label="Record", source=EONET),
    Field("event_status", "string", "open while the provider gives no end", label="Status", source=EONET, allowed=("open", "closed")),
    Field("closed_at", "instant", "When the event ended; null while it is open", label="Ended", source=EONET, time_scale="UTC"),
    Field("event_categories", "strings", "Categories by their identifiers, such as wildfires", label="Categories", source=EONET),
    Field("first_point_at", "instant", "When the event was first placed", label="First seen", source=EONET, time_scale="UTC"),
    Field("last_point_at", "instant", "When the event was last placed", label="Last seen", source=EONET, time_scale="UTC"),
    Field("event_longitude_deg", "float64", "East longitude of the last point; of an area, of its first corner", "°", "Longitude", EONET, -180, 360, 5),
    Field("event_latitude_deg", "float64", "Latitude of the last point; of an area, of its first corner", "°", "Latitude", EONET, -90, 90, 5),
    Field("event_magnitude", "float64", "Newest magnitude, in event_magnitude_unit", "", "Magnitude", EONET, 0, 1e9, 3),
    Field("event_magnitude_unit", "string", "Unit of the magnitude: acres, kts, NM^2 …", label="Unit", source=EONET),
    Field("event_geometry", "json", "Places as the provider gives them, oldest first: date, type, coordinates (longitude, latitude), magnitude", label="Places", source=EONET),
    Field("event_sources", "json", "Who reported it: id, url", label="Sources", source=EONET),
    # layers
    Field("layer_id", "string", "Identifier of the layer", label="Layer", source=GIBS, pattern=r"^[^/\s]{1,200}$"),
    Field("layer_title", "string", "Title of the layer", label="Title", source=GIBS),
    Field("tile_matrix_set", "string", "Tile matrix set: its finest resolution", label="Resolution", source=GIBS),
    Field("tile_formats", "strings", "Media types of the tiles", label="Formats", source=GIBS),
    Field("layer_from", "string", "First date or instant with tiles; null for a layer without time", label="From", source=GIBS),
    Field("layer_to", "string", "Last date or instant with tiles", label="To", source=GIBS),
    Field("layer_default", "string", "Date or instant that is shown where none is asked for", label="Newest", source=GIBS),
    Field("layer_periods", "int64", "Spans without a break that the time extent has", "", "Spans", GIBS, 0),
    Field("tile_url_template", "string", "Address of a tile, with {Time}, {TileMatrixSet}, {TileMatrix}, {TileRow}, {TileCol}", label="Tile address", source=GIBS),
    # kept pictures
    Field("asset_id", "string", "Key of a kept picture: hash of subject, role and address", source=ORRERY),
    Field("subject_table", "string", "Table of the row that the picture belongs to", label="Table", source=ORRERY),
    Field("subject_key", "string", "Key of that row", label="Row", source=ORRERY),
    Field("asset_role", "string", "original: the provider's bytes; thumbnail: the provider's own small picture, or made by Orrery; mosaic: tiles put together by Orrery", label="Role", source=ORRERY, allowed=("thumbnail", "original", "mosaic")),
    Field("asset_is_made", "bool", "The bytes were made by Orrery from the picture at the address", label="Made here", source=ORRERY),
    Field("media_type", "string", "Kind of the bytes, by the bytes themselves", label="Type", source=ORRERY, allowed=("image/jpeg", "image/png", "image/gif", "image/webp")),
    Field("asset_width_px", "int64", "Width of the kept picture", "px", "Width", ORRERY, 1, 100_000),
    Field("asset_height_px", "int64", "Height of the kept picture", "px", "Height", ORRERY, 1, 100_000),
    Field("fetched_bytes", "int64", "Bytes that were fetched for it; 0 where they were held already", "B", "Fetched", ORRERY, 0),
    Field("licence", "string", "Terms on which the picture may be used, as the provider's pages state them", label="Licence", source=ORRERY),
    Field("assets", "json", "Pictures that are kept of the row: sha256, asset_role, media_type, sizes, credit, licence, address", label="Pictures", source=ORRERY),
    Field("picture_day", "string", "Day that the picture shows, where its row has many", label="Day", source=ORRERY, pattern=_DAY),
)
# fmt: on
