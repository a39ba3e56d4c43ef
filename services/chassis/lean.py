"""Keeps a program's memory small: libraries that it does not use stay out, what it has freed goes back."""

import ctypes
import sys
import threading
import time
from collections.abc import Callable, Sequence
from importlib import import_module
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Any, Final

UNUSED: Final = ("pandas", "rich", "pygments", "h2", "greenlet", "watchfiles")
"""pyarrow loads pandas wherever it stands, 60 MB and a second for nothing; structlog, httpx and uvicorn load the rest,
12 MB."""
GIVE_BACK_EVERY_S: Final = 30.0


class _WithoutUnused(MetaPathFinder):
    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Answer for these alone: as if they were not installed."""
        del path, target
        if fullname in UNUSED:
            raise ModuleNotFoundError(f"Orrery's programs run without {fullname}", name=fullname)
        return None


def without_unused() -> None:
    """Call first in a program that serves: what others load and nothing here uses counts as not installed."""
    if not any(isinstance(finder, _WithoutUnused) for finder in sys.meta_path):
        sys.meta_path.insert(0, _WithoutUnused())


class _WhenUsed:
    def __init__(self, name: str) -> None:
        self._name = name

    def __getattr__(self, name: str) -> Any:
        found = getattr(import_module(self._name), name)
        setattr(self, name, found)
        return found


def when_used(name: str) -> Any:
    """A library that is loaded when the first of its names is used, not where it is imported."""
    return _WhenUsed(name)


def keep_lean() -> None:
    """From now on give freed memory back to the system twice a minute, which the C library else does when it likes."""
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)  # glibc has it, musl and macOS do not
    if trim is not None:
        threading.Thread(target=_keep_giving_back, args=(trim,), name="lean", daemon=True).start()


def _keep_giving_back(trim: Callable[[int], int]) -> None:
    while True:
        time.sleep(GIVE_BACK_EVERY_S)
        trim(0)
