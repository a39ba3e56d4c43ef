"""Datasets of the noun `missions`."""

from services.domain.datasets.model import DAY, Dataset

_NASA, _MMGIS, _PDS = "NASA/JPL", "NASA/JPL MMGIS", "NASA PDS"

DATASETS: tuple[Dataset, ...] = (
    Dataset("mars_photos", "manifests", "missions", "Manifests of Curiosity, Spirit and Opportunity", "NASA Mars Photos",
            DAY, "increment", "declared", daily_at="10:00", place=60, retired=True),
    Dataset("mars_photos", "photos", "missions", "Rover photos before 2025", "NASA Mars Photos", DAY, "increment",
            "declared", daily_at="10:00", place=63, retired=True),
    Dataset("mars2020_raw", "photos", "missions", "Raw images of Perseverance and Ingenuity", _NASA, DAY, "increment",
            "declared", evidence="simulator only", daily_at="10:00", place=64),
    Dataset("msl_raw", "photos", "missions", "Raw images of Curiosity", _NASA, DAY, "increment", "declared",
            evidence="simulator only", daily_at="10:00", place=65),
    Dataset("mmgis", "waypoints", "missions", "Places of Perseverance and Curiosity", _MMGIS, DAY, "increment", "windows",
            place=61),
    Dataset("mmgis", "traverses", "missions", "Ways of Perseverance, Curiosity and Ingenuity", _MMGIS, DAY, "increment",
            "windows", place=62),
    Dataset("rover_places", "waypoints", "missions", "Localisations of Perseverance and Curiosity", _PDS, 7 * DAY,
            "increment", "windows", evidence="simulator only", place=66),
)  # fmt: skip
