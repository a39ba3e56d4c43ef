"""Every dataset that Orrery reads and every telemetry series: who provides it, how often, how wholeness is judged."""

from services.domain.datasets import asteroids, imagery, missions, satellites, space_weather
from services.domain.datasets.model import Contract, Dataset, Series
from services.domain.datasets.space_weather import EVENT_DATASETS, SERIES
from services.domain.found import beside

_NAMED = (asteroids, space_weather, satellites, missions, imagery)
DATASETS: tuple[Dataset, ...] = tuple(
    d for module in (*_NAMED, *beside(__name__, __path__, _NAMED, "DATASETS")) for d in module.DATASETS
)
PIPELINE = "pipeline"
NOUNS = ("asteroids", "space_weather", "satellites", "missions", "imagery", "forecasts", PIPELINE)

__all__ = ["DATASETS", "EVENT_DATASETS", "NOUNS", "PIPELINE", "SERIES", "Contract", "Dataset", "Series", "noun_of"]


def noun_of(source: str) -> str:
    """Noun of a source's datasets; `pipeline` for one that Orrery only counts."""
    return next((d.noun for d in DATASETS if d.source == source), PIPELINE)
