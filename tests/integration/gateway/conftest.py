import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest
import uvicorn

from services.chassis.server import server_config
from services.chassis.settings import Settings
from services.gateway.app import Gateway, build_gateway
from services.gateway.fast import protocol_factory
from tests.integration.gateway.waiting import ROOT, eventually, free_port

INDEX = "<!doctype html><script>window.first = 1</script><script src='/_next/static/a.js'></script><p>Overview</p>"


class StandIn:
    """The stand-in core as a process."""

    def __init__(self) -> None:
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> "StandIn":
        command = [sys.executable, "-m", "tests.integration.gateway.stand_in", str(self.port)]
        self.process = subprocess.Popen(command, cwd=ROOT)
        eventually(self._answers, 20, "the stand-in core")
        return self

    def kill(self) -> None:
        if self.process is not None:
            self.process.kill()
            self.process.wait(10)

    def tell(self, **told: Any) -> dict[str, Any]:
        return httpx.post(f"{self.url}/control", json=told, trust_env=False).json()

    def calls(self, path: str) -> int:
        return self.tell()["calls"].get(path, 0)

    def _answers(self) -> bool:
        try:
            return bool(self.tell())
        except httpx.TransportError:
            return False


@dataclass
class Running:
    """A gateway that listens, in a thread of the test."""

    gateway: Gateway
    url: str
    client: httpx.Client

    def get(self, path: str, **options: Any) -> httpx.Response:
        return self.client.get(f"{self.url}{path}", **options)

    def follows(self) -> "Running":
        eventually(lambda: self.gateway.versions.trusts(["asteroids", "space_weather"]), 10, "changes followed")
        return self


@pytest.fixture
def core() -> Iterator[StandIn]:
    stand_in = StandIn().start()
    yield stand_in
    stand_in.kill()


@pytest.fixture
def web_root(tmp_path: Path) -> Path:
    root = tmp_path / "out"
    files = {
        "index.html": INDEX,
        "asteroids.html": "<p>Asteroids</p>",
        "space-weather/index.html": "<p>Space weather</p>",
        "404.html": "<p>No such page</p>",
        "_next/static/a.js": "console.log('a');" * 100,
        "robots.txt": "User-agent: *",
    }
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text)
    (tmp_path / "secret.txt").write_text("not for you")
    (root / "link.txt").symlink_to(tmp_path / "secret.txt")
    return root


@pytest.fixture
def serve(web_root: Path) -> Iterator[Any]:
    """Starts gateways; each listens when it is returned."""
    running: list[tuple[uvicorn.Server, threading.Thread, Gateway, httpx.Client]] = []

    def start(core_url: str, **options: Any) -> Running:
        limit = options.pop("rate_limit_per_minute", 100_000)
        cache_url = options.pop("cache_url", None)
        settings = Settings(
            core_url=core_url,
            sources="recorded",
            rate_limit_per_minute=limit,
            cache_url=cache_url,
            # Where none is told of, none is there: a gateway asks the model server only for what is its own.
            ml_url=options.pop("ml_url", f"http://127.0.0.1:{free_port()}"),
            trusted_proxies=options.pop("trusted_proxies", ""),
        )
        gateway = build_gateway(settings, **{"web_root": web_root, "read_timeout_s": 10.0, **options})
        port = free_port()
        protocol: Any = protocol_factory(gateway.cache, gateway.limiter, gateway.successes, gateway.proxies)
        server = uvicorn.Server(server_config(gateway.edge, "127.0.0.1", port, protocol))
        thread = threading.Thread(target=server.run, daemon=True)
        thread.start()
        client = httpx.Client(trust_env=False, timeout=10)
        running.append((server, thread, gateway, client))
        eventually(lambda: server.started, 10, "the gateway")
        return Running(gateway, f"http://127.0.0.1:{port}", client)

    yield start
    for server, thread, gateway, client in running:
        client.close()
        gateway.versions.closed = True
        server.should_exit = True
        thread.join(10)


@pytest.fixture
def gateway(core: StandIn, serve: Any) -> Running:
    return serve(core.url).follows()
