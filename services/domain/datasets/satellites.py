"""Datasets of the noun `satellites`."""

from services.domain.datasets.model import Dataset

DATASETS: tuple[Dataset, ...] = ()
