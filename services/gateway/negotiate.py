"""What a caller can read, reduced to the few forms there are, so that one cached form serves all."""

from functools import lru_cache

JSON = "application/json"
CSV = "text/csv"
ARROW = "application/vnd.apache.arrow.stream"
IDENTITY = "identity"

_MEDIA = {
    "application/json": JSON,
    "text/csv": CSV,
    "application/vnd.apache.arrow.stream": ARROW,
}
_ENCODINGS = ("zstd", "gzip")


@lru_cache(maxsize=512)
def media_of(accept: bytes) -> str:
    """The first of our media types that an Accept header names; JSON where it names none."""
    for name, quality in _items(accept):
        if quality > 0 and name in _MEDIA:
            return _MEDIA[name]
    return JSON


@lru_cache(maxsize=512)
def encoding_of(accept_encoding: bytes) -> str:
    """zstd, gzip or identity: the smallest that an Accept-Encoding header allows."""
    wanted = dict(_items(accept_encoding))
    for name in _ENCODINGS:
        if wanted.get(name, wanted.get("*", 0.0)) > 0:
            return name
    return IDENTITY


def _items(header: bytes) -> list[tuple[str, float]]:
    return [_item(part) for part in header.decode("latin-1").lower().split(",") if part.strip()]


def _item(part: str) -> tuple[str, float]:
    name, *parameters = (piece.strip() for piece in part.split(";"))
    quality = next((value[2:] for value in parameters if value.startswith("q=")), "1")
    try:
        return name, float(quality)
    except ValueError:
        return name, 0.0
