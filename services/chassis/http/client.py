"""The client that every call to a provider goes through."""

import time
from collections.abc import Callable, Mapping
from datetime import datetime
from http import HTTPStatus
from pathlib import Path
from types import TracebackType
from typing import Final, Self
from urllib.parse import urlencode, urlsplit

import httpx
import msgspec
from filelock import FileLock, Timeout
from tenacity import RetryCallState, Retrying, retry_if_exception_type, stop_after_attempt, wait_random_exponential

from services.chassis.http.answer import KEPT_HEADERS, Answer
from services.chassis.http.attempt import AttemptError, Received, attempt
from services.chassis.http.breaker import Breaker, BreakerOpenError, BreakerState
from services.chassis.http.budget import Budget, BudgetExhaustedError, BudgetState
from services.chassis.http.hosts import DEMO_KEY, HostPolicy, host_policies
from services.chassis.http.pace import HeldError, Hold, NotDueError, Pace, VolumeError
from services.chassis.http.redact import quiet_loggers, redact, redact_body
from services.chassis.http.store import SharedStore
from services.chassis.http.tallies import Tallies

_SERIAL_WAIT_S = 60.0
WITHHELD: Final[dict[type[BaseException], str]] = {
    BudgetExhaustedError: "budget",
    BreakerOpenError: "breaker",
    NotDueError: "not_due",
    VolumeError: "volume",
    HeldError: "held",
}
"""Why a call was not made, as it is counted."""


class HostState(msgspec.Struct, frozen=True):
    """What `/internal/status` shows of a provider."""

    budget: BudgetState
    breaker: BreakerState
    hold: Hold | None = None


