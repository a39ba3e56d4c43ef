"""Every dataset and picture of every provider module in this package, and which dataset a URL or a name belongs to."""

import pkgutil
import re
from collections.abc import Iterator
from importlib import import_module
from typing import Any
from urllib.parse import urlsplit

import etl.sources
from etl.sources.model import Dataset
from etl.sources.pictures import Pictures
from services.chassis.errors import InvalidInputError


def _told(name: str) -> Iterator[Any]:
    for module in pkgutil.iter_modules(etl.sources.__path__, "etl.sources."):
        if module.name != __name__:
            yield from getattr(import_module(module.name), name, ())


DATASETS: tuple[Dataset, ...] = tuple(d for d in _told("DATASETS") if isinstance(d, Dataset))
PICTURES: tuple[Pictures, ...] = tuple(_told("PICTURES"))
BENCHMARKS: tuple[Dataset, ...] = tuple(_told("BENCHMARKS"))
"""Published sets that come as files, once: read like all else, never asked for and never due."""
_BY_KEY = {d.key: d for d in (*DATASETS, *BENCHMARKS)}
_ADDRESSES = tuple((re.compile(pattern), d) for d in DATASETS for pattern in d.addresses)


def dataset(key: str) -> Dataset:
    """Look a dataset up by `source/name`.

    Raises:
        KeyError: there is none of that name.
    """
    return _BY_KEY[key]


def datasets_of(name: str) -> list[Dataset]:
    """All datasets of a source (`donki`), or the one that is called so (`donki/flares`).

    Raises:
        InvalidInputError: there is none of that name.
    """
    if found := [d for d in DATASETS if name in {d.source, d.key}]:
        return found
    allowed = sorted({d.source for d in DATASETS} | {d.key for d in DATASETS})
    raise InvalidInputError.of("source", name, ", ".join(allowed))


def match(url: str) -> Dataset | None:
    """The dataset that answered a provider's public URL; None for an address that Orrery does not read."""
    parts = urlsplit(url)
    address = f"{parts.hostname or ''}{parts.path.rstrip('/')}"
    with_query = f"{address}?{parts.query}"
    return next((d for p, d in _ADDRESSES if p.fullmatch(address) or p.fullmatch(with_query)), None)
