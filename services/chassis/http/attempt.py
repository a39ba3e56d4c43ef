"""One exchange with a provider: send, follow redirects within the host, read the body within its limits."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from urllib.parse import urlsplit

import httpx

from services.chassis.http.answer import FORM_HEADER, NOT_RECORDED
from services.chassis.http.hosts import HostPolicy

_REDIRECTS = 3
_TRANSIENT_STATUS = {HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.TOO_EARLY, HTTPStatus.TOO_MANY_REQUESTS}
_SHOWN = 300

Learn = Callable[[int, Mapping[str, str]], None]


class AttemptError(Exception):
    """An exchange that gave no answer to keep.

    `final` ends the retries whatever else holds; `unreached` says that no connection came about in time, `unrecorded`
    that the recording that is played holds no answer.
    """

    def __init__(  # noqa: PLR0913 - all but the message are facts about it, by name
        self,
        message: str,
        *,
        status: int | None = None,
        transient: bool,
        final: bool = False,
        unreached: bool = False,
        unrecorded: bool = False,
    ) -> None:
        super().__init__(message)
        self.unreached = unreached
        self.unrecorded = unrecorded
        self.status = status
        self.transient = transient
        self.final = final


@dataclass(frozen=True, slots=True)
class Received:
    """A successful answer: 2xx with its whole body decoded, or word that nothing is new, 304 or a text."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    is_new: bool = True


def attempt(http: httpx.Client, policy: HostPolicy, address: str, headers: Mapping[str, str], learn: Learn) -> Received:
    """One exchange. `learn` is told status and headers of whatever comes, before the body is read.

    Raises:
        AttemptError: no answer, a refusal, a redirect elsewhere, or a body that is too long, too slow or cut off.
    """
    timeout = httpx.Timeout(policy.read_s, connect=policy.connect_s)
    deadline = time.monotonic() + policy.total_s
    try:
        for _ in range(_REDIRECTS + 1):
            with http.stream("GET", address, headers=dict(headers), timeout=timeout) as response:
                learn(response.status_code, response.headers)
                if not (policy.redirects and response.has_redirect_location):
                    return _received(response, _body(response, policy, deadline), policy.nothing_new)
                address = _same_host(address, response.headers["location"])
    except (httpx.TransportError, httpx.DecodingError) as error:
        unreached = isinstance(error, httpx.ConnectTimeout)
        raise AttemptError(_no_answer(error, policy), transient=True, unreached=unreached) from None
    except httpx.InvalidURL:
        raise AttemptError("the address is no valid URL; check the provider's base address", transient=False) from None
    raise AttemptError(f"more than {_REDIRECTS} redirects", transient=False)


def _received(response: httpx.Response, body: bytes, nothing_new: str) -> Received:
    status = response.status_code
    if status == HTTPStatus.NOT_MODIFIED or (nothing_new and body.lstrip().startswith(nothing_new.encode())):
        return Received(status, response.headers, b"", is_new=False)
    if response.is_success:
        return Received(status, response.headers, body)
    transient = response.is_server_error or status in _TRANSIENT_STATUS
    said = body[:_SHOWN].decode("utf-8", "replace").strip()
    unrecorded = status == HTTPStatus.NOT_FOUND and response.headers.get(FORM_HEADER) == NOT_RECORDED
    message = f"HTTP {status} {response.reason_phrase}: {said}"
    raise AttemptError(message, status=status, transient=transient, unrecorded=unrecorded)


def _body(response: httpx.Response, policy: HostPolicy, deadline: float) -> bytes:
    parts, size = [], 0
    for part in response.iter_bytes():
        parts.append(part)
        size += len(part)
        if size > policy.max_bytes:
            limit = f"the answer is longer than {policy.max_bytes} bytes; ask for a shorter window"
            raise AttemptError(limit, status=response.status_code, transient=False)
        if time.monotonic() > deadline:
            slow = f"the answer took longer than {policy.total_s:g} s"
            raise AttemptError(slow, status=response.status_code, transient=True)
    return b"".join(parts)


def _same_host(address: str, location: str) -> str:
    target = httpx.URL(address).join(location)
    here, there = urlsplit(address), urlsplit(str(target))
    if there.netloc != here.netloc or (here.scheme == "https" and there.scheme != "https"):
        raise AttemptError(
            f"redirected to another host ({there.scheme}://{there.netloc}), which is not followed; "
            "set the provider's base address if it has moved",
            transient=False,
        )
    return str(target)


def _no_answer(error: Exception, policy: HostPolicy) -> str:
    if isinstance(error, httpx.ConnectTimeout):
        return f"no connection within {policy.connect_s:g} s"
    if isinstance(error, httpx.TimeoutException):
        return f"nothing received for {policy.read_s:g} s"
    if isinstance(error, httpx.RemoteProtocolError | httpx.DecodingError):
        return f"the answer was cut off or damaged: {error}"
    return f"no answer: {type(error).__name__}: {error}"
