"""Runs one program's application until it is told to stop."""

import sys
from typing import Any
from urllib.parse import urlsplit

import uvicorn

from services.chassis.errors import SettingsError

LOOPBACK = "127.0.0.1"


def serve(app: Any, url: str, *, host: str = LOOPBACK, port: int | None = None, grace_s: int = 5) -> None:
    """Serve `app` on the port of `url` until SIGTERM or SIGINT, then finish what is under way.

    Args:
        app: an ASGI application.
        url: the program's own address; gives the port unless `port` is named.
        host: address to bind; internal programs keep loopback.
        port: overrides the port of `url`.
        grace_s: how long open answers may take to finish at the end, in seconds.

    Raises:
        SystemExit: 1 when the port is taken or start-up failed.
    """
    server = uvicorn.Server(
        uvicorn.Config(
            app,
            host=host,
            port=port or _port(url),
            log_config=None,
            access_log=False,
            server_header=False,
            timeout_graceful_shutdown=grace_s,
            timeout_keep_alive=30,
        )
    )
    server.run()
    if not server.started:
        sys.exit(1)


def _port(url: str) -> int:
    port = urlsplit(url).port
    if port is None:
        raise SettingsError(f"{url!r} names no port; write it as http://127.0.0.1:8081.")
    return port
