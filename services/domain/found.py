"""A new noun is a new file: modules that a package has beside those that it names itself."""

import pkgutil
from collections.abc import Iterable
from importlib import import_module
from types import ModuleType


def beside(package: str, path: Iterable[str], known: Iterable[ModuleType], member: str) -> tuple[ModuleType, ...]:
    """Modules of a package that define `member` and are not in `known`, by name.

    Args:
        package: its name.
        path: its `__path__`.
        known: modules that it names itself.
        member: such as FIELDS.
    """
    names = {module.__name__ for module in known}
    found = (import_module(m.name) for m in pkgutil.iter_modules(path, f"{package}.") if m.name not in names)
    return tuple(module for module in found if hasattr(module, member))
