"""Whether each store answers, and how much it holds."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Final, get_args

from services.chassis.metrics import catalogue
from services.chassis.metrics.collectors import Collectors
from services.chassis.metrics.held import Held
from services.chassis.metrics.model import Sample
from services.chassis.settings import Settings
from services.core.readiness import PATIENCE_S, store_questions
from services.storage import Stores
from services.storage.engines import Engines, Port

_SIZE_EVERY_S: Final = 300.0
_ROWS_EVERY_S: Final = 60.0


def add(collectors: Collectors, settings: Settings, stores: Stores) -> None:
    """Have it told of these stores."""
    _add_up(collectors, settings, stores)
    _add_sizes(collectors, stores)
    rows = Held("table rows", stores.archive.table_rows, hold_s=_ROWS_EVERY_S)
    collectors.add("tables", (catalogue.TABLE_ROWS,), lambda: _rows(rows.value), [rows])
    collectors.add("connections", (catalogue.STORE_CONNECTIONS,), lambda: _connections(stores))


def _add_up(collectors: Collectors, settings: Settings, stores: Stores) -> None:
    engines = Engines(settings)
    named = {port: engines.configured(port) for port in get_args(Port)}
    questions = store_questions(stores)
    asked = {port: Held(f"{port} up", partial(_answers, questions[port]), hold_s=5) for port in named}

    def samples() -> Iterator[Sample]:
        for port, held in asked.items():
            # One that hangs is away, whatever it said before.
            up = False if held.under_way_s > PATIENCE_S else held.value
            if up is not None:
                yield catalogue.STORE_UP.sample(up, port, named[port])

    collectors.add("stores", (catalogue.STORE_UP,), samples, list(asked.values()))


def _add_sizes(collectors: Collectors, stores: Stores) -> None:
    sizes: Mapping[str, Callable[[], int | None]] = {
        "archive": stores.archive.size,
        "missions": stores.missions.size,
        "objects": lambda: stores.objects.size(""),
    }
    asked = {name: Held(f"{name} size", size, hold_s=_SIZE_EVERY_S, most_age_s=3600) for name, size in sizes.items()}

    def samples() -> Iterator[Sample]:
        found = {name: held.value for name, held in asked.items()}
        yield from (catalogue.STORE_BYTES.sample(size, name) for name, size in found.items() if size is not None)

    collectors.add("store sizes", (catalogue.STORE_BYTES,), samples, list(asked.values()))


def _answers(question: Callable[[], object]) -> bool:
    try:
        question()
    except Exception:  # noqa: BLE001 - whatever it failed with, it does not answer
        return False
    return True


def _rows(tables: Mapping[str, int] | None) -> Iterator[Sample]:
    yield from (catalogue.TABLE_ROWS.sample(number, name) for name, number in (tables or {}).items())


def _connections(stores: Stores) -> Iterator[Sample]:
    for state, number in stores.archive.connections().items():
        yield catalogue.STORE_CONNECTIONS.sample(number, "archive", state)
