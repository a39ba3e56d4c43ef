"""Pace of a provider that counts downloads: each address once in a while, and nothing at all after a refusal.

What is asked is noted before the request leaves, in the file that all processes share: a program that is killed and
started again does not ask twice. A refusal holds the provider until a person releases it; so do several calls in a
row that reach nobody in time, which is what a firewall's block looks like. Everything runs on wall time.
"""

import sqlite3
import time
from datetime import UTC, datetime
from urllib.parse import parse_qsl, urlencode, urlsplit

import msgspec

from services.chassis.errors import TerminalError, TransientError
from services.chassis.http.hosts import HostPolicy
from services.chassis.http.store import SharedStore

_FORMAT = "FORMAT"
_DAY_S = 86_400.0


class NotDueError(TransientError):
    """The address was asked a short while ago: what it has now is held, or it had nothing new."""

    title = "Not due yet"
    slug = "not-due"

    def __init__(self, item: str, asked_at: float, wait_s: float) -> None:
        super().__init__(
            f"{item} was asked at {_iso(asked_at)}; its provider allows the next download at "
            f"{_iso(time.time() + wait_s)}. Nothing was asked now; what is held is the newest.",
            retry_after=wait_s,
        )


class VolumeError(TransientError):
    """The provider's daily volume is used up until midnight UTC."""

    title = "Daily volume used up"
    slug = "daily-volume"

    def __init__(self, host: str, used: int, limit: int, wait_s: float) -> None:
        super().__init__(
            f"{used / 1e6:.0f} MB came from {host} today, of {limit / 1e6:.0f} MB allowed; the next call is allowed at "
            f"{_iso(time.time() + wait_s)}.",
            retry_after=wait_s,
        )


class HeldError(TerminalError):
    """The provider refused, and is not asked again before a person has looked."""

    status = 503
    title = "Provider held"
    slug = "provider-held"

    def __init__(self, provider: str, since: float, reason: str) -> None:
        super().__init__(
            f"{provider} is held since {_iso(since)}: {reason}. Nothing is asked of it until a person has looked why "
            f"and says: orrery etl release {provider}"
        )


class Hold(msgspec.Struct, frozen=True):
    """Why a provider is not asked."""

    since: datetime
    reason: str


class Pace:
    """Downloads, volumes and holds in the shared store."""

    def __init__(self, store: SharedStore) -> None:
        self._store = store

    def take(self, policy: HostPolicy, host: str, url: str) -> None:
        """Note that the address is asked now; nothing for a provider without such a pace.

        Raises:
            HeldError: the provider is held.
            NotDueError: the address was asked less than the policy's `download_s` ago.
            VolumeError: the day's volume is used up.
        """
        if not policy.download_s:
            return
        place, item, now = policy.place(host), item_of(url), time.time()
        with self._store.transaction() as connection:
            if hold := _hold(connection, place):
                raise HeldError(policy.name, hold["since"], hold["reason"])
            if (used := _volume(connection, place, now)) >= policy.daily_bytes > 0:
                raise VolumeError(host, used, policy.daily_bytes, _DAY_S - now % _DAY_S)
            row = connection.execute("SELECT asked_at FROM downloads WHERE place = ? AND item = ?", (place, item))
            asked = row.fetchone()
            if asked and (wait := asked["asked_at"] + policy.download_s - now) > 0:
                raise NotDueError(item, asked["asked_at"], wait)
            connection.execute("INSERT OR REPLACE INTO downloads VALUES (?, ?, ?)", (place, item, now))

    def answered(self, policy: HostPolicy, host: str, size: int) -> None:
        """An answer of `size` bytes came, or word that nothing is new."""
        if not policy.download_s:
            return
        place, day = policy.place(host), _day(time.time())
        with self._store.transaction() as connection:
            connection.execute("DELETE FROM unanswered WHERE place = ?", (place,))
            connection.execute("DELETE FROM volumes WHERE place = ? AND day < ?", (place, day))
            connection.execute(
                "INSERT INTO volumes VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET bytes = bytes + excluded.bytes",
                (place, day, size),
            )

    def failed(self, policy: HostPolicy, host: str, status: int | None, reason: str) -> None:
        """A refusal (with its status) holds at once, a call that reached nobody after `unanswered_limit` of them."""
        if not policy.download_s:
            return
        place = policy.place(host)
        with self._store.transaction() as connection:
            if status is None:
                row = connection.execute(
                    "INSERT INTO unanswered VALUES (?, 1) ON CONFLICT DO UPDATE SET calls = calls + 1 RETURNING calls",
                    (place,),
                ).fetchone()
                if row["calls"] < policy.unanswered_limit:
                    return
                reason = f"{row['calls']} calls in a row reached nobody, which may be a firewall's block: {reason}"
            connection.execute("INSERT OR IGNORE INTO holds VALUES (?, ?, ?)", (place, time.time(), reason))

    def hold(self, policy: HostPolicy, host: str) -> Hold | None:
        """Why the provider is not asked; None where it may be."""
        if not policy.download_s:
            return None
        with self._store.transaction() as connection:
            row = _hold(connection, policy.place(host))
        return Hold(datetime.fromtimestamp(row["since"], UTC), row["reason"]) if row else None

    def release(self, policy: HostPolicy, host: str) -> bool:
        """Ask the provider again, at its pace; whether it was held."""
        with self._store.transaction() as connection:
            connection.execute("DELETE FROM unanswered WHERE place = ?", (policy.place(host),))
            gone = connection.execute("DELETE FROM holds WHERE place = ?", (policy.place(host),))
            return gone.rowcount > 0


def item_of(url: str) -> str:
    """What an address downloads, whatever the form it is wanted in: path and query without FORMAT."""
    parts = urlsplit(url)
    query = sorted((k, v) for k, v in parse_qsl(parts.query, keep_blank_values=True) if k.upper() != _FORMAT)
    return f"{parts.path}?{urlencode(query)}" if query else parts.path


def _hold(connection: sqlite3.Connection, place: str) -> sqlite3.Row | None:
    row: sqlite3.Row | None = connection.execute("SELECT since, reason FROM holds WHERE place = ?", (place,)).fetchone()
    return row


def _volume(connection: sqlite3.Connection, place: str, now: float) -> int:
    row = connection.execute("SELECT bytes FROM volumes WHERE place = ? AND day = ?", (place, _day(now))).fetchone()
    return int(row["bytes"]) if row else 0


def _day(now: float) -> str:
    return f"{datetime.fromtimestamp(now, UTC):%Y-%m-%d}"


def _iso(at: float) -> str:
    return f"{datetime.fromtimestamp(at, UTC):%Y-%m-%dT%H:%M:%SZ}"
