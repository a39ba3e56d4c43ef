"""The use cases, as the events that a command shows to a person."""

from collections.abc import Iterator
from itertools import chain
from typing import Any

from services.chassis.errors import InvalidInputError
from services.chassis.settings import Settings
from services.core.transfer.backup import back_up, summary
from services.core.transfer.events import Event
from services.core.transfer.fill import Filling
from services.core.transfer.manifest import chosen, found
from services.core.transfer.objects import copy_objects
from services.core.transfer.restore import restore
from services.core.transfer.unfinished import Unfinished
from services.storage.digest import summing
from services.storage.engines import ENGINES, RECORDS, Engines, Port, objects_at


def copy(settings: Settings, asked: dict[str, Any]) -> Iterator[Event]:
    """Copy what one engine of a port holds into another.

    Args:
        settings: addresses and keys of both.
        asked: `port`, `from`, `to`: names, of which those may be missing that follow from the others; `replace`.

    Raises:
        InvalidInputError: what is asked for is not clear, or no setting names a server.
    """
    port, engine, to = _pair(asked.get("port"), asked.get("from"), asked.get("to"))
    replace = bool(asked.get("replace"))
    with Engines(settings) as engines:
        yield {"copy": {"port": port, "from": engines.place(port, engine), "to": engines.place(port, to)}}
        _hold(engines)
        if port == "objects":
            yield from copy_objects(engines.objects(engine), engines.objects(to), replace=replace)
            return
        note = Unfinished(settings, port, engines.place(port, to), engines.place(port, engine))
        given = engines.contents(port, engine)
        target = engines.contents(port, to)
        with given.view() as view, summing() as cursor:
            filling = Filling(port, view, target, note, cursor)
            yield from filling.compare(replace=replace)
            yield from filling.fill()


def backup(settings: Settings, asked: dict[str, Any]) -> Iterator[Event]:
    """Back up the stores of a platform that does not run.

    Args:
        settings: which stores.
        asked: `at`: another object store than the settings'.
    """
    with Engines(settings) as engines:
        _hold(engines)
        names = {port: engines.configured(port) for port in RECORDS}
        stores = {port: engines.contents(port, name) for port, name in names.items()}
        yield from back_up(stores, objects_at(settings, asked.get("at")), settings.origin, names)


def listed(settings: Settings, asked: dict[str, Any]) -> Iterator[Event]:
    """What backups there are; `at` as for `backup`."""
    whole, parts = found(objects_at(settings, asked.get("at")))
    yield {"backups": [summary(manifest) for manifest in whole], "not_ended": parts}


def restored(settings: Settings, asked: dict[str, Any]) -> Iterator[Event]:
    """Restore a backup into the stores that the settings name.

    Args:
        settings: which stores.
        asked: `instant`, or latest; `at` as for `backup`; `replace`; `ports`, all where it is missing.
    """
    objects = objects_at(settings, asked.get("at"))
    manifest = chosen(objects, str(asked.get("instant")))
    if manifest.mode != settings.origin:
        raise InvalidInputError.of("ORRERY_SOURCES", settings.origin, f"{manifest.mode}, which the backup is of")
    with Engines(settings) as engines:
        yield {"restore": {"instant": manifest.instant, "rows": manifest.rows}}
        _hold(engines)
        targets = {
            port: (
                engines.contents(port, engines.configured(port)),
                Unfinished(settings, port, engines.place(port, engines.configured(port)), f"backup {manifest.instant}"),
            )
            for port in _ports(asked.get("ports"))
        }
        yield from restore(objects, manifest, targets, replace=bool(asked.get("replace")))


def _hold(engines: Engines) -> None:
    """Open the archive that core would: its lock says whether a platform runs, here or on another machine."""
    engines.contents("archive", engines.configured("archive"))


def _ports(names: list[str] | None) -> list[Port]:
    for name in names or ():
        if name not in RECORDS:
            raise InvalidInputError.of("port", name, ", ".join(RECORDS))
    return [port for port in RECORDS if not names or port in names]


def _pair(port: str | None, engine: str | None, to: str | None) -> tuple[Port, str, str]:
    """Port and both engines, the missing ones found by the others."""
    fits = [
        (one, a, b)
        for one, names in ENGINES.items()
        for a, b in (names, names[::-1])
        if port in {None, one} and engine in {None, a} and to in {None, b}
    ]
    if len(fits) != 1:
        allowed = ", ".join(
            f"--from {a} --to {b}" for a, b in chain(ENGINES.values(), (n[::-1] for n in ENGINES.values()))
        )
        raise InvalidInputError.of("copy", {"port": port, "from": engine, "to": to}, allowed, "Name both engines.")
    return fits[0]
