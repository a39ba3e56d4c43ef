"""NASA GIBS: the layers of Earth imagery, from the capabilities of its WMTS; and once a day a picture of all Earth.

Tiles are on a grid of degrees: zoom 1 of every matrix set of EPSG:4326 has 0.28125 degrees a pixel and tiles of 512
pixels from 90 north, 180 west, so three columns and two rows hold the Earth, with blank beyond 180 east and 90 south.
"""

import io
import re
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import ParseError, iterparse

from etl.sources import columns
from etl.sources.cleaning import entity
from etl.sources.model import Ask, Dataset, Parsed, Payload, Problem, Request, about
from etl.sources.payload import UnreadableError, record_text, unreadable
from etl.sources.pictures import Picture, Pictures, Tile
from etl.sources.rows import table

_COLUMNS = ("layer_id", "layer_title", "tile_matrix_set", "layer_from", "layer_to", "layer_default", "layer_periods",
            "tile_url_template")  # fmt: skip
LAYERS = columns.bronze("bronze_gibs__layers", *_COLUMNS, "tile_formats", lists=("tile_formats",))
CAPABILITIES = "/wmts/epsg4326/best/1.0.0/WMTSCapabilities.xml"
WHOLE_EARTH = "VIIRS_NOAA20_CorrectedReflectance_TrueColor"
MOSAIC_PX = (1280, 640)
TILE_PX = 512
_SPAN = re.compile(r"^(\S+?)/(\S+?)/P\S+$")
_CREDIT = "NASA EOSDIS GIBS"
_TERMS = "Free to use; acknowledge NASA's Global Imagery Browse Services (GIBS), part of EOSDIS"


def parse(payload: Payload) -> Parsed:
    """Layers of a capabilities document."""
    try:
        found = list(_layers(payload))
    except UnreadableError as error:
        return unreadable(payload, error)
    bad = [i for i, layer in enumerate(found) if not layer["layer_id"]]
    sound = [i for i, layer in enumerate(found) if layer["layer_id"]]
    values = {c: [found[i][c] for i in sound] for c in (*_COLUMNS, "tile_formats")}
    expected = "a layer with an Identifier; the provider may have renamed it"
    return Parsed(
        records=len(found),
        tables={LAYERS: table(LAYERS, sound, values)},
        problems=[Problem("record.field_missing", expected, record_text(found[i]), i, "Identifier") for i in bad],
        declared=len(found),
    )


def _layers(payload: Payload) -> Iterator[dict[str, Any]]:
    body = payload.body.strip()
    if not body.startswith((b"<?xml", b"<Capabilities")):
        shown = body[:120].decode("utf-8", "replace")
        raise UnreadableError("payload.xml", "a WMTS capabilities document; ask the provider again", shown)
    root = None
    try:
        for _, element in iterparse(io.BytesIO(body), events=("end",)):
            root = element.tag
            if element.tag.endswith("}Layer"):
                yield _layer(element)
                element.clear()
    except (ParseError, DefusedXmlException, LookupError, ValueError) as error:
        cut = payload.truncated or not body.endswith(b">")
        rule = "payload.truncated" if cut else "payload.xml"
        raise UnreadableError(rule, "a whole XML document without entities", f"{len(body)} bytes: {error}") from None
    if root is None or not root.endswith("}Capabilities"):
        raise UnreadableError("payload.shape", "a document named Capabilities", root)


def _layer(element: Any) -> dict[str, Any]:
    periods = [v.text.strip() for v in element.iterfind("{*}Dimension/{*}Value") if v.text]
    spans = [_SPAN.match(p) for p in periods]
    address = element.find("{*}ResourceURL[@resourceType='tile']")
    return {
        "layer_id": _text(element, "{*}Identifier"),
        "layer_title": _text(element, "{*}Title"),
        "tile_matrix_set": _text(element, "{*}TileMatrixSetLink/{*}TileMatrixSet"),
        "tile_formats": [f.text.strip() for f in element.iterfind("{*}Format") if f.text],
        "layer_from": min((s[1] if s else p for s, p in zip(spans, periods, strict=True)), default=None),
        "layer_to": max((s[2] if s else p for s, p in zip(spans, periods, strict=True)), default=None),
        "layer_default": _text(element, "{*}Dimension/{*}Default"),
        "layer_periods": len(periods),
        "tile_url_template": None if address is None else address.get("template"),
    }


def _text(element: Any, path: str) -> str | None:
    text: str | None = element.findtext(path)
    return text.strip() or None if text else None


def _pictures(row: Mapping[str, Any], now: datetime) -> list[Picture]:
    """All Earth on the day before, when every orbit of the day has come down."""
    day, template = f"{now - timedelta(days=1):%Y-%m-%d}", row["tile_url_template"]
    if row["layer_id"] != WHOLE_EARTH or not template or not (row["layer_from"] or day) <= day:
        return []
    filled = template.replace("{Time}", day).replace("{TileMatrixSet}", row["tile_matrix_set"] or "")
    filled = filled.replace("{TileMatrix}", "1")
    places = [(r, c) for r in range(2) for c in range(3)]
    tiles = tuple(
        Tile(filled.replace("{TileRow}", str(r)).replace("{TileCol}", str(c)), c * TILE_PX, r * TILE_PX)
        for r, c in places
    )
    return [Picture(url=tiles[0].url, role="mosaic", credit=_CREDIT, licence=_TERMS, day=day, tiles=tiles,
                    size=MOSAIC_PX)]  # fmt: skip


def _requests(ask: Ask) -> list[Request]:
    return [Request("gibs", f"{ask.settings.gibs_url}{CAPABILITIES}")]


PICTURES = (
    Pictures(source="gibs", table="dim_imagery_layers", key="layer_id", newest="layer_id", of=_pictures, most=3000,
             columns=("layer_id", "tile_matrix_set", "layer_from", "tile_url_template")),
)  # fmt: skip
_CLEANING = entity(LAYERS, "silver_gibs__layers", {c: c for c in (*_COLUMNS, "tile_formats")})
DATASETS = (
    Dataset(about("gibs", "layers"), "gibs", (LAYERS,), _requests, parse,
            (r"gibs\.earthdata\.nasa\.gov/wmts/epsg4326/best/(1\.0\.0/)?WMTSCapabilities\.xml",), (_CLEANING,)),
)  # fmt: skip
