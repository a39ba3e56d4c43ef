"""Which engines the suite runs on: every module `engine_*` beside this one names its own."""

import importlib
import os
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Engine:
    """One engine of a port.

    `opens` gives a fresh, empty store of its own each time, and takes it away afterwards. `server` names the
    `ORRERY_TEST_<server>_URL` that it needs. `gaps` says why the engine lacks a capability.
    """

    port: str
    name: str
    software: str
    opens: Callable[[Path], AbstractContextManager[Any]]
    server: str | None = None
    gaps: Mapping[str, str] = field(default_factory=dict)

    @property
    def missing(self) -> str | None:
        """Why the engine cannot be had here, and what starts it; None where it can."""
        if self.server is None or os.environ.get(f"ORRERY_TEST_{self.server}_URL"):
            return None
        return f"ORRERY_TEST_{self.server}_URL is not set; `make test-servers` starts what is installed"


def found() -> tuple[Engine, ...]:
    """Every engine, embedded ones first."""
    modules = sorted(Path(__file__).parent.glob("engine_*.py"))
    engines = [e for m in modules for e in importlib.import_module(f"tests.contract.storage.{m.stem}").ENGINES]
    return tuple(sorted(engines, key=lambda e: (e.port, e.server is not None, e.name)))
