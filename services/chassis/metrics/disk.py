"""How much room a program's data folder has."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from services.chassis.metrics.catalogue import DISK_FREE, DISK_SIZE
from services.chassis.metrics.collectors import Collectors
from services.chassis.metrics.model import Sample

VOLUME: Final = "data"


def add_disk(collectors: Collectors, folder: Path) -> None:
    """Have it told of the disk that a folder is on."""

    def samples() -> Iterator[Sample]:
        found = shutil.disk_usage(folder)
        yield DISK_FREE.sample(found.free, VOLUME)
        yield DISK_SIZE.sample(found.total, VOLUME)

    collectors.add("disk", (DISK_FREE, DISK_SIZE), samples)
