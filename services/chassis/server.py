"""Runs one program's application until it is told to stop."""

import signal
import sys
from collections.abc import Callable
from types import FrameType
from typing import Any
from urllib.parse import urlsplit

import uvicorn
from uvicorn.config import STARTUP_FAILURE

from services.chassis.errors import SettingsError
from services.chassis.lean import keep_lean

if sys.platform != "win32":
    import resource

LOOPBACK = "127.0.0.1"
MOST_FILES = 10_240
"""Open files that a program asks the system for; macOS gives no more."""


class _Server(uvicorn.Server):
    """uvicorn that returns on SIGTERM instead of dying of it, and says so before it waits for open answers."""

    on_stop: Callable[[], None] | None = None

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:  # noqa: ARG002 - a signal handler's form
        if self.should_exit and sig == signal.SIGINT:
            self.force_exit = True
        if not self.should_exit and self.on_stop is not None:
            self.on_stop()
        self.should_exit = True


def serve(  # noqa: PLR0913 - keyword-only, each with a default
    app: Any,
    url: str,
    *,
    host: str = LOOPBACK,
    port: int | None = None,
    protocol: Any = "httptools",
    on_stop: Callable[[], None] | None = None,
    grace_s: int = 3,
) -> None:
    """Serve `app` on the port of `url` until SIGTERM or SIGINT, then finish what is under way and return.

    Args:
        app: an ASGI application.
        url: the program's own address; gives the port unless `port` is named.
        host: address to bind; internal programs keep loopback.
        port: overrides the port of `url`.
        protocol: uvicorn's name of an HTTP protocol, or a factory of one.
        on_stop: called at the signal, in the loop's thread: end endless answers (event streams) here.
        grace_s: how long open answers may take to finish at the end, in seconds.

    Raises:
        SystemExit: 3 when the port is taken or start-up failed.
    """
    server = _Server(server_config(app, host, port or _port(url), protocol, grace_s))
    server.on_stop = on_stop
    keep_lean()
    raise_open_files()
    server.run()
    if not server.started:
        sys.exit(STARTUP_FAILURE)


def raise_open_files() -> None:
    """Allow this process `MOST_FILES` open files, or as many as its hard limit gives.

    Each connection is one file. The usual soft limit, 1024 on Linux and 256 on macOS, is used up by fewer than two
    hundred open pages; further connections are then closed without an answer.
    """
    if sys.platform == "win32":
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = MOST_FILES if hard == resource.RLIM_INFINITY else min(MOST_FILES, hard)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))


def server_config(app: Any, host: str, port: int, protocol: Any = "httptools", grace_s: int = 3) -> uvicorn.Config:
    """How every program is served, whoever runs the server."""
    return uvicorn.Config(
        app,
        host=host,
        port=port,
        http=protocol,
        ws="none",
        log_config=None,
        access_log=False,
        server_header=False,
        # Trusting X-Forwarded-For from loopback would let any local caller choose its own address.
        proxy_headers=False,
        timeout_graceful_shutdown=grace_s,
        timeout_keep_alive=30,
    )


def _port(url: str) -> int:
    port = urlsplit(url).port
    if port is None:
        raise SettingsError(f"{url!r} names no port; write it as http://127.0.0.1:8081.")
    return port
