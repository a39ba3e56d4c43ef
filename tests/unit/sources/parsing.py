"""Ways to hand a parser a payload and to look at what came out."""

import json
from datetime import UTC, datetime
from typing import Any

import pyarrow as pa

from etl.sources.columns import LISTS, TABLES
from etl.sources.model import Parsed, Payload
from etl.sources.registry import dataset

FETCHED = datetime(2026, 4, 2, 12, tzinfo=UTC)
_DONKI = "https://kauai.ccmc.gsfc.nasa.gov/DONKI/WS/get/"
ADDRESSES = {
    "cneos_cad/approaches": "https://ssd-api.jpl.nasa.gov/cad.api?date-min=2026-03-26&date-max=2026-06-01&dist-max=0.2",
    "sbdb_query/asteroids": "https://ssd-api.jpl.nasa.gov/sbdb_query.api?sb-group=neo",
    "neows/feed": "https://api.nasa.gov/neo/rest/v1/feed?start_date=2026-03-30&end_date=2026-03-30",
    "neows/lookup": "https://api.nasa.gov/neo/rest/v1/neo/2099942",
    "neows/browse": "https://api.nasa.gov/neo/rest/v1/neo/browse?page=0&size=20",
    "neows/stats": "https://api.nasa.gov/neo/rest/v1/stats",
    "sentry/risks": "https://ssd-api.jpl.nasa.gov/sentry.api",
    "sentry/removals": "https://ssd-api.jpl.nasa.gov/sentry.api?removed=1",
    "sentry/objects": "https://ssd-api.jpl.nasa.gov/sentry.api?des=1979%20XB",
    "fireball/fireballs": "https://ssd-api.jpl.nasa.gov/fireball.api?vel-comp=true",
    "scout/objects": "https://ssd-api.jpl.nasa.gov/scout.api",
    "sbdb/lookup": "https://ssd-api.jpl.nasa.gov/sbdb.api?des=99942&full-prec=true&phys-par=true",
    "swpc/plasma": "https://services.swpc.noaa.gov/json/rtsw/rtsw_wind_1m.json",
    "swpc/mag": "https://services.swpc.noaa.gov/json/rtsw/rtsw_mag_1m.json",
    "swpc/kp": "https://services.swpc.noaa.gov/products/noaa-planetary-k-index.json",
    "donki/shocks": _DONKI + "IPS?startDate=2026-03-04&endDate=2026-04-02",
    "donki/particles": _DONKI + "SEP?startDate=2026-03-04&endDate=2026-04-02",
    "donki/crossings": _DONKI + "MPC?startDate=2026-03-04&endDate=2026-04-02",
    "donki/belts": _DONKI + "RBE?startDate=2026-03-04&endDate=2026-04-02",
    "donki/streams": _DONKI + "HSS?startDate=2026-03-04&endDate=2026-04-02",
    "donki/notifications": _DONKI + "notifications?startDate=2026-03-04&endDate=2026-04-02",
    "donki/analyses": _DONKI + "CMEAnalysis?startDate=2026-03-27&endDate=2026-04-02",
    "donki/simulations": _DONKI + "WSAEnlilSimulations?startDate=2026-03-04&endDate=2026-04-02",
    "swpc/protons": "https://services.swpc.noaa.gov/json/goes/primary/integral-protons-6-hour.json",
    "swpc/alerts": "https://services.swpc.noaa.gov/products/alerts.json",
    "swpc/kp_forecast": "https://services.swpc.noaa.gov/products/noaa-planetary-k-index-forecast.json",
    "swpc/scales": "https://services.swpc.noaa.gov/products/noaa-scales.json",
    "swpc/dst": "https://services.swpc.noaa.gov/products/kyoto-dst.json",
    "swpc/f107": "https://services.swpc.noaa.gov/json/f107_cm_flux.json",
    "swpc/bulletins": "https://services.swpc.noaa.gov/text/3-day-forecast.txt",
    "gfz/kp": "https://kp.gfz.de/app/files/Kp_ap_Ap_SN_F107_since_1932.txt",
    "celestrak/active": "https://celestrak.org/NORAD/elements/gp.php?GROUP=active&FORMAT=csv",
    "celestrak/groups": "https://celestrak.org/NORAD/elements/gp.php?GROUP=stations&FORMAT=csv",
    "celestrak_sw/daily": "https://celestrak.org/SpaceData/SW-All.csv",
    "omni2/hourly": "https://spdf.gsfc.nasa.gov/pub/data/omni/low_res_omni/omni2_2026.dat",
    "swpc/xrays": "https://services.swpc.noaa.gov/json/goes/primary/xrays-6-hour.json",
    "donki/flares": "https://kauai.ccmc.gsfc.nasa.gov/DONKI/WS/get/FLR?startDate=2026-03-04&endDate=2026-04-02",
    "donki/cmes": "https://kauai.ccmc.gsfc.nasa.gov/DONKI/WS/get/CME?startDate=2026-03-04&endDate=2026-04-02",
    "donki/storms": "https://kauai.ccmc.gsfc.nasa.gov/DONKI/WS/get/GST?startDate=2026-03-04&endDate=2026-04-02",
    "mars_photos/manifests": "https://api.nasa.gov/mars-photos/api/v1/manifests/curiosity",
    "mars_photos/photos": "https://api.nasa.gov/mars-photos/api/v1/rovers/curiosity/photos?sol=1000",
    "mars2020_raw/photos": "https://mars.nasa.gov/rss/api/?feed=raw_images&category=mars2020&num=100&page=0&sol=1000",
    "msl_raw/photos": "https://mars.nasa.gov/api/v1/raw_image_items/?per_page=100&page=0&condition_2=4000:sol:in",
    "apod/pictures": "https://science.nasa.gov/wp-json/wp/v2/apod-basic/?page=1&per_page=25",
    "apod/old": "https://api.nasa.gov/planetary/apod?start_date=2026-04-01&end_date=2026-04-02",
    "epic/natural": "https://epic.gsfc.nasa.gov/api/natural",
    "epic/enhanced": "https://epic.gsfc.nasa.gov/api/enhanced",
    "eonet/events": "https://eonet.gsfc.nasa.gov/api/v3/events?status=open",
    "gibs/layers": "https://gibs.earthdata.nasa.gov/wmts/epsg4326/best/1.0.0/WMTSCapabilities.xml",
    "mmgis/waypoints": "https://mars.nasa.gov/mmgis-maps/M20/Layers/json/M20_waypoints.json",
    "mmgis/traverses": "https://mars.nasa.gov/mmgis-maps/M20/Layers/json/M20_traverse.json",
}


