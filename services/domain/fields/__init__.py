"""The field catalogue: every field once, in the file of its noun."""

from services.domain.fields import asteroids, common, forecasts, imagery, missions, pipeline, satellites, space_weather
from services.domain.fields.model import Field
from services.domain.found import beside

_NAMED = (common, asteroids, space_weather, satellites, missions, imagery, forecasts, pipeline)
CATALOGUE: dict[str, Field] = {
    f.name: f for module in (*_NAMED, *beside(__name__, __path__, _NAMED, "FIELDS")) for f in module.FIELDS
}


def field(name: str) -> Field:
    """Look a field up by name.

    Raises:
        KeyError: the catalogue has no such field.
    """
    return CATALOGUE[name]
