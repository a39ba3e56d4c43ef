"""`python -m services.core.transfer copy|backup|list|restore '{…}'`: what `orrery` starts; events as JSON lines.

The platform must be stopped.
"""

# ruff: noqa: E402 - what is not to be loaded is said before anything loads it

import sys

from services.chassis.lean import without_unused

without_unused()

import json
from collections.abc import Callable, Iterator
from contextlib import redirect_stdout
from typing import Any, Final

from services.chassis.settings import Settings, get_settings
from services.core.transfer.commands import backup, copy, listed, restored
from services.core.transfer.events import DONE, Event, lines

COMMANDS: Final[dict[str, Callable[[Settings, dict[str, Any]], Iterator[Event]]]] = {
    "copy": copy,
    "backup": backup,
    "list": listed,
    "restore": restored,
}


def main(arguments: list[str]) -> int:
    """Run one command; 1 where it failed, with the reason as the last event."""
    command, asked = arguments
    last, told = "", sys.stdout
    try:
        # Logs of what is opened go to a person, not among the events.
        with redirect_stdout(sys.stderr):
            for last in lines(lambda: COMMANDS[command](get_settings(), json.loads(asked))):
                told.write(last)
                told.flush()
    except KeyboardInterrupt:
        return 130
    return 0 if last == DONE else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
