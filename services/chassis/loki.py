"""Hands log lines to Loki beside stdout: python-logging-loki's handler, made to bear a Loki that is slow or away.

What a program logs goes into a bounded queue; one thread of its own sends it in batches. A line that finds the queue
full, that Loki refuses, or that is left at the end is counted in `orrery_log_lines_dropped_total`.
"""

import logging
import threading
from collections import deque
from collections.abc import Iterable
from http import HTTPStatus
from itertools import groupby
from operator import itemgetter
from typing import Any, Final, NamedTuple
from urllib.parse import unquote, urlsplit

import requests
from logging_loki import LokiHandler
from logging_loki.emitter import LokiEmitterV1

from services.chassis.errors import SettingsError
from services.chassis.settings import Settings
from services.chassis.tally import DROPPED

PUSH: Final = "/loki/api/v1/push"
MOST_LINES: Final = 10_000
"""Lines that wait at most."""
MOST_BYTES: Final = 8 * 1024 * 1024
"""Characters of them."""
BATCH_LINES: Final = 1000
BATCH_BYTES: Final = 1024 * 1024
"""Of one push; Loki takes 4 MB."""
LINGER_S: Final = 1.0
"""How long a line waits for others to go with it."""
TIMEOUT_S: Final = (2.0, 5.0)
"""To connect, and between bytes of the answer."""
RETRY_S: Final = (0.5, 15.0)
"""First and longest pause between two attempts of a batch."""
EXIT_S: Final = 2.0
"""How long an exit waits for what is left."""
_AGAIN: Final = {HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.TOO_MANY_REQUESTS}
_LEFT_OUT: Final = {"urllib3", "requests", "charset_normalizer"}
"""Loggers of what sends the lines: a line about each push would make a push about each line."""


class Line(NamedTuple):
    """One line as Loki keeps it: when it was logged in nanoseconds since 1970, its level, its text."""

    at_ns: int
    level: str
    text: str


class RefusedError(Exception):
    """Loki refused a batch for good: asking again would be refused again."""


class _Session(requests.Session):
    def __init__(self) -> None:
        super().__init__()
        self.trust_env = False

    def request(self, *args: Any, **kwargs: Any) -> requests.Response:
        return super().request(*args, **{"timeout": TIMEOUT_S, "allow_redirects": False, **kwargs})


class _Emitter(LokiEmitterV1):  # type: ignore[misc] # the library has no types
    """Sends many lines in one push, a stream for each level."""

    session_class = _Session

    def push(self, lines: Iterable[Line]) -> None:
        """Hand lines over.

        Raises:
            RefusedError: Loki does not want them.
            requests.RequestException: it did not answer, or asks to come again.
        """
        by_level = groupby(sorted(lines, key=itemgetter(1)), key=itemgetter(1))
        streams = [
            {"stream": {**self.tags, "level": level}, "values": [[str(line.at_ns), line.text] for line in own]}
            for level, own in by_level
        ]
        answer = self.session.post(self.url, json={"streams": streams})
        if answer.status_code in _AGAIN or answer.status_code >= HTTPStatus.INTERNAL_SERVER_ERROR:
            raise requests.HTTPError(f"HTTP {answer.status_code}: {answer.text[:300]}")
        if answer.status_code != self.success_response_code:
            raise RefusedError(f"HTTP {answer.status_code}: {answer.text[:300].strip()}")


