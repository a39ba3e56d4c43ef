"""Named places at which a test kills the process, to prove that a restart loses and doubles nothing."""

import os
import signal
from typing import Final

VARIABLE: Final = "ORRERY_CRASH_AT"
POINTS: Final = ("after_blob", "after_manifest", "after_silver", "after_observe", "before_publish", "after_publish")
LIFECYCLE_POINTS: Final = (
    *("compact_after_silver", "compact_inside_silver", "compact_after_bundle", "compact_inside_manifests"),
    *("pack_after_pack", "pack_after_index", "pack_after_verify", "pack_inside_removal", "pack_after_month"),
    "retention_after_note",
    "retention_inside_removal",
)

_passed: dict[str, int] = {}


def reach(point: str) -> None:
    """Die by SIGKILL if `ORRERY_CRASH_AT` names this point, at its nth pass where it says `point:n`."""
    wanted = os.environ.get(VARIABLE)
    if not wanted:
        return
    name, _, nth = wanted.partition(":")
    if name != point:
        return
    _passed[point] = _passed.get(point, 0) + 1
    if _passed[point] >= int(nth or 1):
        os.kill(os.getpid(), signal.SIGKILL)
