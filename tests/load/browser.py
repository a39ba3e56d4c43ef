"""A client that keeps what a browser keeps: ETags, and how far each dataset had come."""

import re
from datetime import UTC, datetime, timedelta
from time import monotonic
from typing import Any

from gevent.pool import Pool
from locust import FastHttpUser

from tests.load.questions import PAGES, Question

CONNECTIONS = 6
"""What a browser opens to one host over HTTP/1.1, its live stream not counted."""
SILENCE_S = 40.0
"""Nothing for so long on a live stream, which beats every 15 s, is a stuck one."""
_STATIC = re.compile(r"/_next/static/[^\"\\' ]+?\.(?:js|css|woff2)")


class WrongAnswerError(Exception):
    """An answer that came, and is not true."""


class Browser(FastHttpUser):
    """Asks as the web app does."""

    abstract = True
    concurrency = CONNECTIONS + 1
    network_timeout = connection_timeout = SILENCE_S

    def on_start(self) -> None:
        """Read the platform's clock."""
        self._etags: dict[str, str] = {}
        self._versions: dict[str, int] = {}
        self.announced: dict[str, int] = {}
        self.read_clock()

    def read_clock(self) -> None:
        """Ask what time it is there."""
        answer = self.client.get("/api/v1/platform", name="/api/v1/platform")
        if answer.status_code == 200:
            said = answer.json()["data"]
            self._read = (datetime.fromisoformat(said["now"]), float(said["speed"]), monotonic())
        elif not hasattr(self, "_read"):
            self._read = (datetime.now(UTC), 1.0, monotonic())

    @property
    def now(self) -> datetime:
        """The platform's now."""
        at, speed, read = self._read
        return at + timedelta(seconds=(monotonic() - read) * speed)

    def ask(self, asked: Question) -> Any:
        """Ask, and tell what is wrong with the answer: None where it was refused or is the one held already."""
        held = self._etags.get(asked.target)
        headers = {"If-None-Match": held} if held else {}
        announced = dict(self.announced)
        answer = self.client.get(asked.target, name=asked.route, headers=headers)
        if answer.status_code in {200, 304}:
            self._compare(asked, answer, announced)
        if answer.status_code != 200:
            return None
        self._etags[asked.target] = answer.headers.get("etag", "")
        if not answer.content:
            self.wrong(asked.route, "empty")
        return answer

    def ask_all(self, questions: list[Question]) -> None:
        """Ask side by side, as a page does."""
        pool = Pool(CONNECTIONS)
        for asked in questions:
            pool.spawn(self.ask, asked)
        pool.join()

    def open_page(self, page: str) -> None:
        """The page itself, its scripts and styles, and what it asks."""
        html = self.client.get(page, name=page)
        pool = Pool(CONNECTIONS)
        for file in sorted(set(_STATIC.findall(html.text or ""))):
            pool.spawn(self.client.get, file, name="/_next/static/{file}")
        pool.join()
        self.ask_all(PAGES[page](self.now))

    def wrong(self, route: str, what: str) -> None:
        """Report an answer that is not true."""
        report = {"request_type": "CHECK", "name": route, "response_time": 0, "response_length": 0, "response": None}
        self.environment.events.request.fire(**report, context={}, exception=WrongAnswerError(what))

    def _compare(self, asked: Question, answer: Any, announced: dict[str, int]) -> None:
        """Report an answer older than one given before, or than what the live stream had told when it was asked for."""
        if answer.headers.get("x-orrery-stale"):
            return
        names = answer.headers.get("x-orrery-dataset", "").split(",")
        numbers = answer.headers.get("x-orrery-version", "").split(",")
        for name, number in zip(names, numbers, strict=True):
            least = max(self._versions.get(asked.target + name, 0), announced.get(name, 0))
            if name and int(number) < least:
                self.wrong(asked.route, f"{name} {number} after {least}")
            if name:
                self._versions[asked.target + name] = int(number)
