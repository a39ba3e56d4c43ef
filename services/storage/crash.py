"""Named places at which a test ends the process, to prove that a restart loses and doubles nothing."""

import os
from typing import Final

VARIABLE: Final = "ORRERY_CRASH_AT"
POINTS: Final = (
    "core_before_log",
    "core_after_log",
    "core_before_publish",
    "core_inside_publish",
    "core_after_publish",
)
DOCUMENT_POINTS: Final = ("core_inside_documents", "core_before_publish", "core_inside_publish", "core_after_publish")
"""Those that a batch with documents passes."""
KILLED: Final = 137


def reach(point: str) -> None:
    """End the process at once, nothing flushed, if `ORRERY_CRASH_AT` names this point."""
    if os.environ.get(VARIABLE) == point:
        os._exit(KILLED)
