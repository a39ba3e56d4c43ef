"""Every dataset of every provider module in this package, and which of them a recorded URL belongs to."""

import pkgutil
import re
from collections.abc import Iterator
from importlib import import_module
from urllib.parse import urlsplit

import etl.sources
from etl.sources.model import Dataset


def _found() -> Iterator[Dataset]:
    for module in pkgutil.iter_modules(etl.sources.__path__, "etl.sources."):
        if module.name != __name__:
            yield from (d for d in getattr(import_module(module.name), "DATASETS", ()) if isinstance(d, Dataset))


DATASETS: tuple[Dataset, ...] = tuple(_found())
_BY_KEY = {d.key: d for d in DATASETS}
_ADDRESSES = tuple((re.compile(pattern), d) for d in DATASETS for pattern in d.addresses)


def dataset(key: str) -> Dataset:
    """Look a dataset up by `source/name`.

    Raises:
        KeyError: there is none of that name.
    """
    return _BY_KEY[key]


def match(url: str) -> Dataset | None:
    """The dataset that answered a provider's public URL; None for an address that Orrery does not read."""
    parts = urlsplit(url)
    address = f"{parts.hostname or ''}{parts.path.rstrip('/')}"
    with_query = f"{address}?{parts.query}"
    return next((d for p, d in _ADDRESSES if p.fullmatch(address) or p.fullmatch(with_query)), None)
