"""Invented capabilities of an image service: a handful of layers in the form of the real thousand."""

from datetime import UTC, datetime, timedelta
from xml.sax.saxutils import escape

_BASE = "https://gibs.earthdata.nasa.gov/wmts/epsg4326/best"
_LAYERS: tuple[tuple[str, str, str, str, str | None], ...] = (
    ("VIIRS_NOAA20_CorrectedReflectance_TrueColor", "Corrected Reflectance (True Color, VIIRS, NOAA-20)", "250m",
     "image/jpeg", "2018-01-05"),
    ("MODIS_Terra_CorrectedReflectance_TrueColor", "Corrected Reflectance (True Color, MODIS, Terra)", "250m",
     "image/jpeg", "2000-02-24"),
    ("MODIS_Aqua_CorrectedReflectance_TrueColor", "Corrected Reflectance (True Color, MODIS, Aqua)", "250m",
     "image/jpeg", "2002-07-03"),
    ("VIIRS_SNPP_Thermal_Anomalies_375m_All", "Fires and Thermal Anomalies (VIIRS, Suomi NPP)", "250m", "image/png",
     "2015-11-24"),
    ("GHRSST_L4_MUR_Sea_Surface_Temperature", "Sea Surface Temperature (L4, MUR)", "1km", "image/png", "2002-06-01"),
    ("IMERG_Precipitation_Rate", "Precipitation Rate (GPM IMERG)", "2km", "image/png", "2000-06-01"),
    ("BlueMarble_ShadedRelief", "Blue Marble, Shaded Relief", "500m", "image/jpeg", None),
)  # fmt: skip


def capabilities(now: datetime) -> bytes:
    """WMTSCapabilities.xml as of an instant; layers of days end with the day."""
    today = f"{now.astimezone(UTC):%Y-%m-%d}"
    before = f"{now.astimezone(UTC) - timedelta(days=400):%Y-%m-%d}"
    body = "".join(_layer(*about, today, before) for about in _LAYERS)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<Capabilities xmlns="http://www.opengis.net/wmts/1.0" xmlns:ows="http://www.opengis.net/ows/1.1" '
        'xmlns:xlink="http://www.w3.org/1999/xlink" version="1.0.0">\n'
        "<ows:ServiceIdentification><ows:Title>SIMULATED Global Imagery</ows:Title></ows:ServiceIdentification>\n"
        f"<Contents>\n{body}</Contents>\n</Capabilities>\n"
    ).encode()


def _layer(  # noqa: PLR0913, PLR0917 - one for each part of a layer
    name: str, title: str, matrix: str, media: str, first: str | None, today: str, before: str
) -> str:
    ending = media.rpartition("/")[2].replace("jpeg", "jpg")
    time = "/{Time}" if first else ""
    # Two spans: a gap of a month, as real layers have some.
    gap_end = f"{datetime.fromisoformat(before) + timedelta(days=31):%Y-%m-%d}"
    dimension = (
        f"<Dimension><ows:Identifier>Time</ows:Identifier><ows:UOM>ISO8601</ows:UOM><Default>{today}</Default>"
        f"<Current>false</Current><Value>{first}/{before}/P1D</Value><Value>{gap_end}/{today}/P1D</Value></Dimension>"
        if first
        else ""
    )
    return (
        f'<Layer><ows:Title xml:lang="en">{escape(title)} SIMULATED</ows:Title>'
        f"<ows:Identifier>{name}</ows:Identifier>"
        '<Style isDefault="true"><ows:Title xml:lang="en">default</ows:Title>'
        "<ows:Identifier>default</ows:Identifier></Style>"
        f"{dimension}<TileMatrixSetLink><TileMatrixSet>{matrix}</TileMatrixSet></TileMatrixSetLink>"
        f"<Format>{media}</Format>"
        f'<ResourceURL format="{media}" resourceType="tile" template="{_BASE}/{name}/default{time}'
        f'/{{TileMatrixSet}}/{{TileMatrix}}/{{TileRow}}/{{TileCol}}.{ending}"/></Layer>\n'
    )
