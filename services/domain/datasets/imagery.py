"""Datasets of the noun `imagery`."""

from services.domain.datasets.model import Dataset

DATASETS: tuple[Dataset, ...] = ()
