"""One allowance per host for all processes: a bucket that refills at the provider's rate, corrected by its headers.

Everything here runs on wall time: pacing must hold when the platform clock runs at speed.
"""

import sqlite3
import time
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus

import msgspec

from services.chassis.errors import TransientError
from services.chassis.http.hosts import HostPolicy
from services.chassis.http.store import SharedStore

_LONGEST_BLOCK_S = 6 * 3600.0


class BudgetExhaustedError(TransientError):
    """The host's allowance is used up; `resets_at` (wall time, UTC) says until when."""

    title = "Provider budget exhausted"
    slug = "budget-exhausted"

    def __init__(self, host: str, wait_s: float, limit: float, kept: float = 0.0) -> None:
        self.host = host
        self.resets_at = datetime.fromtimestamp(time.time() + wait_s, UTC)
        reserve = f" but for {kept:g} that the schedule will need" if kept else ""
        super().__init__(
            f"The budget of {limit:g} calls for {host} is used up{reserve}; the next call is allowed at "
            f"{self.resets_at:%Y-%m-%dT%H:%M:%SZ}. Wait until then, or set a key with a higher limit.",
            retry_after=wait_s,
        )


class BudgetState(msgspec.Struct, frozen=True):
    """What is left of a host's allowance; `resets_at` is when a call is allowed again, null when one is now."""

    host: str
    provider: str
    limit: int
    remaining: int
    resets_at: datetime | None


class _Level(msgspec.Struct):
    quota: float
    remaining: float
    updated_at: float
    blocked_until: float = 0.0
    next_at: float = 0.0

    def wait_s(self, policy: HostPolicy, now: float, kept: float = 0.0) -> float:
        """Seconds until a call is allowed that leaves `kept` calls to others."""
        missing = max(0.0, 1.0 + kept - self.remaining) * policy.window_s / max(self.quota, 1.0)
        return max(0.0, self.blocked_until - now, self.next_at - now, missing)


class Budget:
    """Reservations in the shared store."""

    def __init__(self, store: SharedStore) -> None:
        self._store = store

    def reserve(self, policy: HostPolicy, host: str, kept: float = 0.0) -> float:
        """Take one call from the allowance; gives the seconds to wait before making it.

        Args:
            policy: the provider's manners.
            host: whom to ask.
            kept: calls that stay for others, of a full allowance all but one at most: who keeps some back takes only
                what is there, and never waits in line for a call that is not.

        Raises:
            BudgetExhaustedError: the wait would be longer than the policy's patience.
        """
        with self._store.transaction() as connection:
            now = time.time()
            level = _load(connection, policy, host, now)
            kept = min(kept, max(0.0, level.quota - 1.0))
            wait = level.wait_s(policy, now, kept)
            if wait > policy.patience_s or (kept and level.remaining < 1.0 + kept):
                raise BudgetExhaustedError(host, wait, level.quota, kept)
            level.remaining -= 1
            level.next_at = now + wait + policy.interval_s
            _save(connection, policy, host, level)
        return wait

    def learn(self, policy: HostPolicy, host: str, status: int, headers: Mapping[str, str]) -> None:
        """Take over what an answer's headers say of limit, remainder and waiting."""
        limit, remaining = _number(headers, "x-ratelimit-limit"), _number(headers, "x-ratelimit-remaining")
        limited = status == HTTPStatus.TOO_MANY_REQUESTS
        pause = retry_after_s(headers.get("retry-after"))
        if limit is None and remaining is None and pause is None and not limited:
            return
        with self._store.transaction() as connection:
            now = time.time()
            level = _load(connection, policy, host, now)
            level.quota = limit or level.quota
            level.remaining = level.remaining if remaining is None else remaining
            if limited and pause is None:
                pause = policy.limited_s
            if pause is not None:
                level.blocked_until = max(level.blocked_until, now + min(pause, _LONGEST_BLOCK_S))
            _save(connection, policy, host, level)

    def state(self, policy: HostPolicy, host: str) -> BudgetState:
        """The allowance now; a host that was never asked has its policy's."""
        with self._store.transaction() as connection:
            now = time.time()
            level = _load(connection, policy, host, now)
        wait = level.wait_s(policy, now)
        resets_at = datetime.fromtimestamp(now + wait, UTC) if wait > policy.patience_s else None
        return BudgetState(host, policy.name, int(level.quota), max(0, int(level.remaining)), resets_at)


def retry_after_s(text: str | None) -> float | None:
    """Seconds of a Retry-After header, given as a number or as an HTTP date; None for anything else."""
    if text is None:
        return None
    if (bare := text.strip()).isdecimal():
        return float(bare)
    try:
        return max(0.0, parsedate_to_datetime(text).timestamp() - time.time())
    except (ValueError, OverflowError):
        return None


def _load(connection: sqlite3.Connection, policy: HostPolicy, host: str, now: float) -> _Level:
    row = connection.execute("SELECT * FROM budgets WHERE place = ?", (policy.place(host),)).fetchone()
    if row is None:
        return _Level(policy.limit, policy.limit, now)
    elapsed = max(0.0, now - row["updated_at"])
    quota = float(row["quota"])
    refilled = min(quota, row["remaining"] + elapsed * quota / policy.window_s)
    return _Level(quota, refilled, now, row["blocked_until"], row["next_at"])


def _save(connection: sqlite3.Connection, policy: HostPolicy, host: str, level: _Level) -> None:
    connection.execute(
        "INSERT OR REPLACE INTO budgets VALUES (?, ?, ?, ?, ?, ?)",
        (policy.place(host), level.quota, level.remaining, level.updated_at, level.blocked_until, level.next_at),
    )


def _number(headers: Mapping[str, str], name: str) -> float | None:
    text = headers.get(name, "").strip()
    return float(text) if text.isdecimal() else None