def parse(key: str, body: Any, *, url: str | None = None, **about: Any) -> Parsed:
    """Parse bytes, or a JSON value; every promise of a parser is checked on the way."""
    raw = body if isinstance(body, bytes) else json.dumps(body).encode()
    found = dataset(key)
    parsed = found.parse(Payload(raw, url or ADDRESSES[key], FETCHED, **about))
    assert set(parsed.tables) <= set(found.tables)
    check(parsed)
    return parsed


def check(parsed: Parsed) -> None:
    """Every record is a row, a problem or inactive, once; tables have the contract's columns."""
    rows: set[int] = set()
    for name, table in parsed.tables.items():
        assert table.column_names == list(TABLES[name])
        for column in table.schema:
            if column.name == "record_no":
                assert column.type == pa.int64()
            else:
                assert column.type == (pa.list_(pa.string()) if column.name in LISTS else pa.string())
        rows |= set(table["record_no"].to_pylist())
    numbered = [p.record_no for p in parsed.problems if p.record_no is not None]
    assert len(numbered) == len(set(numbered))
    assert parsed.records == len(rows | set(numbered)) + _whole(parsed) + parsed.inactive
    for problem in parsed.problems:
        assert problem.rule
        assert problem.expected
        json.loads(problem.record)


def row(parsed: Parsed, table: str, **where: str) -> dict[str, Any]:
    """The only row of a table that has these values."""
    found = [r for r in parsed.tables[table].to_pylist() if all(r[k] == v for k, v in where.items())]
    assert len(found) == 1, found
    return found[0]


def rules(parsed: Parsed) -> list[tuple[str, str | None]]:
    """Rule and field of each problem."""
    return [(p.rule, p.field_name) for p in parsed.problems]


def _whole(parsed: Parsed) -> int:
    return sum(p.record_no is None for p in parsed.problems)