class HttpClient:
    """Asks providers politely; one per process, usable from several threads.

    Args:
        folder: the mode's data folder; holds `budget.sqlite` and the locks of serial hosts.
        now: the platform clock, which stamps answers. Waiting runs on wall time.
        api_key: the api.nasa.gov key, added to keyed requests only and never written anywhere.
        policies: manners by provider name.
    """

    def __init__(
        self,
        folder: Path,
        now: Callable[[], datetime],
        api_key: str = DEMO_KEY,
        policies: Mapping[str, HostPolicy] | None = None,
    ) -> None:
        self._folder = folder
        self._now = now
        self._key = api_key
        self._policies = dict(policies or host_policies(api_key))
        self._store = SharedStore(folder / "budget.sqlite")
        self._budget = Budget(self._store)
        self._breaker = Breaker(self._store)
        self._pace = Pace(self._store)
        self.tallies = Tallies(self._store)
        self._http = httpx.Client(follow_redirects=False, headers={"User-Agent": "orrery/0.1 (space-data mirror)"})
        quiet_loggers(lambda: self._key)

    def fetch(self, provider: str, url: str, *, keyed: bool = False, kept: float = 0.0) -> Answer:
        """Ask once, with retries; every outcome of a call that was made is an answer, failure included.

        Args:
            provider: whose manners hold.
            url: what to ask.
            keyed: whether to add the key.
            kept: calls of the allowance that must stay for others.

        Raises:
            BudgetExhaustedError: no call was made, the host's allowance is used up for longer than its patience.
            BreakerOpenError: no call was made, the host keeps failing.
            NotDueError: no call was made, the provider counts downloads and this one came a short while ago.
            VolumeError: no call was made, the provider's daily volume is used up.
            HeldError: no call was made, the provider refused an earlier one and a person is to look.
        """
        call = _Call(self._policies[provider], _host_of(url), url, self._address(url, keyed=keyed), kept)
        try:
            answer = self._asked(call)
        except tuple(WITHHELD) as error:
            self.tallies.add(("withheld", provider, WITHHELD[type(error)], 1))
            raise
        retries = max(0, call.attempts - 1)
        self.tallies.add(("calls", provider, answer.outcome, 1), ("retries", provider, "", retries))
        return answer

    def _asked(self, call: "_Call") -> Answer:
        started = time.monotonic()
        self._breaker.admit(call.policy, call.host)
        try:
            received = self._retrying(call)
        except AttemptError as error:
            answer = self._failure(call, error, time.monotonic() - started)
        else:
            answer = self._success(call, received, time.monotonic() - started)
        self._judge(call, answer)
        return answer

    def remember(self, answer: Answer) -> None:
        """Ask conditionally from now on. Call it once the answer is stored and readable, else a 304 would lose it."""
        etag, modified = answer.headers.get("etag"), answer.headers.get("last-modified")
        if answer.outcome == "stored" and (etag or modified):
            self._store.remember(answer.url, etag, modified)

    def state(self, provider: str, url: str) -> HostState:
        """Budget and breaker of the host that a URL belongs to."""
        policy, host = self._policies[provider], _host_of(url)
        return HostState(
            self._budget.state(policy, host), self._breaker.state(policy, host), self._pace.hold(policy, host)
        )

    def release(self, provider: str, url: str) -> bool:
        """Ask a held provider again, at its pace; whether it was held."""
        policy, host = self._policies[provider], _host_of(url)
        self._breaker.succeeded(policy, host)
        return self._pace.release(policy, host)

    def policy(self, provider: str) -> HostPolicy:
        """The manners that hold towards a provider here."""
        return self._policies[provider]

    def close(self) -> None:
        """Close connections."""
        self._http.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _address(self, url: str, *, keyed: bool) -> str:
        if not keyed:
            return url
        return f"{url}{'&' if urlsplit(url).query else '?'}{urlencode({'api_key': self._key})}"

    def _retrying(self, call: "_Call") -> Received:
        policy = call.policy
        retrying = Retrying(
            retry=retry_if_exception_type(AttemptError) & _if_transient,
            stop=stop_after_attempt(policy.attempts),
            wait=wait_random_exponential(multiplier=policy.backoff_s, max=policy.backoff_max_s),
            reraise=True,
        )
        return retrying(self._once, call)

    def _once(self, call: "_Call") -> Received:
        self._pace.take(call.policy, call.host, call.url)
        try:
            wait = self._budget.reserve(call.policy, call.host, call.kept)
        except BudgetExhaustedError as error:
            if not call.attempts:
                raise
            # The provider itself has just said so: its refusal is this call's outcome.
            raise AttemptError(
                call.last_error or str(error), status=call.last_status, transient=True, final=True
            ) from None
        time.sleep(wait)
        call.attempts += 1
        try:
            return self._exchange(call)
        except AttemptError as error:
            call.last_error, call.last_status = str(error), error.status
            raise

    def _exchange(self, call: "_Call") -> Received:
        etag, modified = self._store.validators(call.url) if call.policy.conditional else (None, None)
        conditions = {"If-None-Match": etag, "If-Modified-Since": modified}
        headers = {name: value for name, value in conditions.items() if value}
        if not call.policy.serial:
            return self._learned(call, headers)
        lock = FileLock(self._folder / f"{call.policy.name}-{call.host.replace(':', '_')}.lock", timeout=_SERIAL_WAIT_S)
        try:
            with lock:
                return self._learned(call, headers)
        except Timeout:
            raise AttemptError(
                f"{call.host} was busy with another request for {_SERIAL_WAIT_S:g} s", transient=True, final=True
            ) from None

    def _learned(self, call: "_Call", headers: dict[str, str]) -> Received:
        def learn(status: int, found: Mapping[str, str]) -> None:
            self._budget.learn(call.policy, call.host, status, found)

        return attempt(self._http, call.policy, call.address, headers, learn)

    def _success(self, call: "_Call", received: Received, duration_s: float) -> Answer:
        self._pace.answered(call.policy, call.host, len(received.body))
        body, redacted = redact_body(received.body, self._key)
        return Answer(
            url=redact(call.url, self._key),
            fetched_at=self._now(),
            outcome="stored" if received.is_new else "not_modified",
            attempts=call.attempts,
            duration_s=duration_s,
            status=received.status,
            headers=self._kept(received.headers),
            body=body,
            redacted=redacted,
        )

    def _failure(self, call: "_Call", error: AttemptError, duration_s: float) -> Answer:
        if not error.unrecorded and (error.status is not None or error.unreached):
            self._pace.failed(call.policy, call.host, error.status, redact(str(error), self._key))
        return Answer(
            url=redact(call.url, self._key),
            fetched_at=self._now(),
            outcome="not_recorded" if error.unrecorded else "failed",
            attempts=call.attempts,
            duration_s=duration_s,
            status=error.status,
            error=None if error.unrecorded else redact(str(error), self._key),
            # Who counts downloads is asked again at the next turn, or by a person.
            transient=error.transient and not call.policy.download_s,
        )

    def _kept(self, headers: Mapping[str, str]) -> dict[str, str]:
        return {name: redact(headers[name], self._key) for name in KEPT_HEADERS if name in headers}

    def _judge(self, call: "_Call", answer: Answer) -> None:
        # A refusal of the question (4xx) says nothing against the host; a limit is the budget's matter.
        if answer.transient and answer.status != HTTPStatus.TOO_MANY_REQUESTS:
            self._breaker.failed(call.policy, call.host)
        else:
            self._breaker.succeeded(call.policy, call.host)


class _Call:
    """One fetch under way."""

    def __init__(self, policy: HostPolicy, host: str, url: str, address: str, kept: float) -> None:
        self.policy = policy
        self.host = host
        self.url = url
        self.address = address
        self.kept = kept
        self.attempts = 0
        self.last_error: str | None = None
        self.last_status: int | None = None


def _if_transient(state: RetryCallState) -> bool:
    error = state.outcome.exception() if state.outcome else None
    return isinstance(error, AttemptError) and error.transient and not error.final


def _host_of(url: str) -> str:
    return urlsplit(url).netloc
