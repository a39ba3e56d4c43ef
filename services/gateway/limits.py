import time
from collections import OrderedDict
from math import ceil

WINDOW_S = 60.0
_MOST_ADDRESSES = 10_000


class Bucket:
    """Allowance of one client: `per_minute` at once, refilled evenly.

    `taken` counts what was used since somebody last set it to zero.
    """

    __slots__ = ("_at", "_rate", "_tokens", "limit", "taken")

    def __init__(self, per_minute: int) -> None:
        self.limit = per_minute
        self.taken = 0
        self._rate = per_minute / WINDOW_S
        self._tokens = float(per_minute)
        self._at = time.monotonic()

    def take(self) -> bool:
        """Use one request; False, and nothing used, where none is left."""
        self._refill()
        if self._tokens < 1.0:
            return False
        self._tokens -= 1.0
        self.taken += 1
        return True

    def settle(self, used: float) -> None:
        """Leave no more than what others left too.

        Args:
            used: how much of the allowance all of them used, what stands in `taken` not included.
        """
        self._refill()
        self._tokens = min(self._tokens, self.limit - used - self.taken)

    @property
    def remaining(self) -> int:
        """Requests left now."""
        return int(self._tokens) if self._tokens > 0.0 else 0

    @property
    def wait_s(self) -> int:
        """Seconds, at least 1, until one more request is allowed."""
        return max(1, ceil((1.0 - self._tokens) / self._rate))

    @property
    def reset_s(self) -> int:
        """Seconds until the allowance is whole."""
        return ceil((self.limit - self._tokens) / self._rate)

    def _refill(self) -> None:
        now = time.monotonic()
        tokens = self._tokens + (now - self._at) * self._rate
        self._tokens = tokens if tokens < self.limit else float(self.limit)
        self._at = now

    def headers(self) -> list[tuple[bytes, bytes]]:
        """X-RateLimit-* of an answer."""
        return [
            (b"x-ratelimit-limit", b"%d" % self.limit),
            (b"x-ratelimit-remaining", b"%d" % self.remaining),
            (b"x-ratelimit-reset", b"%d" % self.reset_s),
        ]


class Limiter:
    """A bucket per client address, for the addresses seen last."""

    def __init__(self, per_minute: int) -> None:
        self.per_minute = per_minute
        self._buckets: OrderedDict[str, Bucket] = OrderedDict()

    def bucket(self, client: tuple[str, int] | None) -> Bucket:
        """The bucket of a client's address; clients without one share one."""
        address = client[0] if client else ""
        bucket = self._buckets.get(address)
        if bucket is None:
            bucket = self._buckets[address] = Bucket(self.per_minute)
            if len(self._buckets) > _MOST_ADDRESSES:
                self._buckets.popitem(last=False)
        else:
            self._buckets.move_to_end(address)
        return bucket

    def taken(self) -> dict[str, int]:
        """What each address used since the last call, where it used anything."""
        found = {address: bucket.taken for address, bucket in self._buckets.items() if bucket.taken}
        for address in found:
            self._buckets[address].taken = 0
        return found

    def settle(self, address: str, used: float) -> None:
        """See `Bucket.settle`; an address that was forgotten meanwhile has nothing to settle."""
        if bucket := self._buckets.get(address):
            bucket.settle(used)
