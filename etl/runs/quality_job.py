"""Starts the process that writes quality reports, when enough batches wait for one or any has waited long enough."""

import subprocess
import sys
import threading
from datetime import UTC, datetime
from typing import Any, Final

from etl.runs.core_client import CoreClient
from etl.runs.quality_waiting import Waiting
from services.chassis.errors import OrreryError
from services.chassis.journey import bound, environment, new_id
from services.chassis.logging import get_logger

EVERY_S: Final = 60.0
"""Wall seconds between two looks."""
ENOUGH: Final = 50
LONGEST_WAIT_S: Final = 180.0
MOST_S: Final = 300.0
"""Wall seconds after which a process that has not ended is ended."""
COMMAND: Final = (sys.executable, "-m", "etl.runs.quality")


class QualityJob:
    """At most one such process at once; it runs at low priority and holds its memory only while it works.

    Args:
        core: core's side of a load.
    """

    def __init__(self, core: CoreClient) -> None:
        self._waiting = Waiting(core)
        self._running = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None

    def look(self) -> None:
        """Start the process where reports are due, and come back at once.

        Raises:
            TransientError: core is away.
        """
        if _is_due(self._waiting.batches(ENOUGH)) and self._running.acquire(blocking=False):
            threading.Thread(target=self._run_and_release, name="quality", daemon=True).start()

    def run_now(self) -> dict[str, Any]:
        """Write the reports that are waiting, and come back when they are written.

        Raises:
            OrreryError: the process failed; its last words are in the message.
        """
        with self._running:
            return {"reported": self._run()}

    def stop(self) -> None:
        """End the process; what it has not written the next one will."""
        if self._process is not None and self._process.poll() is None:
            self._process.terminate()

    def _run_and_release(self) -> None:
        with bound(run_id=new_id()):
            try:
                self._run()
            except OrreryError as error:
                get_logger("quality").error("reports not written", reason=error.detail)
            finally:
                self._running.release()

    def _run(self) -> bool:
        self._process = subprocess.Popen(  # noqa: S603 - our own program
            COMMAND, stdin=subprocess.DEVNULL, stderr=subprocess.PIPE, env=environment()
        )
        try:
            _, said = self._process.communicate(timeout=MOST_S)
        except subprocess.TimeoutExpired:
            self._process.kill()
            _, said = self._process.communicate()
        if self._process.returncode:
            words = said.decode(errors="replace").strip().splitlines()
            raise OrreryError(
                f"the process that writes quality reports ended with {self._process.returncode}; expected 0. Its last "
                f"words: {words[-1][:300] if words else 'none'}. Next step: run it by hand: python -m etl.runs.quality"
            )
        return True


def _is_due(batches: list[dict[str, Any]]) -> bool:
    if not batches:
        return False
    oldest = min(batch["acknowledged_at"] for batch in batches)
    return len(batches) >= ENOUGH or (datetime.now(UTC) - oldest).total_seconds() >= LONGEST_WAIT_S
