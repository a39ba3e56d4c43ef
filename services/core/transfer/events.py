"""What a transfer tells while it goes on, one JSON object a line."""

import json
from collections.abc import Callable, Iterator
from typing import Any, Final

from services.chassis.errors import OrreryError

Event = dict[str, Any]
"""`progress` (`what`, `done`, `total`) again and again, and what came of it under other names."""
DONE: Final = json.dumps({"done": True}) + "\n"


def lines(begin: Callable[[], Iterator[Event]]) -> Iterator[str]:
    """Events as lines; the last is `DONE`, or has the reason why it failed as `error`."""
    try:
        for event in begin():
            yield json.dumps(event) + "\n"
    except OrreryError as error:
        yield json.dumps({"error": error.detail}) + "\n"
    else:
        yield DONE
