"""Pictures by their bytes: what they are, how large, and smaller ones made of them."""

import io
import warnings
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from PIL import Image, ImageOps, UnidentifiedImageError

THUMBNAIL_PX: Final = (480, 960)
"""Greatest width and height of a thumbnail."""
_QUALITY: Final = 82
_MAGIC: Final = ((b"\xff\xd8\xff", "image/jpeg"), (b"\x89PNG\r\n\x1a\n", "image/png"), (b"GIF87a", "image/gif"),
                 (b"GIF89a", "image/gif"))  # fmt: skip
_FORMATS: Final = ("JPEG", "PNG", "GIF", "WEBP")


class NoPictureError(Exception):
    """Bytes that are no picture of a kind that is kept."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A picture ready to be stored; width and height in pixels."""

    body: bytes
    media_type: str
    width: int
    height: int
    is_made: bool = False


def picture_of(body: bytes) -> Kept:
    """What the bytes are, by themselves: no answer's label is believed.

    Raises:
        NoPictureError: they are no JPEG, PNG, GIF or WebP, or too large to be one.
    """
    media_type = next((kind for magic, kind in _MAGIC if body.startswith(magic)), None)
    if body[:4] == b"RIFF" and body[8:12] == b"WEBP":
        media_type = "image/webp"
    if media_type is None:
        raise NoPictureError(f"{body[:40]!r} is no beginning of a JPEG, PNG, GIF or WebP picture")
    with _opened(body) as image:
        return Kept(body, media_type, *image.size)


def thumbnail_of(body: bytes) -> Kept:
    """A picture at most as large as a thumbnail: itself where it is small, else a JPEG made of it.

    Raises:
        NoPictureError: as `picture_of`, or the picture's data are damaged.
    """
    whole = picture_of(body)
    if whole.width <= THUMBNAIL_PX[0] and whole.height <= THUMBNAIL_PX[1]:
        return whole
    with _opened(body) as image:
        try:
            image.draft("RGB", (THUMBNAIL_PX[0] * 2, THUMBNAIL_PX[1] * 2))  # a JPEG is then decoded small at once
            image.thumbnail(THUMBNAIL_PX)
            upright = ImageOps.exif_transpose(image)
            return _jpeg(_flat(upright))
        except (OSError, ValueError, SyntaxError) as error:
            raise NoPictureError(f"its data are damaged: {error}") from None


def mosaic_of(tiles: Iterable[tuple[bytes, int, int]], size: tuple[int, int]) -> Kept:
    """One picture of several.

    Args:
        tiles: bytes, and the upper left corner in pixels of the whole.
        size: width and height of the whole; what reaches beyond is cut off.

    Raises:
        NoPictureError: a tile is none.
    """
    whole = Image.new("RGB", size)
    for body, left, top in tiles:
        picture_of(body)
        with _opened(body) as tile:
            try:
                whole.paste(_flat(tile), (left, top))
            except (OSError, ValueError, SyntaxError) as error:
                raise NoPictureError(f"the data of a tile are damaged: {error}") from None
    return _jpeg(whole)


def _opened(body: bytes) -> Image.Image:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            return Image.open(io.BytesIO(body), formats=_FORMATS)
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError) as error:
        raise NoPictureError(f"it begins like a picture and cannot be read as one: {error}") from None
    except (Image.DecompressionBombWarning, Image.DecompressionBombError) as error:
        raise NoPictureError(f"it has more pixels than are read here: {error}") from None


def _flat(image: Image.Image) -> Image.Image:
    """Without transparency, which a JPEG does not have: on black, as space is."""
    if image.mode in {"RGBA", "LA", "PA"} or "transparency" in image.info:
        clear = image.convert("RGBA")
        ground = Image.new("RGBA", clear.size, "black")
        return Image.alpha_composite(ground, clear).convert("RGB")
    return image.convert("RGB")


def _jpeg(image: Image.Image) -> Kept:
    sink = io.BytesIO()
    image.save(sink, "JPEG", quality=_QUALITY, optimize=True)
    return Kept(sink.getvalue(), "image/jpeg", *image.size, is_made=True)