class LokiLines(LokiHandler):  # type: ignore[misc] # likewise
    """A handler whose `emit` only queues.

    Args:
        service: the program's name, a label beside level, environment and origin.
        settings: name Loki's address.

    Raises:
        SettingsError: they do not.
    """

    emitters = {"1": _Emitter}  # noqa: RUF012 - the library's form

    def __init__(self, service: str, settings: Settings) -> None:
        if settings.loki_url is None:
            raise SettingsError("ORRERY_LOKI_URL is not set; set it to a Loki such as http://host:3100")
        url, account = _address(settings.loki_url.get_secret_value())
        origin = settings.sources if settings.sources != "auto" else "live"
        labels = {"service": service, "environment": settings.environment, "origin": origin}
        super().__init__(f"{url}{PUSH}", labels, account, version="1")
        self._service = service
        self._log = logging.getLogger("loki")
        self._waiting: deque[Line] = deque()
        self._bytes = 0
        self._under_way = 0
        self._lost = 0
        self._troubled = False
        self._closing = False
        self._changed = threading.Condition()
        self._thread = threading.Thread(target=self._work, name="loki", daemon=True)
        self._thread.start()

    def createLock(self) -> None:  # noqa: N802 - logging's name of it
        """Have none: the queue has its own, and at exit the main thread would hold this one while it waits for ours."""
        self.lock = None

    def emit(self, record: logging.LogRecord) -> None:
        """Queue a line, or count it as lost where the queue is full; never waits for Loki."""
        if record.name.partition(".")[0] in _LEFT_OUT:
            return
        try:
            line = Line(int(record.created * 1e9), record.levelname.lower(), self.format(record))
        except Exception:  # noqa: BLE001 - stdout has said that this one cannot be rendered
            return
        with self._changed:
            if self._closing or len(self._waiting) >= MOST_LINES or self._bytes + len(line.text) > MOST_BYTES:
                self._drop("shutdown" if self._closing else "queue_full", 1)
                return
            self._waiting.append(line)
            self._bytes += len(line.text)
            if len(self._waiting) in {1, BATCH_LINES}:
                # Nobody waits for those between: each would wake the sender for nothing.
                self._changed.notify()

    def close(self) -> None:
        """Send what is left, for `EXIT_S` at most, and say how many lines did not go."""
        with self._changed:
            already, self._closing = self._closing, True
            self._changed.notify()
        self._thread.join(EXIT_S)
        with self._changed:
            left = len(self._waiting) + self._under_way
            self._waiting.clear()
            self._under_way = 0
        if left and not already:
            self._drop("shutdown", left)
            self._log.warning("%d log lines did not reach Loki before the end", left)
        logging.Handler.close(self)

    def _work(self) -> None:
        while (batch := self._next()) and self._deliver(batch):
            pass

    def _next(self) -> list[Line]:
        """Lines to send next, once there are some; none at the end."""
        with self._changed:
            self._changed.wait_for(lambda: self._waiting or self._closing)
            self._changed.wait_for(lambda: len(self._waiting) >= BATCH_LINES or self._closing, LINGER_S)
            batch: list[Line] = []
            size = 0
            while self._waiting and len(batch) < BATCH_LINES and size < BATCH_BYTES:
                line = self._waiting.popleft()
                batch.append(line)
                size += len(line.text)
            self._bytes -= size
            self._under_way = len(batch)
            return batch

    def _deliver(self, batch: list[Line]) -> bool:
        """Send until Loki has decided; False where the end came first, and `close` counts what is left."""
        pause, longest = RETRY_S
        while not self._attempt(batch):
            with self._changed:
                already = self._closing
                self._changed.wait_for(lambda: self._closing, pause)
            if already:
                return False
            pause = min(longest, 2 * pause)
        return True

    def _attempt(self, batch: list[Line]) -> bool:
        """Whether Loki has taken these lines or refused them for good."""
        try:
            self.emitter.push(batch)
        except RefusedError as error:
            self._trouble(f"refused them, {error}")
            self._done(refused=len(batch))
        except Exception as error:  # noqa: BLE001 - whatever it is, the lines wait and logging goes on
            self.emitter.close()
            self._trouble(f"does not answer, {type(error).__name__}: {error}")
            return False
        else:
            self._well_again()
            self._done(refused=0)
        return True

    def _done(self, *, refused: int) -> None:
        with self._changed:
            self._under_way = 0
        self._drop("failed", refused)

    def _drop(self, why: str, lines: int) -> None:
        if lines:
            DROPPED.add((self._service, why), lines)
            self._lost += lines

    def _trouble(self, what: str) -> None:
        if not self._troubled:
            self._troubled = True
            self._log.warning("log lines do not reach Loki at ORRERY_LOKI_URL: it %s; said once", what)

    def _well_again(self) -> None:
        if self._troubled:
            self._troubled = False
            self._log.info("log lines reach Loki again; lost so far: %d", self._lost)


def _address(url: str) -> tuple[str, tuple[str, str] | None]:
    """An address without its account, and the account."""
    parts = urlsplit(url)
    if parts.username is None:
        return url, None
    account = unquote(parts.username), unquote(parts.password or "")
    return parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl(), account
