"""Objects from one store into another, each read back and compared by its SHA-256."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from itertools import islice
from typing import Final, NamedTuple

from services.chassis.errors import ConflictError
from services.core.transfer.events import Event
from services.ports.objects import ObjectStore

_AT_ONCE: Final = 4
_ROUND: Final = 64
"""Objects between two events; few, for each may be large."""


class _Carried(NamedTuple):
    key: str
    given: bytes
    held: bytes


def copy_objects(source: ObjectStore, target: ObjectStore, *, replace: bool) -> Iterator[Event]:
    """Copy what the target lacks; events of progress, then one with the folders compared.

    Raises:
        ConflictError: without `replace`, the target holds objects that the source does not; nothing was changed.
    """
    wanted, there = list(source.list("")), set(target.list(""))
    if (others := sorted(there - set(wanted))) and not replace:
        raise ConflictError(
            f"The target holds {len(others)} objects that the source does not, such as {others[0]}. Nothing was "
            "changed. Look whether it is the right one; --replace deletes them."
        )
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        for _ in pool.map(target.delete, others):
            pass
        keys, carried = iter(wanted), list[_Carried]()
        while some := list(islice(keys, _ROUND)):
            carried += pool.map(partial(_carry, source, target, there, replace), some)
            yield {"progress": {"what": "copying objects", "done": len(carried), "total": len(wanted)}}
    yield {"compared": _compared(carried)}


def _carry(source: ObjectStore, target: ObjectStore, there: set[str], replace: bool, key: str) -> _Carried:  # noqa: FBT001
    data = source.get(key)
    given = hashlib.sha256(data).digest()
    held = _hash(target, key) if key in there else None
    if held is None or (held != given and replace):
        target.put(key, data)
        held = _hash(target, key)
    return _Carried(key, given, held)


def _hash(store: ObjectStore, key: str) -> bytes:
    return hashlib.sha256(store.get(key)).digest()


def _compared(carried: list[_Carried]) -> list[Event]:
    folders: dict[str, list[_Carried]] = defaultdict(list)
    for one in carried:
        folders["/".join(one.key.split("/")[:-1][:2]) or "."].append(one)
    rows = []
    for folder, ones in sorted(folders.items()):
        given, held = _whole((one.key, one.given) for one in ones), _whole((one.key, one.held) for one in ones)
        rows.append({"port": "objects", "table": folder, "given": given, "held": held, "same": given == held})
    return rows


def _whole(hashes: Iterable[tuple[str, bytes]]) -> Event:
    whole, count = hashlib.sha256(), 0
    for count, (key, of) in enumerate(hashes, 1):  # noqa: B007 - the last number is how many there are
        whole.update(key.encode() + b"\0" + of)
    return {"rows": count, "digest": whole.hexdigest()}
