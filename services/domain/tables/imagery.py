"""Tables of the noun `imagery`, and the ledger of pictures that are kept."""

from services.domain.tables.model import Table, entity

_TABLES = (
    entity("imagery", "silver_apod__pictures", "fact_apod", key="picture_date", values=(
        "picture_date", "picture_title", "explanation", "alt_text", "credit", "copyright_holder", "picture_media",
        "image_url", "hd_image_url", "film_url", "page_url")),
    entity("imagery", "silver_epic__images", "fact_epic_images", key="epic_image_id", values=(
        "epic_image_id", "epic_collection", "exposed_at", "image_caption", "image_version", "centroid_latitude_deg",
        "centroid_longitude_deg", "dscovr_x_km", "dscovr_y_km", "dscovr_z_km", "moon_x_km", "moon_y_km", "moon_z_km",
        "sun_x_km", "sun_y_km", "sun_z_km", "attitude_q0", "attitude_q1", "attitude_q2", "attitude_q3",
        "small_image_url", "image_url", "hd_image_url")),
    entity("imagery", "silver_eonet__events", "fact_natural_events", key="natural_event_id", values=(
        "natural_event_id", "event_title", "event_description", "event_link", "event_status", "closed_at",
        "event_categories", "first_point_at", "last_point_at", "event_longitude_deg", "event_latitude_deg",
        "event_magnitude", "event_magnitude_unit", "event_geometry", "event_sources")),
    entity("imagery", "silver_gibs__layers", "dim_imagery_layers", key="layer_id", values=(
        "layer_id", "layer_title", "tile_matrix_set", "tile_formats", "layer_from", "layer_to", "layer_default",
        "layer_periods", "tile_url_template")),
)  # fmt: skip

SILVER: tuple[Table, ...] = tuple(log for log, _ in _TABLES)
GOLD: tuple[Table, ...] = tuple(gold for _, gold in _TABLES)

# Bytes are in the object store under assets/<first two digits>/<sha256>; a picture is a row once it is there.
LEDGER = (
    Table("assets", "ledger", "pipeline", ("asset_id",),
          ("asset_id", "source", "subject_table", "subject_key", "url", "asset_role", "asset_is_made", "picture_day",
           "sha256", "bytes", "media_type", "asset_width_px", "asset_height_px", "credit", "licence", "fetched_bytes",
           "fetched_at", "origin")),
)  # fmt: skip
