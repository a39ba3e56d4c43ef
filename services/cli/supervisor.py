"""One supervisor over the programs: start, watch, restart with back-off, stop cleanly."""

import ctypes
import signal
import subprocess
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

import httpx

from services.cli.programs import Plan, Program

BACKOFF_SECONDS = (0.5, 1, 2, 4, 8, 15, 30)
HEALTHY_AFTER_SECONDS = 60.0
STOP_SECONDS = 8.0
LOG_BYTES = 20_000_000
PR_SET_PDEATHSIG = 1


@dataclass
class Child:
    """A running program and its history of deaths."""

    program: Program
    process: subprocess.Popen[bytes]
    log: IO[bytes]
    started: float
    deaths: int = 0
    restart_at: float | None = None
    reasons: deque[str] = field(default_factory=lambda: deque(maxlen=5))


class Supervisor:
    """Runs a plan until it is told to stop.

    Args:
        plan: what to run.
        logs: folder of one log file a program.
        say: where the supervisor's own lines go.
    """

    def __init__(self, plan: Plan, logs: Path, say: Callable[[str], None]) -> None:
        self.plan = plan
        self._logs = logs
        self._say = say
        self._stop = threading.Event()
        self._children: list[Child] = []

    def start(self) -> None:
        """Start every program at once; each waits for what it needs."""
        self._logs.mkdir(parents=True, exist_ok=True)
        for program in self.plan.programs:
            log = self._open_log(program)
            self._children.append(Child(program, self._spawn(program, log), log, time.monotonic()))

    def wait_ready(self, names: tuple[str, ...], timeout_s: float) -> list[str]:
        """Wait until the named programs answer /ready with 200; returns those that did not."""
        waiting = list(names)
        deadline = time.monotonic() + timeout_s
        with httpx.Client(timeout=2, trust_env=False) as client:
            while waiting and time.monotonic() < deadline and not self._stop.is_set():
                self.tick()
                for name in list(waiting):
                    if _is_ready(client, self.plan.program(name).url):
                        waiting.remove(name)
                if waiting:
                    time.sleep(0.1)
        return waiting

    def run(self, *each_second: Callable[[], None]) -> None:
        """Watch, and do what is given each second, until a stop is asked for."""
        while not self._stop.wait(1):
            self.tick()
            for work in each_second:
                work()

    def tick(self) -> None:
        """Look after each program once: note a death, restart what is due."""
        for child in self._children:
            if child.restart_at is None:
                if (code := child.process.poll()) is not None:
                    self._note_death(child, code)
            elif time.monotonic() >= child.restart_at and not self._stop.is_set():
                child.process, child.started, child.restart_at = (
                    self._spawn(child.program, child.log),
                    time.monotonic(),
                    None,
                )

    def request_stop(self) -> None:
        """Ask `run` and `wait_ready` to end; safe in a signal handler."""
        self._stop.set()

    @property
    def stopping(self) -> bool:
        """Whether a stop was requested."""
        return self._stop.is_set()

    def restart(self, names: Collection[str]) -> None:
        """End the named programs; the next `tick` starts them, also those that wait after a death."""
        children = [child for child in self._children if child.program.name in names]
        self._end(children)
        for child in children:
            child.deaths, child.restart_at = 0, time.monotonic()

    def close(self) -> None:
        """End every program."""
        self._stop.set()
        self._end(self._children)
        for child in self._children:
            child.log.close()

    def _end(self, children: list[Child]) -> None:
        """Politely, in reverse order of the data's way, then by force."""
        for child in reversed(children):
            if child.process.poll() is None:
                child.process.terminate()
        deadline = time.monotonic() + STOP_SECONDS
        for child in children:
            try:
                child.process.wait(max(0.1, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                self._say(f"{child.program.name} did not stop within {STOP_SECONDS:.0f} s and was killed")
                child.process.kill()
                child.process.wait()

    def _note_death(self, child: Child, code: int) -> None:
        if time.monotonic() - child.started > HEALTHY_AFTER_SECONDS:
            child.deaths = 0
        delay = BACKOFF_SECONDS[min(child.deaths, len(BACKOFF_SECONDS) - 1)]
        child.deaths += 1
        child.restart_at = time.monotonic() + delay
        reason = f"{_ending(code)}; last words: {self._last_words(child.program)}"
        child.reasons.append(reason)
        log = self._log_path(child.program)
        self._say(f"{child.program.name} died ({reason}). Restart {child.deaths} in {delay:g} s; log: {log}")

    def _spawn(self, program: Program, log: IO[bytes]) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            program.command,
            env=self.plan.environment,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,  # Ctrl-C reaches the supervisor alone, which stops them in order
            preexec_fn=_die_with_parent if sys.platform == "linux" else None,  # noqa: PLW1509 - no threads yet hold locks in the child
        )

    def _log_path(self, program: Program) -> Path:
        return self._logs / f"{program.name}.log"

    def _open_log(self, program: Program) -> IO[bytes]:
        path = self._log_path(program)
        if path.exists() and path.stat().st_size > LOG_BYTES:
            path.replace(path.with_suffix(".log.1"))
        return path.open("ab")

    def _last_words(self, program: Program) -> str:
        lines = self._log_path(program).read_bytes()[-2000:].decode(errors="replace").strip().splitlines()
        return lines[-1][:300] if lines else "none"


def _is_ready(client: httpx.Client, url: str) -> bool:
    try:
        return client.get(f"{url}/ready").status_code == 200
    except httpx.HTTPError:
        return False


def _ending(code: int) -> str:
    if code >= 0:
        return f"exit code {code}"
    try:
        return f"killed by {signal.Signals(-code).name}"
    except ValueError:
        return f"killed by signal {-code}"


def _die_with_parent() -> None:
    """Ask Linux to end this process when the supervisor dies, even by kill -9."""
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
