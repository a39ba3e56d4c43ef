"""A real HTTP server on loopback that answers as it is told."""

import gzip
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from services.chassis.http import HostPolicy, HttpClient

Behaviour = Callable[[BaseHTTPRequestHandler], None]
KEY = "s3cr3tKeyOfTheOperator0123456789"


@dataclass
class Provider:
    """The server: one behaviour per request, the last for all that follow."""

    url: str
    behaviours: list[Behaviour] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    at_once: int = 0
    most_at_once: int = 0


def answer(body: bytes = b"[]", status: int = 200, **headers: str) -> Behaviour:
    def behave(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)

    return behave


def zipped(body: bytes) -> Behaviour:
    return answer(gzip.compress(body), Content_Encoding="gzip")


def cut_off(body: bytes, declared: int) -> Behaviour:
    def behave(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", str(declared))
        handler.end_headers()
        handler.wfile.write(body)
        handler.close_connection = True

    return behave


def slow(seconds: float, then: Behaviour) -> Behaviour:
    def behave(handler: BaseHTTPRequestHandler) -> None:
        time.sleep(seconds)
        then(handler)

    return behave


def dripping(parts: int, pause_s: float) -> Behaviour:
    def behave(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", str(parts))
        handler.end_headers()
        for _ in range(parts):
            handler.wfile.write(b"x")
            handler.wfile.flush()
            time.sleep(pause_s)

    return behave


@pytest.fixture
def provider() -> Iterator[Provider]:
    state = Provider("")
    lock = threading.Lock()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            with lock:
                state.paths.append(self.path)
                state.headers.append({k.lower(): v for k, v in self.headers.items()})
                state.at_once += 1
                state.most_at_once = max(state.most_at_once, state.at_once)
                behave = state.behaviours.pop(0) if len(state.behaviours) > 1 else state.behaviours[0]
            try:
                behave(self)
            except (BrokenPipeError, ConnectionResetError):
                self.close_connection = True
            finally:
                with lock:
                    state.at_once -= 1

        def log_message(self, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    state.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    yield state
    server.shutdown()
    server.server_close()
    thread.join()


def policies(**changes: object) -> dict[str, HostPolicy]:
    """Quick manners for tests."""
    settings: dict[str, object] = {"limit": 1000, "window_s": 60.0, "backoff_s": 0.01, "backoff_max_s": 0.05,
                                   "patience_s": 2.0, "read_s": 5.0, **changes}  # fmt: skip
    return {name: HostPolicy(name, **settings) for name in ("nasa", "jpl", "swpc", "donki")}


@pytest.fixture
def client(tmp_path: Path) -> Iterator[Callable[..., HttpClient]]:
    made: list[HttpClient] = []

    def make(now: datetime = datetime(2026, 4, 2, tzinfo=UTC), **changes: object) -> HttpClient:
        made.append(HttpClient(tmp_path, lambda: now, KEY, policies(**changes)))
        return made[-1]

    yield make
    for one in made:
        one.close()
