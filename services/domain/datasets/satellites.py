"""Datasets of the noun `satellites`."""

from services.domain.datasets.model import DAY, HOUR, Dataset

_CELESTRAK = "CelesTrak"

# CelesTrak renews its data every two hours and allows one download of a group between two renewals: a turn comes
# after two and a half, so that even with its jitter none is asked for too early.
DATASETS: tuple[Dataset, ...] = (
    Dataset("celestrak", "active", "satellites", "Orbital elements of active satellites", _CELESTRAK, 5 * HOUR // 2,
            "increment", "declared", place=67),
    Dataset("celestrak", "groups", "satellites", "Orbital elements of groups of satellites", _CELESTRAK, DAY,
            "increment", "declared", daily_at="05:40", place=68),
)  # fmt: skip
