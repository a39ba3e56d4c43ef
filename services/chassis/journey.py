"""Ids that go with a piece of work through every program: in its log lines and in the calls it makes."""

import os
import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from contextvars import copy_context
from functools import partial
from typing import TYPE_CHECKING, Any, Final, ParamSpec, TypeVar
from uuid import uuid4

from structlog.contextvars import bind_contextvars, bound_contextvars, get_contextvars

if TYPE_CHECKING:
    import httpx

REQUEST_ID: Final = "X-Request-Id"
RUN_ID: Final = "X-Orrery-Run-Id"
_HEADERS: Final = {"request_id": REQUEST_ID, "run_id": RUN_ID}
_VARIABLES: Final = {"request_id": "ORRERY_OF_REQUEST", "run_id": "ORRERY_OF_RUN"}
_SANE = re.compile(rb"[A-Za-z0-9._-]{1,64}")
_P = ParamSpec("_P")
_T = TypeVar("_T")


def new_id() -> str:
    """An id that nothing had before."""
    return uuid4().hex


def bound(**ids: str) -> AbstractContextManager[None]:
    """Within this, log lines and calls to other programs carry these ids (`request_id`, `run_id`)."""
    return bound_contextvars(**ids)


def current() -> dict[str, str]:
    """The ids of the work under way."""
    return {name: value for name, value in get_contextvars().items() if name in _HEADERS}


def outgoing() -> dict[str, str]:
    """The same as headers of a call to another program of the platform."""
    return {_HEADERS[name]: value for name, value in current().items()}


def environment() -> dict[str, str]:
    """The environment of a process that this one starts for the work under way; it calls `adopt`."""
    return {**os.environ, **{_VARIABLES[name]: value for name, value in current().items()}}


def adopt() -> None:
    """Be part, with all that this process does, of the work that it was started for."""
    bind_contextvars(**{name: os.environ[key] for name, key in _VARIABLES.items() if os.environ.get(key)})


def onto(request: "httpx.Request") -> None:
    """Put them onto a request: a hook of an httpx client. Never of one that asks a provider."""
    request.headers.update(outgoing())


def incoming(headers: list[tuple[bytes, bytes]], name: str) -> str | None:
    """The id that a caller sent in a header of that name; None where it is none or not a sane one."""
    wanted = name.lower().encode()
    given = next((value for key, value in headers if key == wanted), b"")
    return given.decode() if _SANE.fullmatch(given) else None


def carried(function: Callable[_P, _T]) -> Callable[_P, _T]:
    """The function as work of this journey, whichever thread is to call it."""
    return partial[Any](copy_context().run, function)
