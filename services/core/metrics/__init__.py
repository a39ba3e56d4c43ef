"""What core finds out when `/metrics` is asked: its stores, what they hold, what the data says, core itself."""

from services.chassis.metrics.collectors import Collectors
from services.chassis.metrics.disk import add_disk
from services.core.context import Core
from services.core.metrics import data, program, stores
from services.core.metrics.program import Readers


def add_metrics(collectors: Collectors, core: Core, readers: Readers) -> None:
    """Have it told of this core."""
    stores.add(collectors, core.settings, core.stores)
    data.add(collectors, core.settings, core.stores)
    program.add(collectors, core, readers)
    add_disk(collectors, core.settings.data_dir)
