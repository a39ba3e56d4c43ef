"""Datasets of the noun `imagery`."""

from services.domain.datasets.model import DAY, HOUR, Dataset

_APOD, _EPIC, _EONET, _GIBS = "NASA APOD", "NASA EPIC", "NASA EONET", "NASA GIBS"

DATASETS: tuple[Dataset, ...] = (
    Dataset("apod", "pictures", "imagery", "Astronomy picture of the day", _APOD, DAY, "increment", "windows",
            evidence="simulator only", daily_at="08:00", place=30),
    Dataset("apod", "old", "imagery", "Astronomy picture of the day, old endpoint", _APOD, DAY, "increment", "windows",
            daily_at="08:00", place=31, retired=True),
    Dataset("eonet", "events", "imagery", "Natural events on Earth", _EONET, HOUR, "increment", "windows", place=32),
    Dataset("epic", "natural", "imagery", "Earth from L1, natural colour", _EPIC, 6 * HOUR, "increment", "windows",
            evidence="simulator only", place=33),
    Dataset("epic", "enhanced", "imagery", "Earth from L1, enhanced colour", _EPIC, 6 * HOUR, "increment", "windows",
            evidence="simulator only", place=34),
    Dataset("gibs", "layers", "imagery", "Layers of Earth imagery", _GIBS, DAY, "increment", "declared",
            evidence="simulator only", place=70),
)  # fmt: skip
