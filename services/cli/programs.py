"""The programs of the platform: how each is started and where it listens."""

import os
import sys
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit

from services.chassis.settings import Mode, stand_ins
from services.cli.instance import free_port

BOOTSTRAP = Path(__file__).with_name("bootstrap.py")
# Freed memory goes back to the system soon: measured 858 MB resident without, 735 MB with, for the whole platform.
LEAN_MEMORY = {
    "ARROW_DEFAULT_MEMORY_POOL": "system",
    "MALLOC_ARENA_MAX": "2",
    "MALLOC_TRIM_THRESHOLD_": "131072",
}


@dataclass(frozen=True, slots=True)
class Program:
    """One process: `python -m module`, ready when `url`/ready answers 200; one without a url is never asked."""

    name: str
    module: str
    url: str
    script: tuple[str, ...] = ()
    """What Python runs instead of a module."""

    @property
    def command(self) -> list[str]:
        """Command line of the process."""
        return [sys.executable, *(self.script or ("-m", self.module))]


@dataclass(frozen=True, slots=True)
class Plan:
    """What one start of the platform runs, and the environment that all of it shares."""

    programs: tuple[Program, ...]
    environment: dict[str, str]

    def program(self, name: str) -> Program:
        """A program by name."""
        return next(p for p in self.programs if p.name == name)


@dataclass(frozen=True, slots=True)
class PlatformClock:
    """The platform's clock: `start` at wall instant `epoch`, running at `speed`; None is wall time."""

    start: datetime
    epoch: datetime
    speed: float

    def environment(self) -> dict[str, str]:
        """The clock as settings."""
        return {
            "ORRERY_CLOCK_START": self.start.isoformat(),
            "ORRERY_CLOCK_EPOCH": self.epoch.isoformat(),
            "ORRERY_CLOCK_SPEED": str(self.speed),
        }

    def at(self, wall: datetime) -> datetime:
        """Platform time at a wall instant."""
        return self.start + (wall - self.epoch) * self.speed


def plan(  # noqa: PLR0913 - two keyword-only variations of one layout
    mode: Mode,
    data_root: Path,
    gateway_url: str,
    clock: PlatformClock | None,
    *,
    scheduler: str | None = None,
    gateway: bool = True,
) -> Plan:
    """Lay out the programs of a mode on free loopback ports."""
    urls = {name: f"http://127.0.0.1:{free_port()}" for name in ("core", "etl", "simulator", "ml")}
    urls["gateway"] = gateway_url
    programs = [Program("core", "services.core", urls["core"]), Program("etl", "etl.worker", urls["etl"])]
    if gateway:
        programs.append(Program("gateway", "services.gateway", gateway_url))
        programs.append(Program("ml", "ml.server", urls["ml"]))
    if mode != "live":
        programs.insert(0, Program("simulator", "services.simulator", urls["simulator"]))
    environment = LEAN_MEMORY | dict(os.environ)
    if (scheduler or environment.get("ORRERY_SCHEDULER")) == "prefect":
        programs.append(Program("flows", "etl.flows", ""))
        home = data_root.absolute() / mode / "prefect"
        environment = {"PREFECT_HOME": str(home), "PREFECT_SERVER_ANALYTICS_ENABLED": "false"} | environment
    environment |= {f"ORRERY_{name.upper()}_URL": url for name, url in urls.items()}
    environment |= {"ORRERY_SOURCES": mode, "ORRERY_DATA": str(data_root.absolute()), "PYTHONUNBUFFERED": "1"}
    if scheduler:
        environment["ORRERY_SCHEDULER"] = scheduler
    if clock:
        environment |= clock.environment()
    if mode != "live":
        environment |= provider_addresses(urls["simulator"])
    return Plan(tuple(programs), environment)


def with_web_server(layout: Plan, url: str) -> Plan:
    """The same plan with Next.js's development server at `url`, which passes questions on to the plan's gateway."""
    address = urlsplit(url)
    options = ("--hostname", str(address.hostname), "--port", str(address.port))
    web = Program("web", "", url, (str(BOOTSTRAP), "next", "dev", *options))
    return replace(layout, programs=(*layout.programs, web))


def provider_addresses(simulator_url: str) -> dict[str, str]:
    """Settings that point every provider client at the simulator, as an environment."""
    return {f"ORRERY_{name.upper()}": url for name, url in stand_ins(simulator_url).items()}
