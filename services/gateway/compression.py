import asyncio
import gzip

import zstandard

from services.gateway.negotiate import IDENTITY

LEAST_BYTES = 512
_INLINE_BYTES = 64 * 1024
_COMPRESSIBLE = ("text/", "application/json", "application/problem+json", "application/javascript", "image/svg+xml")
_ALSO = ("application/vnd.apache.arrow.stream", "application/wasm", "application/manifest+json", "application/xml")


def is_compressible(media_type: str, size: int) -> bool:
    """Whether compressing `size` bytes of that type is worth it."""
    return size >= LEAST_BYTES and media_type.startswith(_COMPRESSIBLE + _ALSO)


async def compress(body: bytes, encoding: str) -> bytes:
    """The body in that content encoding; large ones in a thread, so that other answers go on."""
    if encoding == IDENTITY:
        return body
    if len(body) < _INLINE_BYTES:
        return _compress(body, encoding)
    return await asyncio.to_thread(_compress, body, encoding)


def _compress(body: bytes, encoding: str) -> bytes:
    if encoding == "zstd":
        return zstandard.ZstdCompressor(level=3, write_checksum=False).compress(body)
    return gzip.compress(body, compresslevel=6, mtime=0)
