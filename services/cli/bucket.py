"""Objects of a mode that lie in a bucket instead of below the mode's folder."""

import re
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from services.chassis.errors import OrreryError
from services.chassis.settings import Mode, Settings
from services.ports.objects import ObjectStore
from services.storage.objects import open_objects

_AT_ONCE = 16
_FOLDERS = ("bronze/manifests/", "bronze/packs/")
_BUNDLE = re.compile(r"-(\d+)\.ndjson\.zst$")
"""A bundle's name ends with how many manifests it holds."""


def bucket_of(settings: Settings, mode: Mode) -> ObjectStore | None:
    """The mode's part of the bucket; None where objects are files of the mode's folder."""
    return open_objects(settings.model_copy(update={"sources": mode})) if settings.objects_url else None


def bucket_facts(settings: Settings, mode: Mode) -> dict[str, Any] | None:
    """What `orrery status` tells of it, or why it cannot; one listing, no object is read."""
    objects = bucket_of(settings, mode)
    if objects is None:
        return None
    address = f"{settings.objects_url}/{mode}"
    try:
        return {"address": address, "bytes": objects.size(""), "batches": _batches(objects), "error": None}
    except OrreryError as error:
        return {"address": address, "bytes": None, "batches": {}, "error": error.detail}


def _batches(objects: ObjectStore) -> dict[str, int]:
    found = Counter[str]()
    for key in (key for folder in _FOLDERS for key in objects.list(folder)):
        bundle = _BUNDLE.search(key)
        found[key.split("/")[2]] += int(bundle.group(1)) if bundle else key.endswith(".json")
    return dict(sorted(found.items()))


def forget_bucket(settings: Settings, mode: Mode) -> int:
    """Delete the mode's objects; how many there were.

    Raises:
        OrreryError: the server is away or refuses; what is left goes with the next attempt.
    """
    objects = bucket_of(settings, mode)
    if objects is None:
        return 0
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        return sum(1 for _ in pool.map(objects.delete, objects.list("")))
