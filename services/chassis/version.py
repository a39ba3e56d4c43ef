"""Which Orrery this is."""

from functools import cache
from importlib.metadata import PackageNotFoundError, version


@cache
def orrery_version() -> str:
    """Version of the installed package; `0` where the code runs without being installed."""
    try:
        return version("orrery")
    except PackageNotFoundError:
        return "0"
