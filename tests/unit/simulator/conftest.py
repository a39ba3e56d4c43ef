from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import httpx
import pytest

from services.chassis.settings import load_settings
from services.simulator.app import build_app
from services.simulator.options import Options


@dataclass
class Frozen:
    """A platform clock that tests move by hand."""

    at: datetime

    def now(self) -> datetime:
        return self.at


@dataclass
class Simulated:
    """The simulator's application with its clock, asked without a network."""

    client: httpx.AsyncClient
    clock: Frozen

    async def get(self, path: str, headers: dict[str, str] | None = None) -> httpx.Response:
        return await self.client.get(path, headers=headers)

    async def json(self, path: str) -> Any:
        answer = await self.get(path)
        assert answer.status_code == 200, (path, answer.status_code, answer.text[:300])
        return answer.json()

    async def fault(self, **fault: Any) -> None:
        answer = await self.client.post("/_faults", json=fault)
        assert answer.status_code == 201, answer.text


def simulated(sources: str, at: str, **options: Any) -> Simulated:
    clock = Frozen(datetime.fromisoformat(at).replace(tzinfo=UTC))
    app = build_app(load_settings(sources=sources), Options(**options), clock)
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)
    return Simulated(httpx.AsyncClient(transport=transport, base_url="http://simulator"), clock)


@pytest.fixture
def recorded() -> Simulated:
    return simulated("recorded", "2026-04-02T16:00")


@pytest.fixture
def invented() -> Simulated:
    return simulated("invented", "2026-11-21T02:00")


@pytest.fixture
def invent() -> Callable[..., Simulated]:
    return lambda at="2026-11-21T02:00", **options: simulated("invented", at, **options)
