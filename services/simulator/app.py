import pkgutil
from datetime import UTC, datetime
from importlib import import_module
from types import ModuleType

from fastapi import FastAPI

from services.chassis.app import create_app
from services.chassis.clock import PlatformClock, clock_from
from services.chassis.errors import SettingsError
from services.chassis.settings import Settings
from services.ports.clock import Clock
from services.simulator import providers
from services.simulator.faults import Faults
from services.simulator.options import Options
from services.simulator.recorded.source import RecordedSource
from services.simulator.routes import control, donki, jpl, neows, swpc
from services.simulator.source import Source

RECORDED_START = datetime(2026, 4, 2, 16, tzinfo=UTC)  # the storm's first hours


def build_app(settings: Settings, options: Options | None = None, clock: Clock | None = None) -> FastAPI:
    """The simulator's application.

    Args:
        settings: name the mode (recorded or invented) and the clock.
        options: seed and faults; None takes the defaults.
        clock: instead of the settings' own.

    Raises:
        SettingsError: the mode is live, which has real providers.
    """
    options = options or Options()
    clock = clock or _clock(settings)
    about = "The providers' HTTP, recorded or invented."
    app = create_app("simulator", settings, description=about, now=clock.now)
    app.state.source = _source(settings, options)
    app.state.clock = clock
    app.state.faults = Faults(options.faults)
    app.state.allowance = neows.Allowance(speed=settings.clock_speed)
    app.state.seed = options.seed
    for module in (neows, jpl, swpc, donki, control, *_providers()):
        app.include_router(module.router)
    return app


def _providers() -> list[ModuleType]:
    found = pkgutil.iter_modules(providers.__path__, f"{providers.__name__}.")
    return [import_module(module.name) for module in found]


def _clock(settings: Settings) -> Clock:
    if settings.origin == "recorded" and settings.clock_start is None:
        return PlatformClock(RECORDED_START, datetime.now(UTC), settings.clock_speed)
    return clock_from(settings)


def _source(settings: Settings, options: Options) -> Source:
    if settings.origin == "recorded":
        return RecordedSource()
    if settings.origin == "invented":
        # numpy and the propagation are loaded only where something is invented
        from services.simulator.invented.source import InventedSource  # noqa: PLC0415

        return InventedSource(options.seed)
    raise SettingsError("ORRERY_SOURCES is live: the simulator serves recorded or invented; set it to one of them.")
