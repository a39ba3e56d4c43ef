"""Calls for pictures: only to hosts that are known to keep them, never again too soon, each in the ledger."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any, Final
from urllib.parse import urlsplit
from uuid import uuid4

from etl.bronze.store import sha256_of
from etl.runs.platform import Platform
from services.chassis.errors import TransientError
from services.ports.archive import Select, Where

DATASET: Final = "assets"
HOSTS: Final = ("nasa.gov", "img.youtube.com", "i.ytimg.com", "i.vimeocdn.com")
"""Hosts that pictures are fetched from, with all below them: an address in a provider's text is not trusted more."""
MEMORY: Final = timedelta(days=60)
FIRST_PAUSE: Final = timedelta(hours=1)
PAUSE_FACTOR: Final = 4
MOST_FAILURES: Final = 6
"""After so many within the memory, an address is left alone."""


class CallFailedError(Exception):
    """No bytes; `unmade` where the host may not be asked just now, which is no failure."""

    def __init__(self, *, unmade: bool) -> None:
        super().__init__("no picture")
        self.unmade = unmade


class AssetCalls:
    """Fetches pictures for one round after the other.

    Args:
        platform: the way out, the clock, the ledger.
    """

    def __init__(self, platform: Platform) -> None:
        self._platform = platform
        self._blocked: set[str] = set()
        self._last = ("", b"")
        self.made = 0
        self.bytes = 0

    def forget(self) -> None:
        """Begin a new round."""
        self._blocked.clear()
        self._last = ("", b"")
        self.made = self.bytes = 0

    def body(self, source: str, url: str) -> bytes:
        """The bytes behind an address.

        Raises:
            CallFailedError: there are none; the ledger says why, unless no call was made.
        """
        if url == self._last[0]:
            return self._last[1]
        host = urlsplit(url).hostname or ""
        if not _is_known(url, host):
            self.refused(source, url, f"{host or 'an address without host'} is no host that pictures are taken from; "
                                      f"allowed are https addresses of {', '.join(HOSTS)}")  # fmt: skip
            raise CallFailedError(unmade=False)
        if host in self._blocked:
            raise CallFailedError(unmade=True)
        try:
            answer = self._platform.http.fetch(DATASET, self._address(url))
        except TransientError:
            self._blocked.add(host)
            raise CallFailedError(unmade=True) from None
        self.made += 1
        self._note(source, url, outcome=answer.outcome, status=answer.status, error=answer.error,
                   attempts=answer.attempts, duration_s=answer.duration_s, bytes=len(answer.body),
                   sha256=sha256_of(answer.body) if answer.body else None)  # fmt: skip
        if answer.outcome != "stored":
            raise CallFailedError(unmade=False)
        self.bytes += len(answer.body)
        self._last = (url, answer.body)
        return answer.body

    def refused(self, source: str, url: str, reason: str) -> None:
        """What came was no picture, or the address was not asked at all."""
        self._note(source, url, outcome="failed", error=reason, attempts=0)

    def waiting(self, urls: Iterable[str], now: datetime) -> set[str]:
        """Those of the addresses that failed and whose pause is not over: an hour, then four times as long each time.

        Args:
            urls: what is to be asked for.
            now: the platform's instant, which pauses are counted in.
        """
        wanted = sorted(urls)
        if not wanted:
            return set()
        where = (Where("dataset", "=", DATASET), Where("outcome", "in", ["failed", "not_recorded"]),
                 Where("url", "in", wanted), Where("fetched_at", ">=", now - MEMORY))  # fmt: skip
        columns = ("fetch_id", "url", "fetched_at")
        rows = self._platform.core.select(Select(table="fetches", where=where, sort=("fetched_at",), columns=columns))
        failures = Counter(rows["url"].to_pylist())
        newest = {r["url"]: r["fetched_at"] for r in rows.to_pylist()}
        return {
            url
            for url, times in failures.items()
            if times >= MOST_FAILURES or now < newest[url] + FIRST_PAUSE * PAUSE_FACTOR ** (times - 1)
        }

    def _address(self, url: str) -> str:
        stand_in = self._platform.settings.assets_url
        if stand_in is not None:
            return f"{stand_in}/{url.partition('://')[2]}"
        return url

    def _note(self, source: str, url: str, **facts: Any) -> None:
        about = {
            "fetch_id": uuid4().hex,
            "source": source,
            "dataset": DATASET,
            "url": url,
            "fetched_at": self._platform.clock.now(),
            "origin": self._platform.settings.origin,
        }
        self._platform.ledger.add({**about, **facts})
        self._platform.ledger.flush()


def _is_known(url: str, host: str) -> bool:
    return url.startswith("https://") and any(host == known or host.endswith(f".{known}") for known in HOSTS)
