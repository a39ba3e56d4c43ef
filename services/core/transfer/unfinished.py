"""The note that a store is being filled: whoever finds it knows that what the store holds is not whole."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from services.chassis.errors import StorageError
from services.chassis.settings import Settings
from services.storage.engines import RECORDS, Engines, Port
from services.storage.failures import storage_error


class Unfinished:
    """The note of one port, as a file beside the mode's other data.

    Args:
        settings: whose data folder.
        port: which store is filled.
        target: where it is.
        source: with what.
    """

    def __init__(self, settings: Settings, port: Port, target: str, source: str) -> None:
        self.target = target
        self._path = _path(settings, port)
        self._facts = {"target": target, "source": source}

    @property
    def goes_on(self) -> bool:
        """Whether this same filling was begun and not ended."""
        held = _read(self._path)
        return held is not None and {name: held.get(name) for name in self._facts} == self._facts

    def begin(self) -> None:
        """Note it, before the first change.

        Raises:
            StorageError: the note cannot be written.
        """
        if self.goes_on:
            return
        beside = self._path.with_suffix(".part")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            beside.write_text(json.dumps({**self._facts, "begun_at": datetime.now(UTC).isoformat()}))
            beside.replace(self._path)
        except OSError as error:
            raise storage_error(error, self._path) from error

    def end(self) -> None:
        """The store holds what it was given."""
        self._path.unlink(missing_ok=True)


def check_finished(settings: Settings) -> None:
    """Refuse to serve a store that is filled in part.

    Raises:
        StorageError: names the store, and what would have filled it.
    """
    engines = Engines(settings)
    for port in RECORDS:
        held = _read(_path(settings, port))
        if held and held.get("target") == engines.place(port, engines.configured(port)):
            raise StorageError(
                f"The {port} store {held['target']} was to be filled from {held.get('source')} since "
                f"{held.get('begun_at')}, which did not end. Run that command again, which goes on where it was; or "
                f"empty the store and delete {_path(settings, port)}."
            )


def _path(settings: Settings, port: Port) -> Path:
    return settings.data_dir / f"unfinished-{port}.json"


def _read(path: Path) -> dict[str, Any] | None:
    try:
        facts = json.loads(path.read_text())
    except (OSError, ValueError):
        return None
    return facts if isinstance(facts, dict) else None
