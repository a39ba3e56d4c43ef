"""Datasets of the noun `missions`."""

from services.domain.datasets.model import Dataset

DATASETS: tuple[Dataset, ...] = ()
