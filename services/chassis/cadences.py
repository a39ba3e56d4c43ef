"""How often a dataset is asked, as people write it: `30min`, `12h`, `08:00`, `off`."""

import re
from dataclasses import dataclass
from datetime import time
from typing import Final

_UNITS: Final = {"s": 1, "min": 60, "h": 3600, "d": 86_400}
_DURATION: Final = re.compile(r"(\d{1,6})(s|min|h|d)")
_TIME: Final = re.compile(r"([01]\d|2[0-3]):([0-5]\d)")
LEAST_S: Final = 30
MOST_S: Final = 366 * 86_400
ALLOWED: Final = "30min, 12h, 7d (30 s to 366 days), a time of day in UTC such as 08:00, or off"


@dataclass(frozen=True, slots=True)
class Cadence:
    """Every `every_s` platform seconds, or once a day at `daily_at` (UTC), or with neither of them never."""

    every_s: int | None = None
    daily_at: time | None = None

    def __str__(self) -> str:
        if self.daily_at is not None:
            return f"{self.daily_at:%H:%M}"
        return "off" if self.every_s is None else f"{self.every_s}s"


def parse_cadence(text: str) -> Cadence:
    """Read one cadence.

    Raises:
        ValueError: it is none, with what is allowed.
    """
    if text == "off":
        return Cadence()
    if found := _TIME.fullmatch(text):
        return Cadence(daily_at=time(int(found[1]), int(found[2])))
    if found := _DURATION.fullmatch(text):
        seconds = int(found[1]) * _UNITS[found[2]]
        if LEAST_S <= seconds <= MOST_S:
            return Cadence(every_s=seconds)
    raise ValueError(f"the cadence {text!r} cannot be read; allowed: {ALLOWED}")


def parse_cadences(text: str) -> dict[str, Cadence]:
    """Read `donki=30min,apod/pictures=off`; a dataset's own entry overrules its source's.

    Raises:
        ValueError: an entry is not `name=cadence`, or stands twice.
    """
    found: dict[str, Cadence] = {}
    for entry in filter(None, (part.strip() for part in text.split(","))):
        name, equals, cadence = (part.strip() for part in entry.partition("="))
        if not equals or not name:
            raise ValueError(f"the entry {entry!r} cannot be read; allowed: SOURCE=CADENCE or SOURCE/DATASET=CADENCE")
        if name in found:
            raise ValueError(f"{name} stands twice; leave one of its entries out")
        found[name] = parse_cadence(cadence)
    return found
