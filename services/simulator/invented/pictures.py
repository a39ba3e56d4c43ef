"""Drawings that stand in for pictures, each with the word SIMULATED across it; the same address is the same drawing."""

import hashlib
import io
import math
import re
from functools import lru_cache
from typing import Final

import numpy as np
from PIL import Image, ImageDraw, ImageFont

MARK: Final = "SIMULATED"
_SIZES: Final = {
    "tile": (512, 512),
    "thumb": (200, 200),
    "epic": (1024, 1024),
    "apod": (1600, 1000),
    "other": (1024, 768),
}
_TILE: Final = re.compile(r"/(?P<zoom>\d+)/(?P<row>\d+)/(?P<column>\d+)\.(?:jpe?g|png)$")


@lru_cache(maxsize=64)
def drawing(seed: int, address: str) -> tuple[bytes, str]:
    """Bytes and media type of the drawing for an address (host and path)."""
    kind = _kind(address)
    number = int.from_bytes(hashlib.sha256(f"{seed}|{address}".encode()).digest()[:4], "big")
    rng = np.random.default_rng(number)
    image = _DRAW[kind](rng, _SIZES[kind], address)
    _mark(image, address)
    form, media_type = ("PNG", "image/png") if address.lower().endswith(".png") else ("JPEG", "image/jpeg")
    sink = io.BytesIO()
    image.save(sink, form)
    return sink.getvalue(), media_type


def _kind(address: str) -> str:
    if address.startswith("gibs.") and _TILE.search(address):
        return "tile"
    if address.startswith("epic."):
        return "thumb" if "/thumbs/" in address else "epic"
    return "apod" if "apod" in address else "other"


def _sky(rng: np.random.Generator, size: tuple[int, int], _address: str) -> Image.Image:
    image = Image.new("RGB", size, (8, 10, 24))
    draw = ImageDraw.Draw(image)
    for x, y, radius, light in rng.uniform(size=(400, 4)):
        r, grey = 0.5 + 2.2 * radius**6, int(90 + 165 * light)
        draw.ellipse([x * size[0] - r, y * size[1] - r, x * size[0] + r, y * size[1] + r], (grey, grey, grey))
    x, y = rng.uniform(0.3, 0.7, 2) * size
    colour = tuple(int(c) for c in rng.integers(60, 160, 3))
    for ring in range(10, 0, -1):
        r = ring * size[1] / 40
        shade = tuple(c * (11 - ring) // 10 for c in colour)
        draw.ellipse([x - 1.8 * r, y - r, x + 1.8 * r, y + r], outline=shade, width=3)
    return image


def _earth(rng: np.random.Generator, size: tuple[int, int], _address: str) -> Image.Image:
    image = Image.new("RGB", size, "black")
    draw = ImageDraw.Draw(image)
    radius, middle = size[0] * 0.42, size[0] / 2
    draw.ellipse([middle - radius, middle - radius, middle + radius, middle + radius], (28, 66, 120))
    for angle, far, wide in rng.uniform(size=(14, 3)):
        distance = radius * 0.75 * math.sqrt(far)
        x, y = middle + distance * math.cos(6.3 * angle), middle + distance * math.sin(6.3 * angle)
        r = radius * (0.05 + 0.12 * wide)
        draw.ellipse([x - 1.6 * r, y - r, x + 1.6 * r, y + r], (226, 232, 238))
    return image


def _tile(_rng: np.random.Generator, size: tuple[int, int], address: str) -> Image.Image:
    """A part of a chart of degrees: lines every 30 degrees, so that a mosaic shows whether it fits."""
    image = Image.new("RGB", size, (14, 34, 58))
    draw = ImageDraw.Draw(image)
    place = _TILE.search(address)
    if place is None:
        return image
    a_pixel = 0.5625 / 2 ** int(place["zoom"])
    west = -180 + int(place["column"]) * size[0] * a_pixel
    north = 90 - int(place["row"]) * size[1] * a_pixel
    for degree in range(-180, 181, 30):
        x, y = (degree - west) / a_pixel, (north - degree) / a_pixel
        draw.line([(x, 0), (x, size[1])], (52, 92, 128))
        draw.line([(0, y), (size[0], y)], (52, 92, 128))
    for x in range(max(0, math.ceil((180 - west) / a_pixel)), size[0]):
        draw.line([(x, 0), (x, size[1])], "black")
    return image


def _ground(rng: np.random.Generator, size: tuple[int, int], _address: str) -> Image.Image:
    rows = np.linspace(0, 1, size[1])[:, None, None]
    noise = rng.normal(0, 5, (size[1], size[0], 1))
    shades = np.array([186, 142, 108]) * (1 - rows) + np.array([104, 62, 40]) * rows + noise
    return Image.fromarray(np.clip(shades, 0, 255).astype(np.uint8))


_DRAW = {"tile": _tile, "thumb": _earth, "epic": _earth, "apod": _sky, "other": _ground}


def _mark(image: Image.Image, address: str) -> None:
    draw = ImageDraw.Draw(image)
    large = ImageFont.load_default(max(18, image.width // 12))
    small = ImageFont.load_default(max(10, image.width // 60))
    middle = (image.width / 2, image.height / 2)
    draw.text(middle, MARK, "white", large, anchor="mm", stroke_width=2, stroke_fill="black")
    draw.text((6, image.height - 6), address[-90:], (200, 200, 200), small, anchor="ls")
