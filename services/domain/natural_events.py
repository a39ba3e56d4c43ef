"""Categories of EONET v3, by their identifiers."""

CATEGORIES = (
    "drought", "dustHaze", "earthquakes", "floods", "landslides", "manmade", "seaLakeIce", "severeStorms", "snow",
    "tempExtremes", "volcanoes", "waterColor", "wildfires",
)  # fmt: skip
"""EONET answers a question for any other with events that were not asked for."""
