"""A host that keeps failing is left alone for a while, by every process; then one call probes it."""

import time
from datetime import UTC, datetime
from typing import Literal

import msgspec

from services.chassis.errors import TransientError
from services.chassis.http.hosts import HostPolicy
from services.chassis.http.store import SharedStore


class BreakerOpenError(TransientError):
    """The host failed several times in a row and is not asked until `retry_at` (wall time, UTC)."""

    title = "Provider left alone"
    slug = "breaker-open"

    def __init__(self, host: str, failures: int, wait_s: float) -> None:
        self.host = host
        self.retry_at = datetime.fromtimestamp(time.time() + wait_s, UTC)
        super().__init__(
            f"{host} failed {failures} times in a row; it is probed again at {self.retry_at:%Y-%m-%dT%H:%M:%SZ}. "
            "What is held is still served; check the provider's status page if this goes on.",
            retry_after=wait_s,
        )


class BreakerState(msgspec.Struct, frozen=True):
    """`open` refuses calls until `retry_at`, `half_open` lets one through."""

    host: str
    state: Literal["closed", "open", "half_open"]
    failures: int
    retry_at: datetime | None


class Breaker:
    """Counts of consecutive failed calls in the shared store."""

    def __init__(self, store: SharedStore) -> None:
        self._store = store

    def admit(self, policy: HostPolicy, host: str) -> None:
        """Let a call pass; in an open breaker whose time is up, this one call only.

        Raises:
            BreakerOpenError: the host is left alone.
        """
        with self._store.transaction() as connection:
            row = connection.execute("SELECT * FROM breakers WHERE place = ?", (policy.place(host),)).fetchone()
            if row is None or row["failures"] < policy.breaker_failures:
                return
            wait = row["opened_at"] + policy.breaker_s - time.time()
            if wait > 0:
                raise BreakerOpenError(host, row["failures"], wait)
            # The probe's own time slot: others wait for its outcome.
            connection.execute("UPDATE breakers SET opened_at = ? WHERE place = ?", (time.time(), policy.place(host)))

    def succeeded(self, policy: HostPolicy, host: str) -> None:
        """The host answered: forget its failures."""
        with self._store.transaction() as connection:
            connection.execute("DELETE FROM breakers WHERE place = ?", (policy.place(host),))

    def failed(self, policy: HostPolicy, host: str) -> None:
        """One more call failed in a way that retries did not cure."""
        with self._store.transaction() as connection:
            connection.execute(
                "INSERT INTO breakers VALUES (?, 1, ?) "
                "ON CONFLICT (place) DO UPDATE SET failures = failures + 1, opened_at = excluded.opened_at",
                (policy.place(host), time.time()),
            )

    def state(self, policy: HostPolicy, host: str) -> BreakerState:
        """The breaker now."""
        with self._store.transaction() as connection:
            row = connection.execute("SELECT * FROM breakers WHERE place = ?", (policy.place(host),)).fetchone()
        if row is None or row["failures"] < policy.breaker_failures:
            return BreakerState(host, "closed", row["failures"] if row else 0, None)
        retry_at = row["opened_at"] + policy.breaker_s
        still_open = retry_at > time.time()
        return BreakerState(
            host, "open" if still_open else "half_open", row["failures"], datetime.fromtimestamp(retry_at, UTC)
        )
