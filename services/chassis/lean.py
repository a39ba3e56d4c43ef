"""Keeps a library that nothing here uses out of a program's memory."""

import sys
from collections.abc import Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType


class _WithoutPandas(MetaPathFinder):
    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Answer for pandas alone: as if it were not installed."""
        del path, target
        if fullname == "pandas":
            raise ModuleNotFoundError("Orrery's programs run without pandas", name=fullname)
        return None


def without_pandas() -> None:
    """Call first in a program: pyarrow loads pandas wherever it is installed, 60 MB and a second for nothing."""
    if not any(isinstance(finder, _WithoutPandas) for finder in sys.meta_path):
        sys.meta_path.insert(0, _WithoutPandas())
