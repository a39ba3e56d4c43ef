import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.gateway.negotiate import ARROW, CSV, JSON, encoding_of, media_of


@pytest.mark.parametrize(
    ("header", "encoding"),
    [
        (b"", "identity"),
        (b"gzip, deflate, br, zstd", "zstd"),
        (b"gzip, deflate, br", "gzip"),
        (b"GZIP", "gzip"),
        (b"br", "identity"),
        (b"*", "zstd"),
        (b"zstd;q=0, *", "gzip"),
        (b"gzip;q=0.5, zstd;q=0", "gzip"),
        (b"gzip;q=0", "identity"),
        (b"gzip;q=oops", "identity"),
        (b"identity", "identity"),
    ],
)
def test_encoding(header: bytes, encoding: str) -> None:
    assert encoding_of(header) == encoding


@pytest.mark.parametrize(
    ("header", "media"),
    [
        (b"", JSON),
        (b"*/*", JSON),
        (b"text/html, application/json;q=0.5", JSON),
        (b"text/csv", CSV),
        (b"text/csv;q=0, application/vnd.apache.arrow.stream", ARROW),
        (b"image/png", JSON),
    ],
)
def test_media(header: bytes, media: str) -> None:
    assert media_of(header) == media


@given(st.binary(max_size=200))
def test_any_header_is_understood_somehow(header: bytes) -> None:
    assert encoding_of(header) in {"identity", "gzip", "zstd"}
    assert media_of(header) in {JSON, CSV, ARROW}
