"""Pictures are told by their bytes, and small ones are made of large ones."""

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from etl.runs.images import NoPictureError, mosaic_of, picture_of, thumbnail_of


def _bytes(size: tuple[int, int], form: str = "JPEG", colour: str = "red", mode: str = "RGB") -> bytes:
    sink = io.BytesIO()
    Image.new(mode, size, colour).save(sink, form)
    return sink.getvalue()


@pytest.mark.parametrize(
    ("form", "kind"), [("JPEG", "image/jpeg"), ("PNG", "image/png"), ("GIF", "image/gif"), ("WEBP", "image/webp")]
)
def test_kinds_are_told_by_the_bytes(form: str, kind: str) -> None:
    kept = picture_of(_bytes((640, 320), form))
    assert (kept.media_type, kept.width, kept.height, kept.is_made) == (kind, 640, 320, False)


@pytest.mark.parametrize(
    "body", [b"", b"<html></html>", b"<svg onload='x'/>", b"\x89PNG\r\n\x1a\nbroken", b"BM" + b"0" * 99]
)
def test_what_is_no_picture_is_refused(body: bytes) -> None:
    with pytest.raises(NoPictureError):
        thumbnail_of(body)


def test_a_large_picture_becomes_small_and_a_small_one_stays() -> None:
    made = thumbnail_of(_bytes((2000, 1000)))
    assert (made.width, made.height, made.media_type, made.is_made) == (480, 240, "image/jpeg", True)
    small = _bytes((200, 200))
    assert thumbnail_of(small).body == small


def test_transparency_becomes_black() -> None:
    made = thumbnail_of(_bytes((1000, 500), "PNG", (255, 255, 255, 0), "RGBA"))
    assert max(Image.open(io.BytesIO(made.body)).getpixel((10, 10))) < 8


def test_a_mosaic_puts_tiles_where_they_belong_and_is_cut() -> None:
    tiles = [(_bytes((512, 512), colour=c), 512 * i, 0) for i, c in enumerate(("red", "blue"))]
    whole = mosaic_of(tiles, (700, 300))
    image = Image.open(io.BytesIO(whole.body))
    assert image.size == (700, 300)
    assert image.getpixel((100, 100))[0] > 200
    assert image.getpixel((600, 100))[2] > 200
    with pytest.raises(NoPictureError):
        mosaic_of([(b"no tile", 0, 0)], (10, 10))


@given(st.binary(max_size=60), st.integers(0, 600))
@settings(max_examples=100, deadline=None)
def test_damaged_bytes_are_a_picture_or_refused(put: bytes, place: int) -> None:
    raw = _bytes((700, 300))
    body = raw[:place] + put + raw[place + len(put) :]
    try:
        assert thumbnail_of(body).width <= 480
    except NoPictureError:
        return
