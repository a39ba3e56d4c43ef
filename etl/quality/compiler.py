"""Has expressions compiled in a process of their own, so that the memory the compiler needs ends with that process."""

import pickle
import subprocess
import sys
import threading
from typing import TYPE_CHECKING, Final

import msgspec

from etl.quality.shelf import Kept
from services.chassis.logging import get_logger

if TYPE_CHECKING:
    from collections.abc import Callable

    import ibis.expr.types as ir

COMMAND: Final = (sys.executable, "-m", "etl.quality.compiling")
IDLE_S: Final = 8.0
"""Seconds without a question after which the process is ended; one start serves all that a first round asks."""
MOST_S: Final = 60.0
"""Seconds after which one that has not answered counts as stuck."""


class Compiler:
    """At most one such process at once, started when it is needed; called by one thread at a time.

    One that dies is not replaced: what it was asked, and everything after, is compiled by the caller. A death is
    rare, its cause would most likely meet the next one too, and the caller's own compiler then stays in memory anyway.
    """

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._broken = False
        self._lock = threading.Lock()
        self._idle = threading.Timer(IDLE_S, self.end)

    @property
    def broken(self) -> bool:
        """Whether one died: whoever asks compiles by itself from then on."""
        return self._broken

    def start(self) -> None:
        """Start the process now, so that the first question does not wait for it."""
        with self._lock:
            try:
                self._started()
            except OSError as error:
                self._give_up("any expression", error)
            else:
                self._end_later()

    def compile(self, name: str, build: "Callable[[], ir.Table]") -> Kept | None:
        """A compiled expression; None where the caller has to compile it, the reason is in the log.

        Args:
            name: the expression's own.
            build: what builds it, a module's function or a `partial` of one, or it cannot be handed over.
        """
        with self._lock:
            if self._broken:
                return None
            try:
                kept = _answer(self._started(), pickle.dumps((name, build)))
            except (OSError, EOFError, msgspec.DecodeError, pickle.PicklingError, AttributeError, TypeError) as error:
                self._give_up(name, error)
                return None
            self._end_later()
            return kept

    def end(self) -> None:
        """End the process, if there is one; a later question starts another."""
        with self._lock:
            self._end()

    def _started(self) -> subprocess.Popen[bytes]:
        self._idle.cancel()
        if self._process is None:
            self._process = subprocess.Popen(COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE)  # noqa: S603 - our own program
        return self._process

    def _end_later(self) -> None:
        self._idle = threading.Timer(IDLE_S, self.end)
        self._idle.daemon = True
        self._idle.start()

    def _end(self) -> None:
        self._idle.cancel()
        if self._process is not None:
            self._process.kill()  # it holds nothing that would be lost
            self._process.communicate()
            self._process = None

    def _give_up(self, name: str, error: Exception) -> None:
        self._broken = True
        self._end()
        get_logger("compiler").warning(
            "expressions are compiled in this process from now on, which costs memory until its next start",
            expression=name,
            reason=str(error) or type(error).__name__,
        )


def _answer(process: subprocess.Popen[bytes], question: bytes) -> Kept:
    if process.stdin is None or process.stdout is None:
        raise OSError("the process that compiles has no pipes")
    stuck = threading.Timer(MOST_S, process.kill)
    stuck.daemon = True
    stuck.start()
    try:
        process.stdin.write(question)
        process.stdin.flush()
        line = process.stdout.readline()
    finally:
        stuck.cancel()
    if not line:
        raise EOFError(f"the process that compiles ended with {process.wait()}; its last words are above")
    return msgspec.json.decode(line, type=Kept)
