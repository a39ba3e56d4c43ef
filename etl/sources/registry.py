"""Every dataset, and which of them a recorded URL belongs to."""

import re
from urllib.parse import urlsplit

from etl.sources import cneos_cad, donki, neows, sbdb_query, swpc
from etl.sources.model import Dataset

DATASETS: tuple[Dataset, ...] = (
    *cneos_cad.DATASETS,
    *sbdb_query.DATASETS,
    *neows.DATASETS,
    *swpc.DATASETS,
    *donki.DATASETS,
)
_BY_KEY = {d.key: d for d in DATASETS}

_ADDRESSES = tuple(
    (re.compile(pattern), key)
    for pattern, key in (
        (r"ssd-api\.jpl\.nasa\.gov/cad\.api", "cneos_cad/approaches"),
        (r"ssd-api\.jpl\.nasa\.gov/sbdb_query\.api", "sbdb_query/asteroids"),
        (r"api\.nasa\.gov/neo/rest/v1/feed(/today)?", "neows/feed"),
        (r"api\.nasa\.gov/neo/rest/v1/neo/browse", "neows/browse"),
        (r"api\.nasa\.gov/neo/rest/v1/neo/(lookup|\d+)", "neows/lookup"),
        (r"services\.swpc\.noaa\.gov/products/solar-wind/plasma-[0-9a-z-]+\.json", "swpc/plasma"),
        (r"services\.swpc\.noaa\.gov/json/rtsw/rtsw_wind_1m\.json", "swpc/plasma"),
        (r"services\.swpc\.noaa\.gov/products/solar-wind/mag-[0-9a-z-]+\.json", "swpc/mag"),
        (r"services\.swpc\.noaa\.gov/json/rtsw/rtsw_mag_1m\.json", "swpc/mag"),
        (r"services\.swpc\.noaa\.gov/products/noaa-planetary-k-index\.json", "swpc/kp"),
        (r"services\.swpc\.noaa\.gov/json/goes/primary/xrays-[0-9a-z-]+\.json", "swpc/xrays"),
        (r"(kauai\.ccmc\.gsfc\.nasa\.gov/DONKI/WS/get|api\.nasa\.gov/DONKI)/FLR", "donki/flares"),
        (r"(kauai\.ccmc\.gsfc\.nasa\.gov/DONKI/WS/get|api\.nasa\.gov/DONKI)/CME", "donki/cmes"),
        (r"(kauai\.ccmc\.gsfc\.nasa\.gov/DONKI/WS/get|api\.nasa\.gov/DONKI)/GST", "donki/storms"),
    )
)


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
    return next((_BY_KEY[key] for pattern, key in _ADDRESSES if pattern.fullmatch(address)), None)
