"""Every table of record: its columns (names of the field catalogue), key and kind, in the file of its noun.

Silver tables are logs: each row says that one fetch (`known_at`, `batch_id`) contained this value.
Gold tables are derived from all of a key's silver rows, so the order of loading does not matter.
"""

from collections.abc import Iterable

from services.domain.found import beside
from services.domain.tables import asteroids, forecasts, imagery, missions, pipeline, satellites, space_weather
from services.domain.tables.model import OBSERVATION, VERSION, Kind, Table

_NAMED = (asteroids, space_weather, satellites, missions, imagery, forecasts)
_NOUNS = (*_NAMED, *beside(__name__, __path__, (*_NAMED, pipeline), "GOLD"))

SILVER: tuple[Table, ...] = tuple(t for noun in _NOUNS for t in noun.SILVER)
GOLD: tuple[Table, ...] = tuple(t for noun in _NOUNS for t in noun.GOLD)
TELEMETRY: tuple[Table, ...] = space_weather.TELEMETRY
LEDGER: tuple[Table, ...] = (*pipeline.LEDGER, *imagery.LEDGER, *forecasts.LEDGER)
TABLES: dict[str, Table] = {t.name: t for t in (*SILVER, *GOLD, *TELEMETRY, *LEDGER)}

__all__ = ["GOLD", "LEDGER", "OBSERVATION", "SILVER", "TABLES", "TELEMETRY", "VERSION", "Kind", "Table", "related"]


def related(logs: Iterable[str]) -> list[Table]:
    """The logs that derive gold together with any of the given ones, those included."""
    families = {TABLES[name].family for name in logs}
    return [table for table in SILVER if table.family in families]
